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
    parts: split(blocks, (part, number, share) => {
      const probe = { ...slide, regions: { [name]: [...part] }, part: { number, total: 2 } }
      return fitSlide(probe, deck, number === 1 ? layouts.first : layouts.others, fitting, { share, smallest: true }).fits
    }),
  }))
  const count = Math.max(1, ...columns.map(({ parts }) => parts.length))
  return Array.from({ length: count }, (_, index) => ({
    layout: index === 0 ? layouts.first : layouts.others,
    regions: Object.fromEntries(columns.flatMap(({ name, parts }) => (parts[index] ? [[name, parts[index]]] : []))),
  }))
}

/** Whether blocks fit the part of a number, when they may take a share of its room. */
type Fits = (blocks: readonly Block[], number: number, share: number) => boolean

/** As few parts as possible, then as even as possible. */
function split(blocks: readonly Block[], fits: Fits): Block[][] {
  let best = fill(blocks, fits, 1)
  let low = 0.3
  let high = 1
  for (let turn = 0; turn < 5; turn++) {
    const share = (low + high) / 2
    const parts = fill(blocks, fits, share)
    if (parts.length <= best.length) {
      best = parts
      high = share
    } else low = share
  }
  return best
}

function fill(blocks: readonly Block[], fits: Fits, share: number): Block[][] {
  const parts: Block[][] = []
  let rest: readonly Block[] = blocks
  while (rest.length > 0) {
    const number = parts.length + 1
    if (fits(rest, number, share)) return [...parts, [...rest]]
    const halves = cut(rest, (part, wanted) => fits(part, number, wanted), share)
    if (!halves) return [...parts, [...rest]]
    parts.push(halves[0])
    rest = halves[1]
  }
  return parts
}

/** The best place to cut so that the head fits; null where there is none. */
function cut(blocks: readonly Block[], fits: (blocks: readonly Block[], share: number) => boolean, share: number): [Block[], Block[]] | null {
  const attempts: [CutLevel, number][] = [['blocks', share], ['blocks', 1], ['sentences', share], ['sentences', 1], ['words', 1]]
  let found: [Block[], Block[]] | null = null
  for (const [level, room] of attempts) {
    if (found && level === 'words') break
    const cuts = cutsOf(blocks, level)
    const last = lastIndex(cuts.length, (index) => fits(cuts[index]!.split()[0], room))
    if (last < 0) continue
    const first = lastIndex(last, (index) => fits(cuts[index]!.split()[0], room * choiceShare)) + 1
    const choice = cuts.slice(first, last + 1).reduce((best, other) => (other.penalty <= best.penalty ? other : best))
    const halves = choice.split()
    found ??= halves
    if (!fits(halves[0], room * leastShare)) return halves
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
