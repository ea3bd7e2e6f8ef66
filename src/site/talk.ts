// A talk's page: who speaks about what, the slides in a frame, and every slide as text that reads without scripts.
import { coverOf, type Manifest, type Session } from '../model/manifest.ts'
import { stageOf, type Stage } from '../model/stage.ts'
import { element, joined, nothing, text, type Html } from '../render/html.ts'
import { dayInWords } from './day.ts'
import { encodePath, renderDocument, type Conference, type Page } from './document.ts'
import { renderEmbedding } from './embedding.ts'
import { linkedData } from './linked.ts'

export interface SiteTalk {
  /** its folder in the site */
  folder: string
  /** addresses in it are relative to the folder */
  manifest: Manifest
}

/**
 * `FOLDER/index.html`
 * @param words of each slide as html, without its title
 */
export function renderTalk({ folder, manifest }: SiteTalk, words: readonly Html[], conference: Conference): string {
  const { title, language, dir, description, subtitle, urls, slides } = manifest
  const poster = urls.poster ? [element('img', { src: urls.poster, ...stageOf(manifest.aspect), alt: manifest.available ? coverOf(manifest).text : `Slides: ${title}` })] : [text(manifest.available ? 'The slides will follow.' : `Slides: ${title}`)]
  const links = [
    ['slides', 'Slides in the whole window', urls.slides],
    ['pdf', 'PDF', urls.pdf],
    ['text', 'Plain text', urls.text],
  ].flatMap(([name, label, href]) => (href ? [element('a', { class: name, href }, text(label!))] : []))
  const main = joined([
    nothing,
    element('h1', {}, text(title)),
    subtitle ? element('p', { class: 'subtitle' }, text(subtitle)) : nothing,
    factLine(facts(manifest), language),
    description ? element('p', { class: 'abstract' }, text(description)) : nothing,
    manifest.event?.session?.url ? element('p', {}, element('a', { href: manifest.event.session.url }, text('In the schedule'))) : nothing,
    ...(manifest.available ? [element('p', { class: 'shown' }, ...poster)] : [
      element('slide-deck', { src: './', label: title, aspect: manifest.aspect }, element('a', { href: urls.slides! }, ...poster)),
      element('p', { class: 'links' }, joined(links, '\n')),
      renderEmbedding({ folder, manifest }, conference),
      element('ol', { class: 'slides' }, joined([nothing, ...slides.map((slide, index) => renderWords(slide, words[index]!, thumbSize(stageOf(manifest.aspect)))), nothing], '\n')),
    ]),
    nothing,
  ].filter((line, index, all) => line !== '' || index === 0 || index === all.length - 1), '\n')
  return renderDocument({
    title, lang: language, dir, path: `${folder}/index.html`, main,
    description: description ?? subtitle,
    card: cardOf({ folder, manifest }, coverOf(manifest).text.slice(0, 400)),
    head: [
      ...(conference.base && urls.oembed
        ? [element('link', { rel: 'alternate', type: 'application/json+oembed', href: `${conference.base}${encodePath(folder)}/${urls.oembed}`, title })] : []),
      linkedData({ folder, manifest }, conference),
    ],
    scripts: manifest.available ? [] : ['slide-deck.js', 'talk.js'],
  }, conference)
}

/** The picture that stands for a talk where it is shared. */
export function cardOf({ folder, manifest }: SiteTalk, alt: string): Page['card'] {
  const { card } = coverOf(manifest)
  return card === undefined ? undefined : { path: `${folder}/${decodeURIComponent(card)}`, alt }
}

/** A slide's picture beside its words; its id is the link to it. */
function renderWords({ n, id, aliases = [], title, page, thumb }: Manifest['slides'][number], words: Html, size: Stage): Html {
  const picture = thumb
    ? element('img', { src: thumb, ...size, alt: '', loading: 'lazy' })
    : element('span', { class: 'number' }, text(String(n)))
  const name = `Slide ${n}${title ? `: ${title}` : ''}`
  return element('li', { id, class: 'words' },
    ...aliases.map((alias) => element('span', { id: alias })),
    element('a', { class: 'picture', href: page ?? `slides.html#/${encodeURIComponent(id)}`, 'aria-label': name }, picture),
    element('div', {}, title ? element('h2', {}, text(title)) : nothing, words))
}

/** How large a thumbnail of a slide is: at most 480×270, with whole pixels. */
export function thumbSize({ width, height }: Stage): Stage {
  const scale = Math.min(480 / width, 270 / height)
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

/** Who, where and when, as far as it is known. */
export function facts({ speakers, event }: Manifest): string[] {
  return [speakers?.map(({ name }) => name).join(', '), event?.name, event?.location, event?.session?.room, event?.date, hours(event?.session)].filter((fact): fact is string => !!fact)
}

/** Facts beside each other, days in words; a line breaks between them rather than within a date. @param lang of the days */
export const factLine = (facts: readonly string[], lang: string): Html =>
  element('p', { class: 'by' }, ...facts.flatMap((fact, index) => [index > 0 ? text(' · ') : nothing, element('span', {}, text(dayInWords(fact, lang)))]))

/** `14:00–14:30`, by the clocks of the place; nothing of a talk that is held on several days. */
function hours({ start, end }: Session = {}): string | undefined {
  if (start === undefined || (end !== undefined && end.slice(0, 10) !== start.slice(0, 10))) return undefined
  return [start, end].flatMap((time) => time?.slice(11, 16) ?? []).join('–')
}
