// How large each slot's type can be, and whether a slide's content fits the layout's boxes at all.
import type { Block, Inline } from '../model/block.ts'
import type { Deck, Slide } from '../model/deck.ts'
import { largestText } from './amount.ts'
import { fillSlots, isAlone, type Filling } from './fill.ts'
import { heightOfBlocks, heightOfText, roomForCode, type Setting } from './height.ts'
import type { Box, Layout, Look, Slot } from './look.ts'
import { makeMeasure, type Measure } from './measure.ts'
import { readStyle, type Style } from './style.ts'

/** What fitting needs to know of a look, and what was measured with it. */
export interface Fitting {
  measure: Measure
  styleOf: (layout: Layout, dir: Deck['meta']['dir']) => Style
}

export interface Fit {
  fits: boolean
  /** how full the fullest box is of content at the last size that was tried; more than 1 is too much */
  fill: number
  /** whether at least the title and its like leave room for content */
  titlesFit: boolean
  /** whether the layout has a slot for everything */
  housed: boolean
  /** chosen type sizes in px, by slot name; the unnamed slot's is under `default`, that of smaller code in it under `default code` */
  sizes: Record<string, number>
}

/** Large type is for few words; they take more lines where these are short. */
const titleLines = (box: Box, style: Style): number => style.number('title-lines') + (isTall(box) ? 1 : 0)
const displayLines = (box: Box): number => (isTall(box) ? 7.5 : 4.5)
const isTall = ({ width, height }: Box): boolean => height > 1.5 * width

/** Always the same for a look, so that an edit measures only the text that is new. */
export function fittingOf(look: Look): Fitting {
  const fitting = fittings.get(look) ?? makeFitting(look)
  fittings.set(look, fitting)
  return fitting
}

const fittings = new WeakMap<Look, Fitting>()

function makeFitting(look: Look): Fitting {
  const styles = { ltr: new Map<Layout, Style>(), rtl: new Map<Layout, Style>() }
  const styleOf: Fitting['styleOf'] = (layout, dir) => {
    const style = styles[dir].get(layout) ?? readStyle(look, layout, dir)
    styles[dir].set(layout, style)
    return style
  }
  return { measure: makeMeasure(look.fonts, look.math?.draw), styleOf }
}

interface FitOptions {
  /** tries the smallest sizes only, to ask whether it fits at all */
  smallest?: boolean
  /** sets code that stands in a slot of its own no smaller than this, in px */
  leastCode?: number
  /** breaks no word, and sets no title smaller than the layout says */
  whole?: boolean
}

/** Sets a slide in a layout, each box for itself: titles first, then the content as large as it fits. */
export function fitSlide(slide: Slide, deck: Deck, layout: Layout, fitting: Fitting, options: FitOptions = {}): Fit {
  const { fillings, left } = fillSlots(slide, deck, layout)
  const alone = isAlone(fillings)
  const fits = layout.boxes.map((given) => {
    const box = alone && given.alone ? { ...given, ...given.alone } : given
    const inBox = fillings.filter(({ slot }) => slot.box === box.name && slot.sizes.length > 0)
    return fitBox(inBox, box, slide, { ...fitting, style: fitting.styleOf(layout, deck.meta.dir) }, options)
  })
  return {
    fits: fits.every((fit) => fit.fits),
    fill: Math.max(0, ...fits.map((fit) => fit.fill)),
    titlesFit: fits.every((fit) => fit.titlesFit),
    housed: Object.keys(left).length === 0,
    sizes: alike(fillings, Object.assign({}, ...fits.map((fit) => fit.sizes))),
  }
}

/** Columns that may be set in the same sizes are set in the same size. */
function alike(fillings: readonly Filling[], sizes: Record<string, number>): Record<string, number> {
  const content = fillings.filter(({ kind, slot }) => kind === 'blocks' && sizeName(slot) in sizes)
  const entries = content.flatMap(({ slot }) => {
    const like = content.filter((other) => other.slot.sizes.join() === slot.sizes.join())
    return [sizeName, codeName].flatMap((nameOf) => {
      const own = like.flatMap((other) => sizes[nameOf(other.slot)] ?? [])
      return own.length ? [[nameOf(slot), Math.min(...own)] as const] : []
    })
  })
  return { ...sizes, ...Object.fromEntries(entries) }
}

type Ruler = Fitting & { style: Style }

function fitBox(
  fillings: Filling[], box: Box, slide: Slide, ruler: Ruler, { smallest = false, leastCode = 0, whole = false }: FitOptions,
): Omit<Fit, 'housed'> {
  const { style } = ruler
  const gaps = fillings.slice(1).reduce((sum, { slot }, index) => {
    const under = hasClass(slot, 'subtitle') && hasClass(fillings[index]!.slot, 'title')
    return sum + style.number(under ? 'gap-subtitle' : 'gap-slot')
  }, 0)
  const lines = fillings.flatMap((filling): Line[] => {
    const inlines = inlinesOf(filling)
    return inlines ? [{ slot: filling.slot, inlines }] : []
  })
  const content = fillings.flatMap((filling) => (filling.kind === 'blocks' ? [filling] : []))
  const titles = fitTitles(lines, box, content.length ? box.height * style.number('title-share') : box.height - gaps, content.length > 0, ruler, slide, whole)
  const room = box.height - gaps - titles.height
  const steps = Math.max(1, ...content.map(({ slot }) => style.sizes(slot).length))
  const sizesOf = content.map((filling) => suitable(filling, style, leastCode))
  for (let step = smallest ? steps - 1 : 0; step < steps; step++) {
    const last = step === steps - 1
    const sizes = sizesOf.map((own) => own[Math.min(step, own.length - 1)]!)
    const settings = content.map(({ slot, blocks }, index) => {
      const setting = settingOf(slot, sizes[index]!, box, ruler, last && !whole)
      return { ...setting, mostCode: roomForCode(blocks, setting) }
    })
    const heights = content.map(({ blocks }, index) => {
      const setting = settings[index]!
      const height = heightOfBlocks(blocks, setting)
      const many = setting.text !== style.text && height > displayLines(box) * setting.size * setting.text.leading
      return many && !last ? Infinity : height
    })
    const fill = titles.fits && room > 0 ? heights.reduce((sum, height) => sum + height, 0) / room : Infinity
    const fits = fill <= 1
    if (fits || last) {
      const own = content.flatMap(({ slot }, index) => sizesIn(slot, settings[index]!))
      return { fits, fill, titlesFit: titles.fits, sizes: { ...titles.sizes, ...Object.fromEntries(own) } }
    }
  }
  return { fits: titles.fits, fill: titles.fits ? 0 : Infinity, titlesFit: titles.fits, sizes: titles.sizes }
}

/** The size of a slot's text, and that of its code where a long line makes it smaller. */
const sizesIn = (slot: Slot, { size, mostCode, style }: Setting): [string, number][] =>
  (mostCode < style.number('scale-code') * size ? [[sizeName(slot), size], [codeName(slot), mostCode]] : [[sizeName(slot), size]])

interface Line {
  slot: Slot
  inlines: Inline[]
}

/** The sizes to try for a slot's content: none of those that are too large for so much text, but the smallest always. */
function suitable({ slot, blocks }: { slot: Slot; blocks: Block[] }, style: Style, leastCode: number): readonly number[] {
  const all = style.sizes(slot)
  const sizes = blocks.every(({ type }) => type === 'code') ? all.slice(0, Math.max(1, all.filter((size) => size >= leastCode).length)) : all
  if (style.slot(slot) !== style.text) return sizes
  const most = largestText(blocks)
  return sizes.filter((_, index) => slot.sizes[index]! <= most || index === sizes.length - 1)
}

/** Sizes for titles and other single lines. Where not even the smallest fits, they go on shrinking down to the smallest of all. */
function fitTitles(lines: Line[], box: Box, room: number, above: boolean, ruler: Ruler, slide: Slide, whole: boolean): Pick<Fit, 'fits' | 'sizes'> & { height: number } {
  const floor = ruler.style.number('smallest')
  const sizesOf = (slot: Slot): number[] => {
    const own = ruler.style.sizes(slot)
    return whole ? [...own] : [...own, ...[40, 36, 32, 28, floor].filter((size) => size < own.at(-1)!)]
  }
  const steps = Math.max(1, ...lines.map(({ slot }) => sizesOf(slot).length))
  for (let step = 0; ; step++) {
    const last = step >= steps - 1
    const set = lines.map(({ slot, inlines }) => {
      const size = sizesOf(slot)[Math.min(step, sizesOf(slot).length - 1)]!
      const setting = settingOf(slot, size, box, ruler, step >= slot.sizes.length - 1 && !whole)
      const height = heightOfText(withPart(inlines, slot, slide), setting) + lowering(slot, size, ruler.style)
      const many = above && step < slot.sizes.length - 1 && height > titleLines(box, ruler.style) * size * setting.text.leading
      return { name: sizeName(slot), size, height: many ? Infinity : height }
    })
    const height = set.reduce((sum, line) => sum + line.height, 0)
    if (height <= room || last) {
      return { fits: height <= room, height, sizes: Object.fromEntries(set.map((line) => [line.name, line.size])) }
    }
  }
}

/** How far a smaller title is lowered, so that it stands on the line of the others. */
const lowering = (slot: Slot, size: number, style: Style): number =>
  hasClass(slot, 'title') ? Math.max(0, style.number('title-line') - size) * style.number('title-ascent') : 0

function settingOf(slot: Slot, size: number, box: Box, { measure, style }: Ruler, last: boolean): Setting {
  return { measure, style, text: style.slot(slot), size, width: box.width, mostCode: Infinity, imageHeight: box.height * style.number('share-image'), breakWords: last }
}

/** What is set as lines of text: a value, and a value's place where the layout brings its own. */
function inlinesOf(filling: Filling): Inline[] | null {
  if (filling.kind === 'inlines') return filling.inlines
  if (filling.kind === 'fallback') return [{ type: 'text', value: filling.slot.fallback.replace(/<[^>]*>/g, '') }]
  return null
}

/** A title with the "2/3" of a slide that is continued. */
function withPart(inlines: Inline[], slot: Slot, slide: Slide): Inline[] {
  if (slot.name !== 'title' || !slide.part) return inlines
  return [...inlines, { type: 'text', value: ` ${slide.part.number}/${slide.part.total}` }]
}

/** The key of a slot's type size in `slide.sizes`, and of that of the code in it. */
export const sizeName = (slot: Slot): string => slot.name || 'default'
export const codeName = (slot: Slot): string => `${sizeName(slot)} code`

const hasClass = (slot: Slot, name: string): boolean => slot.className?.split(' ').includes(name) ?? false
