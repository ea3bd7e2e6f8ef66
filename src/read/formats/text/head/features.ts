// What a line below a title looks like in numbers: the line, the title, what stands below, and how the talk writes its heads.
import { findReport } from '../reports.ts'
import type { ShapeName } from '../shape.ts'
import { shapeIn, shapesOf, type Shape } from '../shapes.ts'
import type { TextLine } from '../splitter.ts'

/** The lines of a slide that has a title, from its first to the one after its last. */
export interface Stretch {
  from: number
  to: number
}

/** Lines of a head; longer ones are body. */
const longestHead = 4
const longestLine = 200

const ownNames: readonly ShapeName[] = [
  'width', 'words', 'opens', 'ends', 'titleCase', 'allCaps', 'functionWords', 'functionFirst', 'functionLast', 'sentenceWords', 'titleWord',
  'questionFirst', 'symbols', 'digits', 'code', 'url', 'section', 'counted', 'cjk', 'parentheses', 'open', 'commas', 'meanWord', 'dash', 'label', 'date',
]
const aboveNames: readonly ShapeName[] = [
  'width', 'words', 'opens', 'ends', 'titleCase', 'functionFirst', 'functionLast', 'questionFirst', 'open', 'section', 'cjk',
]
const nextNames: readonly ShapeName[] = ['width', 'opens', 'ends', 'code', 'sentenceWords', 'titleCase', 'functionFirst']
const placeNames = [
  'inCode', 'nextWraps', 'cells', 'samePair', 'nth', 'underSubtitle', 'blanks', 'slack', 'joined', 'last', 'rest', 'nextKind', 'nextBlanks',
  'firstSlide', 'sameTitle', 'sameLine', 'widthAgainst', 'opensAlike',
] as const
const deckNames = [
  'slides', 'titleColumn', 'titleWidth', 'bodyColumn', 'lowerTitles', 'repeatedTitles', 'titleAlone', 'sentences', 'short', 'lower', 'shortAlone',
  'long', 'blanks', 'full', 'fullThenText', 'fullThenOther', 'shortInside', 'lowerInside', 'fullShare',
] as const

export const headFeatureNames: readonly string[] = [
  ...ownNames, ...aboveNames.map((name) => `above ${name}`), ...nextNames.map((name) => `next ${name}`), ...placeNames,
  ...deckNames.map((name) => `deck ${name}`),
]

/** What was decided of the lines before their heads are: whether a line is code, whether it carries on the one above. */
export interface Known {
  code: (index: number) => boolean
  wraps: (index: number) => boolean
}

export interface HeadFeatures {
  /** how many slides there are */
  slides: number
  /** whether the line at `index` may belong to the head of its slide */
  open: (index: number, slide: Stretch) => boolean
  /** Writes the features of the line at `index`; the lines between it and the title belong to the head. */
  write: (index: number, slide: Stretch, underSubtitle: boolean, row: Float32Array) => void
  /** whether the line counts the section whose title stands above ("Problem Number 6"), takes up its dots ("... and then"), or says who speaks */
  answers: (index: number, slide: Stretch) => boolean
  /** whether the line says no more than many a title does: "Agenda", "Questions?" */
  announces: (index: number) => boolean
}

/** Looks at the heads of all slides with a title once, so that what is asked of one is judged by all of them. */
export function headFeatures(lines: readonly TextLine[], slides: readonly Stretch[], known: Known): HeadFeatures {
  const shape = shapeIn(shapesOf(lines))
  const first = (index: number): number => (wideFirst.test(lines[index]!.text) ? 2 : shape(index, 'firstWidth') + 1)
  const open = (index: number, { from, to }: Stretch): boolean =>
    index > from && index < Math.min(to, from + longestHead) && lines[index]!.kind === 'text' && lines[index]!.text.length <= longestLine
  const speakers = findReport(lines)?.speakers
  const seen = habits(lines, slides, open, shape)
  const column = Math.max(0, ...seen.widths)
  const slack = (above: number, index: number): number => shape(above, 'width') + first(index) - column
  const deck = deckOf(lines, slides, known, { open, shape, slack }, seen)
  const write = (index: number, slide: Stretch, underSubtitle: boolean, row: Float32Array): void => {
    let at = 0
    const above = index - 1
    const next = index + 1 < slide.to ? index + 1 : undefined
    for (const name of ownNames) row[at++] = shape(index, name)
    for (const name of aboveNames) row[at++] = shape(above, name)
    for (const name of nextNames) row[at++] = next === undefined ? -1 : shape(next, name)
    const { text, blanks } = lines[index]!
    const title = lines[slide.from]!.text
    const place: Record<(typeof placeNames)[number], number> = {
      inCode: known.code(index) ? 1 : 0,
      nextWraps: next !== undefined && known.wraps(next) ? 1 : 0,
      cells: text.includes(' | ') ? 1 : 0,
      samePair: seen.pairs.get(`${title}\n${text}`) ?? 0,
      nth: index - slide.from,
      underSubtitle: underSubtitle ? 1 : 0,
      blanks: Math.min(2, blanks),
      slack: Math.max(-60, Math.min(60, slack(above, index))),
      joined: Math.min(200, widthUpTo(index, slide, shape)),
      last: next === undefined ? 1 : 0,
      rest: Math.min(20, slide.to - index),
      nextKind: next === undefined ? 0 : known.code(next) ? 3 : lines[next]!.kind === 'text' ? 1 : 2,
      nextBlanks: next === undefined ? -1 : Math.min(2, lines[next]!.blanks),
      firstSlide: slide.from === 0 ? 1 : 0,
      sameTitle: Math.min(9, seen.titles.get(title) ?? 0),
      sameLine: Math.min(9, seen.seconds.get(text) ?? 0),
      widthAgainst: Math.min(3, shape(index, 'width') / Math.max(1, shape(above, 'width'))),
      opensAlike: shape(index, 'opens') === shape(above, 'opens') ? 1 : 0,
    }
    for (const name of placeNames) row[at++] = place[name]
    for (const value of deck) row[at++] = value
  }
  const answers = (index: number, { from }: Stretch): boolean =>
    index === from + 1 && (speakers?.has(index) || shape(index, 'section') === 1 || (shape(from, 'ends') === 6 && shape(index, 'opens') === 6))
  const announces = (index: number): boolean => shape(index, 'titleWord') === 1
  return { slides: slides.length, open, write, answers, announces }
}

const isShort = (text: string, width: number): boolean => width <= 60 && !/[.。,，、:：]$/.test(text)

type Habits = ReturnType<typeof habits>

const wideFirst = /^[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/

const widthUpTo = (index: number, { from }: Stretch, shape: Shape): number => {
  let width = 0
  for (let at = from; at <= index; at++) width += 1 + shape(at, 'width')
  return width
}

/** How titles and the lines below them come back. */
function habits(lines: readonly TextLine[], slides: readonly Stretch[], open: HeadFeatures['open'], shape: Shape) {
  const titles = new Map<string, number>()
  const seconds = new Map<string, number>()
  const pairs = new Map<string, number>()
  const widths: number[] = []
  const below: Stretch[] = []
  const count = (into: Map<string, number>, key: string): void => void into.set(key, (into.get(key) ?? 0) + 1)
  for (const slide of slides) {
    const title = lines[slide.from]!.text
    count(titles, title)
    widths.push(shape(slide.from, 'width'))
    const second = lines[slide.from + 1]
    if (!open(slide.from + 1, slide) || second!.blanks) continue
    below.push(slide)
    count(seconds, second!.text)
    count(pairs, `${title}\n${second!.text}`)
  }
  return { titles, seconds, pairs, widths: widths.sort((a, b) => a - b), below }
}

/** What is the same for all heads of a text. */
function deckOf(
  lines: readonly TextLine[], slides: readonly Stretch[], known: Known,
  { open, shape, slack }: { open: HeadFeatures['open']; shape: Shape; slack: (above: number, index: number) => number },
  { titles, widths, below }: Habits,
): number[] {
  const count = Math.max(1, slides.length)
  const short = below.filter(({ from }) => isShort(lines[from + 1]!.text, shape(from + 1, 'width')) && shape(from + 1, 'url') === 0)
  const isLower = ({ from }: Stretch): boolean => shape(from + 1, 'opens') === 0
  const isFull = ({ from, to }: Stretch): boolean => from + 1 < to && slack(from, from + 1) > 0
  const full = slides.filter(isFull)
  const fullThenText = full.filter((slide) => open(slide.from + 1, slide) && !lines[slide.from + 1]!.blanks).length
  // a short line under a title that had room for its first word is no wrap
  const inside = short.filter((slide) => !isFull(slide))
  let rest = 0
  let blanks = 0
  const bodies: number[] = []
  for (const { from, to } of slides) {
    for (let index = from + 1; index < Math.min(to, from + 12); index++) {
      if (index > from + 1 && index < from + 6) {
        rest++
        if (lines[index]!.blanks) blanks++
      }
      if (!known.code(index)) bodies.push(shape(index, 'width') + (lines[index]!.kind === 'text' ? 0 : 2))
    }
  }
  const deck: Record<(typeof deckNames)[number], number> = {
    slides: Math.min(99, slides.length),
    titleColumn: Math.min(120, widths.at(-1) ?? 0),
    titleWidth: widths[widths.length >> 1] ?? 0,
    bodyColumn: Math.min(200, bodies.sort((a, b) => a - b)[Math.floor(bodies.length * 0.95)] ?? 0),
    lowerTitles: slides.filter(({ from }) => shape(from, 'opens') === 0).length / count,
    repeatedTitles: 1 - titles.size / count,
    titleAlone: slides.filter(({ from, to }) => to === from + 1).length / count,
    sentences: below.filter(({ from }) => shape(from + 1, 'ends') === 1).length / Math.max(1, below.length),
    short: short.length / count,
    lower: short.filter(isLower).length / Math.max(1, short.length),
    shortAlone: short.filter(({ from, to }) => to === from + 2).length / Math.max(1, short.length),
    long: (below.length - short.length) / count,
    blanks: rest ? blanks / rest : 0,
    full: full.length / count,
    fullThenText: fullThenText / count,
    fullThenOther: (full.length - fullThenText) / count,
    shortInside: inside.length / count,
    lowerInside: inside.filter(isLower).length / count,
    fullShare: fullThenText / Math.max(1, fullThenText + inside.length),
  }
  return deckNames.map((name) => deck[name])
}
