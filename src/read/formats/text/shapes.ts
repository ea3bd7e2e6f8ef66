// The shapes of all lines of a text, looked at once: a row a line, in the order of `shapeNames`.
import { onceFor } from './once.ts'
import { shapeIndex, shapeNames, shapeOf, type ShapeName } from './shape.ts'
import type { TextLine } from './splitter.ts'
import { languageOfLines } from './words/language.ts'

/** A feature of the line at an index. */
export type Shape = (index: number, name: ShapeName) => number

const width = shapeNames.length

export const shapesOf = onceFor((lines: readonly TextLine[]): Float32Array => {
  const language = languageOfLines(lines)
  const rows = new Float32Array(lines.length * width)
  lines.forEach((line, index) => shapeOf(line, language, rows, index * width))
  return rows
})

/** Reads in rows of shapes. */
export const shapeIn = (rows: Float32Array): Shape => (index, name) => rows[index * width + shapeIndex[name]]!
