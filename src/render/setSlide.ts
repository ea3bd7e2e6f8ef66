// Sets one slide in its layout: whether it has room there, and in which parts it goes on where it has not.
import type { Block, Table } from '../model/block.ts'
import type { Deck, Slide } from '../model/deck.ts'
import { isMostlyCode } from './choose.ts'
import { fillSlots } from './fill.ts'
import { fitSlide, type Fitting } from './fit.ts'
import { twoGroups } from './kinds.ts'
import type { Layout, Look, Remark } from './look.ts'
import { paginate, type Part } from './paginate.ts'

/** Layouts made for one thing: what such a slide has no room for goes on in a plain one. */
const openers: ReadonlySet<string> = new Set(['title', 'section', 'problem', 'statement', 'quote', 'image', 'closing'])

/** Layouts for what is taken in at a glance. */
const atOnce: ReadonlySet<string> = new Set(['big-number', 'definition'])

/** Layouts in which text stands beside one thing: what there is no room for there goes on in a plain one. */
const companions: ReadonlySet<string> = new Set(['image-left', 'image-right', 'image-full', 'code-and-text', 'speaker'])

/** Layouts that look the same on the slide that carries on. */
const continued: ReadonlySet<string> = new Set(['default', 'bullets', 'prose', 'code', 'table'])

/** Layouts for whatever it is. */
const plain: ReadonlySet<string> = new Set(['default', 'bullets'])

/** Code that would be smaller, in px, stands better under its text than beside it. */
const leastBeside = 22

/** A layout that was our own idea has room for all, or at least for the title where it can be continued, and breaks no word; otherwise the blocks stay one under the other. */
export function suits(slide: Slide, deck: Deck, layout: Layout, fitting: Fitting): boolean {
  const placed = Object.keys(slide.regions).some((name) => name !== 'default')
  if (placed || openers.has(layout.name) || layout.name === plainLayout(slide.regions.default ?? [])) return true
  const fit = fitSlide(continued.has(layout.name) ? { ...slide, regions: {} } : inColumns(slide, layout), deck, layout, fitting, { whole: true })
  const code = layout.name === 'code-and-text' ? Object.entries(fit.sizes).filter(([name]) => name.startsWith('code')).map(([, size]) => size) : []
  return fit.fits && fit.housed && Math.min(Infinity, ...code) >= leastBeside
}

/** The one for these blocks. */
export const plainLayout = (blocks: readonly Block[]): string => (blocks.some(({ type }) => type === 'list') ? 'bullets' : 'default')

/**
 * A slide in its layout: as it is where that fits, as most slides do; otherwise in several parts, some of them in plain layouts.
 * @returns the slide, its parts, one at least, and what its author should know
 */
export function setSlide(given: Slide, deck: Deck, layout: Layout, look: Look, fitting: Fitting): { slide: Slide; parts: Part[]; remarks: Remark[] } {
  const slide = inColumns(given, layout)
  const fit = fitSlide(slide, deck, layout, fitting)
  if (fit.fits && fit.housed) return { slide: { ...slide, sizes: fit.sizes }, parts: [{ layout, regions: slide.regions }], remarks: [] }
  return forceSlide(given, deck, layout, look, fitting)
}

function forceSlide(given: Slide, deck: Deck, layout: Layout, look: Look, fitting: Fitting): { slide: Slide; parts: Part[]; remarks: Remark[] } {
  const slide = inColumns(withoutEndlessTitle(given, deck, layout, fitting), layout)
  const setEach = (pages: readonly Slide[]): ReturnType<typeof setSlide> => {
    const sets = pages.map((page) => setSlide(page, deck, layout, look, fitting))
    return { slide, parts: sets.flatMap(({ parts }) => parts), remarks: sets.flatMap(({ remarks }) => remarks) }
  }
  const isTooWide = (table: Table): boolean => fitSlide({ ...slide, regions: { default: [table] } }, deck, layout, fitting, { smallest: true }).fill === Infinity
  const pages = withHalfOfTable(slide, isTooWide)
  if (pages) return setEach(pages)
  const { left } = fillSlots(slide, deck, layout)
  const homeless = Object.entries(left)
  const unhoused = homeless.map(([region, blocks]) => noRoom(region, blocks, layout, slide))
  const housed = homeless.length === 0 ? slide : { ...slide, regions: withoutBlocks(slide.regions, homeless.flatMap(([, blocks]) => blocks)) }
  const parts = withCode([
    ...partsOf(housed, deck, layout, look, fitting),
    ...(homeless.length ? plainParts(slide, homeless.flatMap(([, blocks]) => blocks), deck, look, fitting) : []),
  ], slide, deck, look, fitting)
  const other = parts.find((part) => part.layout !== layout)
  const remarks = given.layout === layout.name && other && (homeless.length === 0 || other === parts[0]) ? [...unhoused, tooMuch(slide, layout, parts[0]!.layout, other.layout)] : unhoused
  const tight = parts.some((part, index) => !fitSlide({ ...slide, regions: part.regions, ...partOf(index, parts) }, deck, part.layout, fitting, { smallest: true }).fits)
  if (!tight) return { slide, parts, remarks }
  const halves = withHalfOfTable(slide, () => true)
  if (halves) return setEach(halves)
  const lists = tablesAsLists(slide)
  if (lists) return setSlide(lists, deck, layout, look, fitting)
  return { slide, parts, remarks: [...remarks, tooLarge(slide)] }
}

/** The author asked for a layout that has no room for all of it, or not even for its own one thing. */
const tooMuch = (slide: Slide, { name }: Layout, first: Layout, instead: Layout): Remark => ({
  severity: 'warning',
  code: 'does-not-fit',
  message: `There is too much here for the layout "${name}"; the slide ${first.name === name ? 'goes on' : 'is set'} in "${instead.name}".`,
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
  if (companions.has(layout.name)) return companionParts(slide, deck, layout, look, fitting)
  if (!openers.has(layout.name) && !atOnce.has(layout.name)) return paginate(slide, deck, { first: layout, others: layout }, fitting)
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

function companionParts(slide: Slide, deck: Deck, layout: Layout, look: Look, fitting: Fitting): Part[] {
  const blocks = Object.values(slide.regions).flat()
  const parts = paginate(slide, deck, { first: layout, others: look.layouts.get(plainLayout(blocks)) ?? look.layouts.get('default')! }, fitting)
  const things = (regions: Slide['regions']): number => fillSlots({ ...slide, regions }, deck, layout).fillings.filter(({ kind, slot }) => kind === 'blocks' && slot.name !== '').length
  // where the one thing itself comes later there is nothing to stand beside
  return things(parts[0]!.regions) === things(slide.regions) ? parts : plainParts(slide, blocks, deck, look, fitting)
}

/**
 * Parts in plain layouts that hold nothing but code stand in the layout for it, where nobody asked for another; those with words as
 * well only if all parts are such, since type that changes its size from part to part is uneasy to read.
 */
function withCode(parts: Part[], slide: Slide, deck: Deck, look: Look, fitting: Fitting): Part[] {
  const layout = look.layouts.get('code')
  if (!layout || slide.layout !== null) return parts
  const alike = parts.every(({ regions }) => isMostlyCode(regions.default ?? []))
  return parts.map((part, index) => {
    const blocks = part.regions.default ?? []
    const fits = plain.has(part.layout.name) && isMostlyCode(blocks) && (alike || blocks.length === 1)
      && fitSlide({ ...slide, regions: part.regions, ...partOf(index, parts) }, deck, layout, fitting).fits
    return fits ? { ...part, layout } : part
  })
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

/**
 * A slide as two, each with half of the columns of its first table of a kind; the first column, which says what a row is about,
 * stands in both. null where there is no such table with columns enough.
 */
function withHalfOfTable(slide: Slide, isOne: (table: Table) => boolean): [Slide, Slide] | null {
  const blocks = slide.regions.default ?? []
  const table = blocks.find((block): block is Table => block.type === 'table' && columnsOf(block) > 2 && isOne(block))
  if (!table) return null
  const at = blocks.indexOf(table)
  const middle = 1 + Math.ceil((columnsOf(table) - 1) / 2)
  const half = (from: number, to?: number): Table => {
    const some = <T>(all: readonly T[]): T[] => [...all.slice(0, 1), ...all.slice(from, to)]
    return { ...table, align: some(table.align), children: table.children.map((row) => ({ ...row, children: some(row.children) })) }
  }
  return [
    { ...slide, regions: { ...slide.regions, default: [...blocks.slice(0, at), half(1, middle)] } },
    { ...slide, regions: { default: [half(middle), ...blocks.slice(at + 1)] } },
  ]
}

const columnsOf = (table: Table): number => Math.max(...table.children.map(({ children }) => children.length))

/** A table that even so is too wide or has too tall a row, as a list: its cells, each after its column's name. null without tables. */
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
export const partOf = (index: number, parts: readonly Part[]): Pick<Slide, 'part'> =>
  (parts.length > 1 ? { part: { number: index + 1, total: parts.length } } : {})
