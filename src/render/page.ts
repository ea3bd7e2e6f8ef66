// The pages of a deck: whole html documents around the slides.
import type { Deck } from '../model/deck.ts'
import { stacksOf } from '../model/stacks.ts'
import { shapeOf, stageOf } from '../model/stage.ts'
import { element, joined, nothing, raw, text, type Attributes, type Html } from './html.ts'
import { renderSpeaker } from './speaker.ts'

/** A slide as it stands on a page; also what an edit sends to a page that is open. */
export interface RenderedSlide {
  id: string
  section: string | null
  /** first source line */
  line: number
  html: Html
  /** speaker notes as html, empty where there are none */
  notes: Html
}

export type PageName = 'index' | 'embed' | 'print' | 'speaker'

export interface PageOptions {
  /** all pages that the site has */
  pages: readonly PageName[]
  /** served by `deck present`, which sends what was edited */
  live?: boolean | undefined
  /** the page is one file: what others have beside them is inside */
  inside?: { style: string; player?: PackedPlayer } | undefined
  /** the deck is a card that stands for slides until they may be seen: since when, or `after-talk` */
  available?: string | undefined
  /** files of the deck that lie beside its frame, which tells its host of them */
  beside?: readonly { type: string; href: string }[] | undefined
  /** a frame has a second sheet of fonts, for the slides after its first */
  later?: boolean | undefined
  /** address of the folder that the site will stand in, ending in `/`, where it is known */
  base?: string | undefined
  /** address of a style sheet or script, by its name, where it does not stand in `_deck` beside the page */
  part?: ((name: string) => string) | undefined
}

/** The player as text for a page that is one file. */
export interface PackedPlayer {
  /** unpacks the rest; it must not hold `</script` */
  starter: string
  /** reveal.js's style sheet and the player: raw deflate, in base64 */
  packed: { style: string; script: string }
  /** of the scripts that run, as the page's policy names them: `sha256-…` */
  sums: readonly string[]
}

/** One page of a deck as text. Links to other files are relative, so that the folder can stand anywhere. */
export function renderPage(name: PageName, deck: Deck, slides: readonly RenderedSlide[], options: PageOptions): string {
  const speaker = name === 'index' && options.pages.includes('speaker') ? pageFile('speaker') : null
  const html = element('html', {
    lang: deck.meta.lang,
    dir: deck.meta.dir,
    'data-mode': name === 'index' ? 'present' : name,
    'data-stage': shapeOf(stageOf(deck.meta.size)),
    'data-speaker': speaker,
    'data-available': options.available,
    'data-fonts': hasLater(name, options) ? 'first' : null,
  }, head(name, deck, options), body(name, deck, slides, options))
  return `<!doctype html>\n${html}\n`
}

export const pageFile = (name: PageName): string => `${name}.html`

/** What a page needs beside itself, all in the site's `_deck` folder. */
/** The fonts that a frame needs after its first slide; the player asks for them when that is there. */
export const laterFonts = 'fonts-later.css'

export const pageParts: Readonly<Record<PageName, { styles: readonly string[]; script: string | null }>> = {
  index: { styles: ['deck.css'], script: 'player.js' },
  embed: { styles: ['fonts.css', 'embed.css'], script: 'player.js' },
  print: { styles: ['deck.css'], script: null },
  speaker: { styles: ['deck.css'], script: 'speaker.js' },
}

const besideThePage = (name: string): string => `_deck/${name}`

const hasLater = (name: PageName, { later = false }: PageOptions): boolean => name === 'embed' && later

function head(name: PageName, { meta }: Deck, options: PageOptions): Html {
  const { live, base, inside, part = besideThePage, beside = [] } = options
  const title = name === 'speaker' ? `${meta.title} (speaker)` : meta.title
  const shared = name === 'index'
  return element('head', {}, joined([
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy(name, live === true, inside?.player?.sums) }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, text(title)),
    named('description', meta.description),
    named('author', meta.author?.join(', ')),
    named('keywords', meta.keywords?.join(', ')),
    shared ? property('og:type', 'article') : nothing,
    shared ? property('og:title', meta.title) : nothing,
    shared ? property('og:description', meta.description ?? meta.subtitle) : nothing,
    shared && base !== undefined ? property('og:url', base) : nothing,
    shared && base !== undefined ? element('link', { rel: 'canonical', href: base }) : nothing,
    ...(name === 'embed' ? beside.map(({ type, href }) => element('link', { rel: 'alternate', type, href })) : []),
    // otherwise the browser asks the server's root for one
    element('link', { rel: 'icon', href: 'data:,' }),
    ...(inside ? [raw('style', {}, inside.style)] : pageParts[name].styles.map((style) => element('link', { rel: 'stylesheet', href: part(style) }))),
    ...(hasLater(name, options) ? [
      element('link', { rel: 'stylesheet', href: part(laterFonts), disabled: true }),
      element('noscript', {}, element('link', { rel: 'stylesheet', href: part(laterFonts) })),
    ] : []),
  ].filter((line) => line !== ''), '\n'))
}

const named = (name: string, content: string | undefined): Html =>
  content ? element('meta', { name, content }) : nothing
const property = (name: string, content: string | undefined): Html =>
  content ? element('meta', { property: name, content }) : nothing

/** Nothing is loaded from elsewhere and no script stands in the page, whatever a deck says. */
function policy(name: PageName, live: boolean, sums?: readonly string[]): string {
  return [
    `default-src 'none'`,
    ...(pageParts[name].script === null ? [] : [`script-src ${sums?.map((sum) => `'${sum}'`).join(' ') ?? `'self'`}`]),
    // type sizes stand on the elements, and reveal.js sets styles
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data:`,
    `font-src 'self' data:`,
    `media-src 'self'${sums ? ' data:' : ''}`,
    `connect-src ${live ? `'self' ws: wss:` : `'none'`}`,
    `frame-src 'none'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')
}

function body(name: PageName, deck: Deck, slides: readonly RenderedSlide[], { live, inside, part = besideThePage }: PageOptions): Html {
  const { script } = pageParts[name]
  const player = inside?.player
  const scripts = player ? [
    ...(['style', 'script'] as const).map((part) => raw('script', { type: 'text/plain', 'data-packed': part }, player.packed[part])),
    raw('script', {}, player.starter),
  ] : [
    script === null ? nothing : element('script', { src: part(script) }),
    ...(live && name === 'index' ? ['/@vite/client', '/_deck/live.js'] : [])
      .map((src) => element('script', { type: 'module', src })),
  ]
  const content = name === 'speaker' ? renderSpeaker(deck, slides) : deckOf(deck, slides, name === 'print')
  const elsewhere = name === 'print' && slides.length < deck.slides.length ? linkedElsewhere(deck, slides) : []
  return element('body', {}, joined([nothing, content, ...elsewhere, ...scripts.filter(Boolean), nothing], '\n'))
}

/** Places for the links of a piece that lead to slides of others: a browser prints no link that leads nowhere. */
function linkedElsewhere({ slides: all }: Deck, slides: readonly RenderedSlide[]): Html[] {
  const here = new Set(slides.map(({ id }) => id))
  const linked = new Set(slides.flatMap(({ html }) => [...html.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id!)))
  return all.filter(({ id }) => linked.has(id) && !here.has(id)).map(({ id }) => element('a', { id }))
}

function deckOf(deck: Deck, slides: readonly RenderedSlide[], flat: boolean): Html {
  const attributes: Attributes = { class: 'deck', 'data-transition': deck.meta.transition }
  const groups = flat ? slides.map(({ html }) => html) : groupsOf(slides)
  return element('div', attributes, element('main', { class: 'slides' }, joined([nothing, ...groups, nothing], '\n')))
}

/** Neighbours of one section stand in a `section.stack`, which reveal.js shows below each other. */
function groupsOf(slides: readonly RenderedSlide[]): Html[] {
  return stacksOf(slides).map(({ section, slides: [first, ...more] }) => more.length === 0
    ? first!.html
    : element('section', { class: 'stack', 'data-section': section }, joined([nothing, ...[first!, ...more].map(({ html }) => html), nothing], '\n')))
}
