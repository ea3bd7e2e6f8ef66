// What is known without learning: a few facts of how people write, added to what was learned, as log-odds.
import { countedHeadings } from './counted.ts'
import { announced, knownOdds } from './known.ts'
import { applyReportRules } from './reports.ts'
import { codeScore, isSectionNumber, openBrackets, widthOf } from './shape.ts'
import type { TextLine } from './splitter.ts'
import { classIndex, classNames } from './style.ts'
import { languageOfLines, type Language } from './words/language.ts'

/** A quotation that is closed, with the marks around all of it. */
const quotation = /^(?:"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|「[^」]*」)$/

/** Changes the probabilities of all lines (`p`, by line and class) by what is known of them. */
export function applyRules(lines: readonly TextLine[], p: Float32Array): void {
  const language = languageOfLines(lines)
  const repeated = repeats(lines)
  const shiftAt = (index: number, name: keyof typeof classIndex, odds: number): void => {
    p[index * classNames.length + classIndex[name]]! *= Math.exp(odds)
  }
  applyReportRules(lines, shiftAt)
  for (const index of countedHeadings(lines)) shiftAt(index, 'title', 3)
  for (const index of announced(lines)) shiftAt(index, 'title', -3)
  lines.forEach((line, index) => {
    if (line.kind !== 'text') return
    if (line.text.length > tooLongForTitle) for (const name of ['title', 'subtitle'] as const) shiftAt(index, name, -20)
    const above = lines[index - 1]
    const shift = (name: keyof typeof classIndex, odds: number): void => shiftAt(index, name, odds)
    for (const [name, odds] of Object.entries(knownOdds(lines, index))) shift(name as keyof typeof classIndex, odds)
    if (/^> \p{L}/u.test(line.text) && codeScore(line.text.slice(2)) < 0.5) shift('code', -3)
    shift('subtitle', subtitleOdds(line.text))
    if (lines[index + 1]?.kind === 'bullet' && language.title.has(line.text.toLowerCase().replace(/[\s?？!！.。…]+$/, ''))) shift('title', 1.5)
    if (opensTalk(lines, index)) {
      shift('title', 2)
      // names and places stand between
      for (let between = 1; between < index; between += 1) shiftAt(between, 'title', -3)
    }
    if (!above || line.blanks) return
    const underTitle = p[(index - 1) * classNames.length + classIndex.title]! > 0.25
    if (underTitle && isSectionNumber(line.text, language)) {
      shift('subtitle', 3)
      shift('title', -3)
    }
    // what stands after a quotation begins something new
    if (quotation.test(above.text) && isShort(line)) shift('title', 1)
    if (repeated.has(above.text) && !repeated.has(line.text) && isShort(line) && above.kind === 'text') {
      shift('subtitle', 1)
      if (p[(index - 1) * classNames.length + classIndex.title]! > 0.7) shift('title', -1.5)
    }
    shift('wrap', wrapOdds(above, line, language))
    // titles are wrapped earlier
    if (line.room !== undefined && !(underTitle && above.kind === 'text')) shift('wrap', line.room < 0 ? 3 : line.room > 2 ? -5 : 0)
  })
}

/** The line after a talk's own head, with prose under it. */
function opensTalk(lines: readonly TextLine[], index: number): boolean {
  const next = lines[index + 1]
  return index > 1 && index < 6 && lines.slice(0, index + 1).every((line) => line.kind === 'text' && isShort(line)) && next?.kind === 'text' && widthOf(next.text) > 60
}

/** A subtitle carries on its title, or says one thing more: it leads nothing in, and seldom is a sentence. */
function subtitleOdds(text: string): number {
  if (/^(?:\.\.|…)/.test(text)) return 3
  if (/[:：]$/.test(text)) return -3
  return /[.。]$/.test(text) && !/^\p{Ll}/u.test(text) ? -2 : 0
}

/** Who breaks off at "is" goes on; who ends a quotation, or a sentence long before the line is full, does not. */
function wrapOdds(above: TextLine, line: TextLine, language: Language): number {
  if (quotation.test(above.text)) return -4
  // a word that is broken at the end of a line
  if (above.text.endsWith('\u00ad')) return 8
  if (/\p{L}-$/u.test(above.text) && /^\p{Ll}/u.test(line.text)) return 4
  const width = widthOf(above.text)
  if (openBrackets(above.text) > 0 && openBrackets(line.text) < 0) return 4
  if (/[.!?。！？]["'”’」]?$/.test(above.text)) return width < 45 ? -2 : 0
  const last = /([\p{L}'’]+)$/u.exec(above.text)?.[1]?.toLowerCase()
  if (last === undefined || !language.function.has(last)) return 0
  return width > 50 ? 3 : width > 30 && /^\p{Ll}/u.test(line.text) ? 2.5 : 0
}

/** Far above any title: the longest of the talks that this was learned from has 91 characters. */
const tooLongForTitle = 250

const isShort = (line: TextLine): boolean => line.text.length <= 60 && !/[.:,;]$/.test(line.text)

/** Short lines that come back, each time with another line below: one title over several slides. */
function repeats(lines: readonly TextLine[]): ReadonlySet<string> {
  const below = new Map<string, Set<string>>()
  lines.forEach((line, index) => {
    const next = lines[index + 1]
    if (line.kind !== 'text' || !isShort(line) || next?.kind !== 'text' || next.blanks || !isShort(next)) return
    const found = below.get(line.text)
    if (found) found.add(next.text)
    else below.set(line.text, new Set([next.text]))
  })
  return new Set([...below].flatMap(([text, others]) => (others.size > 1 ? [text] : [])))
}
