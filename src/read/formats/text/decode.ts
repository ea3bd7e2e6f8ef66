// Decides over all lines at once: the most likely sequence of roles, by dynamic programming over whole slides.
import { classIndex, classNames } from './style.ts'
import type { TextLine } from './splitter.ts'

/** What a line is within its slide: the first line of something, or one more line of it. */
export const states = ['text', 'textMore', 'code', 'title', 'titleMore', 'subtitle', 'subtitleMore'] as const
export type State = (typeof states)[number]
const stateClass = [
  classIndex.text, classIndex.wrap, classIndex.code, classIndex.title, classIndex.wrap, classIndex.subtitle, classIndex.wrap,
]
const [text, textMore, code, title, titleMore, subtitle, subtitleMore] = states.keys() as Iterable<number> as number[]

/** Which state may follow which; a title line is always the first of its slide. */
const follows: readonly (readonly number[])[] = [
  [text!, textMore!, code!, title!, titleMore!, subtitle!, subtitleMore!],
  [text!, textMore!],
  [text!, textMore!, code!, title!, titleMore!, subtitle!, subtitleMore!],
  [text!, textMore!, code!, title!, titleMore!, subtitle!, subtitleMore!],
  [title!, titleMore!],
  [title!, titleMore!],
  [subtitle!, subtitleMore!],
]

export interface Decoded {
  state: State
  starts: boolean
  /** how likely the state is, over all ways to split the text; 0 to 1 */
  confidence: number
  /** how likely a slide starts here, in the same way */
  start: number
}

const never = -1e9
/** At a place where the author begins a slide, a title is likelier than the lines around it tell. */
const forcedTitle = 2
/** A slide too few hides content behind another's title; one too many is mended with a key. */
const readiness = 0.15

/** By state, which may stand before it, and which after. */
const before = follows.map((states) => Uint8Array.from(states))
const after = states.map((_, state) => Uint8Array.from(follows.flatMap((own, next) => (own.includes(state) ? [next] : []))))
/** What a line may be where a slide begins for sure; more of something is none of it. */
const opensSlide = states.map((state) => state === 'title' || state === 'text' || state === 'code')

/** The best sequence of states under the classes' probabilities (`p`, by line), with what the author gave held fixed. */
export function decode(lines: readonly TextLine[], p: Float32Array): Decoded[] {
  const count = lines.length
  const size = states.length
  const emission = new Float64Array(count * size)
  const logs = new Float64Array(p.length)
  for (let at = 0; at < p.length; at++) logs[at] = Math.log(Math.max(1e-6, p[at]!))
  for (let index = 0; index < count; index++) scoreLine(lines[index]!, index, logs, emission)
  const best = new Float64Array(count * size)
  const from = new Int8Array(count * size)
  const forward = new Float64Array(count * size)
  const ways = new Float64Array(size)
  for (let index = 0; index < count; index++) {
    const cut = lines[index]!.given?.starts === true
    for (let state = 0; state < size; state++) {
      const at = index * size + state
      if (!index || (cut && !opensSlide[state])) {
        best[at] = forward[at] = emission[at]! + (!index && opensSlide[state] ? 0 : never)
        continue
      }
      let highest = -Infinity
      const own = before[state]!
      for (let way = 0; way < own.length; way++) {
        const last = at - state - size + own[way]!
        if (best[last]! > highest) {
          highest = best[last]!
          from[at] = own[way]!
        }
        ways[way] = forward[last]!
      }
      best[at] = highest + emission[at]!
      forward[at] = logSum(ways, own.length) + emission[at]!
    }
  }
  const backward = backwards(lines, emission)
  const result: Decoded[] = new Array(count)
  let state = 0
  for (let index = count - 1; index >= 0; index--) {
    const at = index * size
    if (index === count - 1) for (let one = 1; one < size; one++) if (best[at + one]! > best[at + state]!) state = one
    for (let one = 0; one < size; one++) ways[one] = forward[at + one]! + backward[at + one]!
    const all = logSum(ways, size)
    const confidence = chance(ways[state]! - all)
    const sure = index === 0 || lines[index]!.given?.starts === true
    const start = sure ? 1 : chance(ways[title!]! - all)
    result[index] = { state: states[state]!, starts: sure || state === title, confidence, start }
    state = from[at + state]!
  }
  return result
}

/** Of its logarithm, which rounding may have made a little too large. */
const chance = (logarithm: number): number => Math.min(1, Math.exp(logarithm))

function scoreLine(line: TextLine, index: number, logs: Float64Array, emission: Float64Array): void {
  const size = states.length
  const given = line.given
  for (let state = 0; state < size; state++) {
    let score = logs[index * classNames.length + stateClass[state]!]!
    const opens = state === title
    if (opens) score += readiness
    if (opens && (given?.starts === true || index === 0) && !/[.。”"»」]$/.test(line.text)) score += forcedTitle
    if (opens && given?.starts === false) score = never
    if (given?.role) score = allowed(given.role, state) ? 0 : never
    else if (line.kind === 'code') score = state === code ? 0 : never
    else if (line.kind !== 'text' && state !== text && state !== code && !(state === title && line.kind === 'numbered')) score = never
    // no program begins its lines with a bullet of a word processor
    else if (line.kind === 'bullet' && state === code && !/[-*+]/.test(line.marker)) score = never
    // what stands after a blank line is no wrap of what stands before it
    else if (line.blanks && (state === textMore || state === titleMore || state === subtitleMore)) score += never
    if (given?.plain && (state === title || state === titleMore || state === subtitle || state === subtitleMore)) score = never
    emission[index * size + state] = score
  }
}

const roleStates = {
  title: ['title', 'titleMore'],
  subtitle: ['subtitle', 'subtitleMore'],
  code: ['code'],
  text: ['text', 'textMore'],
} as const
const allowed = (role: keyof typeof roleStates, state: number): boolean =>
  (roleStates[role] as readonly string[]).includes(states[state]!)

function backwards(lines: readonly TextLine[], emission: Float64Array): Float64Array {
  const size = states.length
  const backward = new Float64Array(lines.length * size)
  const ways = new Float64Array(size)
  for (let index = lines.length - 2; index >= 0; index--) {
    const cut = lines[index + 1]!.given?.starts === true
    const next = (index + 1) * size
    for (let state = 0; state < size; state++) {
      const own = after[state]!
      let many = 0
      for (let way = 0; way < own.length; way++) {
        if (cut && !opensSlide[own[way]!]) continue
        ways[many++] = backward[next + own[way]!]! + emission[next + own[way]!]!
      }
      backward[index * size + state] = logSum(ways, many)
    }
  }
  return backward
}

/** log of the sum of the first `many` numbers whose logarithms these are; `never` where there is none. */
function logSum(values: Float64Array, many: number): number {
  if (!many) return never
  let highest = -Infinity
  for (let at = 0; at < many; at++) if (values[at]! > highest) highest = values[at]!
  let sum = 0
  for (let at = 0; at < many; at++) sum += Math.exp(values[at]! - highest)
  return highest + Math.log(sum)
}
