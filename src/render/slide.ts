// A slide → one <section>: its layout with the slots filled.
import { blockText, inlineText, type Block } from '../model/block.ts'
import type { Deck, Slide } from '../model/deck.ts'
import { asPhrase, renderBlocks } from './block.ts'
import { fillSlots, isAlone, sectionOf, type Filling } from './fill.ts'
import { codeName, sizeName } from './fit.ts'
import { element, joined, nothing, text, type Html } from './html.ts'
import { renderInlines, type Surroundings } from './inline.ts'
import type { Asset, Layout, Look, Slot } from './look.ts'
import { renderSections } from './sections.ts'

/** @param deck laid out by compose.ts */
export function renderSlide(slide: Slide, deck: Deck, look: Look, assets: readonly Asset[]): string {
  return drawSlide(slide, deck, look, surroundingsOf(deck, look, assets))
}

export interface DeckSurroundings extends Pick<Surroundings, 'assets' | 'drawMath' | 'slides' | 'dir'> {
  /** whether what is drawn says where it stands in the source */
  places: boolean
}

/** What all slides of a deck share, made once. */
export function surroundingsOf(deck: Deck, look: Look, assets: readonly Asset[], places = true): DeckSurroundings {
  return { places, assets: new Map(assets.map((asset) => [asset.url, asset])), drawMath: look.math?.draw, slides: deck.slides.map(({ id }) => id), dir: deck.meta.dir }
}

export function drawSlide(slide: Slide, deck: Deck, look: Look, shared: DeckSurroundings): Html {
  const layout = layoutOf(slide, look)
  const level = headingLevel(slide, deck)
  const { fillings, left } = fillSlots(slide, deck, layout)
  const around = {
    ...shared, line: shared.places ? slide.line : null, headingLevel: level + 1, steps: slide.meta.steps === 'bullets', standIn: standInOf(slide, fillings, level),
  }
  const bySlot = new Map(fillings.map((filling) => [filling.slot, drawFilling(filling, slide, deck, level, around)]))
  const rest = drawRest(slide, fillings, left, level, around)
  const lastSlot = layout.parts.findLast((part) => typeof part !== 'string')
  const parts = layout.parts.map((part): Html => {
    // parseLayout made it, of elements that it knows
    if (typeof part === 'string') return part as Html
    const content = bySlot.get(part) ?? nothing
    return part === lastSlot ? joined([content, rest]) : content
  })
  const content = joined([...parts, lastSlot ? nothing : rest])
  return element('section', {
    id: slide.id,
    'data-aliases': slide.aliases?.join(' '),
    class: ['slide', slide.meta.class].filter(Boolean).join(' '),
    'data-layout': layout.name,
    'data-alone': isAlone(fillings) && layout.boxes.some(({ alone }) => alone),
    'data-part': slide.part && `${slide.part.number}/${slide.part.total}`,
    'data-transition': slide.meta.transition,
    'data-auto-animate': (slide.meta['auto-animate'] ?? deck.meta['auto-animate']) === 'true',
  }, content.includes(' role="heading"') ? nothing : hiddenHeading(slide, level), content)
}

/** Notes as html; empty where the slide has none. */
export function drawNotes(slide: Slide, shared: DeckSurroundings): Html {
  return renderBlocks(slide.notes, { ...shared, line: shared.places ? slide.line : null, headingLevel: 3, steps: false })
}

/** Everything of a slide but its title, as plain html without a layout. @param level of a heading in it */
export function drawWords(slide: Slide, shared: DeckSurroundings, level: number): Html {
  const around = { ...shared, line: shared.places ? slide.line : null, headingLevel: level, steps: false }
  const subtitle = slide.subtitleContent.length > 0 ? element('p', { class: 'subtitle' }, renderInlines(slide.subtitleContent, around)) : nothing
  return joined([subtitle, renderBlocks(Object.values(slide.regions).flat(), around)])
}

function layoutOf(slide: Slide, look: Look): Layout {
  return look.layouts.get(slide.layout ?? 'default') ?? look.layouts.get('default') ?? [...look.layouts.values()][0]!
}

/** The outline of the PDF and of screen readers is talk → sections → slides; a talk that begins with a section is that section's. */
function headingLevel(slide: Slide, deck: Deck): 1 | 2 | 3 {
  if (slide.number === 1) return 1
  const section = sectionOf(slide, deck)
  return section === null || section.slides[0] === slide.id || section.id === deck.slides.find(({ number }) => number === 1)?.section ? 2 : 3
}

function drawFilling(filling: Filling, slide: Slide, deck: Deck, level: number, around: Surroundings): Html {
  const { slot } = filling
  if (filling.kind === 'inlines') {
    const part = slot.name === 'title' ? partMark(slide) : nothing
    const spoken = filling.spoken ? element('span', { class: 'sr-only' }, text(`${filling.spoken} `)) : nothing
    return drawSlot(slot, slide, level, joined([spoken, renderInlines(filling.inlines, around), part]))
  }
  if (filling.kind === 'sections') return drawSlot(slot, slide, level, renderSections(slot.name, filling.sections, slide, deck))
  // as in a region: parseLayout made it
  if (filling.kind === 'fallback') return drawSlot(slot, slide, level, slot.fallback as Html)
  if (!phraseTags.has(slot.tag ?? '')) return drawSlot(slot, slide, level, renderBlocks(filling.blocks, around))
  const phrase = asPhrase(filling.blocks)
  return phrase
    ? drawSlot(slot, slide, level, renderInlines(phrase.children, around))
    : drawSlot({ ...slot, tag: 'div' }, slide, level, renderBlocks(filling.blocks, around))
}

const phraseTags = new Set(['heading', 'p', 'span', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

function drawSlot(slot: Slot, slide: Slide, level: number, content: Html): Html {
  const size = slide.sizes?.[sizeName(slot)] ?? slot.sizes[0]
  const code = slide.sizes?.[codeName(slot)]
  // a size needs an element to stand on
  const tag = slot.tag ?? (size === undefined && slot.className === null ? null : 'div')
  if (tag === null) return content
  return element(tag === 'heading' ? `h${level}` : tag, {
    class: slot.className,
    // on paper and in a document all of them are there at once, and told by their names
    'aria-label': tag === 'nav' ? slide.title : null,
    style: size === undefined ? null : `--size:${size}px${code === undefined ? '' : `;--most-code:${code}px`}`,
  }, content)
}

/** "2/3" beside the title of a slide that was too long for one; figures need no translation. */
function partMark({ part }: Slide): Html {
  return part ? joined([text(' '), element('span', { class: 'part' }, text(`${part.number}/${part.total}`))]) : nothing
}

/** Content that the layout has no slot for: compose.ts tells the author, but nobody loses it. */
function drawRest(slide: Slide, fillings: readonly Filling[], left: Record<string, Block[]>, level: number, around: Surroundings): Html {
  const filled = new Set(fillings.map(({ slot }) => slot.name))
  const title = slide.titleContent.length > 0 && !filled.has('title')
    ? element(`h${level}`, { class: 'title' }, renderInlines(slide.titleContent, around), partMark(slide)) : nothing
  const subtitle = slide.subtitleContent.length > 0 && !filled.has('subtitle')
    ? element('p', { class: 'subtitle' }, renderInlines(slide.subtitleContent, around)) : nothing
  const blocks = Object.values(left).flat()
  const body = blocks.length > 0 ? element('div', { class: 'body' }, renderBlocks(blocks, around)) : nothing
  return joined([title, subtitle, body])
}

/**
 * A slide without a title has a line in the outline too: its first paragraph, where that is short. Chromium makes the
 * PDF's outline of headings that are drawn, so a hidden one would not do.
 */
function standInOf(slide: Slide, fillings: readonly Filling[], level: number): Surroundings['standIn'] {
  if (slide.titleContent.length > 0) return undefined
  const first = fillings.flatMap((filling) => (filling.kind === 'blocks' ? filling.blocks : []))[0]
  const block = first?.type === 'blockquote' ? first.children[0] : first
  return block?.type === 'paragraph' && inlineText(block.children).length <= 120 ? { block, level } : undefined
}

/** Otherwise its first words, for screen readers only. */
function hiddenHeading(slide: Slide, level: number): Html {
  if (slide.titleContent.length > 0) return nothing
  const words = blockText(Object.values(slide.regions).flat()).split('\n')[0]!.trim()
  return words === '' ? nothing : element(`h${level}`, { class: 'sr-only' }, text(shortened(words, 60)))
}

function shortened(words: string, length: number): string {
  if (words.length <= length) return words
  return `${words.slice(0, length).replace(/\s+\S*$/, '').replace(/[\uD800-\uDBFF]$/, '')}…`
}
