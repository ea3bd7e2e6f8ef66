// Lays a deck out: chooses each slide's layout, fits it, carries on what is too long, and numbers the slides.
import type { Block } from '../model/block.ts'
import type { Deck, Slide } from '../model/deck.ts'
import { distance, isAlike, isMoved, moved } from '../model/moved.ts'
import { nearest } from '../model/nearest.ts'
import { spanning } from '../model/position.ts'
import { chooseLayout, type Choice, type Shape } from './choose.ts'
import { fillSlots } from './fill.ts'
import { fitSlide, fittingOf, type Fitting } from './fit.ts'
import { agendaOf, twoGroups, withAgendaLinks, withStrongLabels } from './kinds.ts'
import type { Asset, Layout, Look, Remark } from './look.ts'
import { paginate, type Part } from './paginate.ts'
import { typeset } from './typography.ts'

/** Layouts made for one thing: what such a slide has no room for goes on in a plain one. */
const openers: ReadonlySet<string> = new Set(['title', 'section', 'problem', 'statement', 'quote', 'image', 'closing'])

/** Layouts that look the same on the slide that carries on. */
const continued: ReadonlySet<string> = new Set(['default', 'bullets', 'prose', 'code', 'table'])

/** A deck laid out, with what laying it out again after an edit need not find out anew. */
export interface Composition {
  value: Deck
  remarks: Remark[]
  draft: Deck
  look: Look
  /** in the order of the draft's slides */
  sets: readonly SetSlide[]
}

/** A slide of the draft as it was set: in one slide, or in several where it was too long. */
interface SetSlide {
  draft: Slide
  wish: Choice
  slides: Slide[]
  remarks: Remark[]
}

/**
 * The deck laid out: every slide has its layout and type sizes, and everything fits. Slides that were too long are
 * followed by slides that carry them on.
 * @param before the deck as it was before an edit: makes it faster, never different
 */
export function composeDeck(deck: Deck, look: Look, assets: readonly Asset[], before?: Composition): Composition {
  const fitting = fittingOf(look)
  const taken = new Set(deck.slides.map(({ id }) => id))
  const shape = shapesOf(assets)
  const known = before && before.look === look && sameSurroundings(before.draft, deck) ? before.sets : []
  const knownById = new Map(known.map((set) => [set.draft.id, set]))
  const fresh = deck.slides.map((draft): SetSlide => {
    const wish = wishFor(draft, deck, look, shape)
    const then = knownById.get(draft.id)
    return (then && setAgain(then, draft, wish, taken)) ?? setAnew(draft, wish, deck, look, fitting, taken)
  })
  const idsOf = new Map(fresh.map(({ draft, slides }) => [draft.id, slides.map(({ id }) => id)]))
  const sections = deck.sections.map((section) => ({ ...section, slides: section.slides.flatMap((id) => idsOf.get(id) ?? [id]) }))
  let number = 0
  const numbered = fresh.map((set) => ({ ...set, slides: set.slides.map((slide) => ({ ...slide, number: ++number })) }))
  const laidOut = { ...deck, sections, slides: numbered.flatMap(({ slides }) => slides) }
  const sets = numbered.map((set) => ({ ...set, slides: withSizes(set.slides, laidOut, look, fitting) }))
  return { value: { ...laidOut, slides: sets.flatMap(({ slides }) => slides) }, remarks: sets.flatMap(remarksOf), draft: deck, look, sets }
}

const remarksOf = ({ remarks, slides }: SetSlide): Remark[] => remarks.map((remark) => ({ ...remark, slide: slides[0]!.number }))

/** Whether what slides show of the rest of their deck is the same. */
const sameSurroundings = (a: Deck, b: Deck): boolean => isAlike(a.meta, b.meta) && isAlike(a.sections, b.sections)

/** A slide that an edit left as it was, or only moved; null where it is another one. */
function setAgain(then: SetSlide, draft: Slide, wish: Choice, taken: Set<string>): SetSlide | null {
  if (!isAlike(wish, then.wish) || !isMoved(draft, then.draft)) return null
  const [, ...others] = then.slides
  if (others.some(({ id }) => taken.has(id))) return null
  for (const { id } of others) taken.add(id)
  const by = distance(then.draft.position.start, draft.position.start)
  const slides = moved(then.slides, by).map((slide) => ({ ...slide, line: slide.line + by.lines }))
  const remarks = then.remarks.map((remark) => ({ ...remark, line: remark.line + by.lines }))
  return { draft, wish, slides, remarks }
}

function setAnew(draft: Slide, wish: Choice, deck: Deck, look: Look, fitting: Fitting, taken: Set<string>): SetSlide {
  const dressed = dress(draft, wish, deck.meta.lang)
  const { layout, choice, found } = layoutOf(dressed, wish, deck, look, fitting)
  const { slide, parts, remarks } = setSlide(dressed, deck, layout, look, fitting)
  return { draft, wish, slides: partsToSlides(slide, parts, choice, taken), remarks: [...found, ...remarks] }
}

/** A slide with what its words ask for: marks as in print, labels of items in strong type, items of an agenda as links. */
function dress(draft: Slide, { links }: Choice, lang: string): Slide {
  const printed = typeset(draft, lang)
  const regions = Object.fromEntries(Object.entries(printed.regions).map(([name, blocks]) => [name, withStrongLabels(blocks)]))
  const slide = { ...printed, regions }
  return links ? withAgendaLinks(slide, links) : slide
}

const shapesOf = (assets: readonly Asset[]): Shape => {
  const shapes = new Map(assets.flatMap(({ url, width, height }) => (width && height ? [[url, width / height]] : [])))
  return (url) => shapes.get(url) ?? null
}

/** The author's layout, or one chosen by content. */
function wishFor(slide: Slide, deck: Deck, look: Look, shape: Shape): Choice {
  const asked = slide.layout
  if (asked === null || !look.layouts.has(asked)) return chooseLayout(slide, deck, shape)
  const links = asked === 'agenda' ? agendaOf(slide, deck) : null
  return { name: asked, reason: 'the author chose it', ...(links && { links }) }
}

/** The layout wished for, or a plain one where that is not there or has no room. */
function layoutOf(slide: Slide, wish: Choice, deck: Deck, look: Look, fitting: Fitting): { layout: Layout; choice: Choice; found: Remark[] } {
  const asked = slide.layout
  if (asked === wish.name) return { layout: look.layouts.get(asked)!, choice: wish, found: [] }
  const choice = look.layouts.has(wish.name) && suits(slide, deck, look.layouts.get(wish.name)!, fitting)
    ? wish
    : { name: plainLayout(slide.regions.default ?? []), reason: `${wish.reason}, but too much for the layout "${wish.name}"` }
  const layout = look.layouts.get(choice.name) ?? look.layouts.get('default')!
  return { layout, choice: { ...choice, name: layout.name }, found: asked === null ? [] : [unknownLayout(asked, slide, look)] }
}

/** A layout that was our own idea, and cannot be continued, must fit; otherwise the blocks stay one under the other. */
function suits(slide: Slide, deck: Deck, layout: Layout, fitting: Fitting): boolean {
  const placed = Object.keys(slide.regions).some((name) => name !== 'default')
  if (placed || openers.has(layout.name) || continued.has(layout.name)) return true
  const fit = fitSlide(inColumns(slide, layout), deck, layout, fitting)
  return fit.fits && fit.housed
}

const plainLayout = (blocks: readonly Block[]): string => (blocks.some(({ type }) => type === 'list') ? 'bullets' : 'default')

function unknownLayout(name: string, slide: Slide, look: Look): Remark {
  const names = [...look.layouts.keys()].sort()
  const guess = nearest(name, names)
  return {
    severity: 'error',
    code: 'unknown-layout',
    message: `There is no layout "${name}".`,
    line: slide.line,
    value: name,
    hint: `${guess ? `Did you mean "${guess}"? ` : ''}Layouts here: ${names.join(', ')}.`,
  }
}

/** A slide in its layout: as it is where that fits, as most slides do; otherwise what has to be done about it is found out. */
function setSlide(given: Slide, deck: Deck, layout: Layout, look: Look, fitting: Fitting): { slide: Slide; parts: Part[]; remarks: Remark[] } {
  const slide = inColumns(given, layout)
  const fit = fitSlide(slide, deck, layout, fitting)
  if (fit.fits && fit.housed) return { slide: { ...slide, sizes: fit.sizes }, parts: [{ layout, regions: slide.regions }], remarks: [] }
  return forceSlide(given, deck, layout, look, fitting)
}

function forceSlide(given: Slide, deck: Deck, layout: Layout, look: Look, fitting: Fitting): { slide: Slide; parts: Part[]; remarks: Remark[] } {
  const slide = inColumns(withoutEndlessTitle(given, deck, layout, fitting), layout)
  const { left } = fillSlots(slide, deck, layout)
  const homeless = Object.entries(left)
  const unhoused = homeless.map(([region, blocks]) => noRoom(region, blocks, layout, slide))
  const housed = homeless.length === 0 ? slide : { ...slide, regions: withoutBlocks(slide.regions, homeless.flatMap(([, blocks]) => blocks)) }
  const parts = [
    ...partsOf(housed, deck, layout, look, fitting),
    ...(homeless.length ? plainParts(slide, homeless.flatMap(([, blocks]) => blocks), deck, look, fitting) : []),
  ]
  const remarks = given.layout === layout.name && parts[0]!.layout !== layout ? [...unhoused, tooMuch(slide, layout, parts[0]!.layout)] : unhoused
  const tight = parts.some((part, index) => !fitSlide({ ...slide, regions: part.regions, ...partOf(index, parts) }, deck, part.layout, fitting, { smallest: true }).fits)
  if (!tight) return { slide, parts, remarks }
  const lists = tablesAsLists(slide)
  if (lists) return setSlide(lists, deck, layout, look, fitting)
  return { slide, parts, remarks: [...remarks, tooLarge(slide)] }
}

/** The author asked for a layout that has no room even for its own one thing. */
const tooMuch = (slide: Slide, { name }: Layout, instead: Layout): Remark => ({
  severity: 'warning',
  code: 'does-not-fit',
  message: `There is too much here for the layout "${name}"; the slide is set in "${instead.name}".`,
  line: slide.line,
  value: name,
  hint: 'Shorten it, or take the line "layout:" away.',
})

const tooLarge = (slide: Slide): Remark => ({
  severity: 'warning',
  code: 'does-not-fit',
  message: 'Something on this slide is too large for it and cannot be parted.',
  line: slide.line,
  hint: 'Shorten it, or give the slide another layout.',
})

function partsOf(slide: Slide, deck: Deck, layout: Layout, look: Look, fitting: Fitting): Part[] {
  if (!openers.has(layout.name)) return paginate(slide, deck, { first: layout, others: layout }, fitting)
  if (fitSlide(slide, deck, layout, fitting).fits) return [{ layout, regions: slide.regions }]
  // the one thing the layout is made for stands alone, and the rest goes on in a plain layout
  const { fillings } = fillSlots(slide, deck, layout)
  const own = fillings.flatMap((filling) => (filling.kind === 'blocks' && filling.slot.name !== '' ? filling.blocks : []))
  const alone = { ...slide, regions: { default: own } }
  const rest = withoutBlocks(slide.regions, own)
  if (own.length > 0 && fitSlide(alone, deck, layout, fitting).fits) {
    return [{ layout, regions: alone.regions }, ...plainParts(slide, Object.values(rest).flat(), deck, look, fitting)]
  }
  return plainParts(slide, Object.values(slide.regions).flat(), deck, look, fitting)
}

function plainParts(slide: Slide, blocks: Block[], deck: Deck, look: Look, fitting: Fitting): Part[] {
  const layout = look.layouts.get(plainLayout(blocks)) ?? look.layouts.get('default')!
  return paginate({ ...slide, regions: { default: blocks } }, deck, { first: layout, others: layout }, fitting)
}

/** The two groups of a slide whose layout has columns, where the author did not place them. */
function inColumns(slide: Slide, layout: Layout): Slide {
  const groups = ['two-columns', 'comparison'].includes(layout.name) ? twoGroups(slide.regions.default ?? []) : null
  if (!groups) return slide
  const { default: _, ...regions } = slide.regions
  return { ...slide, regions: { ...regions, left: groups[0], right: groups[1] } }
}

/** A title that fills the slide even at the smallest size is set as text, so that it can be continued. */
function withoutEndlessTitle(slide: Slide, deck: Deck, layout: Layout, fitting: Fitting): Slide {
  const position = slide.position
  const probe: Block = { type: 'paragraph', children: [{ type: 'text', value: 'x' }], position }
  if (fitSlide({ ...slide, regions: { default: [probe] } }, deck, layout, fitting, { smallest: true }).titlesFit) return slide
  const lines = [slide.titleContent, slide.subtitleContent].filter((children) => children.length > 0)
  const text = lines.map((children): Block => ({ type: 'paragraph', children, position }))
  return { ...slide, titleContent: [], subtitleContent: [], regions: { ...slide.regions, default: [...text, ...(slide.regions.default ?? [])] } }
}

const withoutBlocks = (regions: Slide['regions'], blocks: readonly Block[]): Slide['regions'] => Object.fromEntries(
  Object.entries(regions)
    .map(([name, own]): [string, Block[]] => [name, own.filter((block) => !blocks.includes(block))])
    .filter(([, own]) => own.length > 0),
)

function noRoom(region: string, blocks: readonly Block[], layout: Layout, slide: Slide): Remark {
  return {
    severity: 'warning',
    code: 'no-room',
    message: region === 'default'
      ? `The layout "${layout.name}" has no place for this; it goes on the next slide.`
      : `The layout "${layout.name}" has no region "${region}"; what stands in it goes on the next slide.`,
    line: blocks[0]?.position.start.line ?? slide.line,
    hint: 'Choose another layout for the slide, or take the line "layout:" away.',
  }
}

/** A table too wide or with too tall a row, as a list: its cells, each after its column's name. null without tables. */
function tablesAsLists(slide: Slide): Slide | null {
  const all = Object.values(slide.regions).flat()
  if (!all.some(({ type }) => type === 'table')) return null
  const asList = (block: Block): Block => {
    if (block.type !== 'table') return block
    const [head, ...rows] = block.children
    const children = (rows.length ? rows : [head!]).map((row) => ({
      type: 'listItem' as const,
      position: row.position,
      children: row.children.map((cell, index): Block => {
        const name = rows.length ? head!.children[index]?.children ?? [] : []
        return { type: 'paragraph', position: cell.position, children: name.length ? [{ type: 'strong', children: name }, { type: 'text', value: ' ' }, ...cell.children] : cell.children }
      }),
    }))
    return { type: 'list', ordered: false, children, position: block.position }
  }
  return { ...slide, regions: Object.fromEntries(Object.entries(slide.regions).map(([name, blocks]) => [name, blocks.map(asList)])) }
}

/** The place among its parts of a slide that needs several. */
const partOf = (index: number, parts: readonly Part[]): Pick<Slide, 'part'> =>
  (parts.length > 1 ? { part: { number: index + 1, total: parts.length } } : {})

function partsToSlides(slide: Slide, parts: readonly Part[], choice: Choice, taken: Set<string>): Slide[] {
  return parts.map((part, index): Slide => {
    const reason = { reason: choice.reason, confidence: 1 }
    const { layout: { name: layout }, regions } = part
    if (index === 0) {
      return { ...slide, layout, regions, ...partOf(index, parts), why: { ...slide.why, layout: reason } }
    }
    const blocks = Object.values(regions).flat()
    const position = blocks.map((block) => block.position).reduce(spanning, blocks[0]?.position ?? slide.position)
    const { id: _, ...meta } = slide.meta
    const continues = { reason: 'carries on the slide before, which is too long for one', confidence: 1 }
    return {
      ...slide,
      id: freeId(`${slide.id}-${index + 1}`, taken),
      line: position.start.line,
      layout,
      regions,
      notes: [],
      meta,
      continued: true,
      ...partOf(index, parts),
      why: { ...slide.why, boundary: continues, layout: continues },
      position,
    }
  })
}

function freeId(wanted: string, taken: Set<string>): string {
  const id = taken.has(wanted) ? freeId(`${wanted}-part`, taken) : wanted
  taken.add(id)
  return id
}

/** The parts of one slide with type sizes, where they have none yet; they are set alike. */
function withSizes(slides: Slide[], deck: Deck, look: Look, fitting: Fitting): Slide[] {
  if (slides.every(({ sizes }) => sizes)) return slides
  const fits = slides.map((slide) => fitSlide(slide, deck, look.layouts.get(slide.layout!)!, fitting).sizes)
  return slides.map((slide, index) => {
    const alike = fits.filter((_, other) => slides[other]!.layout === slide.layout)
    const sizes = Object.fromEntries(Object.keys(fits[index]!).map((name) => [name, Math.min(...alike.map((fit) => fit[name] ?? Infinity))]))
    return { ...slide, sizes }
  })
}
