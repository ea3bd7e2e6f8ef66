// A page of a conference's site as a whole html document: its head, its policy, the bar above its content.
import { element, joined, nothing, text, type Html } from '../render/html.ts'

/** What all pages of a site share. */
export interface Conference {
  /** name of the event, or a plain word where the talks are of several */
  title: string
  /** BCP 47 */
  lang: string
  /** address of the site, ending in `/`; null where it is not known */
  base: string | null
  /** whether an organiser's own style sheet lies over ours */
  brand: boolean
  /** whether all slides can be searched */
  search: boolean
}

export interface Page {
  title: string
  lang: string
  dir?: 'ltr' | 'rtl'
  /** path in the site, such as `talk/index.html` */
  path: string
  description?: string | undefined
  /** picture that stands for the page where it is shared, as a path in the site */
  card?: { path: string; alt: string } | undefined
  /** more of the head */
  head?: readonly Html[]
  /** names of scripts in the site's `_deck` */
  scripts?: readonly string[]
  main: Html
}

/** Nothing is loaded from elsewhere. Type sizes and drawn maths stand in `style` attributes; `file:` is nobody's own. */
export const policy = [
  `default-src 'none'`, `script-src 'self'`, `style-src 'self' 'unsafe-inline'`, `img-src 'self' data:`, `media-src 'self'`, `font-src 'self'`,
  `frame-src 'self' file:`, `base-uri 'none'`, `form-action 'none'`,
].join('; ')

/** Links are relative, so that the site can stand anywhere; what is shared elsewhere is absolute, where the address is known. */
export function renderDocument(page: Page, { title: event, base, brand }: Conference): string {
  const up = '../'.repeat(page.path.split('/').length - 1)
  const address = base === null ? null : `${base}${encodePath(page.path).replace(/(^|\/)index\.html$/, '$1')}`
  const home = page.path === 'index.html'
  const picture = base !== null && page.card ? `${base}${encodePath(page.card.path)}` : undefined
  const head = [
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', 'content': policy }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, text(home || event === page.title ? page.title : `${page.title} · ${event}`)),
    meta('name', 'description', page.description),
    address === null ? nothing : element('link', { rel: 'canonical', href: address }),
    meta('property', 'og:type', home ? 'website' : 'article'),
    meta('property', 'og:title', page.title),
    meta('property', 'og:site_name', event),
    meta('property', 'og:description', page.description),
    meta('property', 'og:url', address ?? undefined),
    ...(picture === undefined ? [] : [
      meta('property', 'og:image', picture),
      meta('property', 'og:image:width', '1200'),
      meta('property', 'og:image:height', '630'),
      meta('property', 'og:image:alt', page.card!.alt),
      meta('name', 'twitter:card', 'summary_large_image'),
    ]),
    // otherwise the browser asks the server's root for one
    element('link', { rel: 'icon', href: 'data:,' }),
    ...(page.head ?? []),
    ...['site.css', ...(brand ? ['brand.css'] : [])].map((name) => element('link', { rel: 'stylesheet', href: `${up}_deck/${name}` })),
    ...(page.scripts ?? []).map((name) => element('script', { src: `${up}_deck/${name}`, defer: true })),
  ].filter((line) => line !== '')
  const bar = home ? nothing : element('header', { class: 'bar' }, element('a', { href: `${up}index.html` }, text(event)))
  const html = element('html', { lang: page.lang, dir: page.dir },
    element('head', {}, joined(head, '\n')),
    element('body', {}, joined([nothing, ...(bar === nothing ? [] : [bar]), element('main', {}, page.main), nothing], '\n')))
  return `<!doctype html>\n${html}\n`
}

function meta(kind: 'name' | 'property', name: string, content: string | undefined): Html {
  return content ? element('meta', { [kind]: name, content }) : nothing
}

/** A path of the site as an address. */
export const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/')
