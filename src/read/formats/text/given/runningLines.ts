// Running heads and feet of a text that was copied out of pages: the line that every page begins or ends with.
//
//   Queues in practice            ← head
//   Why we wait
//   Ada Byron, Some Conference    ← foot
//   \f
import { linesAt } from '../../../../model/source.ts'
import type { Given } from './claims.ts'
import { isFree } from './claims.ts'

/** A title may come back, too: a line on fewer pages, or on a smaller share of them, is the author's. */
const fewest = { head: 5, foot: 4 }
const share = { head: 0.8, foot: 0.6 }

/** Looks beside page breaks only, so that it comes after them. */
export function findRunningLines(given: Given): void {
  const { lines, claims, source } = given
  const breaks = lines.flatMap((line, index) => (line.formFeed || isPageBreak(given, index) ? [index] : []))
  if (breaks.length < fewest.foot) return
  // the text before the first break and behind the last one are pages, too
  const feet = candidates([...breaks.map((at) => nearest(given, at, -1)), nearest(given, lines.length, -1)])
  const heads = candidates([nearest(given, -1, 1), ...breaks.map((at) => nearest(given, lines[at]!.kind === 'blank' || claims[at] ? at : at - 1, 1))])
  for (const [part, found] of [['foot', feet], ['head', heads]] as const) {
    const byText = new Map<string, number[]>()
    for (const index of found) byText.set(lines[index]!.full, [...(byText.get(lines[index]!.full) ?? []), index])
    for (const [text, at] of byText) {
      if (at.length < fewest[part] || at.length < share[part] * breaks.length) continue
      for (const index of at) claims[index] = { is: 'silent' }
      given.diagnostics.push({
        severity: 'info', code: 'running-line-left-out', message: `The ${part} of ${at.length} pages was left out: ${text}`,
        path: source.path, position: linesAt(source, lines[at[0]!]!.number),
      })
    }
  }
}

const isPageBreak = ({ claims }: Given, index: number): boolean => {
  const claim = claims[index]
  return claim?.is === 'break' && (claim.reason === pageNumber || claim.reason === 'given by a form feed')
}

/** The reason of a break at a page's number. */
export const pageNumber = 'given by a page number'

const candidates = (found: readonly (number | null)[]): number[] => [...new Set(found.filter((index) => index !== null))]

/** The next line with words from a break on, in one direction; null where another break comes first. */
function nearest(given: Given, from: number, step: 1 | -1): number | null {
  for (let index = from + step; given.lines[index] && !isPageBreak(given, index); index += step) {
    if (given.lines[index]!.kind !== 'blank') return isFree(given, index) ? index : null
  }
  return null
}
