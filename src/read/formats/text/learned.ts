// The splitter that learned from real decks: two looks at every line, one decision over all of them, then each slide's head.
import { decode } from './decode.ts'
import { withoutWraps } from './fullLines.ts'
import { decideHeads, joinedTitles, learnedHeads } from './head/head.ts'
import { lookTwice, type Looks } from './looks.ts'
import { netOf } from './net.ts'
import { inPieces } from './pieces.ts'
import { unpackForest, unpackNet, type PackedForest } from './packed.ts'
import { reasonOf } from './reasons.ts'
import { applyRules } from './rules.ts'
import { rounded, type Decision, type Splitter, type TextLine } from './splitter.ts'
import { forestOf, type Forest } from './trees.ts'
import weights from './weights.json'

/** Splits by what `scripts/train-splitter.mjs` learned; what the author gave is held fixed. */
export const learnedSplitter: Splitter = inPieces((lines) => splitterOf(looks(), learnedHeads())(lines))

/** Splits by these forests; `heads` are those of slides' heads. */
export const splitterOf = (looks: Looks, heads: readonly Forest[]): Splitter => withoutWraps((lines) => {
  const p = lookTwice(lines, looks)
  applyRules(lines, p)
  const first = decisionsOf(lines, p)
  const joined = joinedTitles(lines, first, heads)
  if (!joined.size) return decideHeads(lines, first, heads)
  // decided again around the starts that are left, as they would be had the author marked them
  const starts = first.map((decision, index) => decision.starts && !joined.has(index))
  const settled = lines.map((line, index) => ({ ...line, given: { ...line.given, starts: starts[index]! } }))
  return decideHeads(lines, decisionsOf(settled, p), heads).map((decision, index) => ({
    ...decision,
    boundary: joined.has(index) ? { reason: 'under a title that says no more', confidence: joined.get(index)! } : first[index]!.boundary,
  }))
})

function decisionsOf(lines: readonly TextLine[], p: Float32Array): Decision[] {
  return decode(lines, p).map(({ state, starts, confidence, start }, index): Decision => {
    const reason = reasonOf(lines, index, state)
    return {
      role: state === 'title' || state === 'titleMore' ? 'title'
        : state === 'subtitle' || state === 'subtitleMore' ? 'subtitle'
          : state === 'code' ? 'code' : 'text',
      wraps: state === 'textMore' || state === 'titleMore' || state === 'subtitleMore',
      starts,
      why: { reason, confidence: rounded(confidence) },
      boundary: { reason, confidence: rounded(starts ? start : 1 - start) },
    }
  })
}

let ready: Looks | undefined

/** Unpacked when the first text is split, and kept: they never change. */
function looks(): Looks {
  const unpacked = (forests: PackedForest[]): Forest[] => forests.map((forest) => forestOf(unpackForest(forest)))
  ready ??= { first: unpacked(weights.first), second: unpacked(weights.second), net: netOf(unpackNet(weights.net)) }
  return ready
}
