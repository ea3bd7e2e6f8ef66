// Carries a slide that is too long on to the next ones, cut where it reads best and filled evenly.
import type { Block } from '../model/block.ts'
import type { Deck, Slide } from '../model/deck.ts'
import { cutsOf, type CutLevel } from './cut.ts'
import { fitSlide, type Fitting } from './fit.ts'
import type { Layout } from './look.ts'

/** Content of one part, by region, and the layout it stands in. */
export interface Part {
  layout: Layout
  regions: Record<string, Block[]>
}

/** A part that is filled less than this looks abandoned; a better place to cut is looked for down to the second. */
const leastShare = 0.5
const choiceShare = 0.65

/**
 * The parts of a slide; one when it fits. `layouts` are the layouts of its first part and of all others.
 * Regions that the layout names are each continued for themselves, side by side.
 */
export function paginate(slide: Slide, deck: Deck, layouts: { first: Layout; others: Layout }, fitting: Fitting): Part[] {
  if (fitSlide(slide, deck, layouts.first, fitting).fits) return [{ layout: layouts.first, regions: slide.regions }]
  const columns = Object.entries(slide.regions).map(([name, blocks]) => ({
    name,
    parts: split(blocks, 1, memo((part, number) => {
      const probe = { ...slide, regions: { [name]: [...part] }, part: { number, total: 2 } }
      return fitSlide(probe, deck, number === 1 ? layouts.first : layouts.others, fitting, { smallest: true }).fill
    })),
  }))
  const count = Math.max(1, ...columns.map(({ parts }) => parts.length))
  return Array.from({ length: count }, (_, index) => ({
    layout: index === 0 ? layouts.first : layouts.others,
    regions: Object.fromEntries(columns.flatMap(({ name, parts }) => (parts[index] ? [[name, parts[index]]] : []))),
  }))
}

/** How full blocks make the part of a number; more than 1 is too much. */
type Fill = (blocks: readonly Block[], number: number) => number

interface Place {
  penalty: number
  head: Block[]
  tail: Block[]
}

interface Room {
  fill: Fill
  /** where blocks can be cut, in reading order; the same list for the same blocks */
  places: (blocks: readonly Block[], level: CutLevel) => (() => Place)[]
}

/** The same blocks are looked at again and again while the parts are evened out. */
function memo(fill: Fill): Room {
  const fills = new Map<readonly Block[], number[]>()
  const places = new Map<readonly Block[], Partial<Record<CutLevel, (() => Place)[]>>>()
  return {
    fill: (blocks, number) => {
      const known = fills.get(blocks) ?? []
      fills.set(blocks, known)
      return (known[Math.min(number, 2)] ??= fill(blocks, number))
    },
    places: (blocks, level) => {
      const known = places.get(blocks) ?? {}
      places.set(blocks, known)
      return (known[level] ??= cutsOf(blocks, level).map(({ penalty, split }) => {
        let place: Place | undefined
        return () => {
          if (!place) {
            const [head, tail] = split()
            place = { penalty, head, tail }
          }
          return place
        }
      }))
    },
  }
}

/** As few parts as possible, then as even as possible: the fullest one as empty as it can be, then the same for those after it. */
function split(blocks: readonly Block[], number: number, room: Room): Block[][] {
  const parts = evenly(blocks, number, room)
  const [first] = parts
  if (parts.length < 3 || parts.length > mostEvened) return parts.map((part) => part.blocks)
  return [first!.blocks, ...split(first!.rest, number + 1, room)]
}

/** Evening out is quadratic, and nobody sees it in a slide of very many parts. */
const mostEvened = 8

/** How much fuller than evenly a part may be, for a better place to cut. */
const leeways = [1, 1.1, 1.2, 1.3]

interface Filled {
  blocks: Block[]
  /** of the cut after it */
  penalty: number
  /** what comes after it, uncut */
  rest: readonly Block[]
}

function evenly(blocks: readonly Block[], number: number, room: Room): Filled[] {
  let best = fillParts(blocks, number, room, 1)
  let low = 0.3
  let high = 1
  for (let turn = 0; turn < 5; turn++) {
    const share = (low + high) / 2
    const parts = fillParts(blocks, number, room, share)
    if (parts.length <= best.length) {
      best = parts
      high = share
    } else low = share
  }
  return leeways.map((leeway) => fillParts(blocks, number, room, Math.min(1, high * leeway)))
    .reduce((kept, other) => (other.length <= kept.length && cost(other) < cost(kept) ? other : kept), best)
}

const cost = (parts: readonly Filled[]): number => parts.reduce((sum, { penalty }) => sum + penalty, 0)

function fillParts(blocks: readonly Block[], number: number, room: Room, share: number): Filled[] {
  const parts: Filled[] = []
  let rest = blocks
  while (rest.length > 0) {
    const place = room.fill(rest, number + parts.length) <= share ? null : cut(rest, number + parts.length, room, share)
    parts.push({ blocks: place?.head ?? [...rest], penalty: place?.penalty ?? 0, rest: place?.tail ?? [] })
    rest = place?.tail ?? []
  }
  return parts
}

/** The best place to cut so that the head fits; null where there is none. */
function cut(blocks: readonly Block[], number: number, room: Room, share: number): Place | null {
  const attempts: [CutLevel, number][] = [['blocks', share], ['blocks', 1], ['sentences', share], ['sentences', 1], ['words', 1]]
  let found: Place | null = null
  for (const [level, most] of attempts) {
    if (found && level === 'words') break
    const places = room.places(blocks, level)
    const fillAt = (index: number): number => room.fill(places[index]!().head, number)
    const last = lastIndex(places.length, (index) => fillAt(index) <= most)
    if (last < 0) continue
    const first = lastIndex(last, (index) => fillAt(index) <= most * choiceShare) + 1
    const choice = places.slice(first, last + 1).map((place) => place()).reduce((best, other) => (other.penalty <= best.penalty ? other : best))
    found ??= choice
    if (room.fill(choice.head, number) > most * leastShare) return choice
  }
  return found
}

/** The last index below `count` for which a condition holds that holds up to some index and not after it; -1 for none. */
function lastIndex(count: number, holds: (index: number) => boolean): number {
  let low = -1
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low
}
