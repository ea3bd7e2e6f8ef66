// The heads of slides, once it is known where slides start: how far a title goes, and what its subtitle is.
//
//   The Second Eternal September          title
//   and the rise of everything            subtitle
//   We used to know everyone by name.     body
import { unpackForest } from '../packed.ts'
import { reasonOf } from '../reasons.ts'
import { rounded, type Decision, type TextLine } from '../splitter.ts'
import { forestsOf, judge, type Forest } from '../trees.ts'
import { headFeatureNames, headFeatures, type HeadFeatures, type Stretch } from './features.ts'
import weights from './weights.json'

/** What a line below a title is, in the order of the probabilities: the title goes on, a subtitle, the slide's body. */
export const headClasses = { more: 0, subtitle: 1, body: 2 } as const
const classes = 3

/** A paragraph set as a subtitle is worse than a subtitle set as a paragraph: it has to be this much likelier. */
const reluctance = 1.5

/** Log-odds for a line that counts a section or takes up the title's dots, in a talk of few subtitles too; against one that any title could be. */
const answered = 6
/** A talk that gives more of its slides a subtitle than this gives one to the next slide too: so much in log-odds for all of them. */
const usual = 0.25
const habit = 3

/** "山田 葉子": a name, which carries on no title; a title's words have no blank between them. */
const wideName = /^\p{Script=Han}{1,4}[ \u3000][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,6}$/u

interface Slide extends Stretch {
  titled: boolean
}

/** The decisions with the heads decided anew; starts stay as they are, and so does what was given. */
export function decideHeads(lines: readonly TextLine[], decisions: readonly Decision[], forests: readonly Forest[] = learnedHeads()): Decision[] {
  const result = [...decisions]
  const titled = slidesOf(result).filter((slide) => slide.titled)
  for (const slide of titled) clear(lines, slide, result)
  let heads = titled.map((slide) => ({ slide, index: slide.from + 1, underSubtitle: false }))
  const features = featuresOf(lines, titled, decisions)
  while (heads.length) {
    heads = heads.filter(({ slide, index }) => features.open(index, slide))
    const p = likelihoods(forests, features, heads)
    heads = heads.flatMap((head, at) => {
      const { index, underSubtitle } = head
      const [more, subtitle, body] = p.subarray(at * classes, at * classes + classes) as unknown as [number, number, number]
      const given = lines[index]!.given
      const role = given?.role ?? (given?.plain ? 'text' : more > 0.5 && !wideName.test(lines[index]!.text) ? (underSubtitle ? 'subtitle' : 'title') : !underSubtitle && subtitle > reluctance * body ? 'subtitle' : 'text')
      if (role !== 'title' && role !== 'subtitle') {
        if (result[index]!.wraps) result[index] = { ...result[index]!, wraps: false }
        return []
      }
      if (!given?.role) {
        const wraps = role === 'title' || underSubtitle
        const state = role === 'title' ? 'titleMore' : wraps ? 'subtitleMore' : 'subtitle'
        const why = { reason: reasonOf(lines, index, state), confidence: rounded(wraps ? more : subtitle) }
        result[index] = { ...result[index]!, role, wraps, why }
      }
      return [{ ...head, index: index + 1, underSubtitle: role === 'subtitle' }]
    })
  }
  return result
}

function slidesOf(decisions: readonly Decision[]): Slide[] {
  const starts = decisions.flatMap((decision, index) => (decision.starts ? [index] : []))
  return starts.map((from, at) => ({ from, to: starts[at + 1] ?? decisions.length, titled: decisions[from]!.role === 'title' }))
}

const featuresOf = (lines: readonly TextLine[], slides: readonly Stretch[], decisions: readonly Decision[]): HeadFeatures => headFeatures(lines, slides, {
  code: (index) => decisions[index]!.role === 'code',
  wraps: (index) => decisions[index]!.role === 'text' && decisions[index]!.wraps,
})

function likelihoods(forests: readonly Forest[], features: HeadFeatures, heads: readonly { slide: Stretch; index: number; underSubtitle: boolean }[]): Float32Array {
  const write = (at: number, row: Float32Array): void => {
    const { slide, index, underSubtitle } = heads[at]!
    features.write(index, slide, underSubtitle, row)
  }
  const p = judge(forests, { count: heads.length, width: headFeatureNames.length, write })
  for (let at = 0; at < p.length; at += classes) softmax(p.subarray(at, at + classes))
  heads.forEach(({ slide, index }, at) => features.answers(index, slide) && shift(p, at, answered))
  heads.forEach(({ index }, at) => features.announces(index) && shift(p, at, -answered))
  const share = heads.reduce((sum, _, at) => sum + p[at * classes + headClasses.subtitle]!, 0) / Math.max(8, features.slides)
  heads.forEach(({ underSubtitle }, at) => !underSubtitle && shift(p, at, habit * Math.max(0, share - usual)))
  return p
}

/** Makes a subtitle likelier against the body; whether the title goes on is another question. */
function shift(p: Float32Array, at: number, odds: number): void {
  const [more, subtitle, body] = p.subarray(at * classes, at * classes + classes) as unknown as [number, number, number]
  const likelier = subtitle * Math.exp(odds)
  const scale = (1 - more) / Math.max(1e-9, likelier + body)
  p.set([more, likelier * scale, body * scale], at * classes)
}

/**
 * Which starts are none, with how sure that is: two titles right below each other are one head where that is how this
 * talk writes.
 */
export function joinedTitles(lines: readonly TextLine[], decisions: readonly Decision[], forests: readonly Forest[] = learnedHeads()): Map<number, number> {
  const all = new Map<number, number>()
  let slides = slidesOf(decisions)
  // what is joined changes what is known of the talk's heads
  for (let round = 0; round < 2; round++) {
    const features = featuresOf(lines, slides.filter((slide) => slide.titled), decisions)
    const pairs = slides.flatMap((slide, at) => {
      const next = slides[at + 1]
      if (!next || !slide.titled || !next.titled || slide.to > slide.from + 1 || isSettled(lines[next.from]!)) return []
      const joined = { from: slide.from, to: next.to, titled: true }
      return features.open(next.from, joined) ? [{ slide: joined, index: next.from, underSubtitle: false }] : []
    })
    const p = likelihoods(forests, features, pairs)
    const joined = new Map(pairs.flatMap(({ slide, index }, at) => {
      const [more, subtitle, body] = p.subarray(at * classes, at * classes + classes) as unknown as [number, number, number]
      return more > 0.6 || subtitle > reluctance * body ? [[index, { slide, sure: more + subtitle }] as const] : []
    }))
    const kept: Slide[] = []
    for (const slide of slides) {
      const found = joined.get(slide.from)
      const last = kept.at(-1)
      if (found && last?.to === last!.from + 1) {
        kept[kept.length - 1] = found.slide
        all.set(slide.from, rounded(found.sure))
      } else kept.push(slide)
    }
    if (kept.length === slides.length) break
    slides = kept
  }
  return all
}

const isSettled = ({ given }: TextLine): boolean => given?.starts !== undefined || given?.role !== undefined || given?.plain === true

/** What was guessed of a head is forgotten; what was given stays. */
function clear(lines: readonly TextLine[], { from, to }: Stretch, result: Decision[]): void {
  for (let index = from + 1; index < to; index++) {
    const { role } = result[index]!
    if (role !== 'title' && role !== 'subtitle') break
    if (!lines[index]!.given?.role) {
      result[index] = { ...result[index]!, role: 'text', wraps: false, why: { reason: reasonOf(lines, index, 'text'), confidence: result[index]!.why.confidence } }
    }
  }
}

let ready: Forest[] | undefined
/** Unpacked when the first text is split, and kept: they never change. */
export const learnedHeads = (): Forest[] => (ready ??= forestsOf({ classes, ...unpackForest(weights.forest) }))

function softmax(scores: Float32Array): void {
  const highest = Math.max(...scores)
  let sum = 0
  for (let one = 0; one < scores.length; one++) sum += scores[one] = Math.exp(scores[one]! - highest)
  for (let one = 0; one < scores.length; one++) scores[one]! /= sum
}
