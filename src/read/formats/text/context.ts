// What a line has from where it stands: among its neighbours, in its group, and in the whole text.
import type { TextLine } from './splitter.ts'
import { wordsOf } from './words/cohesion.ts'
import type { Language } from './words/language.ts'
import type { Shape } from './wrapColumn.ts'

export const contextNames = [
  'slack', 'nextSlack', 'sameAbove', 'sameBelow', 'samePrevious', 'prefixes', 'toBullet', 'fromBullet', 'textAbove',
  'textBelow', 'codeAbove', 'codeBelow', 'group', 'inGroup', 'groupAbove', 'groupBelow', 'groupBelowBullet', 'depth',
  'repeatedBelow', 'widthRank', 'indentedNext', 'agenda', 'meanCode', 'stops', 'widest3', 'firstAbove', 'firstBelow', 'firstBelowTwice',
  'wordsBelow', 'wordsAbove', 'newWords', 'cohesion', 'callout', 'sequence', 'templates', 'shortAbove', 'shortBelow',
  'codeNear', 'codeAround', 'groupShort', 'groupBelowShort',
] as const
export type ContextName = (typeof contextNames)[number]
export const contextIndex = Object.fromEntries(contextNames.map((name, at) => [name, at])) as Record<ContextName, number>

/** The text of a line as it is compared with others. */
const normal = (text: string): string =>
  text.slice(0, 200).normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** What each line has from where it stands: a row a line, in the order of `contextNames`. */
export function contexts(lines: readonly TextLine[], shape: Shape, language: Language, column: number): Float32Array {
  const size = contextNames.length
  const rows = new Float32Array(lines.length * size)
  const set = (index: number, name: ContextName, value: number): void => {
    rows[index * size + contextIndex[name]] = value
  }
  const normals = lines.map((line) => normal(line.text))
  const total = counts(normals)
  const beginnings = normals.map((text) => text.split(' ', 2).join(' '))
  const prefixes = counts(beginnings)
  const above = new Map<string, number>()
  const bulletsAbove = new Set<string>()
  const groups = groupsOf(lines)
  const firsts = normals.map((text) => text.split(' ', 1)[0]!)
  const words = wordsOf(lines, language)
  const numbers = numbersOf(lines)
  const templates = counts(numbers.templates)
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
    const own = normals[index]!
    const before = above.get(own)
    set(index, 'slack', index ? Math.min(99, shape(index - 1, 'width') + 1 + shape(index, 'firstWidth') - column) : -99)
    set(index, 'nextSlack', index + 1 < lines.length ? shape(index, 'width') + 1 + shape(index + 1, 'firstWidth') - column : -99)
    set(index, 'sameAbove', before === undefined ? 0 : 1)
    set(index, 'sameBelow', Math.min(9, total.get(own)!))
    set(index, 'samePrevious', before === undefined ? 99 : Math.min(99, index - before))
    set(index, 'prefixes', Math.min(20, prefixes.get(beginnings[index]!)!))
    set(index, 'agenda', bulletsAbove.has(own) && line.kind === 'text' ? 1 : 0)
    set(index, 'fromBullet', lastBullet < 0 ? 50 : Math.min(50, index - lastBullet))
    set(index, 'textAbove', Math.min(20, textRun))
    set(index, 'codeAbove', Math.min(20, codeRun))
    set(index, 'depth', depth)
    set(index, 'repeatedBelow', index + 1 < lines.length ? Math.min(9, total.get(normals[index + 1]!)!) : 0)
    set(index, 'widthRank', rank(sorted, shape(index, 'width')))
    set(index, 'indentedNext', index + 1 < lines.length ? Math.sign(lines[index + 1]!.indent - line.indent) : 0)
    let code = 0
    let widest = 0
    let stops = 0
    for (let other = index + 1; other <= Math.min(index + 3, lines.length - 1); other++) {
      code += shape(other, 'code')
      widest = Math.max(widest, shape(other, 'width'))
      if (shape(other, 'ends') === 1) stops++
    }
    set(index, 'meanCode', code / 3)
    set(index, 'widest3', Math.min(200, widest))
    set(index, 'stops', stops)
    const group = groups.of[index]!
    set(index, 'group', Math.min(20, groups.size[group]!))
    set(index, 'inGroup', Math.min(20, index - groups.first[group]!))
    set(index, 'groupAbove', Math.min(20, groups.size[group - 1] ?? 0))
    set(index, 'groupBelow', Math.min(20, groups.size[group + 1] ?? 0))
    const next = groups.first[group + 1]
    set(index, 'groupBelowBullet', next === undefined ? -1 : lines[next]!.kind === 'text' ? 0 : 1)
    set(index, 'firstAbove', index && firsts[index - 1] === firsts[index] ? 1 : 0)
    set(index, 'firstBelow', firsts[index + 1] === firsts[index] ? 1 : 0)
    set(index, 'firstBelowTwice', firsts[index + 1] && firsts[index + 1] === firsts[index + 2] ? 1 : 0)
    set(index, 'wordsBelow', words.share(index, words.below, (other) => other <= index + 6))
    set(index, 'wordsAbove', words.share(index, words.above, (other) => other >= index - 6))
    set(index, 'newWords', words.share(index, words.above, (other) => other < 0))
    set(index, 'cohesion', words.across(index))
    set(index, 'sequence', numbers.follows[index]!)
    set(index, 'templates', Math.min(20, templates.get(numbers.templates[index]!)!))
    set(index, 'shortAbove', shorts.above[index]!)
    set(index, 'shortBelow', shorts.below[index]!)
    let near = 0
    for (let other = Math.max(0, index - 4); other <= Math.min(index + 4, lines.length - 1); other++) {
      if (other !== index) near += Math.min(2, shape(other, 'code')) / Math.abs(other - index)
    }
    set(index, 'codeNear', near)
    set(index, 'codeAround', (codeWithin(index - 1, -1) ? 1 : 0) + (codeWithin(index + 1, 1) ? 2 : 0))
    set(index, 'groupShort', groupIsShort(group))
    set(index, 'groupBelowShort', groupIsShort(group + 1))
    set(index, 'callout', /^(?:\d{1,2}|\*+|†)\s?\|\s/.test(line.text) ? 1 : 0)
    above.set(own, index)
    if (line.kind === 'bullet' || line.kind === 'numbered') {
      bulletsAbove.add(own)
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
    set(index, 'toBullet', nextBullet < 0 ? 50 : Math.min(50, nextBullet - index))
    set(index, 'textBelow', Math.min(20, textRun))
    set(index, 'codeBelow', Math.min(20, codeRun))
    if (lines[index]!.kind === 'bullet' || lines[index]!.kind === 'numbered') {
      nextBullet = index
      textRun = 0
    } else textRun++
    codeRun = shape(index, 'code') >= 1 ? codeRun + 1 : 0
  }
  return rows
}

function counts(keys: readonly string[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1)
  return found
}

/**
 * Lines that count: "3: Polars", "Step 2", "One-pagers (2/4)". `follows` is 1 where the number before stands above or the
 * one after below, in the same words or at the same place of the line, but not right beside it, as in a list.
 */
function numbersOf(lines: readonly TextLine[]): { follows: Int8Array; templates: string[] } {
  const follows = new Int8Array(lines.length)
  const places = new Map<string, number>()
  const keys = lines.map(({ text, kind, marker }) => {
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
  return { follows, templates: lines.map(({ text }) => text.slice(0, 80).replace(/\d+/g, '0')) }
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
