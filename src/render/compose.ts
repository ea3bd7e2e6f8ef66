// Lays a deck out: chooses each slide's layout, fits it, carries on what is too long, and numbers the slides.
import type { Deck, Slide } from '../model/deck.ts'
import { distance, isAlike, isMoved, moved } from '../model/moved.ts'
import { nearest } from '../model/nearest.ts'
import { spanning } from '../model/position.ts'
import { chooseLayout, type Choice, type Shape } from './choose.ts'
import { withCodeLanguages } from './codeLanguage.ts'
import { fitSlide, fittingOf, type Fitting } from './fit.ts'
import { agendaOf, withAgendaLinks, withoutLoneMark, withStrongLabels } from './kinds.ts'
import type { Asset, Layout, Look, Remark } from './look.ts'
import type { Part } from './paginate.ts'
import { partOf, plainLayout, setSlide, suits } from './setSlide.ts'
import { typeset } from './typography.ts'

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
export function composeDeck(written: Deck, look: Look, assets: readonly Asset[], before?: Composition): Composition {
  const deck = withCodeLanguages(written)
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
  const numbered = fresh.map((set) => ({ ...set, slides: set.slides.map((slide, part) => ({ ...slide, number: ++number, ...aliasesOf(set.draft, part, taken) })) }))
  const laidOut = { ...deck, sections, slides: numbered.flatMap(({ slides }) => slides) }
  const sets = numbered.map((set) => ({ ...set, slides: withSizes(set.slides, laidOut, look, fitting) }))
  return { value: { ...laidOut, slides: sets.flatMap(({ slides }) => slides) }, remarks: sets.flatMap(remarksOf), draft: deck, look, sets }
}

/** Of a slide in several parts the first has them all; what is an id of the deck leads nowhere else. */
function aliasesOf({ aliases }: Slide, part: number, taken: ReadonlySet<string>): Pick<Slide, 'aliases'> {
  if (!aliases) return {}
  const free = part === 0 ? aliases.filter((id) => !taken.has(id)) : []
  return { aliases: free.length > 0 ? free : undefined }
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

/** A slide with what its words ask for: marks as in print, no mark before a single item, labels of items in strong type, items of an agenda as links. */
function dress(draft: Slide, { links }: Choice, lang: string): Slide {
  const printed = typeset(draft, lang)
  const regions = Object.fromEntries(Object.entries(printed.regions).map(([name, blocks]) => [name, withStrongLabels(withoutLoneMark(blocks))]))
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
  return slides.map((slide) => {
    const alike = fits.filter((_, other) => slides[other]!.layout === slide.layout)
    const names = new Set(alike.flatMap((fit) => Object.keys(fit)))
    const sizes = Object.fromEntries([...names].map((name) => [name, Math.min(...alike.map((fit) => fit[name] ?? Infinity))]))
    return { ...slide, sizes }
  })
}
