// The page of an id that a slide had before: it leads on to the slide, with and without scripts, and says so to search engines.
import { element, joined, nothing, text } from '../render/html.ts'
import { encodePath, policy, type Conference } from './document.ts'

/** `FOLDER/s/ALIAS.html` @param page the slide's own, in the same folder, as an address */
export function renderAliasPage(folder: string, page: string, { base }: Conference): string {
  const name = page.replace(/^.*\//, '')
  const html = element('html', { lang: 'en' },
    element('head', {}, joined([
      element('meta', { charset: 'utf-8' }),
      element('meta', { 'http-equiv': 'Content-Security-Policy', 'content': policy }),
      element('title', {}, text('This slide has another address')),
      base === null ? nothing : element('link', { rel: 'canonical', href: `${base}${encodePath(folder)}/${page}` }),
      element('meta', { 'http-equiv': 'refresh', 'content': `0; url=${name}` }),
    ].filter((line) => line !== ''), '\n')),
    element('body', {}, element('p', {}, element('a', { href: name }, text('The slide is here')))))
  return `<!doctype html>\n${html}\n`
}
