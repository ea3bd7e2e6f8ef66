// The first page of a site of several decks: a list of them, in the type and colours of the first one's theme.
import type { Deck } from '../model/deck.ts'
import type { SiteFile } from '../render/look.ts'

export interface ListedDeck {
  /** its folder in the site */
  folder: string
  meta: Deck['meta']
  slides: number
}

/** `index.html` and its style sheet. @param decks one at least */
export function renderListing(decks: readonly ListedDeck[]): SiteFile[] {
  const first = decks[0]!
  const events = new Set(decks.map(({ meta }) => meta.event))
  const event = events.size === 1 ? first.meta.event : undefined
  const languages = new Set(decks.map(({ meta }) => meta.lang))
  const html = `<!doctype html>
<html lang="${languages.size === 1 ? escape(first.meta.lang) : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; font-src 'self' data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(event ?? 'Talks')}</title>
<link rel="stylesheet" href="${escape(encodeURIComponent(first.folder))}/_deck/deck.css">
<link rel="stylesheet" href="_deck/listing.css">
</head>
<body>
<main>
<h1>${escape(event ?? 'Talks')}</h1>
<ul>
${decks.map((deck) => item(deck, event)).join('\n')}
</ul>
</main>
</body>
</html>
`
  return [{ path: 'index.html', text: html }, { path: '_deck/listing.css', text: css }]
}

function item({ folder, meta, slides }: ListedDeck, event: string | undefined): string {
  const facts = [meta.author?.join(', '), meta.event === event ? undefined : meta.event, meta.date, `${slides} slide${slides === 1 ? '' : 's'}`]
  return `<li lang="${escape(meta.lang)}" dir="${meta.dir}">
<a href="${escape(encodeURIComponent(folder))}/index.html">${escape(meta.title)}</a>
${meta.subtitle ? `<p class="subtitle">${escape(meta.subtitle)}</p>\n` : ''}<p>${facts.flatMap((fact) => (fact ? [escape(fact)] : [])).join(' · ')}</p>
</li>`
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string): string => text.replace(/[&<>"]/g, (mark) => marks[mark]!)

const css = `body { font-size: 1.125rem; line-height: 1.4 }
main { max-width: 46rem; margin: 0 auto; padding: clamp(2rem, 9vh, 6rem) clamp(1.25rem, 6vw, 5rem) }
h1 { margin: 0 0 2.5rem; font: var(--weight-display, 400) clamp(2.25rem, 7vw, 3.75rem)/1.1 var(--font-display); text-wrap: balance }
ul { list-style: none; margin: 0; padding: 0 }
li { padding: 1.25rem 0; border-top: 1px solid var(--rule) }
li p { margin: .25rem 0 0; color: var(--quiet) }
li .subtitle { color: inherit }
a { color: inherit; font: var(--weight-title, 600) 1.5rem/1.2 var(--font-display); text-decoration-color: var(--accent);
  text-decoration-thickness: .06em; text-underline-offset: .18em }
a:hover { text-decoration-thickness: .12em }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 4px }
`
