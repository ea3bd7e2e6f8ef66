// The places of a text about which its reader is not sure, most doubtful first: slides that may have been missed, too.
import type { Reason } from '../../../model/deck.ts'
import type { Structure } from './decide.ts'

export interface Doubt extends Reason {
  /** line of the source, from 1 */
  line: number
  /** what was decided of the line */
  is: 'start' | 'no start' | 'title' | 'subtitle' | 'code' | 'text'
}

/** Of ten places that are called so sure, one or more are wrong. */
const sure = 0.9

export const isOfStart = ({ is }: Doubt): boolean => is === 'start' || is === 'no start'

/** At most one doubt a line. Where slides begin comes first: the rest of a slide is judged by it, and most that is wrong is there. */
export function findDoubts({ content, decisions }: Structure): Doubt[] {
  const doubts = decisions.flatMap(({ starts, role, why, boundary }, index): Doubt[] => {
    const line = content.at[index]! + 1
    if (boundary.confidence < sure) return [{ line, is: starts ? 'start' : 'no start', ...boundary }]
    return why.confidence < sure ? [{ line, is: role, ...why }] : []
  })
  return doubts.sort((a, b) => Number(isOfStart(b)) - Number(isOfStart(a)) || a.confidence - b.confidence)
}
