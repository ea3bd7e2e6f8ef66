// Speaker notes: from `Note:` or `Notes:` to the next blank line, from `???` to the end of the slide.
import type { Line } from '../lines.ts'
import type { Given } from './claims.ts'
import { isFree } from './claims.ts'

const opens = /^(?:(?:Note|Notes|Speaker notes?):|\*\*(?:Notes?|Speaker notes?)(?::\*\*|\*\*:))(?:\s+|$)|^\?\?\?\s*$/i

export const opensNote = ({ full }: Line): boolean => opens.test(full)
/** Its text begins on the next line. */
export const opensLongNote = ({ full }: Line): boolean => full.startsWith('?') || opens.exec(full)?.[0].length === full.length

export function findNotes(given: Given): void {
  const { lines, claims } = given
  const marked = claims.some((claim) => claim?.is === 'break' || claim?.is === 'heading')
  const spaced = lines.some((line, index) => line.kind === 'blank' && index > 0 && index < lines.length - 1)
  for (let index = 0; index < lines.length; index++) {
    if (!isFree(given, index) || lines[index]!.kind !== 'text' || !opensNote(lines[index]!)) continue
    const head = opens.exec(lines[index]!.full)![0]
    const long = opensLongNote(lines[index]!)
    const end = endOfNote(given, index + 1, long && marked, spaced || marked)
    // with nothing under it, it is a label
    if (long && lines.slice(index + 1, end).every((line) => line.kind === 'blank')) continue
    const parts = lines.slice(index, end).map((line) => line.full)
    parts[0] = parts[0]!.slice(head.length)
    const note = { text: parts.join('\n').trim(), start: lines[index]!.fullStart + head.length }
    for (let at = index; at < end; at++) if (lines[at]!.kind !== 'blank') claims[at] = { is: 'notes', note }
    index = end - 1
  }
}

/** Index after the note's last line. In a text without blank lines only what is indented belongs to it. */
function endOfNote({ lines, claims }: Given, from: number, acrossBlanks: boolean, loose: boolean): number {
  let index = from
  for (; index < lines.length; index++) {
    const claim = claims[index]
    if (claim?.is === 'break' || claim?.is === 'heading' || claim?.is === 'fields') break
    if (claim?.is === 'code' || claim?.is === 'table' || claim?.is === 'image') break
    if (lines[index]!.kind === 'blank' ? !acrossBlanks : !loose && lines[index]!.indent === 0) break
  }
  return index
}
