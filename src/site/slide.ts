// A slide's own page: what is seen of it where a link to it is shared, and a way on to the slides.
import { element, joined, nothing, text, type Html } from '../render/html.ts'
import { renderDocument, type Conference } from './document.ts'
import type { SiteTalk } from './talk.ts'

/** `FOLDER/s/ID.html` @param n the slide's number */
export function renderSlidePage({ folder, manifest }: SiteTalk, n: number, conference: Conference): string {
  const slide = manifest.slides[n - 1]!
  const title = slide.title ?? `Slide ${n}`
  const deck = `../slides.html#/${encodeURIComponent(slide.id)}`
  const step = (to: number, rel: string, label: string): Html => {
    const other = manifest.slides[to - 1]
    return other?.page ? element('a', { rel, href: `../${other.page}` }, text(label)) : nothing
  }
  return renderDocument({
    title: `${title} (${n}/${manifest.slides.length})`,
    lang: manifest.language, dir: manifest.dir,
    path: `${folder}/${decodeURIComponent(slide.page!)}`,
    description: manifest.title,
    card: slide.card ? { path: `${folder}/${decodeURIComponent(slide.card)}`, alt: slide.text.slice(0, 400) } : undefined,
    main: joined([
      nothing,
      element('p', { class: 'by' }, element('a', { href: '../index.html' }, text(manifest.title)), text(` · ${n} / ${manifest.slides.length}`)),
      element('h1', { class: 'small' }, text(title)),
      ...(slide.card ? [element('a', { class: 'shown', href: deck }, element('img', { src: `../${slide.card}`, width: 1200, height: 630, alt: slide.text }))] : []),
      element('p', { class: 'links' }, joined([
        step(n - 1, 'prev', '← Previous'), element('a', { href: deck }, text('Open the slides here')), step(n + 1, 'next', 'Next →'),
      ].filter(Boolean), '\n')),
      nothing,
    ], '\n'),
  }, conference)
}
