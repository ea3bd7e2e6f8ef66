// The two looks at a text: forests that judge each line by its neighbours, and others that judge it by what those found;
// and a network, which reads the lines in their order and has a say in what is a title.
import { featureNames, featuresOf } from './features.ts'
import { judgeByNet, logOdds, type Net } from './net.ts'
import type { TextLine } from './splitter.ts'
import { classIndex, classNames, styleFeatureNames, styleFeatures } from './style.ts'
import { judge, type Forest, type Rows } from './trees.ts'

/** What there is a forest for: every class but `text`, which is what nothing else is. */
export const askedNames = classNames.slice(1)

/** The forests of both looks, each in the order of `askedNames`, and the network. */
export interface Looks {
  first: readonly Forest[]
  second: readonly Forest[]
  net: Net
}

/** How likely each line is each class, by line and class. */
export function lookTwice(lines: readonly TextLine[], looks: Looks): Float32Array {
  const { first, second } = rowsOf(lines)
  const before = judgeLines(lines, looks.first, first)
  const p = judgeLines(lines, looks.second, second(before), before)
  blendTitles(lines, p, judgeByNet(looks.net, first))
  return p
}

/** How much the network's log-odds count for a title; those of the forests count for the rest. It knows less of the other classes. */
const share = 0.35
/** neither is surer of anything than this */
const least = 1e-4

function blendTitles(lines: readonly TextLine[], p: Float32Array, byNet: Float32Array): void {
  const size = classNames.length
  for (let index = 0; index < lines.length; index++) {
    if (!mayBe(lines[index]!, classIndex.title - 1)) continue
    const at = index * size + classIndex.title
    const before = p[at]!
    const after = 1 / (1 + Math.exp(-(1 - share) * logOdds(before, least) - share * logOdds(byNet[at]!, least)))
    // the others keep their shares of what is left
    for (let one = 0; one < size; one++) p[index * size + one]! *= (1 - after) / (1 - before)
    p[at] = after
  }
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

/** What was this unlikely (or sure) at the first look is not looked at again. */
const settled = 0.02

/** The classes' probabilities of all lines; together they are 1. `before` are those of an earlier look. */
export function judgeLines(lines: readonly TextLine[], forests: readonly Forest[], rows: Rows, before?: Float32Array): Float32Array {
  const size = classNames.length
  const isOpen = (index: number, one: number): boolean => !before || Math.abs(before[index * size + one + 1]! - 0.5) < 0.5 - settled
  const found = judge(forests, rows, (index, forest) => mayBe(lines[index]!, forest) && isOpen(index, forest))
  const p = new Float32Array(lines.length * size)
  for (let index = 0; index < lines.length; index++) {
    let sum = 0
    for (let one = 0; one < forests.length; one++) {
      if (!mayBe(lines[index]!, one)) continue
      const at = index * size + one + 1
      sum += p[at] = isOpen(index, one) ? 1 / (1 + Math.exp(-found[index * forests.length + one]!)) : before![at]!
    }
    p[index * size] = Math.max(leastText, 1 - sum)
    sum += p[index * size]!
    for (let one = 0; one < size; one++) p[index * size + one]! /= sum
  }
  return p
}

/** No line is anything but text for sure. */
const leastText = 0.02
