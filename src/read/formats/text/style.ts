// The second look: features from what the first look found, so that a deck's own style counts.
import { shapeIndex, shapeNames, templateOf } from './shape.ts'
import type { Features } from './features.ts'
import { likeness, lookNames, looksOf } from './likeness.ts'
import type { TextLine } from './splitter.ts'

/** What a line can be, in the order of the probabilities. */
export const classNames = ['text', 'title', 'subtitle', 'wrap', 'code'] as const
export const classIndex = { text: 0, title: 1, subtitle: 2, wrap: 3, code: 4 } as const
const classes = classNames.length

const reach = [-4, -3, -2, -1, 0, 1, 2, 3, 4]
const styleNames = [
  'slides', 'slideLength', 'subtitles', 'titleWidth', 'titleCase', 'titleStops', 'titleUpper', 'titleBlanks', 'titleIndent',
  'thenBullet', 'thenText', 'thenCode', 'codes', 'doubt',
] as const
const ownNames = [
  'fromTitle', 'toTitle', 'titlesAbove', 'titlesBelow', 'sameTitle', 'widthAgainst', 'caseAgainst', 'likeNext', 'likeEnd',
  'likeOpen', 'longFrom', 'inSlide', 'textRun', 'prefixTitle',
] as const

export const styleFeatureNames: readonly string[] = [
  ...reach.flatMap((distance) => classNames.slice(1).map((name) => `p ${name} ${distance}`)),
  ...ownNames,
  ...lookNames.map((name) => `like ${name}`),
  'like all', 'likeSub all', 'subShare', 'sameTemplate', 'sequenceTitle',
  ...styleNames.map((name) => `style ${name}`),
]

const width = shapeNames.length

/** Prepares the features of the second look; `write` puts those of one line into `row` from `at` on. */
export function styleFeatures(lines: readonly TextLine[], { shapes, context }: Pick<Features, 'shapes' | 'context'>, p: Float32Array): {
  write: (index: number, row: Float32Array, at: number) => void
} {
  const title = (index: number): number => (index < 0 || index >= lines.length ? 0 : p[index * classes + classIndex.title]!)
  const shape = (index: number, name: keyof typeof shapeIndex): number => shapes[index * width + shapeIndex[name]]!
  const count = lines.length
  let slides = 1e-6
  let subtitles = 0
  let codes = 0
  let doubt = 0
  const sums = { width: 0, width2: 0, titleCase: 0, blanks: 0, indent: 0 }
  const nextKind = [0, 0, 0]
  const ends = new Float64Array(16)
  const opens = new Float64Array(16)
  const byText = new Map<string, { sum: number; count: number }>()
  const byPrefix = new Map<string, { sum: number; count: number }>()
  const kindAfter = (index: number): number =>
    index + 1 >= count ? 1 : shape(index + 1, 'code') >= 1 ? 2 : lines[index + 1]!.kind === 'text' ? 1 : 0
  const prefixes = lines.map(({ text }) => /^\S*/.exec(text)![0].toLowerCase())
  for (let index = 0; index < count; index++) {
    const own = title(index)
    slides += own
    doubt += Math.min(own, 1 - own)
    subtitles += p[index * classes + classIndex.subtitle]!
    codes += p[index * classes + classIndex.code]!
    const ownWidth = Math.min(120, shape(index, 'width'))
    sums.width += own * ownWidth
    sums.width2 += own * ownWidth * ownWidth
    sums.titleCase += own * shape(index, 'titleCase')
    sums.blanks += own * (shape(index, 'blanks') > 0 ? 1 : 0)
    sums.indent += own * shape(index, 'indent')
    nextKind[kindAfter(index)]! += own
    ends[shape(index, 'ends')]! += own
    opens[shape(index, 'opens')]! += own
    gather(byText, lines[index]!.text, own)
    gather(byPrefix, prefixes[index]!, own)
  }
  const mean = sums.width / slides
  const deviation = Math.sqrt(Math.max(4, sums.width2 / slides - mean * mean))
  const style = [
    slides, count / slides, subtitles / slides, mean, sums.titleCase / slides, (ends[1]! + ends[5]!) / slides,
    opens[1]! / slides, sums.blanks / slides, sums.indent / slides,
    nextKind[0]! / slides, nextKind[1]! / slides, nextKind[2]! / slides, codes / Math.max(1, count), doubt / slides,
  ]
  const likely = 0.4
  const fromTitle = new Float32Array(count)
  const toTitle = new Float32Array(count)
  const textRun = new Float32Array(count)
  for (let index = 0, from = 60, run = 0; index < count; index++) {
    fromTitle[index] = from
    textRun[index] = run
    const starts = title(index) > likely
    from = starts ? 1 : Math.min(60, from + 1)
    run = starts ? 0 : lines[index]!.kind === 'text' && p[index * classes + classIndex.code]! < 0.5 ? run + 1 : 0
  }
  for (let index = count - 1, to = 60; index >= 0; index--) {
    toTitle[index] = to
    to = title(index) > likely ? 1 : Math.min(60, to + 1)
  }
  // running sums, so that any stretch's titles are counted at once
  const upTo = new Float64Array(count + 1)
  for (let index = 0; index < count; index++) upTo[index + 1] = upTo[index]! + title(index)
  const between = (from: number, to: number): number =>
    upTo[Math.max(0, Math.min(count, to))]! - upTo[Math.max(0, Math.min(count, from))]!
  const looks = looksOf(lines, shape, context)
  const like = likeness(lines, looks, (index) => title(index), (index) => 1 - p[index * classes + classIndex.code]!)
  const likeSub = likeness(lines, looks, (index) => p[index * classes + classIndex.subtitle]!, (index) => title(index - 1))
  let pairs = 0
  for (let index = 1; index < count; index++) pairs += title(index - 1) * p[index * classes + classIndex.subtitle]!
  const byTemplate = new Map<string, { sum: number; count: number }>()
  const templates = lines.map(({ text }) => templateOf(text))
  const inSequence = { sum: 0, count: 0 }
  for (let index = 0; index < count; index++) {
    gather(byTemplate, templates[index]!, title(index))
    if (context(index, 'sequence')) {
      inSequence.sum += title(index)
      inSequence.count++
    }
  }
  const write = (index: number, row: Float32Array, at: number): void => {
    for (const distance of reach) {
      const other = index + distance
      for (let one = 1; one < classes; one++) row[at++] = other < 0 || other >= count ? -1 : p[other * classes + one]!
    }
    const same = byText.get(lines[index]!.text)!
    const begins = byPrefix.get(prefixes[index]!)!
    const own = title(index)
    row[at++] = fromTitle[index]!
    row[at++] = toTitle[index]!
    row[at++] = between(index - 6, index)
    row[at++] = between(index + 1, index + 7)
    row[at++] = same.count > 1 ? (same.sum - own) / (same.count - 1) : -1
    row[at++] = (Math.min(120, shape(index, 'width')) - mean) / deviation
    row[at++] = shape(index, 'titleCase') - style[4]!
    row[at++] = nextKind[kindAfter(index)]! / slides
    row[at++] = ends[shape(index, 'ends')]! / slides
    row[at++] = opens[shape(index, 'opens')]! / slides
    row[at++] = fromTitle[index]! / style[1]!
    row[at++] = (fromTitle[index]! + toTitle[index]!) / style[1]!
    row[at++] = Math.min(30, textRun[index]!)
    row[at++] = begins.count > 1 ? (begins.sum - own) / (begins.count - 1) : -1
    let all = 0
    let allSub = 0
    for (let look = 0; look < lookNames.length; look++) {
      const value = like(index, look)
      row[at++] = value
      all += value
      allSub += likeSub(index, look)
    }
    row[at++] = all
    row[at++] = allSub
    row[at++] = (pairs - title(index - 1) * p[index * classes + classIndex.subtitle]! + 0.3) / (slides - title(index - 1) + 2)
    const sameTemplate = byTemplate.get(templates[index]!)!
    row[at++] = sameTemplate.count > 1 ? (sameTemplate.sum - own) / (sameTemplate.count - 1) : -1
    row[at++] = context(index, 'sequence') && inSequence.count > 1 ? (inSequence.sum - own) / (inSequence.count - 1) : -1
    for (const value of style) row[at++] = value
  }
  return { write }
}

function gather(into: Map<string, { sum: number; count: number }>, key: string, value: number): void {
  const found = into.get(key)
  if (!found) into.set(key, { sum: value, count: 1 })
  else {
    found.sum += value
    found.count++
  }
}
