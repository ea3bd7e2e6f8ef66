// The features of every line: its own shape, its neighbours', and the whole text's.
import { contextIndex, contextNames, contexts, type ContextName } from './context.ts'
import { shapeIndex, shapeNames, type ShapeName } from './shape.ts'
import { shapeIn, shapesOf } from './shapes.ts'
import type { TextLine } from './splitter.ts'
import { languageOfLines } from './words/language.ts'
import { wrapColumn } from './wrapColumn.ts'

/** Shapes of the neighbours that a line is judged by, and how far away they stand. */
const seen: readonly ShapeName[] = [
  'bullet', 'blanks', 'indent', 'width', 'words', 'opens', 'ends', 'titleCase', 'functionWords', 'functionFirst',
  'sentenceWords', 'code', 'symbols', 'section', 'open',
]
const reach = [-4, -3, -2, -1, 1, 2, 3, 4]
const nearOnly = new Set<ShapeName>(['functionFirst', 'section', 'open', 'titleCase', 'symbols'])
const pairs = reach.flatMap((distance) =>
  seen.filter((name) => Math.abs(distance) <= 2 || !nearOnly.has(name)).map((name) => ({ distance, name })))

const distances = Int8Array.from(pairs, ({ distance }) => distance)
const columns = Int8Array.from(pairs, ({ name }) => shapeIndex[name])

export const featureNames: readonly string[] = [
  ...shapeNames,
  ...pairs.map(({ distance, name }) => `${name}${distance > 0 ? '+' : ''}${distance}`),
  ...contextNames,
]

export interface Features {
  /** shapes of all lines, row after row */
  shapes: Float32Array
  /** a feature that a line has from where it stands */
  context: (index: number, name: ContextName) => number
  /** Writes the features of a line to `row`, in the order of `featureNames`. */
  write: (index: number, row: Float32Array) => void
}

const width = shapeNames.length

/** Looks at all lines once, so that the features of each can be had in constant time. */
export function featuresOf(lines: readonly TextLine[]): Features {
  const language = languageOfLines(lines)
  const shapes = shapesOf(lines)
  const shape = shapeIn(shapes)
  const column = wrapColumn(lines, shape)
  const context = contexts(lines, shape, language, column)
  const write = (index: number, row: Float32Array): void => {
    let at = 0
    for (let own = 0; own < width; own++) row[at++] = shapes[index * width + own]!
    for (let pair = 0; pair < pairs.length; pair++) {
      const other = index + distances[pair]!
      row[at++] = other >= 0 && other < lines.length ? shapes[other * width + columns[pair]!]! : -1
    }
    const start = index * contextNames.length
    for (let own = 0; own < contextNames.length; own++) row[at++] = context[start + own]!
  }
  return { shapes, context: (index, name) => context[index * contextNames.length + contextIndex[name]]!, write }
}
