// Exports talks again whenever one of their files is saved.
import { exitCodes } from '../model/failure.ts'
import { stateOf } from '../project/files.ts'
import { exportTalks, type Job, type World } from './talks.ts'

/** Exports again and again, until it is stopped. @returns the exit code */
export async function watchTalks<Io extends World>(job: Job<Io>): Promise<number> {
  const statesOf = async (paths: readonly string[]): Promise<Map<string, string>> =>
    new Map(await Promise.all(paths.map(async (path) => [path, await stateOf(path).catch(() => '')] as const)))
  const talks = job.files.filter((file) => file !== '-')
  let paths = talks
  while (!job.io.signal.aborted) {
    // before they are read: what is saved while it is written is written too
    const before = await statesOf(paths)
    const { watched, code } = await exportTalks({ ...job, sure: true })
    paths = [...new Set([...talks, ...watched])]
    if (paths.length === 0) return code
    const known = new Map([...await statesOf(paths), ...before])
    job.io.err('watching; Ctrl-C ends it\n')
    while (!job.io.signal.aborted && [...await statesOf(paths)].every(([path, state]) => known.get(path) === state)) await pause(job.io.signal)
  }
  return exitCodes.good
}

const pause = (signal: AbortSignal): Promise<void> => new Promise((resolve) => {
  const timer = setTimeout(done, 200)
  function done(): void {
    clearTimeout(timer)
    signal.removeEventListener('abort', done)
    resolve()
  }
  signal.addEventListener('abort', done)
})
