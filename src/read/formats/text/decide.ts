// Decides what every line of a plain text is, around what a person has decided of some of them.
import type { Source } from '../../../model/source.ts'
import { contentOf, type Content } from './content.ts'
import type { Given } from './given/claims.ts'
import { findGiven } from './given/given.ts'
import { learnedSplitter } from './learned.ts'
import { readLines } from './lines.ts'
import type { Decision, Fixed } from './splitter.ts'

/** What is decided of one line with words. */
export interface LineDecision extends Decision {
  /** line of the source, from 1 */
  line: number
}

/**
 * The decisions about all lines with words, in order. `fixed` holds what a person has decided, by line of the source;
 * it wins over what the text says and over every guess, and the lines around are judged with it.
 */
export function decideLines(source: Source, fixed?: ReadonlyMap<number, Fixed>): LineDecision[] {
  const { given, content, decisions } = decide(source, fixed)
  return decisions.map((decision, index) => ({ line: given.lines[content.at[index]!]!.number, ...decision }))
}

/** The same for the reader of the format, with the lines and what the author gave. */
export function decide(source: Source, fixed?: ReadonlyMap<number, Fixed>): { given: Given; content: Content; decisions: Decision[] } {
  const lines = readLines(source)
  const given = findGiven(source, lines)
  const content = contentOf(lines, given.claims, given.complete)
  if (fixed) {
    content.lines = content.lines.map((line, index) => {
      const own = fixed.get(lines[content.at[index]!]!.number)
      return own ? { ...line, given: { ...line.given, ...own } } : line
    })
  }
  return { given, content, decisions: learnedSplitter(content.lines) }
}
