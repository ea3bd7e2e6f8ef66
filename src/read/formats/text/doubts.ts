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

/** At most one doubt a line: the larger one. */
export function findDoubts({ content, decisions }: Structure): Doubt[] {
  return decisions.flatMap(({ starts, role, why, boundary }, index): Doubt[] => {
    const line = content.at[index]! + 1
    const doubt: Doubt = boundary.confidence <= why.confidence
      ? { line, is: starts ? 'start' : 'no start', ...boundary }
      : { line, is: role, ...why }
    return doubt.confidence < sure ? [doubt] : []
  }).sort((a, b) => a.confidence - b.confidence)
}
