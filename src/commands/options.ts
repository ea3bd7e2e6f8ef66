// Options that several commands take, and what every command does with a deck first.
import type { RunningBrowser } from '../browser/browser.ts'
import { Failure, exitCodes } from '../model/failure.ts'
import { slideSizes, type SlideSize } from '../model/stage.ts'
import { diagramFolder, shownAsWritten } from '../project/diagrams.ts'
import type { OpenedDeck, OpenOptions } from '../project/open.ts'
import type { CommandOption, Io } from './command.ts'

export const deckOptions: CommandOption[] = [
  { flags: '-t, --theme <name>', description: 'theme, instead of the deck\'s own' },
  { flags: '--from <format>', description: 'format of the text: text, markdown; otherwise by file name' },
]

/** Of the commands that show slides as slides. */
export const sizeOption: CommandOption = { flags: '--size <shape>', description: `shape of the slides, instead of the deck's own: ${slideSizes.join(', ')}` }

/** Of the commands that use a browser. */
export const browserOptions: CommandOption[] = [
  { flags: '--timeout <ms>', description: 'give up after that long; otherwise 60 s and 0.5 s a slide' },
  {
    flags: '--browser-path <path>',
    description: 'browser to use; otherwise one is found',
    aliases: ['--executable-path <path>', '--chrome-path <path>', '--puppeteer-chromium-executable <path>'],
  },
  { flags: '--browser-arg <arg>', description: 'argument for the browser, as --browser-arg=--name=value', aliases: ['--chrome-arg <arg>'], many: true },
  { flags: '--no-sandbox', description: 'start the browser without its sandbox' },
]

/** What the options that every command shares say of how a deck is opened. @throws Failure (usage) */
export const openOptions = (options: Readonly<Record<string, unknown>>, io: Io): OpenOptions => ({
  cwd: io.cwd,
  theme: options.theme as string | undefined,
  from: options.from as string | undefined,
  size: readShape(options.size),
  readStdin: io.readStdin,
  diagrams: diagramFolder(io.env),
})

/**
 * Opens a deck with the options every command shares, and prints what is wrong with it on stderr.
 * @param settings.brand style sheet over the theme's
 * @param settings.draw first lets a browser draw the diagrams that none has drawn yet
 */
export async function openAndReport(
  file: string, options: Readonly<Record<string, unknown>>, io: Io, { draw = false, brand }: { draw?: boolean; brand?: string | undefined } = {},
): Promise<OpenedDeck> {
  const [{ openDeck }, { formatReport }] = await Promise.all([import('../project/open.ts'), import('../report/report.ts')])
  const given = { ...openOptions(options, io), brand }
  const opened = draw ? await openDrawn(file, given, options, io) : await openDeck(file, given)
  io.err(formatReport(opened.diagnostics, opened.source, { color: io.color }))
  return opened
}

/** Opens a deck with its diagrams drawn; where there is no browser they are shown as they are written, and that is told. */
export async function openDrawn(file: string, given: OpenOptions, options: Readonly<Record<string, unknown>>, io: Io): Promise<OpenedDeck> {
  const { openDeck } = await import('../project/open.ts')
  const opened = await openDeck(file, given)
  if (opened.undrawn.length === 0) return opened
  const problem = await drawMissing(opened, options, io)
  // standard input is read once
  const again = await openDeck(file, { ...given, readStdin: async () => opened.source.text, before: opened })
  const told = again.undrawn.map(({ position }) =>
    shownAsWritten('undrawn-diagram', `${problem?.message ?? 'the browser did not draw it.'}`, position, again.source.path, problem?.hint ?? '"deck doctor" says which browser there is.'))
  return { ...again, diagnostics: [...again.diagnostics, ...told] }
}

/** Lets a browser draw what none has drawn yet. @returns why that could not be done */
export async function drawMissing({ undrawn, look }: OpenedDeck, options: Readonly<Record<string, unknown>>, io: Io): Promise<Failure | null> {
  const { drawDiagrams } = await import('../draw/draw.ts')
  const late = AbortSignal.timeout(readTimeout(options.timeout)(undrawn.length))
  try {
    const browser = await findAndStart(options, io, AbortSignal.any([io.signal, late]))
    await drawDiagrams(undrawn, look, browser).finally(() => browser.end())
    return null
  } catch (error) {
    io.signal.throwIfAborted()
    if (late.aborted) return new Failure('the browser was not done in time.', exitCodes.deadline, 'Give it more time with --timeout, in milliseconds.')
    if (error instanceof Failure) return error
    throw error
  }
}

/** Finds and starts a browser. @param pages how many will be worked on from the start @throws Failure (noBrowser) */
export async function findAndStart(options: Readonly<Record<string, unknown>>, io: Io, signal: AbortSignal, pages = 1): Promise<RunningBrowser> {
  const [{ findBrowser, noBrowser, thisMachine }, { startBrowser }, { chooseSandbox }] = await Promise.all([
    import('../browser/discover.ts'), import('../browser/browser.ts'), import('../browser/sandbox.ts')])
  const found = await findBrowser(thisMachine(io.env), { path: options.browserPath as string | undefined })
  if (!found.browser) throw noBrowser(found)
  const sandbox = chooseSandbox(io.env, options.sandbox === false)
  if (sandbox.note) io.err(`note  ${sandbox.note}\n`)
  return startBrowser(found.browser, { args: (options.browserArg as string[] | undefined) ?? [], sandbox: sandbox.on, pages, signal })
}

/**
 * How many ms a browser may take for so many slides: the user's `--timeout`, or enough for any machine.
 * @throws Failure (usage) where that is no time
 */
export function readTimeout(value: unknown): (slides: number) => number {
  if (value === undefined) return (slides) => 60_000 + 500 * slides
  const milliseconds = Number(value)
  if (Number.isInteger(milliseconds) && milliseconds > 0) return () => milliseconds
  throw new Failure(`--timeout is a whole number of milliseconds, not "${String(value)}".`, exitCodes.usage, 'For a minute: --timeout 60000.')
}

/** @throws Failure (usage) where `--size` is no shape that slides may have */
function readShape(value: unknown): SlideSize | undefined {
  const shape = slideSizes.find((size) => size === value)
  if (value === undefined || shape) return shape
  throw new Failure(`"${String(value)}" is no shape for slides.`, exitCodes.usage, `--size takes ${slideSizes.join(', ')}.`)
}
