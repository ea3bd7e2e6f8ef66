// Loads the command as the engine compiled it the last time: compiling is a fifth of what writing a talk of 100 slides as HTML takes.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'
import { crc32 } from 'node:zlib'

/** The values that a file of the command exports. */
type Exports = Record<string, unknown>
type Wrapped = (exports: Exports, require: (name: string) => unknown, module: { exports: Exports }, filename: string, dirname: string, importModule: (name: string) => Promise<unknown>) => void

/**
 * Most of what a command does it does once. The engine compiles what runs often in a thread of its own, which takes the
 * second core from the browser for longer than it saves: it does so fifteen times later than it would.
 */
const compileLate = '--interrupt-budget=1000000'

/**
 * Loads a file of CommonJS and what it requires of its own folder. What had to be compiled is kept when the process exits,
 * in the user's cache; where that cannot be written it is compiled each time.
 * @param folder of the package's build
 */
export function loadCompiled(folder: string, file: string): Exports {
  // before anything is compiled: what was compiled under other flags is refused
  setFlagsFromString(compileLate)
  const requireOther = createRequire(join(folder, file))
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'deck', 'compiled', `${process.version}-${process.arch}`)
  const loaded = new Map<string, { exports: Exports }>()
  const fresh: { kept: string; script: Script }[] = []

  const load = (name: string): Exports => {
    const known = loaded.get(name)
    if (known) return known.exports
    const module = { exports: {} }
    loaded.set(name, module)
    const filename = join(folder, name)
    const source = readFileSync(filename)
    // the engine itself compares no more than the length, and the files of a package are all of one day
    const kept = join(cache, `${name}-${source.length}-${crc32(source).toString(16)}`)
    const cachedData = readKept(kept)
    const script = new Script(`(function (exports, require, module, __filename, __dirname, importModule) { ${source.toString('utf8')}\n})`, {
      filename, ...(cachedData ? { cachedData } : {}),
    })
    if (!cachedData || script.cachedDataRejected) fresh.push({ kept, script })
    const run = script.runInThisContext() as Wrapped
    run(module.exports, (other) => (other.startsWith('./') ? load(other.slice(2)) : requireOther(other)), module, filename, folder, (other) => import(other))
    return module.exports
  }

  // by then it is known which of its functions were called
  process.once('exit', () => keep(cache, fresh))
  return load(file)
}

/** undefined where there is nothing, or what was not written whole: the engine would trust it. */
function readKept(path: string): Buffer | undefined {
  try {
    const bytes = readFileSync(path)
    const data = bytes.subarray(4)
    return bytes.readUInt32LE(0) === crc32(data) ? data : undefined
  } catch {
    return undefined
  }
}

/** Never throws: a cache that cannot be written makes nothing wrong. */
function keep(cache: string, fresh: readonly { kept: string; script: Script }[]): void {
  for (const { kept, script } of fresh) {
    const beside = `${kept}.${process.pid}`
    try {
      const data = script.createCachedData()
      const sum = Buffer.alloc(4)
      sum.writeUInt32LE(crc32(data))
      mkdirSync(cache, { recursive: true, mode: 0o700 })
      writeFileSync(beside, Buffer.concat([sum, data]), { flag: 'wx' })
      renameSync(beside, kept)
    } catch {
      try {
        rmSync(beside, { force: true })
      } catch {
        // there is no folder that it could be in
      }
      return
    }
  }
}
