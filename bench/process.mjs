// Runs a whole command and says how long it took and how much memory its processes held at their peak.
import { spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'

/**
 * @returns {Promise<{ seconds: number, megabytes: number | null }>} wall time from spawn to exit; peak of the summed
 *   proportional set size of the process and its descendants, sampled every 25 ms (Linux only, else null)
 * @throws when the command does not exit 0, or not within five minutes
 */
export async function run(command, args, { env = {}, cwd, memory = false } = {}) {
  const started = performance.now()
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (data) => (errors += data))
  let peak = 0
  const late = setTimeout(() => child.kill('SIGKILL'), 300_000)
  const timer = memory && process.platform === 'linux' ? setInterval(() => (peak = Math.max(peak, treeMegabytes(child.pid))), 25) : null
  const code = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject))
  clearInterval(timer)
  clearTimeout(late)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${errors}`)
  return { seconds: (performance.now() - started) / 1000, megabytes: timer ? peak : null }
}

function treeMegabytes(root) {
  const children = new Map()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = /^\d+ \(.*\) \S (\d+)/s.exec(read(`/proc/${name}/stat`))?.[1]
    if (parent) children.set(parent, [...(children.get(parent) ?? []), name])
  }
  const tree = [String(root)]
  for (const pid of tree) tree.push(...(children.get(pid) ?? []))
  const kilobytes = tree.map((pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0))
  return kilobytes.reduce((sum, size) => sum + size, 0) / 1024
}

/** '' for a process that ended meanwhile */
function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** @returns {number} the middle of the values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.length % 2 ? sorted[sorted.length >> 1] : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2
}
