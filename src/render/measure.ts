// How wide text is, and into how many lines it breaks: with the advance widths of the bundled fonts, as the browser will do it.
import type { Inline } from '../model/block.ts'
import { breaksAfter, tokenOf, wide } from './breaks.ts'
import type { DrawMath, FontFace, MathDrawing } from './look.ts'
import { familiesOf, type Style, type TextStyle } from './style.ts'

/** What stays together on a line, and the space after it. Widths in em. */
export interface Word {
  width: number
  space: number
  /** the line ends after it */
  hard: boolean
  /** how much taller it makes its line, in em: maths */
  rise?: number
}

export interface Measure {
  /** width of text without line breaks, in em */
  width: (text: string, style: TextStyle) => number
  /** the words of inlines; inline code, emphasis and strong text are as wide as they will be */
  words: (inlines: readonly Inline[], text: TextStyle, style: Style) => Word[]
  /** maths by itself; null where it cannot be drawn and its source is shown */
  math: (value: string) => MathDrawing | null
}

// A character that no bundled font has comes from a font of the system: east Asian ones are square, pictures a little wider,
// others are seldom wider than this.
const wideAdvance = 1000
const pictureAdvance = 1300
const otherAdvance = 600
/** Kerning is not in the tables, and a browser rounds: a line counts as full a little earlier. */
const slack = 1.008
/** What a broken word leaves free at a line's end: less than one letter, in em. */
const brokenLoss = 0.8

/** Measures with these fonts; what was measured is remembered as long as the value lives. Without `draw`, maths is as wide as its source. */
export function makeMeasure(fonts: readonly FontFace[], draw?: DrawMath): Measure {
  const cuts = new Map<string, Cut>()
  const cutOf: CutOf = (style) => {
    const key = styleKey(style)
    let cut = cuts.get(key)
    if (!cut) {
      cut = { advances: advancesOf(fonts, style), widths: new Map(), pieces: new Map() }
      cuts.set(key, cut)
    }
    return cut
  }
  const remembered = new WeakMap<readonly Inline[], Map<string, Word[]>>()
  const words: Measure['words'] = (inlines, text, style) => {
    const known = remembered.get(inlines) ?? new Map<string, Word[]>()
    remembered.set(inlines, known)
    const key = styleKey(text)
    const found = known.get(key) ?? wordsOf(inlines, text, style, cutOf, draw)
    known.set(key, found)
    return found
  }
  const math: Measure['math'] = (value) => {
    const drawing = draw?.(value, true)
    return drawing && 'pieces' in drawing ? drawing : null
  }
  return { width: (text, style) => widthIn(cutOf(style), text), words, math }
}

const styleKey = (style: TextStyle): string => `${style.family}|${style.weight}|${style.italic}`

/** One cut of a family, and what was measured with it. */
interface Cut {
  advances: Map<number, number>
  widths: Map<string, number>
  /** by what stands between two spaces: the widths of its pieces, and whether a line may break after the last */
  pieces: Map<string, { widths: number[]; open: boolean }>
}
type CutOf = (style: TextStyle) => Cut

function widthIn({ advances, widths }: Cut, text: string): number {
  let sum = widths.get(text)
  if (sum === undefined) {
    sum = 0
    for (const character of text) {
      const point = character.codePointAt(0)!
      sum += advances.get(point) ?? missingAdvance(point)
    }
    sum /= 1000
    widths.set(text, sum)
  }
  return sum
}

function piecesIn(cut: Cut, token: string): { widths: number[]; open: boolean } {
  let found = cut.pieces.get(token)
  if (!found) {
    const { pieces } = tokenOf(token)
    found = { widths: pieces.map((piece) => widthIn(cut, piece)), open: !breaksAfter(pieces.at(-1)!) }
    cut.pieces.set(token, found)
  }
  return found
}

/**
 * Into how many lines words break, the way a browser breaks them.
 * @param lineWidth in em
 */
export function lineCount(words: readonly Word[], lineWidth: number): number {
  const full = lineWidth / slack
  let lines = 1
  let at = 0
  for (const word of words) {
    if (at > 0 && at + word.width > full) {
      lines++
      at = 0
    }
    if (word.width > full) {
      const usable = Math.max(full - brokenLoss, full / 2)
      const broken = Math.ceil(word.width / usable) - 1
      lines += broken
      at = word.width - broken * usable
    } else {
      at += word.width
    }
    at += word.space
    if (word.hard) {
      lines++
      at = 0
    }
  }
  return lines
}

/** Width of the widest word, in em: where a line is narrower, the word is broken inside. */
export function widestWord(words: readonly Word[]): number {
  return words.reduce((widest, word) => Math.max(widest, word.width), 0) * slack
}

/** Width of the words on one line, in em. */
export function lineWidth(words: readonly Word[]): number {
  return words.reduce((sum, word, index) => sum + word.width + (index < words.length - 1 ? word.space : 0), 0) * slack
}

function wordsOf(inlines: readonly Inline[], text: TextStyle, style: Style, cutOf: CutOf, draw: DrawMath | undefined): Word[] {
  const words: Word[] = []
  // whether the next piece clings to the last word, because nothing between them allows a break
  let open = false
  const addText = (value: string, run: TextStyle, scale: number): void => {
    const cut = cutOf(run)
    const parts = value.split(spaces)
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index]!
      if (part === '') continue
      if (index % 2 === 1) {
        // spaces collapse into one, which does not count at a line's end
        const last = words.at(-1)
        if (last) last.space = part.startsWith('\u200b') ? 0 : widthIn(cut, ' ') * scale
        open = false
        continue
      }
      const pieces = piecesIn(cut, part)
      pieces.widths.forEach((width, at) => {
        if (open && at === 0) words.at(-1)!.width += width * scale
        else words.push({ width: width * scale, space: 0, hard: false })
      })
      open = pieces.open
    }
  }
  const addCode = (value: string, run: TextStyle, scale: number): void =>
    addText(value, { ...style.code, weight: run.weight, italic: run.italic }, scale * style.number('scale-inline-code'))
  const addMath = (value: string, run: TextStyle, scale: number): void => {
    const drawing = draw?.(value, false)
    if (!drawing || 'problem' in drawing) return addCode(value, run, scale)
    drawing.pieces.forEach((piece, at) => {
      const width = piece.width * scale
      const rise = Math.max(0, piece.height - lineAbove(run)) + Math.max(0, piece.depth - lineBelow(run))
      const last = words.at(-1)
      if (open && at === 0 && last) Object.assign(last, { width: last.width + width, rise: Math.max(last.rise ?? 0, rise) })
      else words.push({ width, space: 0, hard: piece.hard ?? false, ...(rise > 0 && { rise }) })
    })
    open = true
  }
  const walk = (list: readonly Inline[], run: TextStyle, scale: number): void => {
    for (const inline of list) {
      if (inline.type === 'text') addText(inline.value, run, scale)
      else if (inline.type === 'inlineCode') addCode(inline.value, run, scale)
      else if (inline.type === 'inlineMath') addMath(inline.value, run, scale)
      else if (inline.type === 'emphasis') walk(inline.children, { ...run, italic: true }, scale)
      else if (inline.type === 'strong') walk(inline.children, { ...run, weight: Math.max(run.weight, style.strongWeight) }, scale)
      else if (inline.type === 'image') words.push({ width: 2 * scale, space: 0, hard: false })
      else if (inline.type === 'break') {
        if (words.length === 0) words.push({ width: 0, space: 0, hard: true })
        else words.at(-1)!.hard = true
        open = false
      } else walk(inline.children, run, scale)
    }
  }
  walk(inlines, text, 1)
  return words
}

/** how far a line of text reaches above and below the line that it stands on, in em */
const lineAbove = ({ leading }: TextStyle): number => leading / 2 + 0.33
const lineBelow = ({ leading }: TextStyle): number => leading / 2 - 0.33

const spaces = /([ \t\n\u200b]+)/

function missingAdvance(point: number): number {
  if (point < 0x20 || (point >= 0x300 && point <= 0x36f) || (point >= 0xfe00 && point <= 0xfe0f) || point === 0x200d) return 0
  if (point >= 0x1f3fb && point <= 0x1f3ff) return 0
  if (point >= 0x1f300 && point <= 0x1faff) return pictureAdvance
  return point >= 0x1100 && wide.test(String.fromCodePoint(point)) ? wideAdvance : otherAdvance
}

/** Advance widths of a list of families: of each character, in the first family that has it. */
function advancesOf(fonts: readonly FontFace[], style: TextStyle): Map<number, number> {
  const each = familiesOf(style.family).map((family) => advancesIn(fonts.filter((face) => face.family === family), style))
  // how wide a font is that is not bundled, nobody knows; its fallback says nothing of it
  return each[0]!.size === 0 ? each[0]! : new Map(each.reverse().flatMap((advances) => [...advances]))
}

/** Advance widths of a family in the style nearest to the asked one, as a browser chooses it. Empty where it is not bundled. */
function advancesIn(family: readonly FontFace[], style: TextStyle): Map<number, number> {
  const slanted = family.filter((face) => (face.style === 'italic') === style.italic)
  const candidates = slanted.length ? slanted : family
  const weight = candidates
    .map((face) => face.weight)
    .sort((a, b) => Math.abs(a - style.weight) - Math.abs(b - style.weight))[0]
  const advances = new Map<number, number>()
  for (const face of candidates) {
    if (face.weight !== weight) continue
    for (const [first, widths] of face.advances) widths.forEach((advance, index) => advances.set(first + index, advance))
  }
  return advances
}
