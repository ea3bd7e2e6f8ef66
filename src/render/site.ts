// A deck and its look → a site: the list of files that every outlet shows, writes or prints.
import type { Deck, Slide } from '../model/deck.ts'
import { isAlike, isMoved } from '../model/moved.ts'
import { facesOfOne, mathFaces, neededFaces, smallestFiles } from './faces.ts'
import type { Asset, FontFace, Look, Site, SiteFile } from './look.ts'
import { manifestOf } from './manifest.ts'
import { laterFonts, pageFile, pageParts, renderPage, type PageName, type PageOptions, type RenderedSlide } from './page.ts'
import { drawNotes, drawSlide, surroundingsOf } from './slide.ts'
import { compact, fontFaces, renderStyleSheet } from './stylesheet.ts'

export type { PageName, RenderedSlide } from './page.ts'
export interface SiteOptions extends PageOptions {
  /** address of the fonts' folder, as `deck.css` shall name it; otherwise `fonts` beside it */
  fonts?: string
  /** where the print page stands alone: also as so many pages, each with its part of the slides */
  pieces?: number
}

/** What all slides of a deck were drawn from, and what came of it. */
export interface Drawn {
  deck: Deck
  look: Look
  assets: readonly Asset[]
  slides: readonly RenderedSlide[]
}

/**
 * All slides of a deck in order.
 * @param deck laid out by compose.ts
 * @param options.before the slides as they were before an edit: makes it faster, never different
 * @param options.places whether they say where they stand in the source
 */
export function renderSlides(
  deck: Deck, look: Look, assets: readonly Asset[], { before, places }: { before?: Drawn | undefined; places?: boolean } = {},
): RenderedSlide[] {
  const shared = surroundingsOf(deck, look, assets, places)
  const known = before ? stillTrue(before, { deck, look, assets }) : () => null
  return deck.slides.map((slide) => {
    const place = { id: slide.id, section: slide.section, line: slide.line }
    const { html, notes } = known(slide) ?? { html: drawSlide(slide, deck, look, shared), notes: drawNotes(slide, shared) }
    return { ...place, html, notes }
  })
}

/** Finds what was drawn of a slide before, where it would be drawn the same now. */
function stillTrue(before: Drawn, now: Omit<Drawn, 'slides'>): (slide: Slide) => RenderedSlide | null {
  if (before.look !== now.look || !isAlike(before.assets, now.assets)
    || !isAlike(before.deck.meta, now.deck.meta) || !isAlike(before.deck.sections, now.deck.sections)) return () => null
  const order = ({ slides }: Deck): string => slides.map(({ id }) => id).join('\n')
  const reordered = order(before.deck) !== order(now.deck)
  const byId = new Map(before.deck.slides.map((slide, index) => [slide.id, { slide, drawn: before.slides[index]! }]))
  return (slide) => {
    const then = byId.get(slide.id)
    if (!then || (slide.number === 1) !== (then.slide.number === 1) || !isMoved(slide, then.slide)) return null
    return reordered && linksInside(slide) ? null : then.drawn
  }
}

/** Whether something in it links to a slide, which is drawn by what slides there are. */
function linksInside(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false
  return 'url' in node && String(node.url).startsWith('#') || Object.values(node).some(linksInside)
}

/**
 * The files of a deck's site: its pages, `deck.json`, style sheets, scripts, fonts and pictures. Speaker notes are in
 * none of them but `speaker.html`. A print page alone is complete in itself: the browser that prints it asks once.
 */
export function renderSite(deck: Deck, look: Look, assets: readonly Asset[], options: SiteOptions): Site {
  const { pages, fonts = 'fonts' } = options
  const paper = assets.flatMap(onPaper)
  const alone = pages.every((page) => page === 'print')
  const linked = alone ? paper : assets
  const slides = renderSlides(deck, look, linked)
  const slidesFor = (page: PageName): RenderedSlide[] => (page === 'print' && linked !== paper ? renderSlides(deck, look, paper) : slides)
  if (alone) return [...printPages(deck, look, slides, options.pieces ?? 1), ...filesOf(linked)]
  const notes = pages.includes('speaker') ? slides.map((slide) => slide.notes) : []
  const shown = [...slides.map(({ html }) => html), ...notes].join('')
  const faces = [...neededFaces(look, shown), ...mathFaces(look, shown)]
  const styles = new Set(pages.flatMap((page) => pageParts[page].styles))
  const scripts = new Set([...pages.flatMap((page) => pageParts[page].script ?? []), ...(pages.includes('embed') ? ['slide-deck.js'] : [])])
  const inFrames = pages.includes('embed') ? framesFaces(deck, look, slides) : { first: [], later: [] }
  const later = inFrames.later.length > 0
  const sheets: Record<string, () => string> = {
    'deck.css': () => renderStyleSheet(look, faces, ({ file }) => `${fonts}/${file}`),
    // apart, because talks of one conference have the same rules, and often the same fonts
    'fonts.css': () => fontFaces(inFrames.first, (face) => inlineFont(look, face)),
    [laterFonts]: () => fontFaces(inFrames.later, (face) => inlineFont(look, face)),
    'embed.css': () => compact(renderStyleSheet(look, [], String)),
  }
  return [
    ...pages.map((page) => textFile(pageFile(page), () => renderPage(page, deck, slidesFor(page), { ...options, later }))),
    textFile('deck.json', () => `${JSON.stringify(manifestOf(deck, pages), null, 1)}\n`),
    ...[...styles, ...(later ? [laterFonts] : [])].map((name) => textFile(`_deck/${name}`, sheets[name]!)),
    ...[...scripts].flatMap((name) => (look.scripts[name] ? [{ path: `_deck/${name}`, from: look.scripts[name] }] : [])),
    ...(styles.has('deck.css') ? faces.map(({ file }) => ({ path: `_deck/fonts/${file}`, from: `${look.fontFolder}/${file}` })) : []),
    ...filesOf(linked),
  ]
}

const filesOf = (assets: readonly Asset[]): Site =>
  [...new Map(assets.flatMap((asset) => [asset, ...(asset.poster ? [asset.poster] : [])]).map(({ path, from }) => [path, { path, from }])).values()]

/** The print page, and where it is wanted in pieces those. All have the style sheet of the whole. */
function printPages(deck: Deck, look: Look, slides: readonly RenderedSlide[], pieces: number): SiteFile[] {
  let style: string | undefined
  const page = (path: string, part: readonly RenderedSlide[]): SiteFile =>
    textFile(path, () => renderPage('print', deck, part, { pages: ['print'], inside: { style: style ??= styleInside(deck, look, slides) } }))
  return [page(pageFile('print'), slides), ...(pieces > 1 ? partsOf(slides, pieces).map((part, index) => page(pieceFile(index), part)) : [])]
}

const pieceFile = (index: number): string => `print-${index + 1}.html`

/** Whether a file of a site is a piece of its print page. */
export const isPiece = (path: string): boolean => /^print-\d+\.html$/.test(path)

/** So many parts of a list, none much longer than the others. */
const partsOf = <Item>(list: readonly Item[], count: number): Item[][] =>
  Array.from({ length: count }, (_, index) => list.slice(Math.round((index * list.length) / count), Math.round(((index + 1) * list.length) / count)))

/** The style sheet of a page that is one file, with its fonts: nobody adds a slide to it, rules of other layouts are of no use. */
export function styleInside(deck: Deck, whole: Look, drawn: readonly RenderedSlide[]): string {
  const look = usedOf(deck, whole)
  return compact(renderStyleSheet({ ...look, revealCss: '' }, smallestFaces(look, drawn), (face) => inlineFont(look, face)))
}

/** The look with the layouts that the deck's slides have. */
function usedOf({ slides }: Pick<Deck, 'slides'>, look: Look): Look {
  const used = new Set(slides.map(({ layout }) => layout))
  return { ...look, layouts: new Map([...look.layouts].filter(([name]) => used.has(name))) }
}

const facesOf = (look: Look, shown: string): FontFace[] => [...neededFaces(look, shown), ...mathFaces(look, shown)]

function smallestFaces(look: Look, drawn: readonly RenderedSlide[]): FontFace[] {
  const shown = drawn.map(({ html }) => html).join('')
  return smallestFiles(facesOf(look, shown), look, shown)
}

/** The fonts of a frame, in the files that all slides can share: those of its first slide, and what only others need. */
function framesFaces(deck: Deck, look: Look, drawn: readonly RenderedSlide[]): { first: FontFace[]; later: FontFace[] } {
  const cut = ({ family, weight, style, ranges }: FontFace): string => `${family} ${weight} ${style} ${ranges[0]?.[0]}`
  const [first, shown] = [usedOf({ slides: deck.slides.slice(0, 1) }, look), drawn[0]?.html ?? '']
  const cover = new Set([...facesOfOne(first, shown), ...mathFaces(first, shown)].map(cut))
  const all = smallestFaces(usedOf(deck, look), drawn)
  return { first: all.filter((face) => cover.has(cut(face))), later: all.filter((face) => !cover.has(cut(face))) }
}

/** Paper has no folder beside it, and nothing plays there: a link to a file is its words, a video its poster or its description. */
function onPaper(asset: Asset): Asset[] {
  if (asset.kind === 'video') return asset.poster ? [{ ...asset.poster, url: asset.url }] : []
  return asset.kind === 'picture' ? [asset] : []
}

/** A file whose text is made when it is first read: who shows only one page does not wait for the others. */
function textFile(path: string, make: () => string): SiteFile {
  let made: string | undefined
  return { path, get text() { return (made ??= make()) } }
}

/** A sandboxed frame has no origin, and fonts are not given to such: they travel in the style sheet. */
function inlineFont(look: Look, { file }: FontFace): string {
  return look.fontData ? `data:font/woff2;base64,${look.fontData(file)}` : `fonts/${file}`
}
