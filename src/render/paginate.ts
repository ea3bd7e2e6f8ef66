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

/** Size of code, in px, for which it goes on once more rather than be smaller. */
const leastCode = 24

/** A part that is filled less than this looks abandoned. */
const leastShare = 0.5

/**
 * The parts of a slide; one when it fits. `layouts` are the layouts of its first part and of all others.
 * Regions that the layout names are each continued for themselves, side by side.
 */
export function paginate(slide: Slide, deck: Deck, layouts: { first: Layout; others: Layout }, fitting: Fitting): Part[] {
  if (fitSlide(slide, deck, layouts.first, fitting).fits) return [{ layout: layouts.first, regions: slide.regions }]
  const regions = Object.entries(slide.regions)
  const columns = regions.map(([name, blocks]) => ({
    name,
    parts: split(blocks, 1, memo((part, number) => {
      const probe = { ...slide, regions: { [name]: [...part] }, part: { number, total: 2 } }
      const { fill } = fitSlide(probe, deck, number === 1 ? layouts.first : layouts.others, fitting, { smallest: true, leastCode })
      // a title that is set smaller for its "1/2" leaves room for what did not fit without it
      return part === blocks && regions.length === 1 ? Math.max(fill, tooFull) : fill
    })),
  }))
  const count = Math.max(1, ...columns.map(({ parts }) => parts.length))
  return Array.from({ length: count }, (_, index) => ({
    layout: index === 0 ? layouts.first : layouts.others,
    regions: Object.fromEntries(columns.flatMap(({ name, parts }) => (parts[index] ? [[name, parts[index]]] : []))),
  }))
}

/** Just more than fits. */
const tooFull = 1.01

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

/** How freely a place to cut is chosen: a part may be so much fuller than evenly, and filled down to such a share of that. */
const leeways = [{ most: 1, least: 0.65 }, { most: 1.15, least: 0.5 }, { most: 1.4, least: 0.33 }, { most: 2, least: 0.25 }]
type Leeway = (typeof leeways)[number]

interface Filled {
  blocks: Block[]
  /** of the cut after it */
  penalty: number
  fill: number
  /** what comes after it, uncut */
  rest: readonly Block[]
}

function evenly(blocks: readonly Block[], number: number, room: Room): Filled[] {
  let best = fillParts(blocks, number, room, 1, leeways[0]!)
  let low = 0.3
  let high = 1
  for (let turn = 0; turn < 5; turn++) {
    const share = (low + high) / 2
    const parts = fillParts(blocks, number, room, share, leeways[0]!)
    if (parts.length <= best.length) {
      best = parts
      high = share
    } else low = share
  }
  return leeways.map((leeway) => fillParts(blocks, number, room, Math.min(1, high * leeway.most), leeway, best.length))
    .reduce((kept, other) => (other.length <= kept.length && cost(other) < cost(kept) ? other : kept), best)
}

/** What speaks against a way of parting: bad places to cut, and a part that is much fuller than another. */
function cost(parts: readonly Filled[]): number {
  const fills = parts.map(({ fill }) => fill)
  const cuts = parts.reduce((sum, { penalty }) => sum + penalty, 0)
  const least = Math.min(...fills)
  return cuts + unevenness * (Math.max(...fills) - least) + (least < loneShare ? lone : 0)
}
/** penalty of a full part beside an empty one, and of one that holds hardly more than a sentence */
const unevenness = 6
const lone = 3
const loneShare = 0.22

function fillParts(blocks: readonly Block[], number: number, room: Room, share: number, leeway: Leeway, count?: number): Filled[] {
  const parts: Filled[] = []
  let rest = blocks
  while (rest.length > 0) {
    const at = number + parts.length
    const whole = room.fill(rest, at)
    const even = count === undefined ? share : whole / Math.max(1, count - parts.length)
    const place = whole <= share ? null : cut(rest, at, room, { share, least: leeway.least, even })
    const head = place?.head ?? [...rest]
    parts.push({ blocks: head, penalty: place?.penalty ?? 0, fill: room.fill(head, at), rest: place?.tail ?? [] })
    rest = place?.tail ?? []
  }
  return parts
}

interface Wish {
  /** how full the head may be, how full of that at least, and how full it would best be */
  share: number
  least: number
  even: number
}

/** The best place to cut so that the head fits; null where there is none. */
function cut(blocks: readonly Block[], number: number, room: Room, { share, least, even }: Wish): Place | null {
  const attempts: [CutLevel, number][] = [['blocks', share], ['blocks', 1], ['sentences', share], ['sentences', 1], ['words', 1]]
  let found: Place | null = null
  for (const [level, most] of attempts) {
    if (found && level === 'words') break
    const places = room.places(blocks, level)
    const fillAt = (index: number): number => room.fill(places[index]!().head, number)
    const last = lastIndex(places.length, (index) => fillAt(index) <= most)
    if (last < 0) continue
    const first = lastIndex(last, (index) => fillAt(index) <= most * least) + 1
    // the best place; of equal ones that which fills most evenly
    const uneven = (place: Place): number => Math.abs(room.fill(place.head, number) - even)
    const choice = places.slice(first, last + 1).map((place) => place()).reduce((best, other) =>
      (other.penalty < best.penalty || (other.penalty === best.penalty && uneven(other) <= uneven(best)) ? other : best))
    found ??= choice
    if (room.fill(choice.head, number) > most * Math.min(leastShare, least)) return choice
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
