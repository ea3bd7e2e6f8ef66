// deck present: shows a talk in the browser, live while it is written.
import { resolve } from 'node:path'
import { count } from '../model/count.ts'
import { exitCodes, Failure } from '../model/failure.ts'
import type { Command } from './command.ts'
import { deckOptions, openAndReport, readShape, sizeOption } from './options.ts'

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
    const [{ present }, opened] = await Promise.all([import('../present/present.ts'), openAndReport(file!, options, io)])
    const { deck } = opened
    if (deck === null) return exitCodes.deckErrors
    const [{ openDeck }, { formatOf }, { text }] = await Promise.all([
      import('../project/open.ts'), import('../read/read.ts'), import('../read/formats/index.ts'),
    ])
    const openOptions = { cwd: io.cwd, theme: options.theme as string | undefined, from: options.from as string | undefined, size: readShape(options.size) }
    const presenting = await present({ ...opened, deck }, {
      host,
      port,
      ...(file !== '-' && formatOf(file!, openOptions.from) === text ? { mend: resolve(io.cwd, file!) } : {}),
      ...(file === '-' ? {} : { reopen: (before) => openDeck(file!, { ...openOptions, before }) }),
    }, io)
    if (presenting.port !== port && port !== 0) io.err(`Port ${port} is taken; this is ${presenting.port}.\n`)
    io.out(`${welcome(presenting.url, file!, deck.slides.length)}`)
    if (options.open) await openBrowser(presenting.url, io.err)
    await stopped(io.signal)
    await presenting.close()
    return exitCodes.good
  },
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
