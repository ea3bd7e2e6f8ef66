// deck check: looks at the drawn slides for what an audience would miss.
import type { RunningBrowser } from '../browser/browser.ts'
import { count } from '../model/count.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { Failure, exitCodes } from '../model/failure.ts'
import type { Source } from '../model/source.ts'
import type { Command, Io } from './command.ts'
import { browserOptions, deckOptions, findAndStart, openDrawn, openOptions, readTimeout, sizeOption } from './options.ts'

/** decks that are looked at side by side: while one is read, another one is drawn */
const atOnce = 4

export const check: Command = {
  name: 'check',
  summary: 'look at the slides in a browser: what is cut off, too small, too faint, or missing',
  arguments: [['<file...>', 'talks; "-" reads standard input']],
  options: [
    { flags: '--json', description: 'print it for programs' },
    ...deckOptions,
    sizeOption,
    ...browserOptions,
  ],
  examples: ['deck check talk.txt', 'deck check talks/*.md --json'],
  async run(files, options, io) {
    const timeout = readTimeout(options.timeout)
    const [{ default: limitTo }, { formatReport }, { showProgress }] = await Promise.all([
      import('p-limit'), import('../report/report.ts'), import('../report/progress.ts')])
    const late = new AbortController()
    const starting = findAndStart(options, io, AbortSignal.any([io.signal, late.signal]))
    starting.catch(() => {})
    const progress = showProgress(files.length === 1 ? files[0]! : count(files.length, 'talk'), io)
    const limit = limitTo(atOnce)
    try {
      const looking = files.map((file) => limit(async () => {
        progress.step(`looking at ${file}`)
        return lookAt(file, options, io, starting, { timeout, late })
      }))
      // told when it is its turn
      for (const next of looking) next.catch(() => limit.clearQueue())
      const seen = []
      for (const [index, next] of looking.entries()) {
        const { source, ...result } = await next
        seen.push(result)
        if (options.json) continue
        progress.clear()
        const report = formatReport(result.diagnostics, source, { color: io.color })
        io.out(`${index > 0 && report ? '\n' : ''}${report}${result.path}  ${count(result.slides, 'slide')}${report ? '' : ', all good'}\n`)
      }
      progress.clear()
      if (options.json) io.out(`${JSON.stringify(seen, null, 1)}\n`)
      return seen.some(({ diagnostics }) => diagnostics.some(isWrong)) ? exitCodes.deckErrors : exitCodes.good
    } finally {
      progress.clear()
      await starting.then((browser) => browser.end(), () => {})
    }
  },
}

/** A warning is enough: it is why somebody asks. */
const isWrong = ({ severity }: Diagnostic): boolean => severity !== 'info'

interface Seen {
  path: string
  /** how many slides there are; 0 where the text holds none */
  slides: number
  diagnostics: Diagnostic[]
  source: Source
}

interface Deadline {
  timeout: (slides: number) => number
  late: AbortController
}

async function lookAt(file: string, options: Readonly<Record<string, unknown>>, io: Io, starting: Promise<RunningBrowser>, { timeout, late }: Deadline): Promise<Seen> {
  const { checkDeck } = await import('../check/check.ts')
  const opened = await openDrawn(file, openOptions(options, io), options, io)
  const { deck, source, diagnostics } = opened
  const seen = { path: source.path, slides: deck?.slides.length ?? 0, diagnostics, source }
  if (deck === null) return seen
  const browser = await starting
  const milliseconds = timeout(deck.slides.length)
  const deadline = setTimeout(() => late.abort(tooLate(file, milliseconds)), milliseconds)
  try {
    return { ...seen, diagnostics: [...diagnostics, ...await checkDeck(deck, opened, browser)] }
  } finally {
    clearTimeout(deadline)
  }
}

const tooLate = (file: string, milliseconds: number): Failure => new Failure(
  `The browser was not done with ${file} after ${milliseconds / 1000} s.`, exitCodes.deadline, 'Give it more time with --timeout, in milliseconds.')
