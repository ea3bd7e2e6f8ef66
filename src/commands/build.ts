// deck build: writes a folder that any static server can show: a deck, or a conference's site.
import type { RunningBrowser } from '../browser/browser.ts'
import type { BuildReport } from '../build/build.ts'
import type { Paper } from '../build/talk.ts'
import type { Decisive } from '../build/unchanged.ts'
import { count } from '../model/count.ts'
import { hasErrors } from '../model/hasErrors.ts'
import { Failure, exitCodes } from '../model/failure.ts'
import { makeSource } from '../model/source.ts'
import type { Around } from '../project/around.ts'
import type { OpenedDeck } from '../project/open.ts'
import type { OpenJoin } from '../schedule/join.ts'
import type { Schedule } from '../schedule/schedule.ts'
import type { Command, Io } from './command.ts'
import { browserOptions, deckOptions, findAndStart, openAndReport, readTimeout, sizeOption } from './options.ts'

type Options = Readonly<Record<string, unknown>>

export const build: Command = {
  name: 'build',
  summary: 'write a folder for any static server, any sub-path, and file:; of several talks, a conference\'s site',
  arguments: [['<file...>', 'talks, or folders of talks; "-" reads standard input']],
  options: [
    { flags: '-o, --output <dir>', description: 'folder to write', aliases: ['--out <dir>'] },
    { flags: '--base-url <address>', description: 'where the folder will be; links that are shared, feeds and oEmbed need it' },
    { flags: '--title <text>', description: 'several talks: name of the conference; otherwise the event that all talks name' },
    { flags: '--schedule <file>', description: 'several talks: schedule.xml or schedule.json of the conference, joined with the talks' },
    { flags: '--report <file>', description: 'with --schedule: write talks without a deck and decks without a talk, as CSV' },
    { flags: '--brand <file>', description: 'style sheet of the conference, laid over every talk\'s theme and over the site' },
    { flags: '--before <file>', description: 'slides of the conference, put before those of every talk' },
    { flags: '--after <file>', description: 'slides of the conference, put after those of every talk' },
    { flags: '--lock', description: 'keep the ids of slides in TALK.lock beside each talk, so that links stay; a lock file that is there is always kept up to date' },
    { flags: '--shard <i/n>', description: 'several talks: build one part of them, such as 2/4, on one of several machines' },
    { flags: '--join <dir>', description: 'several talks: take those that a shard has built from its folder', many: true },
    { flags: '--no-paper', description: 'several talks: without PDFs and pictures, which need a browser' },
    ...deckOptions,
    sizeOption,
    ...browserOptions,
  ],
  examples: ['deck build talk.txt -o site', 'deck build talks/ -o site --base-url https://slides.example.org/', 'deck build one.txt two.md -o site --no-paper'],
  async run(files, options, io) {
    const output = options.output as string | undefined
    if (output === undefined) throw new Failure('Say which folder to write, with -o.', exitCodes.usage, `deck build ${files.join(' ')} -o site`)
    const base = readBase(options.baseUrl as string | undefined)
    const timeout = readTimeout(options.timeout)
    const { schedule: scheduleFile, report: reportFile } = options as { schedule?: string; report?: string }
    if (scheduleFile === undefined && reportFile !== undefined) throw new Failure('--report tells what --schedule finds.', exitCodes.usage, 'Name the schedule with --schedule schedule.xml.')
    const brand = await readBrand(options.brand as string | undefined, io)
    const around: Around = { before: options.before as string | undefined, after: options.after as string | undefined }
    const clear = io.terminal ? '\r\x1b[K' : ''
    const quiet: Io = { ...io, err: (text) => text && io.err(clear + text) }
    const paper = options.paper === false ? null : makePaper(options, quiet)
    const decisive: Decisive = {
      output,
      cwd: io.cwd,
      base,
      title: options.title as string | undefined,
      scheduleFile,
      shard: readShard(options.shard as string | undefined),
      lock: options.lock === true,
      paper: paper && { ...paper, timeout },
      settings: [options.theme, options.from, options.size, brand, around],
      now: Date.now(),
    }
    const { readUnchanged } = await import('../build/unchanged.ts')
    const unchanged = await readUnchanged(files, decisive)
    if (unchanged) return await tell(unchanged, decisive, options, io)
    const schedule = scheduleFile === undefined ? null : await readTheSchedule(scheduleFile, io)
    if (schedule === 'unreadable' || !await reportAround(around, io)) return exitCodes.deckErrors
    const [{ buildDecks }, { letters, secretsOf }] = await Promise.all([import('../build/build.ts'), import('../export/content.ts')])
    try {
      const report = await buildDecks(files, {
        ...decisive,
        parts: (options.join as string[] | undefined) ?? [],
        schedule,
        brand,
        around,
        open: (file) => openAndReport(file, options, quiet, { draw: true, brand }),
        secrets: { of: secretsOf, letters },
        progress: (file, number, total) => {
          if (total > 1) io.err(io.terminal ? `${clear}${number}/${total}  ${file}` : `${number}/${total}  ${file}\n`)
        },
        failed: (file, { message, hint }) => quiet.err(`error  ${message.includes(file) ? '' : `${file}: `}${message}\n${hint ? `   ${hint}\n` : ''}`),
        // without a browser, and after Ctrl-C, the others would fail too
        stops: ({ exitCode }) => exitCode === exitCodes.noBrowser || exitCode === exitCodes.unwritable || io.signal.aborted,
        signal: io.signal,
      })
      io.err(clear)
      return await tell(report, decisive, options, io)
    } finally {
      await paper?.end()
    }
  },
}

/** Tells what was built, and what is missing. @returns the exit code */
async function tell(report: BuildReport, { output, base }: Decisive, options: Options, io: Io): Promise<number> {
  if (report.files > 0) io.out(`${summary(output, report)}\n`)
  const joined = report.join === null || await tellJoin(report.join, base, options, io)
  tellLeft(report, output, io)
  return joined && report.broken.length + report.unprinted.length === 0 ? exitCodes.good : exitCodes.deckErrors
}

/** @throws Failure (usage) */
function readBase(address: string | undefined): string | null {
  if (address === undefined) return null
  if (!/^https?:\/\/[^\s?#]+$/i.test(address) || !URL.canParse(address)) {
    throw new Failure(`"${address}" is no address of a folder.`, exitCodes.usage, 'Such as --base-url https://slides.example.org/2027/.')
  }
  return new URL(address.replace(/\/*$/, '/')).href
}

/** @throws Failure (usage) where it is not there */
async function readTheSchedule(file: string, io: Io): Promise<Schedule | 'unreadable'> {
  const [{ readText }, { readSchedule }, { formatReport }] = await Promise.all([
    import('../project/open.ts'), import('../schedule/read.ts'), import('../report/report.ts')])
  const text = await readText(file, { cwd: io.cwd })
  const { value, diagnostics } = readSchedule(file, text)
  io.err(formatReport(diagnostics, makeSource(file, text), { color: io.color }))
  return value ?? 'unreadable'
}

/** @returns whether every deck that names a talk names one */
async function tellJoin(join: OpenJoin, base: string | null, { schedule, report }: Options, io: Io): Promise<boolean> {
  const [{ joinProblems, joinTable }, { formatReport }] = await Promise.all([import('../schedule/report.ts'), import('../report/report.ts')])
  const problems = joinProblems(join)
  io.err(formatReport(problems, makeSource(schedule as string, ''), { color: io.color }))
  const { length } = join.withoutDeck
  if (length > 0) io.err(`note  ${count(length, 'talk')} of ${schedule as string} ${length === 1 ? 'has' : 'have'} no deck${report === undefined ? '; --report FILE lists them' : ''}.\n`)
  if (base === null) io.err(`note  ${schedule as string} was not written back: links in it need --base-url.\n`)
  if (report !== undefined) {
    const { writeWhole } = await import('../project/writeWhole.ts')
    await writeWhole(report as string, io.cwd, Buffer.from(joinTable(join)), 'Choose another file with --report.')
  }
  return !hasErrors(problems)
}

/** @throws Failure (usage) */
function readShard(shard: string | undefined): { number: number; of: number } | null {
  if (shard === undefined) return null
  const [, number, of] = /^(\d+)\/(\d+)$/.exec(shard)?.map(Number) ?? []
  if (!number || !of || number > of) throw new Failure(`"${shard}" is no shard.`, exitCodes.usage, 'For the second of four: --shard 2/4.')
  return { number, of }
}

/** What is wrong with them is told once, not of each talk. @returns whether they can be used */
async function reportAround(around: Around, io: Io): Promise<boolean> {
  if (around.before === undefined && around.after === undefined) return true
  const [{ checkAround }, { formatReport }] = await Promise.all([import('../project/around.ts'), import('../report/report.ts')])
  const checked = await checkAround(around, io.cwd)
  for (const { file, text, diagnostics } of checked) io.err(formatReport(diagnostics, makeSource(file, text), { color: io.color }))
  return !checked.some(({ diagnostics }) => hasErrors(diagnostics))
}

/** The sheet, with its logo inside. @throws Failure (usage) */
async function readBrand(file: string | undefined, { cwd }: Io): Promise<string | undefined> {
  if (file === undefined) return undefined
  const [{ resolve }, { readSheet }] = await Promise.all([import('node:path'), import('../project/theme.ts')])
  return readSheet(resolve(cwd, file)).catch((error: Error) => {
    throw new Failure(`${file} cannot be read: ${error.message}.`, exitCodes.usage, 'Name a style sheet with --brand, such as --brand conference.css.')
  })
}

/** One browser for all decks, started when the first one needs it. */
function makePaper(options: Options, io: Io): Omit<Paper, 'timeout'> & { end: () => Promise<void> } {
  let starting: Promise<RunningBrowser> | undefined
  const browser = (): Promise<RunningBrowser> => starting ??= findAndStart(options, io, io.signal)
  return {
    browser,
    pdf: (opened) => printPdf(opened, browser, io),
    end: async () => starting?.then((running) => running.end(), () => {}),
  }
}

async function printPdf(opened: OpenedDeck, browser: () => Promise<RunningBrowser>, io: Io): Promise<Uint8Array> {
  const [{ exportTalk }, { readWanted }, { pdf }] = await Promise.all([
    import('../export/run.ts'), import('../export/wanted.ts'), import('../export/formats/index.ts')])
  let printed = new Uint8Array()
  await exportTalk(opened.source.path, {
    // what is published is what was built, so the text does not travel inside
    cwd: io.cwd, exporters: [pdf], wanted: readWanted({ source: false }, io.env), output: '-', several: false, browser, signal: io.signal,
    open: async () => opened,
    out: (bytes) => { printed = new Uint8Array(bytes) },
    counted: () => {}, step: () => {}, written: () => {}, warn: (message) => io.err(`warning  ${opened.source.path}: ${message}\n`),
  })
  return printed
}

/** What is not in the site, and why. */
function tellLeft({ files, broken, unprinted, unending }: BuildReport, output: string, { err }: Io): void {
  const verb = (names: string[], one: string, several: string): string => `${list(names)} ${names.length === 1 ? one : several}`
  if (unending.length > 0) {
    err(`warning  ${verb(unending, 'waits', 'wait')} for the end of the talk, which nothing tells: the slides stay hidden.\n`
      + '   Name the schedule with --schedule, or write a date behind "available:".\n')
  }
  if (unprinted.length > 0) err(`error  ${verb(unprinted, 'is', 'are')} in the site without a PDF, which was not as it must be.\n`)
  if (broken.length > 0) err(`error  ${verb(broken, 'has', 'have')} errors: ${files > 0 ? 'left out' : `nothing was written to ${output}`}.\n`)
}

/** `site/  3 decks, 84 slides, 31 files, 412 kB` */
function summary(output: string, { decks, slides, kept, files, bytes }: BuildReport): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1000)).toLocaleString('en')
  const counts = [count(decks, 'deck'), count(slides, 'slide'), count(files, 'file'), `${kilobytes} kB`, ...(kept > 0 ? [`${kept} unchanged`] : [])]
  return `${output.replace(/\/*$/, '/')}  ${counts.join(', ')}`
}

const list = (names: readonly string[]): string => new Intl.ListFormat('en').format(names)
