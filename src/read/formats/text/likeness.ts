// How a deck's own titles look, so that a line can be asked whether it looks like one of them.
import type { Features } from './features.ts'
import { shapeIndex } from './shape.ts'
import type { TextLine } from './splitter.ts'

/** What of a line is compared with the deck's other lines. */
export const lookNames = ['ends', 'opens', 'width', 'case', 'above', 'below', 'words', 'sentence', 'indent', 'group', 'counted', 'runs', 'blanks'] as const

/** What a line looks like and how it stands, each look as one of a few kinds. */
export function looksOf(
  lines: readonly TextLine[], shape: (index: number, name: keyof typeof shapeIndex) => number, context: Features['context'],
): Uint8Array {
  const looks = new Uint8Array(lines.length * lookNames.length)
  const widths = [8, 14, 20, 27, 35, 45, 60, 80]
  const bucket = (value: number): number => {
    let at = 0
    while (at < widths.length && value > widths[at]!) at++
    return at
  }
  const kind = (index: number): number => {
    if (index < 0 || index >= lines.length) return 0
    if (shape(index, 'code') >= 1) return 1
    if (lines[index]!.kind !== 'text') return 2
    return shape(index, 'width') > 60 ? 3 : shape(index, 'ends') === 1 ? 4 : 5
  }
  for (let index = 0; index < lines.length; index++) {
    const below = lines[index + 1]
    const numbered = lines[index]!.kind === 'text' ? 0 : 1
    const titleCase = shape(index, 'titleCase')
    const own = [
      shape(index, 'ends'),
      shape(index, 'opens'),
      bucket(shape(index, 'width')),
      shape(index, 'cjk') > 0.3 ? 6 : shape(index, 'allCaps') ? 5 : titleCase >= 1 ? 4 : titleCase > 0.7 ? 3 : titleCase > 0.4 ? 2 : titleCase > 0 ? 1 : 0,
      kind(index - 1) * 2 + (lines[index]!.blanks ? 1 : 0),
      kind(index + 1) * 2 + (below?.blanks ? 1 : 0),
      Math.min(9, shape(index, 'words')),
      (shape(index, 'sentenceWords') ? 1 : 0) + 2 * shape(index, 'functionFirst') + 4 * shape(index, 'functionLast'),
      Math.min(7, lines[index]!.indent) * 2 + numbered,
      Math.min(4, context(index, 'group')) * 3 + Math.min(2, context(index, 'inGroup')),
      shape(index, 'counted') + 3 * context(index, 'sequence') + 6 * shape(index, 'section') + 12 * (context(index, 'templates') > 1 ? 1 : 0),
      Math.min(3, context(index, 'shortAbove')) * 4 + Math.min(3, context(index, 'shortBelow')),
      Math.min(2, lines[index]!.blanks) * 3 + Math.min(2, below?.blanks ?? 0),
    ]
    for (let look = 0; look < own.length; look++) looks[index * lookNames.length + look] = own[look]!
  }
  return looks
}

/** more than any look has kinds */
const most = 32
/** so many lines of the ordinary kind are thought to have been seen beforehand */
const prior = 4

/**
 * How much more often a look is found among the deck's likely lines of a class (`chance`) than among all lines
 * (`weight`), as log-odds; the line itself does not count.
 */
export function likeness(
  lines: readonly TextLine[], looks: Uint8Array, chance: (index: number) => number, weight: (index: number) => number,
): (index: number, look: number) => number {
  const size = lookNames.length
  const own = new Float64Array(size * most)
  const all = new Float64Array(size * most)
  let ownSum = 0
  let allSum = 0
  for (let index = 0; index < lines.length; index++) {
    const [a, b] = [chance(index), weight(index)]
    ownSum += a
    allSum += b
    for (let look = 0; look < size; look++) {
      const at = look * most + looks[index * size + look]!
      own[at]! += a
      all[at]! += b
    }
  }
  return (index, look) => {
    const at = look * most + looks[index * size + look]!
    const [a, b] = [chance(index), weight(index)]
    const share = (all[at]! - b + 0.5) / (Math.max(0, allSum - b) + 0.5 * most)
    return Math.log((Math.max(0, own[at]! - a) + prior * share) / (Math.max(0, ownSum - a) + prior) / share)
  }
}
