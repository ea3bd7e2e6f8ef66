// deck export: writes a deck as a file, today a PDF.
import { extname } from 'node:path'
import type { Exporter } from '../export/exporter.ts'
import { count } from '../model/count.ts'
import { hasErrors } from '../model/diagnostic.ts'
import { Failure, exitCodes } from '../model/failure.ts'
import type { Command } from './command.ts'
import { browserOptions, deckOptions, findAndStart, openAndReport, readTimeout } from './options.ts'

type Options = Readonly<Record<string, unknown>>

export const exportCommand: Command = {
  name: 'export',
  summary: 'write a PDF: one page a slide, text, links and outline alive',
  arguments: [['<file>', 'the talk; "-" reads standard input']],
  options: [
    { flags: '-o, --output <file>', description: 'file to write, "-" for standard output; otherwise the talk\'s name in this folder' },
    { flags: '--pdf', description: 'write a PDF; also the default' },
    { flags: '--format <name>', description: 'format to write: pdf; otherwise by the output\'s name' },
    ...deckOptions,
    ...browserOptions,
  ],
  examples: ['deck export talk.txt', 'deck export talk.md -o out/talk.pdf', 'deck export - -o - < talk.txt > talk.pdf'],
  async run([file], options, io) {
    const started = performance.now()
    const [{ showProgress }, exporters] = await Promise.all([import('../report/progress.ts'), import('../export/formats/index.ts')])
    const exporter = chooseExporter(Object.values(exporters), options)
    const timeout = readTimeout(options.timeout)
    const late = new AbortController()
    const signal = AbortSignal.any([io.signal, late.signal])
    const progress = showProgress(file!, io)
    let deadline: NodeJS.Timeout | undefined

    // the browser comes up while the deck is read; that there is none is told after what is wrong with the deck
    const starting = findAndStart(options, io, signal)
    await starting.catch(() => {})
    try {
      const opened = await openAndReport(file!, options, io)
      const { deck } = opened
      if (deck === null || hasErrors(opened.diagnostics)) {
        io.err(`error  ${file} has errors: nothing was written.\n`)
        return exitCodes.deckErrors
      }
      const browser = await starting
      const milliseconds = timeout(deck.slides.length)
      deadline = setTimeout(() => late.abort(tooLate(file!, milliseconds, progress.doing())), milliseconds)

      progress.step(`setting ${count(deck.slides.length, 'slide')}`)
      const { renderSite } = await import('../render/site.ts')
      const site = renderSite(deck, opened.look, opened.assets, { pages: exporter.pages })
      const { bytes, pages, refused } = await exporter.run(site, { browser, slides: deck.slides.length, step: progress.step })
      signal.throwIfAborted()
      const target = (options.output as string | undefined) ?? `${opened.name}.${exporter.extensions[0]}`
      progress.step(`writing ${target}`)
      if (target === '-') io.out(bytes)
      else await (await import('../project/writeWhole.ts')).writeWhole(target, io.cwd, bytes)
      progress.clear()
      for (const address of refused) io.err(`warning  The slides ask for ${address}, which is not part of the deck; it is left out.\n`)
      const done = `${target}  ${count(pages, 'page')}  ${((performance.now() - started) / 1000).toFixed(1)} s\n`
      if (target === '-') io.err(done)
      else io.out(done)
      return exitCodes.good
    } finally {
      clearTimeout(deadline)
      progress.clear()
      await starting.then((browser) => browser.end(), () => {})
    }
  },
}

/** What `--format`, `--pdf` or the output's extension ask for; the first exporter where nothing does. */
function chooseExporter(exporters: readonly Exporter[], { format, output, ...options }: Options): Exporter {
  const flagged = exporters.find(({ name }) => options[name] === true)
  const extension = typeof output === 'string' && output !== '-' ? extname(output).slice(1).toLowerCase() : ''
  const found = format !== undefined
    ? exporters.find(({ name }) => name === format)
    : flagged ?? (extension === '' ? exporters[0] : exporters.find(({ extensions }) => extensions.includes(extension)))
  if (found) return found
  throw new Failure(format === undefined ? `There is no format for the ending ".${extension}".` : `There is no format "${String(format)}".`,
    exitCodes.usage, `Formats: ${exporters.map(({ name }) => name).join(', ')}.`)
}

function tooLate(file: string, milliseconds: number, doing: string): Failure {
  return new Failure(`The export of ${file} was not done after ${milliseconds / 1000} s; it was ${doing}. Nothing was written.`,
    exitCodes.deadline, 'Give it more time with --timeout, in milliseconds.')
}
