// Which content of a slide stands in which slot of a layout. Drawing and fitting both ask here, so they cannot disagree.
import type { Block, Inline } from '../model/block.ts'
import type { Deck, Section, Slide } from '../model/deck.ts'
import { qrImage } from '../model/qr.ts'
import { bigNumber, numberedTitle } from './kinds.ts'
import type { Layout, Slot } from './look.ts'

export type Filling =
  | { slot: Slot; kind: 'blocks'; blocks: Block[] }
  /** `spoken` is what stands elsewhere and is heard before it */
  | { slot: Slot; kind: 'inlines'; inlines: Inline[]; spoken?: string }
  /** `ticks` and `agenda`: drawn from the deck's sections */
  | { slot: Slot; kind: 'sections'; sections: Section[] }
  | { slot: Slot; kind: 'fallback' }

export interface Filled {
  /** filled slots in the layout's order; an empty slot without fallback is not among them */
  fillings: Filling[]
  /** content that the layout has no slot for, by region */
  left: Record<string, Block[]>
}

/** Fills a layout's slots: by region, then first block of the type, then value, then fallback; the unnamed slot takes the rest. */
export function fillSlots(slide: Slide, deck: Deck, layout: Layout): Filled {
  const slots = layout.parts.filter((part): part is Slot => typeof part !== 'string')
  const left: Record<string, Block[]> = { ...slide.regions }
  const big = slots.some(({ name }) => name === 'figure') ? bigNumber(slide) : null
  const numbered = slots.some(({ name }) => name === 'label') && slots.some(({ name }) => name === 'number')
    ? numberedTitle(slide, sectionOf(slide, deck)) : null
  const fill = (slot: Slot): Filling | null => {
    if (slot.name === '') return null
    if (numbered && slot.name === 'title') return { slot, kind: 'inlines', inlines: numbered.rest, spoken: numbered.said }
    if (big && slot.name === 'figure') return { slot, kind: 'inlines', inlines: [{ type: 'text', value: big.figure }] }
    if (slot.name === 'lead') {
      const at = left.default?.findIndex(({ type }) => slots.some(({ name }) => name === type || (name === 'images' && type === 'image'))) ?? -1
      if (at < 1) return null
      const blocks = left.default!.slice(0, at)
      left.default = left.default!.slice(at)
      return { slot, kind: 'blocks', blocks }
    }
    if (big?.from === 'title' && slot.name === 'title') return { slot, kind: 'inlines', inlines: big.rest, spoken: big.figure }
    const region = left[slot.name]
    if (region?.length) {
      delete left[slot.name]
      return { slot, kind: 'blocks', blocks: region }
    }
    if (slot.name === 'images') {
      const blocks = left.default?.filter(({ type }) => type === 'image') ?? []
      left.default = left.default?.filter(({ type }) => type !== 'image') ?? []
      return blocks.length ? { slot, kind: 'blocks', blocks } : null
    }
    const block = left.default?.find((candidate) => candidate.type === slot.name)
    if (block) {
      left.default = left.default!.filter((candidate) => candidate !== block)
      return { slot, kind: 'blocks', blocks: [big?.from === 'paragraph' && block.type === 'paragraph' ? { ...block, children: big.rest } : block] }
    }
    if (slot.name === 'qr') return qrFilling(slot, slide, deck)
    if (slot.name === 'ticks' || slot.name === 'agenda') return sectionFilling(slot, slide, deck)
    const inlines = valueOf(slot.name, slide, deck)
    return inlines.length ? { slot, kind: 'inlines', inlines } : null
  }
  const named = new Map(slots.map((slot) => [slot, fill(slot)]))
  const rest = slots.find((slot) => slot.name === '')
  if (rest && left.default?.length) {
    named.set(rest, { slot: rest, kind: 'blocks', blocks: left.default })
    delete left.default
  }
  const fillings = slots.flatMap((slot): Filling[] => {
    const filling = named.get(slot)
    if (filling) return [filling]
    return slot.fallback.trim() ? [{ slot, kind: 'fallback' }] : []
  })
  return { fillings, left: Object.fromEntries(Object.entries(left).filter(([, blocks]) => blocks.length > 0)) }
}

/** Whether all that was filled stands in one box, which may then have a size of its own. */
export const isAlone = (fillings: readonly Filling[]): boolean =>
  new Set(fillings.flatMap(({ slot }) => slot.box ?? [])).size === 1

/** The small list of all sections: as many columns as stand beside each other, letters that a line holds in all of them, lines in all. */
const list = { columns: 5, letters: 90, lines: 3 }

/** The section a slide belongs to; null where it belongs to none. */
export function sectionOf(slide: Slide, deck: Deck): Section | null {
  return deck.sections.find((section) => section.id === slide.section) ?? null
}

/** The deck's address, where the slide has no other. */
function qrFilling(slot: Slot, slide: Slide, { meta }: Deck): Filling | null {
  return meta.url === undefined || slide.meta.qr !== undefined || slide.guest ? null : { slot, kind: 'blocks', blocks: [qrImage(meta.url, slide.position)] }
}

function sectionFilling(slot: Slot, slide: Slide, deck: Deck): Filling | null {
  const own = sectionOf(slide, deck)
  const sections = slot.name === 'agenda'
    ? deck.sections
    : deck.sections.filter((section) => section.number !== null && section.label === own?.label)
  if (slot.name === 'agenda' && !areListed(sections)) return null
  return sections.length > 1 ? { slot, kind: 'sections', sections } : null
}

/** Whether the titles of all sections have room in a small list; one that has not is none, rather than cut. */
function areListed(sections: readonly Section[]): boolean {
  const columns = Math.min(sections.length, list.columns)
  const lines = sections.map(({ title }) => Math.ceil(title.length / (list.letters / columns - 2)))
  let total = 0
  for (let at = 0; at < lines.length; at += columns) total += Math.max(...lines.slice(at, at + columns))
  return total <= list.lines
}

function valueOf(name: string, slide: Slide, deck: Deck): Inline[] {
  if (name === 'title') return slide.titleContent
  if (name === 'subtitle') return slide.subtitleContent
  const value = textOf(name, slide, deck)
  return value === null || value === '' ? [] : [{ type: 'text', value }]
}

function textOf(name: string, slide: Slide, deck: Deck): string | null {
  // of a talk nothing stands on slides that are not its own
  const meta: Partial<Deck['meta']> = slide.guest ? {} : deck.meta
  const section = sectionOf(slide, deck)
  if (name === 'author') return meta.author?.join(', ') ?? null
  if (name === 'event' || name === 'date' || name === 'location' || name === 'description') return meta[name] ?? null
  if (name === 'occasion') return [meta.event, meta.location, meta.date].filter(Boolean).join(' · ')
  if (name === 'section') return section?.title ?? null
  // a title that says no more than "Problem 6" says it too
  if (name === 'label') return section && slide.title?.toLowerCase() === `${section.label} ${section.number}`.toLowerCase() ? null : section?.label ?? null
  // its own number, or its place among all
  if (name === 'place') return section === null || deck.sections.length < 2 ? null : (section.number ?? deck.sections.indexOf(section) + 1).toString()
  if (name === 'number' || name === 'total') return section?.[name]?.toString() ?? null
  return null
}
