// A text with a name, and the way from an offset in it to a line and a column.
import type { Point, Position } from './position.ts'

export interface Source {
  /** as the user wrote it, for reports; `-` is standard input */
  path: string
  /** without byte order mark, lines end in \n */
  text: string
  /** offset of the first character of each line */
  lineStarts: number[]
}

/**
 * A source from what was read: byte order mark dropped, CRLF and CR turned into LF, so that lines stay lines. Where a
 * slide program breaks a line within a paragraph (U+000B) stands a blank: no editor counts a line there.
 */
export function makeSource(path: string, raw: string): Source {
  const text = raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').replace(/\v/g, ' ')
  const lineStarts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1)
  return { path, text, lineStarts }
}

/** The point at an offset; an offset outside the text is brought to its nearest end. */
export function pointAt(source: Source, offset: number): Point {
  const at = Math.max(0, Math.min(offset, source.text.length))
  let low = 0
  let high = source.lineStarts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (source.lineStarts[middle]! <= at) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: at - source.lineStarts[low]! + 1, offset: at }
}

/** The position from offset `start` up to, not including, offset `end`. */
export function positionAt(source: Source, start: number, end: number): Position {
  return { start: pointAt(source, start), end: pointAt(source, end) }
}

/** The position of whole lines, `first` to `last` counted from 1, without the last line's newline. */
export function linesAt(source: Source, first: number, last: number = first): Position {
  const start = source.lineStarts[first - 1] ?? source.text.length
  const next = source.lineStarts[last]
  return positionAt(source, start, next === undefined ? source.text.length : next - 1)
}

/** The text of a line, counted from 1, without its newline; '' where there is no such line. */
export function lineText(source: Source, line: number): string {
  const start = source.lineStarts[line - 1]
  if (start === undefined) return ''
  const next = source.lineStarts[line]
  return source.text.slice(start, next === undefined ? undefined : next - 1)
}
