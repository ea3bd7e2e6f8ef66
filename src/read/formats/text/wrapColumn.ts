// Finds the column at which a text's long lines were broken.
import type { Shape } from './shapes.ts'
import type { TextLine } from './splitter.ts'

/**
 * The column at which the text is wrapped: as many lines as possible end shortly before it,
 * and few that are followed by a wrap-like line go beyond. 120 where nothing is wrapped.
 */
export function wrapColumn(lines: readonly TextLine[], shape: Shape): number {
  const atWidth = new Float64Array(130)
  for (let index = 0; index + 1 < lines.length; index++) {
    const line = lines[index]!
    const next = lines[index + 1]!
    if (next.kind !== 'text' || next.blanks || shape(index, 'code') >= 1 || shape(index + 1, 'code') >= 1) continue
    const own = shape(index, 'width')
    // a wrapped line stops inside a sentence
    if (own < 128 && !/[.!?:。！？：]$/.test(line.text)) atWidth[own]!++
  }
  let best = 120
  let most = 2
  for (let column = 40; column <= 120; column++) {
    let inside = 0
    let beyond = 0
    for (let at = column - 9; at <= column; at++) inside += atWidth[at]!
    for (let at = column + 1; at < 130; at++) beyond += atWidth[at]!
    if (inside - 2 * beyond > most) {
      most = inside - 2 * beyond
      best = column
    }
  }
  return best
}
