// What a line has from where it stands: among its neighbours, in its group, and in the whole text.
import { templateOf } from './shape.ts'
import type { Shape } from './shapes.ts'
import type { TextLine } from './splitter.ts'
import { isAscii } from './words/ascii.ts'
import { wordsOf } from './words/cohesion.ts'
import type { Language } from './words/language.ts'
import { numbering } from './words/numbering.ts'

export const contextNames = [
  'slack', 'nextSlack', 'sameAbove', 'sameBelow', 'samePrevious', 'prefixes', 'toBullet', 'fromBullet', 'textAbove',
  'textBelow', 'codeAbove', 'codeBelow', 'group', 'inGroup', 'groupAbove', 'groupBelow', 'groupBelowBullet', 'depth',
  'repeatedBelow', 'widthRank', 'indentedNext', 'agenda', 'meanCode', 'stops', 'widest3', 'firstAbove', 'firstBelow', 'firstBelowTwice',
  'wordsBelow', 'wordsAbove', 'newWords', 'cohesion', 'callout', 'sequence', 'templates', 'shortAbove', 'shortBelow',
  'codeNear', 'codeAround', 'groupShort', 'groupBelowShort',
] as const
export type ContextName = (typeof contextNames)[number]
export const contextIndex = Object.fromEntries(contextNames.map((name, at) => [name, at])) as Record<ContextName, number>

/** The text of a line as it is compared with others. Most lines are plain ASCII, for which there is a quicker way. */
function normal(text: string): string {
  const start = text.slice(0, 200)
  if (isAscii(start)) return start.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()
  return start.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/** What each line has from where it stands: a row a line, in the order of `contextNames`. */
export function contexts(lines: readonly TextLine[], shape: Shape, language: Language, column: number): Float32Array {
  const size = contextNames.length
  const rows = new Float32Array(lines.length * size)
  const at = contextIndex
  const normals = lines.map((line) => normal(line.text))
  const texts = counted(normals)
  const firsts = counted(normals.map((text) => beginning(text, 1))).of
  const prefixes = counted(normals.map((text) => beginning(text, 2)))
  /** by text, the last line above that has it, and whether a list's item has */
  const above = new Int32Array(lines.length).fill(-1)
  const bulletsAbove = new Uint8Array(lines.length)
  const groups = groupsOf(lines)
  const words = wordsOf(lines, language)
  const numbers = numbersOf(lines)
  const templates = counted(lines.map(({ text }) => templateOf(text)))
  const shorts = shortRuns(lines, shape)
  const codeWithin = (from: number, step: number): boolean => {
    for (let at = from; at >= 0 && at < lines.length && Math.abs(at - from) < 2; at += step) if (shape(at, 'code') >= 1) return true
    return false
  }
  const groupIsShort = (group: number): number => {
    const first = groups.first[group]
    if (first === undefined) return -1
    const size = groups.size[group]!
    if (size > 2 || lines[first]!.kind !== 'text') return 0
    return isShort(lines, shape, first) && (size === 1 || isShort(lines, shape, first + 1)) ? size : 0
  }
  let depth = 0
  let lastBullet = -1
  let textRun = 0
  let codeRun = 0
  const sorted = Float32Array.from(lines, (_, index) => shape(index, 'width')).sort()
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    const row = index * size
    const own = texts.of[index]!
    const before = above[own]!
    rows[row + at.slack] = index ? Math.min(99, shape(index - 1, 'width') + 1 + shape(index, 'firstWidth') - column) : -99
    rows[row + at.nextSlack] = index + 1 < lines.length ? shape(index, 'width') + 1 + shape(index + 1, 'firstWidth') - column : -99
    rows[row + at.sameAbove] = before < 0 ? 0 : 1
    rows[row + at.sameBelow] = Math.min(9, texts.count[own]!)
    rows[row + at.samePrevious] = before < 0 ? 99 : Math.min(99, index - before)
    rows[row + at.prefixes] = Math.min(20, prefixes.count[prefixes.of[index]!]!)
    rows[row + at.agenda] = bulletsAbove[own] && line.kind === 'text' ? 1 : 0
    rows[row + at.fromBullet] = lastBullet < 0 ? 50 : Math.min(50, index - lastBullet)
    rows[row + at.textAbove] = Math.min(20, textRun)
    rows[row + at.codeAbove] = Math.min(20, codeRun)
    rows[row + at.depth] = depth
    rows[row + at.repeatedBelow] = index + 1 < lines.length ? Math.min(9, texts.count[texts.of[index + 1]!]!) : 0
    rows[row + at.widthRank] = rank(sorted, shape(index, 'width'))
    rows[row + at.indentedNext] = index + 1 < lines.length ? Math.sign(lines[index + 1]!.indent - line.indent) : 0
    let code = 0
    let widest = 0
    let stops = 0
    for (let other = index + 1; other <= Math.min(index + 3, lines.length - 1); other++) {
      code += shape(other, 'code')
      widest = Math.max(widest, shape(other, 'width'))
      if (shape(other, 'ends') === 1) stops++
    }
    rows[row + at.meanCode] = code / 3
    rows[row + at.widest3] = Math.min(200, widest)
    rows[row + at.stops] = stops
    const group = groups.of[index]!
    rows[row + at.group] = Math.min(20, groups.size[group]!)
    rows[row + at.inGroup] = Math.min(20, index - groups.first[group]!)
    rows[row + at.groupAbove] = Math.min(20, groups.size[group - 1] ?? 0)
    rows[row + at.groupBelow] = Math.min(20, groups.size[group + 1] ?? 0)
    const next = groups.first[group + 1]
    rows[row + at.groupBelowBullet] = next === undefined ? -1 : lines[next]!.kind === 'text' ? 0 : 1
    rows[row + at.firstAbove] = index && firsts[index - 1] === firsts[index] ? 1 : 0
    rows[row + at.firstBelow] = firsts[index + 1] === firsts[index] ? 1 : 0
    rows[row + at.firstBelowTwice] = index + 1 < lines.length && normals[index + 1] && firsts[index + 1] === firsts[index + 2] ? 1 : 0
    rows[row + at.wordsBelow] = words.share(index, words.below, (other) => other <= index + 6)
    rows[row + at.wordsAbove] = words.share(index, words.above, (other) => other >= index - 6)
    rows[row + at.newWords] = words.share(index, words.above, (other) => other < 0)
    rows[row + at.cohesion] = words.across(index)
    rows[row + at.sequence] = numbers[index]!
    rows[row + at.templates] = Math.min(20, templates.count[templates.of[index]!]!)
    rows[row + at.shortAbove] = shorts.above[index]!
    rows[row + at.shortBelow] = shorts.below[index]!
    let near = 0
    for (let other = Math.max(0, index - 4); other <= Math.min(index + 4, lines.length - 1); other++) {
      if (other !== index) near += Math.min(2, shape(other, 'code')) / Math.abs(other - index)
    }
    rows[row + at.codeNear] = near
    rows[row + at.codeAround] = (codeWithin(index - 1, -1) ? 1 : 0) + (codeWithin(index + 1, 1) ? 2 : 0)
    rows[row + at.groupShort] = groupIsShort(group)
    rows[row + at.groupBelowShort] = groupIsShort(group + 1)
    rows[row + at.callout] = /^(?:\d{1,2}|\*+|†)\s?\|\s/.test(line.text) ? 1 : 0
    above[own] = index
    if (line.kind === 'bullet' || line.kind === 'numbered') {
      bulletsAbove[own] = 1
      lastBullet = index
      textRun = 0
    } else textRun++
    codeRun = shape(index, 'code') >= 1 ? codeRun + 1 : 0
    depth = Math.max(0, Math.min(6, depth + Math.sign(shape(index, 'open')))) * (line.blanks && !codeRun ? 0 : 1)
  }
  let nextBullet = -1
  textRun = 0
  codeRun = 0
  for (let index = lines.length - 1; index >= 0; index--) {
    const row = index * size
    rows[row + at.toBullet] = nextBullet < 0 ? 50 : Math.min(50, nextBullet - index)
    rows[row + at.textBelow] = Math.min(20, textRun)
    rows[row + at.codeBelow] = Math.min(20, codeRun)
    if (lines[index]!.kind === 'bullet' || lines[index]!.kind === 'numbered') {
      nextBullet = index
      textRun = 0
    } else textRun++
    codeRun = shape(index, 'code') >= 1 ? codeRun + 1 : 0
  }
  return rows
}

/** A number for each different text (`of`, by line), and how often there is that text (`count`, by its number). */
function counted(texts: readonly string[]): { of: Int32Array; count: Int32Array } {
  const of = Int32Array.from(texts, numbering())
  const count = new Int32Array(texts.length)
  for (const number of of) count[number]!++
  return { of, count }
}

/** The first words of a text that has single blanks only. */
function beginning(text: string, words: number): string {
  let end = -1
  for (let word = 0; word < words; word++) {
    end = text.indexOf(' ', end + 1)
    if (end < 0) return text
  }
  return text.slice(0, end)
}

/**
 * Lines that count: "3: Polars", "Step 2", "One-pagers (2/4)". 1 where the number before stands above or the one after below,
 * in the same words or at the same place of the line, but not right beside it, as in a list.
 */
function numbersOf(lines: readonly TextLine[]): Int8Array {
  const follows = new Int8Array(lines.length)
  const places = new Map<string, number>()
  const keys = lines.map(({ text, kind, marker }) => {
    if (kind !== 'numbered' && !/\d/.test(text)) return ''
    if (kind === 'numbered') return `n ${Number.parseInt(marker.replace(/\D/g, ''), 10)}`
    const first = /^#?(\d{1,3})(?=[.:)]?\s)/.exec(text)
    if (first) return `f ${Number(first[1])}`
    const last = /[\s(#](\d{1,3})(?:\s?\/\s?\d{1,3})?[)\]]?$/.exec(text)
    return last && text.length < 80 ? `l${text.slice(0, last.index)} ${Number(last[1])}` : ''
  })
  keys.forEach((key, index) => {
    if (!key) return
    const cut = key.lastIndexOf(' ')
    const before = places.get(`${key.slice(0, cut)} ${Number(key.slice(cut + 1)) - 1}`)
    if (before !== undefined && index - before > 1 && index - before < 200) follows[before] = follows[index] = 1
    places.set(key, index)
  })
  return follows
}

const isShort = (lines: readonly TextLine[], shape: Shape, index: number): boolean =>
  lines[index]!.kind === 'text' && shape(index, 'width') <= 60 && shape(index, 'ends') !== 1 && shape(index, 'ends') !== 5 && shape(index, 'code') < 1

/** How many short lines without a full stop stand right above and below. */
function shortRuns(lines: readonly TextLine[], shape: Shape): { above: Int8Array; below: Int8Array } {
  const above = new Int8Array(lines.length)
  const below = new Int8Array(lines.length)
  for (let index = 1; index < lines.length; index++) above[index] = isShort(lines, shape, index - 1) ? Math.min(20, above[index - 1]! + 1) : 0
  for (let index = lines.length - 2; index >= 0; index--) below[index] = isShort(lines, shape, index + 1) ? Math.min(20, below[index + 1]! + 1) : 0
  return { above, below }
}

/** Share of the lines that are narrower. */
function rank(sorted: Float32Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low / Math.max(1, sorted.length)
}

/** Lines without a blank one between are a group. */
function groupsOf(lines: readonly TextLine[]): { of: number[]; first: number[]; size: number[] } {
  const groups = { of: [] as number[], first: [] as number[], size: [] as number[] }
  lines.forEach((line, index) => {
    if (!index || line.blanks) {
      groups.first.push(index)
      groups.size.push(0)
    }
    groups.of.push(groups.first.length - 1)
    groups.size[groups.first.length - 1]!++
  })
  return groups
}
