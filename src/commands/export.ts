// deck export: writes talks as files of any kind.
import { statSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { cpus } from 'node:os'
import type { RunningBrowser } from '../browser/browser.ts'
import { hasErrors } from '../model/hasErrors.ts'
import { Failure, exitCodes, type ExitCode } from '../model/failure.ts'
import type { Exporter } from '../export/exporter.ts'
import type { Wanted } from '../export/wanted.ts'
import type { Command, Io } from './command.ts'
import { browserOptions, deckOptions, findAndStart, openAndReport, readTimeout } from './options.ts'

type Options = Readonly<Record<string, unknown>>

export const exportCommand: Command = {
  name: 'export',
  summary: 'write a PDF, pictures, one HTML file or text',
  arguments: [['<file...>', 'talks; "-" reads standard input']],
  options: [
    { flags: '-o, --output <path>', description: 'file to write, "-" for standard output, or a folder for several; otherwise the talk\'s name in this folder' },
    { flags: '--pdf', description: 'a PDF, one page a slide; also the default' },
    { flags: '--html', description: 'one HTML file with everything inside; opens from disk, offline' },
    { flags: '--pptx', description: 'slides to edit in PowerPoint, Impress or Keynote' },
    { flags: '--md', description: 'Markdown with marks between all slides; read again it is the same talk', aliases: ['--markdown'] },
    { flags: '--text', description: 'plain text with a rule between slides', aliases: ['--txt'] },
    { flags: '--png', description: 'a picture of every slide', aliases: ['--images', '--image'] },
    { flags: '--jpeg', description: 'the same as JPEG' },
    { flags: '--webp', description: 'the same as WebP' },
    { flags: '--format <names>', description: 'formats by name, as pdf,png; otherwise by the output\'s name' },
    { flags: '--range <slides>', description: 'only these slides, as 3-7,12', aliases: ['--slides <slides>'] },
    { flags: '--steps', description: 'a page or picture for every step', aliases: ['--with-clicks', '--fragments'] },
    { flags: '--notes', description: 'PDF: the speaker\'s notes under each slide', aliases: ['--with-notes'] },
    { flags: '--handout <n>', description: 'PDF: 1, 2, 3, 4, 6 or 9 slides on a sheet of paper; 1 and 3 have lines to write on' },
    { flags: '--scale <n>', description: 'pictures: how large, 1 for 1280×720' },
    { flags: '--contact-sheet', description: 'pictures: one more with all slides' },
    { flags: '--light', description: 'the theme\'s light face, for paper' },
    { flags: '--size <size>', description: 'shape of the slides or size of a page, as 4:3, A4, letter or 1920x1080' },
    { flags: '--max-size <size>', description: 'write nothing that is larger, as 10MB' },
    { flags: '--source', description: 'PDF: the talk\'s text inside even if it has notes; see "deck recover"' },
    { flags: '--no-source', description: 'PDF: the talk\'s text not inside' },
    ...deckOptions,
    { flags: '-w, --watch', description: 'write again whenever a talk is saved' },
    { flags: '--json', description: 'tell what happens as JSON, one event a line' },
    ...browserOptions,
  ],
  examples: ['deck export talk.txt', 'deck export talk.md -o out/talk.pdf', 'deck export - -o - < talk.txt > talk.pdf', 'deck export talks/*.txt -o pdfs --light'],
  async run(files, options, io) {
    const [{ readWanted }, exporters, { chooseExporters, checkTargets }] = await Promise.all([
      import('../export/wanted.ts'), import('../export/formats/index.ts'), import('../export/target.ts')])
    const chosen = chooseExporters(Object.values(exporters), options)
    checkTargets(files, files.map((file) => basename(file, extname(file))), chosen, options.output as string | undefined)
    const job: Job = { files, options, io, chosen, wanted: readWanted(options, io.env), timeout: readTimeout(options.timeout), sure: false }
    if (options.watch !== true) return (await exportAll(job)).code
    return watch(job)
  },
}

interface Job {
  files: readonly string[]
  options: Options
  io: Io
  chosen: readonly Exporter[]
  wanted: Wanted
  timeout: (slides: number) => number
  /** whether a talk that fails ends nothing but itself */
  sure: boolean
}

/** @returns the exit code, and what on disk changes what was written */
async function exportAll({ files, options, io, chosen, wanted, timeout, sure }: Job): Promise<{ code: ExitCode; watched: string[] }> {
  const [{ makeReporter }, { exportTalk }, { watchMemory }] = await Promise.all([import('../export/report.ts'), import('../export/run.ts'), import('../browser/memory.ts')])
  const output = options.output as string | undefined
  const draws = chosen.filter(({ browser }) => browser).length
  const memory = draws > 0 ? watchMemory() : null
  const report = makeReporter(files, io, { json: options.json === true, toStdout: output === '-', memory: () => memory?.peak() ?? null })
  const late = new AbortController()
  const signal = AbortSignal.any([io.signal, late.signal])
  // the browser comes up while the first talk is read; that there is none is told after what is wrong with the talk
  const starting = draws > 0 ? findAndStart(options, report.io(io), signal, files.length === 1 && isLong(resolve(io.cwd, files[0]!)) ? 2 : 1) : null
  await starting?.catch(() => {})
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
        cwd: io.cwd, exporters: chosen, wanted, output, several: files.length > 1, browser, signal, out: io.out,
        open: (name) => openAndReport(name, { ...options, size: wanted.shape ?? undefined }, report.io(io), { draw: true }),
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
      if (!(error instanceof Failure) || (files.length === 1 && !sure && options.json !== true) || late.signal.aborted) throw error
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

/** Exports again and again, until it is stopped. */
async function watch(job: Job): Promise<number> {
  const { stateOf } = await import('../project/files.ts')
  const statesOf = async (paths: readonly string[]): Promise<Map<string, string>> =>
    new Map(await Promise.all(paths.map(async (path) => [path, await stateOf(path).catch(() => '')] as const)))
  const talks = job.files.filter((file) => file !== '-')
  let paths = talks
  while (!job.io.signal.aborted) {
    // before they are read: what is saved while it is written is written too
    const before = await statesOf(paths)
    const { watched, code } = await exportAll({ ...job, sure: true })
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

function tooLate(file: string, milliseconds: number, doing: string): Failure {
  return new Failure(`The export of ${file} was not done after ${milliseconds / 1000} s; it was ${doing}. Nothing was written.`,
    exitCodes.deadline, 'Give it more time with --timeout, in milliseconds.')
}
