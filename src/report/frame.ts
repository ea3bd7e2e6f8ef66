// The source around a place, with carets under it.
import { lineText, type Source } from '../model/source.ts'
import type { Position } from '../model/position.ts'

/** widest line that is shown whole; longer ones are cut around the place */
const widest = 100

/**
 * Three lines: the one before, the place, and carets under it, such as
 *
 *      11 | ---
 *   >  12 | layout: two-colums
 *         |         ^^^^^^^^^^
 */
export function frame(source: Source, position: Position): string {
  const { line, column } = position.start
  const shown = lineText(source, line)
  const end = position.end.line === line ? position.end.column : shown.length + 1
  const from = column > widest ? column - widest / 2 : 0
  const cut = (text: string): string => text.slice(from, from + widest).replaceAll('\t', ' ')
  const gutter = (number: string, mark = ' '): string => `${mark} ${number.padStart(4)} | `
  const carets = ' '.repeat(Math.max(0, column - 1 - from)) + '^'.repeat(Math.max(1, Math.min(end - column, widest)))
  return [
    ...(line > 1 ? [gutter(String(line - 1)) + cut(lineText(source, line - 1))] : []),
    gutter(String(line), '>') + cut(shown),
    gutter('') + carets,
  ].map((row) => row.trimEnd()).join('\n')
}
