// Undoes wraps that are beyond doubt: scripts without spaces are broken where a line is full, also within a word.
import { widthOf } from './shape.ts'
import type { Splitter, TextLine } from './splitter.ts'

const wide = '\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uff60'
const letters = /[\u3040-\u30ff\u3400-\u9fff]/g
const ends = new RegExp(`[${wide}]$`)
const begins = new RegExp(`^[${wide}]`)
/** What would have had to fit into the line above: one wide character, or a word. */
const firstPiece = new RegExp(`^(?:[${wide}]|[^\\s${wide}]+)`)

/** Lets a splitter see lines whose certain wraps are undone; it still says of each line what it is. */
export const withoutWraps = (splitter: Splitter): Splitter => (lines) => {
  const column = fullAt(lines)
  if (column === null) return splitter(lines)
  const whole: TextLine[] = []
  const wraps = lines.map((line, index) => {
    const above = lines[index - 1]
    const room = above && mayWrap(above, line) ? roomFor(line, above, column) : undefined
    const isWrap = room !== undefined && room <= 0 && ends.test(above!.text) && begins.test(line.text)
    const begun = isWrap ? whole.pop()! : undefined
    whole.push(begun ? { ...begun, text: begun.text + line.text } : { ...line, room })
    return isWrap
  })
  const decisions = splitter(whole)
  let at = -1
  return wraps.map((isWrap) => {
    if (!isWrap) return decisions[++at]!
    const why = { reason: 'the line above is full', confidence: sure }
    return { ...decisions[at]!, starts: false, wraps: true, why, boundary: why }
  })
}

/** A line may be full by chance. */
const sure = 0.95

const mayWrap = (above: TextLine, line: TextLine): boolean =>
  line.kind === 'text' && !line.blanks && !line.given?.role && line.given?.starts !== true && above.kind !== 'code' && !above.given?.role

/** Columns left behind the first piece of `line`, had it been put into the line above (0 is none: the column may be that of a mark that hangs over it); unknown where that goes beyond the column itself. */
function roomFor(line: TextLine, above: TextLine, column: number): number | undefined {
  const left = column - columnsOf(above)
  return left < 0 ? undefined : left - widthOf(firstPiece.exec(line.text)?.[0] ?? '')
}

const columnsOf = ({ text, kind, marker, indent }: TextLine): number => (kind === 'text' ? indent : indent + marker.length + 1) + widthOf(text)

/** narrower columns are not told from lists of short words */
const narrowest = 20

/** The column where lines with wide characters are full: more of them end there than chance would have it, and few beyond. */
function fullAt(lines: readonly TextLine[]): number | null {
  const counts = new Map<number, number>()
  lines.forEach((line, index) => {
    const below = lines[index + 1]
    if (!below || !mayWrap(line, below) || (line.text.match(letters)?.length ?? 0) < line.text.length / 5) return
    const columns = columnsOf(line)
    counts.set(columns, (counts.get(columns) ?? 0) + 1)
  })
  let best: number | null = null
  let most = 2
  for (const column of counts.keys()) {
    if (column < narrowest) continue
    let full = 0
    let beyond = 0
    for (const [columns, count] of counts) {
      if (columns > column) beyond += count
      // a wide character had one column left, or a mark that may not begin a line took its neighbour along
      else if (columns > column - 3) full += count
    }
    if (full - 2 * beyond > most) {
      most = full - 2 * beyond
      best = column
    }
  }
  return best
}
