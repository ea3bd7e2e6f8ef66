// Decides what every line of a plain text is, around what a person has decided of some of them.
import type { Source } from '../../../model/source.ts'
import { contentOf, type Content } from './content.ts'
import type { Given } from './given/claims.ts'
import { findGiven } from './given/given.ts'
import { learnedSplitter } from './learned.ts'
import { readLines } from './lines.ts'
import { pinContent, pinGiven, type Pins } from './pins.ts'
import type { Decision, Splitter } from './splitter.ts'

/** What a text is before it becomes nodes. */
export interface Structure {
  /** the lines, and what the author and the pins said of them */
  given: Given
  content: Content
  /** one for each line of `content` */
  decisions: Decision[]
}

/** What is decided of one line with words. */
export interface LineDecision extends Decision {
  /** line of the source, from 1 */
  line: number
}

/** The decisions about all lines with words, in order, around `pins`. */
export function decideLines(source: Source, pins?: Pins): LineDecision[] {
  const { given, content, decisions } = decide(source, pins)
  return decisions.map((decision, index) => ({ line: given.lines[content.at[index]!]!.number, ...decision }))
}

/**
 * The structure of a text. `pins` holds what a person has decided, by line of the source; it wins over what the text says
 * and over every guess, and the lines around are judged with it.
 */
export function decide(source: Source, pins: Pins = new Map(), splitter: Splitter = learnedSplitter): Structure {
  const given = pinGiven(findGiven(source, readLines(source)), pins)
  const content = pinContent(contentOf(given.lines, given.claims, given.complete), given.lines, pins)
  return { given, content, decisions: splitter(content.lines) }
}
