// What somebody else writes to have a talk in their page: the element, with links that are there without it.
import { stageOf } from '../model/stage.ts'
import { element, joined, text, type Html } from '../render/html.ts'
import { encodePath, type Conference } from './document.ts'
import type { SiteTalk } from './talk.ts'

/** A part of the talk's page to open; '' where nobody knows the site's address. */
export function renderEmbedding({ folder, manifest: { title, aspect, urls } }: SiteTalk, { base }: Conference): Html {
  if (base === null) return '' as Html
  const at = `${base}${encodePath(folder)}/`
  const cover = urls.poster ? element('img', { src: at + urls.poster, ...stageOf(aspect), alt: `Slides: ${title}` }) : text(title)
  const files = ([['PDF', urls.pdf], ['Text', urls.text]] as const).flatMap(([label, path]) => (path ? [element('a', { href: at + path }, text(label))] : []))
  const html = joined([
    element('script', { src: `${base}_deck/slide-deck.js`, defer: true }),
    element('slide-deck', { src: at, label: title, aspect }, joined([element('a', { href: at }, cover), ...files], '\n')),
  ], '\n')
  const { origin } = new URL(base)
  return element('details', { class: 'embedding' },
    element('summary', {}, text('Put these slides into your page')),
    element('pre', { tabindex: 0 }, element('code', {}, text(html))),
    element('p', {}, text(`Where your page has a Content-Security-Policy, it allows: script-src ${origin}; frame-src ${origin}; img-src ${origin}`)))
}
