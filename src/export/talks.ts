// Exports talks side by side: one browser for all, a deadline for each, and word of how it goes.
import { statSync } from 'node:fs'
import { cpus } from 'node:os'
import { resolve } from 'node:path'
import type { RunningBrowser } from '../browser/browser.ts'
import { watchMemory } from '../browser/memory.ts'
import { Failure, exitCodes, type ExitCode } from '../model/failure.ts'
import { hasErrors } from '../model/hasErrors.ts'
import type { OpenedDeck } from '../project/open.ts'
import type { Exporter } from './exporter.ts'
import { makeReporter, type Streams } from './report.ts'
import type { Wanted } from './wanted.ts'

export interface World extends Streams { cwd: string; signal: AbortSignal }

export interface Job<Io extends World> {
  files: readonly string[]
  exporters: readonly Exporter[]
  wanted: Wanted
  /** as the user wrote it */
  output: string | undefined
  /** whether what happens is told as events */
  json: boolean
  /** how many ms a talk of so many slides may take */
  timeout: (slides: number) => number
  io: Io
  /** @param pages that will be worked on from the start @throws Failure (noBrowser) */
  start: (io: Io, signal: AbortSignal, pages: number) => Promise<RunningBrowser>
  /** opens a talk and tells what is wrong with it */
  open: (file: string, io: Io) => Promise<OpenedDeck>
  /** whether a talk that fails ends nothing but itself */
  sure?: boolean
}

/** @returns the exit code, and the files that what was written depends on */
export async function exportTalks<Io extends World>(job: Job<Io>): Promise<{ code: ExitCode; watched: string[] }> {
  const { files, exporters, wanted, output, json, timeout, io, sure = false } = job
  const draws = exporters.filter(({ browser }) => browser).length
  const memory = draws > 0 ? watchMemory() : null
  const report = makeReporter(files, io, { json, toStdout: output === '-', memory: () => memory?.peak() ?? null })
  const late = new AbortController()
  const signal = AbortSignal.any([io.signal, late.signal])
  // the browser comes up while the first talk is read; that there is none is told after what is wrong with the talk
  const starting = draws > 0 ? job.start(report.io(io), signal, files.length === 1 && isLong(resolve(io.cwd, files[0]!)) ? 2 : 1) : null
  await starting?.catch(() => {})
  const { exportTalk } = await import('./run.ts')
  /** files that are still to be drawn: after the last one the browser ends, while that is checked and written */
  let undrawn = files.length * draws
  const browser = async (): Promise<RunningBrowser> => {
    const running = await starting!
    /** pages that a format works on */
    let open = 0
    return { ...running, work: (job) => {
      open++
      return running.work(job).finally(() => { if (--open === 0 && --undrawn === 0) void running.end() })
    } }
  }
  const watched: string[] = []
  const codes: ExitCode[] = []

  const one = async (file: string): Promise<void> => {
    let deadline: NodeJS.Timeout | undefined
    try {
      const opened = await exportTalk(file, {
        cwd: io.cwd, exporters, wanted, output, several: files.length > 1, browser, signal, out: io.out,
        open: (name) => job.open(name, report.io(io)),
        counted: (slides) => {
          report.counted(file, slides)
          if (starting === null) return
          const milliseconds = timeout(slides)
          deadline = setTimeout(() => late.abort(tooLate(file, milliseconds, report.doing(file))), milliseconds)
        },
        step: (doing, part) => report.step(file, doing, part),
        written: (written) => report.written(file, written),
        warn: (message) => report.warn(file, message),
      })
      watched.push(...opened.watch)
      if (opened.deck !== null && !hasErrors(opened.diagnostics)) return
      report.failed(file, new Failure(`${file} has errors: nothing was written.`, exitCodes.deckErrors))
      codes.push(exitCodes.deckErrors)
    } catch (error) {
      if (!(error instanceof Failure) || (files.length === 1 && !sure && !json) || late.signal.aborted) throw error
      report.failed(file, error)
      codes.push(error.exitCode)
    } finally {
      clearTimeout(deadline)
      report.ended(file)
    }
  }
  try {
    await sideBySide(files, Math.min(4, cpus().length), one)
  } finally {
    report.clear()
    memory?.end()
    await starting?.then((running) => running.end(), () => {})
  }
  return { code: codes[0] ?? exitCodes.good, watched }
}

/** Whether a talk will be printed in pieces, guessed before it is read. */
const isLong = (path: string): boolean => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 60_000

/** Runs a job for each, so many at once; the first that throws ends them all. */
async function sideBySide<T>(items: readonly T[], most: number, job: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await job(item)
  }
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker))
}

function tooLate(file: string, milliseconds: number, doing: string): Failure {
  return new Failure(`The export of ${file} was not done after ${milliseconds / 1000} s; it was ${doing}. Nothing was written.`,
    exitCodes.deadline, 'Give it more time with --timeout, in milliseconds.')
}
