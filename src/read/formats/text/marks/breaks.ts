// `---` between slides: written where one is missing, taken out where none begins.
import { isBreakLine } from '../given/breaks.ts'
import { unmarkHeading } from './headings.ts'
import { edit, gapAbove, leaveOut, lineAt, type Writer } from './writer.ts'

/** The lines by which the text itself begins a slide at a line with words; its own, where it is a heading or a page. */
export function breaksAbove(writer: Writer, index: number): number[] {
  const { lines, claims } = writer.found
  const at = lineAt(writer, index)
  const claim = claims[at]
  const opens = lines[at]!.formFeed || (claim?.is === 'heading' && claim.depth <= 2 && writer.structure.decisions[index]!.role !== 'subtitle')
  return [...gapAbove(writer, index).filter((one) => claims[one]?.is === 'break' || lines[one]!.formFeed), ...(opens ? [at] : [])]
}

/** `---` above a line; where blank lines part the text, one stands under it too. */
export function addBreak(writer: Writer, index: number): void {
  const at = lineAt(writer, index)
  const { lines } = writer.found
  // "key: value" right under it would be metadata
  const likeFields = /^[\p{L}_][\p{L}\p{N}_.-]*:(\s|$)/u.test(lines[at]!.full)
  edit(writer, at, { above: lines[at - 1]!.kind === 'blank' || likeFields ? ['---', ''] : ['---'] })
}

/** Takes out what begins a slide at a line. */
export function removeBreak(writer: Writer, index: number): void {
  const { lines } = writer.found
  for (const at of breaksAbove(writer, index)) {
    const { full } = lines[at]!
    if (at === lineAt(writer, index)) unmarkHeading(writer, at)
    else if (isBreakLine(lines[at]!) || full === '#') {
      leaveOut(writer, at)
      // one of two gaps is enough
      for (let below = at + 1; lines[at - 1]?.kind === 'blank' && lines[below]!.kind === 'blank'; below++) leaveOut(writer, below)
    }
  }
}

