// Breaks between slides: `---`, `***`, `* * *`, form feeds, blank lines of an author who uses them for nothing else.
import type { Line } from '../lines.ts'
import { codeScore } from '../shape.ts'
import type { Given } from './claims.ts'
import { isFree } from './claims.ts'

export function findBreaks(given: Given): void {
  const { lines, claims } = given
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    if (isFree(given, index) && isBreakLine(line)) {
      claims[index] = { is: 'break', reason: `given by "${line.full.slice(0, 5)}"` }
    } else if (line.formFeed && line.kind === 'blank' && !claims[index]) claims[index] = { is: 'break', reason: 'given by a form feed' }
  }
}

export const isBreakLine = ({ full, indent }: Line): boolean => indent < 4 && /^(?:([-*_])\1{2,}|([-*_])(?: \2){2,})$/.test(full)

/** Blank lines are breaks where each of them stands before a title, or where two of them do and one does not. */
export function findBlankBreaks(given: Given): void {
  const { claims } = given
  if (claims.some((claim) => claim?.is === 'break' || claim?.is === 'heading') || given.lines.some((line) => line.formFeed)) return
  const groups = groupsOf(given)
  const largest = Math.max(...groups.slice(1).map((group) => group.blanks), 0)
  if (largest < 1 || groups.length < 3) return
  const reason = largest > 1 ? `given by ${largest} blank lines` : 'given by a blank line, as before every slide'
  const cuts = groups.slice(1).filter((group) => group.blanks === largest)
  const smaller = groups.slice(1).some((group) => group.blanks < largest)
  const consistent = largest > 1 && smaller
    ? cuts.length >= 2 && cuts.every((group) => isTitleLike(given, group.first))
    : !smaller && groups.every((group) => isTitleLike(given, group.first)) &&
      groups.filter((group) => group.last > group.first).length >= 0.7 * groups.length
  if (!consistent) return
  for (const group of cuts) claims[group.first - 1] = { is: 'break', reason }
}

/** Runs of lines with words, and how many blank lines stand above each. */
function groupsOf(given: Given): { first: number; last: number; blanks: number }[] {
  const groups: { first: number; last: number; blanks: number }[] = []
  let blanks = 0
  given.lines.forEach((line, index) => {
    if (line.kind === 'blank') blanks++
    else {
      if (blanks || !groups.length) groups.push({ first: index, last: index, blanks })
      groups.at(-1)!.last = index
      blanks = 0
    }
  })
  return groups
}

/** Short, no bullet, no sentence, no code, no quotation, no label of what stands below. */
function isTitleLike(given: Given, index: number): boolean {
  const line = given.lines[index]!
  return isFree(given, index) && line.kind === 'text' && line.indent === 0 && line.full.length <= 70 &&
    !/[.,:;]$/.test(line.full) && !/^["“«>(]|https?:/.test(line.full) && codeScore(line.full) < 0.8
}
