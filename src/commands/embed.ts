// deck embed: prints the HTML that puts a built deck into a page.
import { hasErrors } from '../model/hasErrors.ts'
import { Failure, exitCodes } from '../model/failure.ts'
import { folderName } from '../model/folder.ts'
import type { Command } from './command.ts'
import { deckOptions, openAndReport, sizeOption } from './options.ts'

export const embed: Command = {
  name: 'embed',
  summary: 'print the HTML that shows a built deck in a page',
  arguments: [['<file>', 'the talk; "-" reads standard input']],
  options: [
    { flags: '--url <address>', description: 'where the built deck will be; otherwise a folder of its name beside the page' },
    ...deckOptions,
    sizeOption,
  ],
  examples: ['deck embed talk.txt --url https://example.org/talks/talk/'],
  async run([file], options, io) {
    const url = options.url as string | undefined
    if (url !== undefined && !isAddress(url)) {
      throw new Failure(`"${url}" is no address of a folder.`, exitCodes.usage, 'Write one such as https://example.org/talks/talk/, or a relative one such as talks/talk/.')
    }
    const { deck, diagnostics, name } = await openAndReport(file!, options, io)
    if (deck === null) return exitCodes.deckErrors
    const { embedSnippets } = await import('../embed/snippet.ts')
    io.out(embedSnippets({ title: deck.meta.title, url: url ?? `${folderName(name)}/`, size: deck.meta.size }))
    return hasErrors(diagnostics) ? exitCodes.deckErrors : exitCodes.good
  },
}

/** http, https or relative; a query or a fragment would be lost. */
function isAddress(url: string): boolean {
  if (/[\s?#]/.test(url) || url === '') return false
  return /^https?:\/\//i.test(url) ? URL.canParse(url) : !/^[a-z][a-z\d+.-]*:/i.test(url)
}
