// The splitter that learned from real decks: two looks at every line, one decision over all of them, then each slide's head.
import { decode } from './decode.ts'
import { featureNames, featuresOf } from './features.ts'
import { decideHeads, joinedTitles } from './head/head.ts'
import { reasonOf } from './reasons.ts'
import { applyRules } from './rules.ts'
import type { Decision, Splitter, TextLine } from './splitter.ts'
import { styleFeatureNames, styleFeatures } from './style.ts'
import { classify, forestOf, type Forest } from './trees.ts'
import weights from './weights.json'

/** Splits by what `scripts/train-splitter.mjs` learned; what the author gave is held fixed. */
export const learnedSplitter: Splitter = (lines) => {
  const p = likelihoods(lines)
  applyRules(lines, p)
  const first = decisionsOf(lines, p)
  const joined = joinedTitles(lines, first)
  if (!joined.size) return decideHeads(lines, first)
  // decided again around the starts that are left, as they would be had the author marked them
  const starts = first.map((decision, index) => decision.starts && !joined.has(index))
  const settled = lines.map((line, index) => ({ ...line, given: { ...line.given, starts: starts[index]! } }))
  return decideHeads(lines, decisionsOf(settled, p)).map((decision, index) => ({
    ...decision,
    boundary: joined.has(index) ? { reason: 'under a title that says no more', confidence: joined.get(index)! } : first[index]!.boundary,
  }))
}

function decisionsOf(lines: readonly TextLine[], p: Float32Array): Decision[] {
  return decode(lines, p).map(({ state, starts, confidence, start }, index): Decision => ({
    role: state === 'title' || state === 'titleMore' ? 'title'
      : state === 'subtitle' || state === 'subtitleMore' ? 'subtitle'
        : state === 'code' ? 'code' : 'text',
    wraps: state === 'textMore' || state === 'titleMore' || state === 'subtitleMore',
    starts,
    why: { reason: reasonOf(lines, index, state), confidence: rounded(confidence) },
    boundary: { reason: reasonOf(lines, index, state), confidence: rounded(starts ? start : 1 - start) },
  }))
}

const rounded = (confidence: number): number => Number(confidence.toFixed(3))

/** How likely each line is each class, by line. */
function likelihoods(lines: Parameters<Splitter>[0]): Float32Array {
  const [first, second] = forests()
  const width = featureNames.length
  const { shapes, write } = featuresOf(lines)
  const before = classify(first, lines.length, width, write)
  const style = styleFeatures(lines, shapes, before)
  return classify(second, lines.length, width + styleFeatureNames.length, (index, row) => {
    write(index, row)
    style.write(index, row, width)
  })
}

let ready: [Forest, Forest] | undefined

/** Unpacked when the first text is split, and kept: they never change. */
function forests(): [Forest, Forest] {
  ready ??= [forestOf(weights.first), forestOf(weights.second)]
  return ready
}
