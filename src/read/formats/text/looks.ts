// The two looks at a text: forests that judge each line by its neighbours, and others that judge it by what those found.
import { featureNames, featuresOf } from './features.ts'
import type { TextLine } from './splitter.ts'
import { classNames, styleFeatureNames, styleFeatures } from './style.ts'
import { judge, type Forest, type Rows } from './trees.ts'

/** What there is a forest for: every class but `text`, which is what nothing else is. */
export const askedNames = classNames.slice(1)

/** The forests of both looks, each in the order of `askedNames`. */
export interface Looks {
  first: readonly Forest[]
  second: readonly Forest[]
}

/** How likely each line is each class, by line and class. */
export function lookTwice(lines: readonly TextLine[], looks: Looks): Float32Array {
  const { first, second } = rowsOf(lines)
  return judgeLines(lines, looks.second, second(judgeLines(lines, looks.first, first)))
}

/** The features of the first look, and those of the second after what the first one found (`p`, by line and class). */
export function rowsOf(lines: readonly TextLine[]): { first: Rows; second: (p: Float32Array) => Rows } {
  const features = featuresOf(lines)
  return {
    first: { count: lines.length, width: featureNames.length, write: features.write },
    second: (p) => {
      const style = styleFeatures(lines, features, p)
      return {
        count: lines.length,
        width: featureNames.length + styleFeatureNames.length,
        write: (index, row) => {
          features.write(index, row)
          style.write(index, row, featureNames.length)
        },
      }
    },
  }
}

/** Whether a line may be of a class: what has a bullet is text or code. */
export const mayBe = ({ kind }: TextLine, asked: number): boolean => kind === 'text' || kind === 'numbered' || askedNames[asked] === 'code'

/** The classes' probabilities of all lines; together they are 1. */
export function judgeLines(lines: readonly TextLine[], forests: readonly Forest[], rows: Rows): Float32Array {
  const found = judge(forests, rows, (index, forest) => mayBe(lines[index]!, forest))
  const size = classNames.length
  const p = new Float32Array(lines.length * size)
  for (let index = 0; index < lines.length; index++) {
    let sum = 0
    for (let one = 0; one < forests.length; one++) {
      if (mayBe(lines[index]!, one)) sum += p[index * size + one + 1] = 1 / (1 + Math.exp(-found[index * forests.length + one]!))
    }
    p[index * size] = Math.max(leastText, 1 - sum)
    sum += p[index * size]!
    for (let one = 0; one < size; one++) p[index * size + one]! /= sum
  }
  return p
}

/** No line is anything but text for sure. */
const leastText = 0.02
