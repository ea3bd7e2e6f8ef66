// deck present: shows a talk in the browser, live while it is written.
import { resolve } from 'node:path'
import { count } from '../model/count.ts'
import { exitCodes, Failure } from '../model/failure.ts'
import type { OpenedDeck } from '../project/open.ts'
import type { Command, Io } from './command.ts'
import { deckOptions, drawMissing, openAndReport, openOptions, sizeOption } from './options.ts'

const defaultPort = 3030

export const present: Command = {
  name: 'present',
  summary: 'show a talk in the browser, live while you write',
  arguments: [['<file>', 'the talk; "-" reads standard input']],
  options: [
    { flags: '--port <number>', description: `port, or the next free one (${defaultPort})` },
    { flags: '--host <address>', description: 'address to listen on; 0.0.0.0 opens the talk to the network (127.0.0.1)' },
    { flags: '--open', description: 'open it in the browser' },
    ...deckOptions,
    sizeOption,
  ],
  examples: ['deck present talk.txt', 'deck present talk.md --open', 'deck present talk.txt --host 0.0.0.0 --port 8080'],
  async run([file], options, io) {
    const port = portFrom(options.port ?? io.env.PORT)
    const host = (options.host as string | undefined) ?? '127.0.0.1'
    const [{ present }, opened] = await Promise.all([import('../present/present.ts'), openAndReport(file!, options, io, { draw: file === '-' })])
    const { deck } = opened
    if (deck === null) return exitCodes.deckErrors
    const [{ openDeck }, { formatOf }, { text }] = await Promise.all([
      import('../project/open.ts'), import('../read/read.ts'), import('../read/formats/index.ts'),
    ])
    const given = openOptions(options, io)
    const drawUndrawn = drawOnce(options, io)
    const presenting = await present({ ...opened, deck }, {
      host,
      port,
      ...(file !== '-' && formatOf(file!, given.from) === text ? { mend: resolve(io.cwd, file!) } : {}),
      ...(file === '-' ? {} : { reopen: async (before) => drawUndrawn(await openDeck(file!, { ...given, before })) }),
    }, io)
    drawUndrawn(opened)
    if (presenting.port !== port && port !== 0) io.err(`Port ${port} is taken; this is ${presenting.port}.\n`)
    io.out(`${welcome(presenting.url, file!, deck.slides.length)}`)
    if (options.open) await openBrowser(presenting.url, io.err)
    await stopped(io.signal)
    await presenting.close()
    return exitCodes.good
  },
}

/** Has the diagrams of a deck drawn while it is shown, each once: the deck is read anew when their pictures are there. */
function drawOnce(options: Readonly<Record<string, unknown>>, io: Io): (opened: OpenedDeck) => OpenedDeck {
  const known = new Set<string>()
  return (opened) => {
    const undrawn = opened.undrawn.filter(({ files }) => !known.has(files.picture))
    for (const { files } of undrawn) known.add(files.picture)
    if (undrawn.length > 0) {
      drawMissing({ ...opened, undrawn }, options, io)
        .then((problem) => problem && io.err(`Diagrams are shown as they are written: ${problem.message}\n`), () => {})
    }
    return opened
  }
}

function welcome(url: string, file: string, slides: number): string {
  return `
  ${url}   ${file === '-' ? 'standard input' : file}, ${count(slides, 'slide')}

  → ← Space  go        S  speaker view     O  overview
  F  full screen       B  black            ?  every key
${file === '-' ? '' : '  A saved edit shows at once; Alt + click opens its line in your editor.\n'}  Ctrl-C ends it.

`
}

function portFrom(value: unknown): number {
  if (value === undefined || value === '') return defaultPort
  const port = /^\d+$/.test(String(value)) ? Number(value) : NaN
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new Failure(`"${String(value)}" is no port.`, exitCodes.usage, 'A port is a number from 1 to 65535; 0 takes any that is free.')
}

async function openBrowser(url: string, err: (text: string) => void): Promise<void> {
  const { default: open } = await import('open')
  const child = await open(url).catch(() => null)
  child?.on('error', () => err(`No browser could be opened. Open ${url} yourself.\n`))
}

const stopped = (signal: AbortSignal): Promise<void> => new Promise((resolve) => {
  if (signal.aborted) resolve()
  else signal.addEventListener('abort', () => resolve(), { once: true })
})
