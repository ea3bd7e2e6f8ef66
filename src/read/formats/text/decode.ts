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

/** The best sequence of states under the classes' probabilities (`p`, by line), with what the author gave held fixed. */
export function decode(lines: readonly TextLine[], p: Float32Array): Decoded[] {
  const count = lines.length
  const size = states.length
  const emission = new Float64Array(count * size)
  for (let index = 0; index < count; index++) scoreLine(lines[index]!, index, p, emission)
  const best = new Float64Array(count * size)
  const from = new Int8Array(count * size)
  const forward = new Float64Array(count * size)
  for (let index = 0; index < count; index++) {
    for (let state = 0; state < size; state++) {
      const at = index * size + state
      if (!index) {
        best[at] = forward[at] = emission[at]! + (state === text || state === code || state === title ? 0 : never)
        continue
      }
      let highest = -Infinity
      const cut = lines[index]!.given?.starts === true
      const total: number[] = []
      for (const before of follows[state]!) {
        if (cut && state !== title && state !== text && state !== code) continue
        const value = best[at - state - size + before]!
        if (value > highest) {
          highest = value
          from[at] = before
        }
        total.push(forward[at - state - size + before]!)
      }
      best[at] = (highest === -Infinity ? never : highest) + emission[at]!
      forward[at] = (total.length ? logSum(total) : never) + emission[at]!
    }
  }
  const backward = backwards(lines, emission)
  const result: Decoded[] = new Array(count)
  let state = 0
  for (let index = count - 1; index >= 0; index--) {
    const at = index * size
    if (index === count - 1) for (let one = 1; one < size; one++) if (best[at + one]! > best[at + state]!) state = one
    const all = Array.from({ length: size }, (_, one) => forward[at + one]! + backward[at + one]!)
    const confidence = Math.max(0, Math.min(1, Math.exp(all[state]! - logSum(all))))
    const sure = index === 0 || lines[index]!.given?.starts === true
    const start = sure ? 1 : Math.max(0, Math.min(1, Math.exp(all[title!]! - logSum(all))))
    result[index] = { state: states[state]!, starts: sure || state === title, confidence, start }
    state = from[at + state]!
  }
  return result
}

function scoreLine(line: TextLine, index: number, p: Float32Array, emission: Float64Array): void {
  const size = states.length
  const given = line.given
  for (let state = 0; state < size; state++) {
    let score = Math.log(Math.max(1e-6, p[index * classNames.length + stateClass[state]!]!))
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
  for (let index = lines.length - 2; index >= 0; index--) {
    const cut = lines[index + 1]!.given?.starts === true
    for (let state = 0; state < size; state++) {
      const total: number[] = []
      for (let after = 0; after < size; after++) {
        if (!follows[after]!.includes(state)) continue
        if (cut && after !== title && after !== text && after !== code) continue
        total.push(backward[(index + 1) * size + after]! + emission[(index + 1) * size + after]!)
      }
      backward[index * size + state] = total.length ? logSum(total) : never
    }
  }
  return backward
}

function logSum(values: readonly number[]): number {
  let highest = -Infinity
  for (const value of values) highest = Math.max(highest, value)
  if (highest === -Infinity) return highest
  let sum = 0
  for (const value of values) sum += Math.exp(value - highest)
  return highest + Math.log(sum)
}
