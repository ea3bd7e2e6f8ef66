// How much memory this process takes with the browsers below it, where the system tells (Linux).
import { existsSync, readFileSync, readdirSync } from 'node:fs'

export interface Memory {
  /** the most so far, in bytes; null where the system does not tell */
  peak: () => number | null
  end: () => void
}

/** Looks five times a second; a look takes about a millisecond, and keeps no process running. */
export function watchMemory(): Memory {
  if (!existsSync('/proc/thread-self/children')) return { peak: () => null, end: () => {} }
  let most = 0
  const look = (): void => { most = Math.max(most, taken()) }
  const timer = setInterval(look, 200).unref()
  return {
    peak: () => {
      look()
      // while this process itself is busy nobody looks, but the system does
      return Math.max(most, kilobytesOf(String(process.pid))('VmHWM') * 1024)
    },
    end: () => clearInterval(timer),
  }
}

/** @returns bytes; what processes share, such as the browser's code, counts once: where it is largest */
function taken(): number {
  const tree = [String(process.pid)]
  for (const pid of tree) tree.push(...childrenOf(pid))
  const sizes = tree.map(kilobytesOf)
  return 1024 * (sizes.reduce((sum, size) => sum + size('RssAnon'), 0) + Math.max(...sizes.map((size) => size('RssFile') + size('RssShmem'))))
}

/** What the system says of a process. */
function kilobytesOf(pid: string): (name: 'RssAnon' | 'RssFile' | 'RssShmem' | 'VmHWM') => number {
  const status = orNothing(() => readFileSync(`/proc/${pid}/status`, 'utf8'))
  return (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
}

const childrenOf = (pid: string): string[] => Array.from(orNothing(() => readdirSync(`/proc/${pid}/task`)))
  .flatMap((thread) => orNothing(() => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')).match(/\d+/g) ?? [])

/** What a process was that ended meanwhile. */
function orNothing<T>(read: () => T): T | '' {
  try {
    return read()
  } catch {
    return ''
  }
}
