// Headings: `#` before the words, or a line drawn under (and over) them.
//
//   # Title          Title        ===========      ---
//   ## Subtitle      =====          Title          #
//                                 ===========      no title: a `#` alone
import { isRule } from '../lines.ts'
import { widthOf } from '../shape.ts'
import { isBreakLine } from './breaks.ts'
import type { Given } from './claims.ts'
import { isFree, isOpen } from './claims.ts'

export function findHeadings(given: Given): void {
  findUnderlined(given)
  findHashes(given)
}

function findUnderlined(given: Given): void {
  const { lines, claims } = given
  // in the order of their first use, as in reStructuredText
  const styles: string[] = []
  for (let index = 0; index + 1 < lines.length; index++) {
    if (!isFree(given, index) || lines[index]!.kind === 'bullet' || !underlines(given, index)) continue
    const line = lines[index]!
    const under = lines[index + 1]!.full
    const over = index > 0 && !claims[index - 1] && lines[index - 1]!.full === under
    const style = `${under[0]}${over}`
    if (!styles.includes(style)) styles.push(style)
    claims[index] = {
      is: 'heading', depth: Math.min(6, styles.indexOf(style) + 1), text: line.full, start: line.fullStart, reason: 'given by its underline',
    }
    claims[index + 1] = { is: 'silent' }
    if (over) claims[index - 1] = { is: 'silent' }
  }
}

/** Whether the next line is drawn under this one, about as long as its words, and not between two slides. */
function underlines(given: Given, index: number): boolean {
  const text = given.lines[index]!.full
  const below = given.lines[index + 1]!
  if (given.claims[index + 1] || isRule(text) || !/^([-=~^"'`#*+:._])\1{2,}$/.test(below.full)) return false
  // three are a break, wherever they stand
  if (below.full.length === 3 && below.full[0] !== '=') return false
  const width = widthOf(text)
  if (below.full.length < 0.6 * width || below.full.length > width + 30) return false
  // `---` under the last of several lines ends a slide; under a single one it is a title's
  const alone = isOpen(given, index - 1) || given.lines[index - 1]!.full === below.full
  return below.full[0] === '=' || below.full.length >= width || alone
}

function findHashes(given: Given): void {
  const { lines, claims } = given
  const first = lines.findIndex((_, index) => isFree(given, index))
  lines.forEach(({ full }, index) => {
    if (full !== '#' || claims[index] || !(index === first || isBelowBreak(given, index))) return
    claims[index] = { is: 'break', reason: 'given by "#"', untitled: true }
  })
  const found = lines.flatMap((line, index) => (isFree(given, index) && line.indent < 4 && hash.test(line.full) ? [index] : []))
  const all = usesHashes(given, found)
  for (const index of found) {
    if (!all && !opensSlide(given, index)) continue
    const line = lines[index]!
    const parts = hash.exec(line.full)!
    claims[index] = {
      is: 'heading', depth: parts[1]!.length, text: parts[2]!, start: line.fullStart + parts[0].indexOf(parts[2]!, parts[1]!.length),
      reason: `given by "${parts[1]}"`,
    }
  }
}

/** Under a break a `#` is no comment, and neither is the `##` under that. */
const opensSlide = (given: Given, index: number): boolean =>
  given.claims[index - 1]?.is === 'heading' ? hash.test(given.lines[index - 1]!.full) : isBelowBreak(given, index)

/** Whether the nearest line above that is not blank parts two slides. */
function isBelowBreak({ lines, claims }: Given, index: number): boolean {
  let above = index - 1
  while (above >= 0 && !claims[above] && lines[above]!.kind === 'blank' && !lines[above]!.formFeed) above--
  const line = lines[above]
  return line !== undefined && !claims[above] && (isBreakLine(line) || line.formFeed)
}

const hash = /^(#{1,6})\s+(\S.*?)(?:\s+#+)?$/

/** A `#` may also begin a comment of a program: headings open the text, or stand after blank lines and breaks. */
function usesHashes(given: Given, found: readonly number[]): boolean {
  const { lines } = given
  const first = lines.findIndex((_, index) => isFree(given, index))
  if (!found.length) return false
  // a comment is followed by code without a blank line, or stands among other comments
  const heads = found.filter((index) => isOpen(given, index - 1) || /^#+\s/.test(lines[index - 1]!.full) || isRule(lines[index - 1]!.full))
  const bare = found.filter((index) => isOpen(given, index - 1) && isOpen(given, index + 1))
  return found[0] === first || (found.length > 1 && heads.length >= 0.9 * found.length && bare.length >= 0.5 * found.length)
}
