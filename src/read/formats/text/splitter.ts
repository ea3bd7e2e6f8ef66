// What a splitter is: it says of each line with words what it is, and where slides begin.
import type { Reason } from '../../../model/deck.ts'

/** A line with words, as the splitter sees it. */
export interface TextLine {
  /** the words, without bullet or number */
  text: string
  kind: 'text' | 'bullet' | 'numbered' | 'code'
  marker: string
  /** columns */
  indent: number
  /** blank lines between it and the line with words above */
  blanks: number
  /** columns that were left in the line above behind this one's first word, where it is known at which one the text was wrapped */
  room?: number | undefined
  /** what the author said, which no guess may change */
  given?: Fixed
}

/** What is settled about a line: by the author's marks or by a person who mends. */
export interface Fixed {
  role?: Role
  /** true: a slide starts here; false: none does */
  starts?: boolean
  /** neither title nor subtitle */
  plain?: boolean
}

export type Role = 'title' | 'subtitle' | 'code' | 'text'

export interface Decision {
  role: Role
  /** whether the line carries on the line above: a hard wrap of one paragraph, bullet, title or subtitle */
  wraps: boolean
  /** whether a slide starts here; true for the first line */
  starts: boolean
  /** why the line has its role */
  why: Reason
  /** why a slide starts here, or why none does: the confidence is that of the answer given */
  boundary: Reason
}

/** A confidence as it is told: to a thousandth. */
export const rounded = (confidence: number): number => Math.round(confidence * 1000) / 1000

/** Decides over all lines of a text at once: one decision a line. */
export type Splitter = (lines: readonly TextLine[]) => Decision[]
