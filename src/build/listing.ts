// The first page of a site of several decks: a list of them, in the type and colours of the first one's theme.
import { count } from '../model/count.ts'
import type { Deck } from '../model/deck.ts'
import { element, joined, text, type Html } from '../render/html.ts'
import type { SiteFile } from '../render/look.ts'

export interface ListedDeck {
  /** its folder in the site */
  folder: string
  meta: Deck['meta']
  slides: number
}

const policy = 'default-src \'none\'; style-src \'self\'; font-src \'self\'; img-src data:'

/** `index.html` and its style sheet. @param decks one at least */
export function renderListing(decks: readonly ListedDeck[]): SiteFile[] {
  const event = shared(decks.map(({ meta }) => meta.event))
  const title = event ?? 'Talks'
  const style = (href: string): Html => element('link', { rel: 'stylesheet', href })
  const head = element('head', {}, joined([
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', 'content': policy }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, text(title)),
    // otherwise the browser asks the server's root for one
    element('link', { rel: 'icon', href: 'data:,' }),
    style(`${encodeURIComponent(decks[0]!.folder)}/_deck/deck.css`),
    style('_deck/listing.css'),
  ], '\n'))
  const list = element('ul', {}, ...decks.map((deck) => item(deck, event)))
  const body = element('body', {}, element('main', {}, joined([element('h1', {}, text(title)), list], '\n')))
  const page = element('html', { lang: shared(decks.map(({ meta }) => meta.lang)) ?? 'en' }, joined([head, body], '\n'))
  return [{ path: 'index.html', text: `<!doctype html>\n${page}\n` }, { path: '_deck/listing.css', text: css }]
}

function item({ folder, meta, slides }: ListedDeck, event: string | undefined): Html {
  const facts = [meta.author?.join(', '), meta.event === event ? null : meta.event, meta.date, count(slides, 'slide')]
  return element('li', { lang: meta.lang, dir: meta.dir }, joined([
    element('a', { href: `${encodeURIComponent(folder)}/index.html` }, text(meta.title)),
    ...(meta.subtitle ? [element('p', { class: 'subtitle' }, text(meta.subtitle))] : []),
    element('p', {}, text(facts.filter(Boolean).join(' · '))),
  ], '\n'))
}

/** What all have in common. */
const shared = (values: readonly (string | undefined)[]): string | undefined =>
  values.every((value) => value === values[0]) ? values[0] : undefined

const css = `body { font-size: 1.125rem; line-height: 1.4 }
main { max-width: 46rem; margin: 0 auto; padding: clamp(2rem, 9vh, 6rem) clamp(1.25rem, 6vw, 5rem) }
h1 { margin: 0 0 2.5rem; font: var(--weight-title) clamp(2.25rem, 7vw, 3.5rem)/1.1 var(--font-display); text-wrap: balance }
ul { list-style: none; margin: 0; padding: 0 }
li { padding: 1.25rem 0; border-top: 1px solid var(--rule) }
li p { margin: .25rem 0 0; color: var(--quiet) }
li .subtitle { color: inherit; font-style: var(--style-subtitle) }
a { color: inherit; font: var(--weight-title) 1.5rem/1.2 var(--font-display); text-decoration-color: var(--accent);
  text-decoration-thickness: .06em; text-underline-offset: .18em }
a:hover { text-decoration-thickness: .12em }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 4px }
`
