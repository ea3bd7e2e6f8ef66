// The first page of a site: all its talks, and a field that searches every slide.
import { count } from '../model/count.ts'
import { coverOf } from '../model/manifest.ts'
import { stageOf } from '../model/stage.ts'
import { element, joined, nothing, text, type Html } from '../render/html.ts'
import { dayInWords } from './day.ts'
import { encodePath, renderDocument, type Conference } from './document.ts'
import { cardOf, factLine, facts, thumbSize, type SiteTalk } from './talk.ts'

/** `index.html` */
export function renderHome(talks: readonly SiteTalk[], conference: Conference): string {
  const search = element('search', {},
    element('form', { hidden: true },
      element('label', { for: 'query' }, text('Search all slides')),
      element('input', { id: 'query', type: 'search', autocomplete: 'off' })),
    element('div', { class: 'found', 'aria-live': 'polite' }))
  return renderDocument({
    title: conference.title,
    lang: conference.lang,
    path: 'index.html',
    description: `Slides of ${count(talks.length, 'talk')}`,
    card: talks[0] && cardOf(talks[0], talks[0].manifest.title),
    head: conference.base ? [element('link', { rel: 'alternate', type: 'application/feed+json', href: `${conference.base}feed.json`, title: conference.title })] : [],
    scripts: conference.search ? ['search.js'] : [],
    main: joined([
      nothing,
      element('h1', {}, text(conference.title)),
      ...(conference.search ? [search] : []),
      ...days(byTime(talks), conference),
      nothing,
    ], '\n'),
  }, conference)
}

/** A list of talks for each day with its name above; one list where they are all of one day, or nobody knows. */
function days(talks: readonly SiteTalk[], conference: Conference): Html[] {
  const dayOf = ({ manifest }: SiteTalk): string => manifest.event?.session?.start?.slice(0, 10) ?? ''
  const all = [...new Set(talks.map(dayOf))]
  const list = (some: readonly SiteTalk[], known: readonly string[]): Html =>
    element('ul', { class: 'talks' }, joined([nothing, ...some.map((talk) => item(talk, known)), nothing], '\n'))
  // what stands above a list is not said again in it
  if (all.length < 2) return [list(talks, [conference.title])]
  return all.flatMap((day) => [
    element('h2', { class: 'day' }, text(day === '' ? 'At another time' : dayInWords(day, conference.lang))),
    list(talks.filter((talk) => dayOf(talk) === day), [conference.title, day]),
  ])
}

/** In the order of the schedule; talks whose time is not known come last, as they were named. */
function byTime(talks: readonly SiteTalk[]): SiteTalk[] {
  const startOf = ({ manifest }: SiteTalk): number => Date.parse(manifest.event?.session?.start ?? '') || Number.MAX_VALUE
  return [...talks].sort((a, b) => startOf(a) - startOf(b))
}

/** @param known what the page says of it already */
function item({ folder, manifest }: SiteTalk, known: readonly string[]): Html {
  const at = encodePath(folder)
  const picture = manifest.urls.poster
    ? element('img', { src: `${at}/${coverOf(manifest).thumb ?? manifest.urls.poster}`, ...thumbSize(stageOf(manifest.aspect)), alt: '', loading: 'lazy' })
    : element('span', { class: 'picture' })
  return element('li', { lang: manifest.language, dir: manifest.dir },
    element('a', { href: `${at}/index.html` }, picture, element('strong', {}, text(manifest.title))),
    manifest.subtitle ? element('p', { class: 'subtitle' }, text(manifest.subtitle)) : nothing,
    factLine([...facts(manifest).filter((fact) => !known.includes(fact)), manifest.available ? 'slides will follow' : count(manifest.slides.length, 'slide')], manifest.language))
}
