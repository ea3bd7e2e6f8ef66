// Marks on what stands under a title: fences around code, bullets, blank lines between paragraphs, the ends of notes.
import { opensLongNote, opensNote } from '../given/notes.ts'
import { edit, gapAbove, isBlank, leaveOut, lineAt, pinAt, rewrite, type Care, type Writer } from './writer.ts'

/** The marks of the lines with words from `first` to `end`. */
export function markBody(writer: Writer, first: number, end: number, care: Care): void {
  const { structure: { given, content, decisions } } = writer
  const isCode = (index: number): boolean => decisions[index]!.role === 'code' && !given.claims[lineAt(writer, index)]
  for (let index = first; index < end; index++) {
    const at = lineAt(writer, index)
    const { full } = given.lines[at]!
    const { role, wraps } = decisions[index]!
    if (isCode(index)) {
      let last = index
      while (last + 1 < end && isCode(last + 1) && gapAbove(writer, last + 1).every((one) => isBlank(writer, one))) last++
      const run = Array.from({ length: last - index + 1 }, (_, offset) => index + offset)
      if (care > 2 || run.some((one) => pinAt(writer, one)?.role === 'code')) fence(writer, run.map((one) => lineAt(writer, one)))
      index = last
      continue
    }
    if (given.claims[at] || role !== 'text') continue
    if (pinAt(writer, index)?.role === 'bullet' && given.lines[at] !== writer.found.lines[at]) rewrite(writer, at, `- ${full}`)
    // what would be a mark is none
    else if (opensLongNote(given.lines[at]!)) rewrite(writer, at, full.replace(/:$|^(?=\?)/, '\\$&'))
    else if (care > 2 && /^#+\s/.test(full)) rewrite(writer, at, `\\${full}`)
    const parted = care > 1 && index > first && !wraps && content.lines[index]!.kind === 'text' && at === lineAt(writer, index - 1) + 1
    if (parted && !isCode(index - 1)) edit(writer, at, { above: [''] })
  }
}

/** Fences around lines, indented as the least of them. */
function fence(writer: Writer, run: readonly number[]): void {
  const { source, lines } = writer.found
  const least = run.map((at) => lines[at]!).reduce((one, other) => (other.indent < one.indent ? other : one))
  const ticks = Math.max(3, ...run.map((at) => /^`+/.exec(lines[at]!.full)?.[0].length ?? 0).map((length) => length + 1))
  const line = `${source.text.slice(least.start, least.fullStart)}${'`'.repeat(ticks)}`
  edit(writer, run[0]!, { above: [line] })
  edit(writer, run.at(-1)!, { below: [line] })
}

/** A note ends at a blank line. */
export function writeNote(writer: Writer, at: number): void {
  const next = writer.found.lines[at + 1]
  rewrite(writer, at, `Note: ${writer.structure.given.lines[at]!.full}`)
  if (next && next.kind !== 'blank') edit(writer, at, { below: [''] })
}

/** Where slides are marked, a note goes on to a blank line, and under a bare "Note:" to the end of the slide: what follows it is kept out. */
export function endNote(writer: Writer, index: number): void {
  const { lines, claims } = writer.found
  const note = gapAbove(writer, index).filter((at) => claims[at]?.is === 'notes')
  const last = note.at(-1)
  if (last === undefined) return
  if (last === lineAt(writer, index) - 1 && !claims[last + 1]) edit(writer, last, { below: [''] })
  const head = note.findLast((at) => opensNote(lines[at]!))
  if (head === undefined || head === last || !opensLongNote(lines[head]!)) return
  rewrite(writer, head, `Note: ${lines[head + 1]!.full}`)
  leaveOut(writer, head + 1)
}
