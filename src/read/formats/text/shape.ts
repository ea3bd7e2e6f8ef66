// What one line looks like in numbers: the features of the line itself, without its neighbours.
import { withoutMath } from '../../math.ts'
import type { TextLine } from './splitter.ts'
import type { Language } from './words/language.ts'
import { isAscii } from './words/ascii.ts'

export const shapeNames = [
  'bullet', 'numbered', 'indent', 'blanks', 'width', 'words', 'opens', 'ends', 'titleCase', 'allCaps', 'functionWords',
  'functionFirst', 'functionLast', 'sentenceWords', 'titleWord', 'questionFirst', 'symbols', 'digits', 'code', 'url',
  'section', 'counted', 'cjk', 'parentheses', 'open', 'commas', 'meanWord', 'firstWidth', 'dash', 'label', 'date',
] as const
export type ShapeName = (typeof shapeNames)[number]
export const shapeIndex = Object.fromEntries(shapeNames.map((name, at) => [name, at])) as Record<ShapeName, number>

/** Only this much of a long line is looked at: the rest of a paragraph says nothing more. */
const longest = 400

const wide = /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/g

/** What would have had to stand at the end of the line before: a word, or one wide character. */
const firstPiece = new RegExp(`^(?:${wide.source}|[^\\s${wide.source.slice(1, -1)}]*)`)

/** Columns that a text takes in a terminal: wide characters count as two. */
export const widthOf = (text: string): number =>
  text.length > longest ? text.length : text.length + (text.match(wide)?.length ?? 0)

/** How a line is the same as others that have other numbers. */
export const templateOf = (text: string): string => text.slice(0, 80).replace(/\d+/g, '0')

/** How a line opens: 0 lower case, 1 upper case, 2 digit, 3 quotation mark, 4 bracket, 5 wide character, 6 dots, 7 other. */
function opening(text: string): number {
  const first = text.charCodeAt(0)
  if (first > 96 && first < 123) return 0
  if (first > 64 && first < 91) return 1
  if (/^["'“”„«‘「『]/.test(text)) return 3
  if (/^[(（[]/.test(text)) return 4
  if (/^(\.\.|…)/.test(text)) return 6
  if (/^\p{Lu}/u.test(text)) return 1
  if (/^\p{Ll}/u.test(text)) return 0
  if (/^\p{N}/u.test(text)) return 2
  return /^\p{L}/u.test(text) ? 5 : 7
}

/** How a line ends: 0 a word, 1 full stop, 2 question, 3 exclamation, 4 colon, 5 comma, 6 dots, 7 quotation mark, 8 bracket, 9 code, 10 other. */
function ending(text: string): number {
  const last = text.charCodeAt(text.length - 1)
  if ((last > 96 && last < 123) || (last > 64 && last < 91)) return 0
  if (/(\.\.|…)$/.test(text)) return 6
  if (/[.。．]$/.test(text)) return 1
  if (/[?？]$/.test(text)) return 2
  if (/[!！]$/.test(text)) return 3
  if (/[:：]$/.test(text)) return 4
  if (/[,，、]$/.test(text)) return 5
  if (/["'”“»’」』]$/.test(text)) return 7
  if (/[)）\]]$/.test(text)) return 8
  if (/[;{}=>\\|&]$/.test(text)) return 9
  return /[\p{L}\p{N}]$/u.test(text) ? 0 : 10
}

const keyword = /^(?:import|from|def|class|return|for|while|if|elif|else|try|except|finally|with|func|function|var|let|const|public|private|protected|static|void|int|struct|type|package|interface|enum|fn|use|mod|impl|module|require|include|end|do|begin|select|insert|update|create|alter|drop|where|echo|export|sudo|cd|ls|git|docker|kubectl|npm|pip|apt|yum|curl|make|cat|print|puts|val|object|trait|case|match|switch|throw|async|await|new|set|local|my|sub|namespace|using|#include|#define|defmodule|defn|lambda)\b/
const prompt = /^(?:\$|>>>|\.\.\.|%|#|>|In \[\d+\]:|Out\[\d+\]:|[\w.-]+@[\w.-]+[:~][^ ]*[$#])\s/
const identifier = /\b(?:[a-z]+[A-Z]\w*|\w+_\w+|\w+\.\w+\(|\w+\(\)|\w+::\w+|[a-z]\w*\.[a-z]\w*\.[a-z]\w*)/g
const operator = /(?:[=!<>+*/-]=|=>|->|<-|::|&&|\|\||\+\+|\/\/|\/\*|\*\/|<\/|\/>|[)\]}];|\{\}|\(\)|\[\]|--\w|\$\w|\$\{|#\{|%[sd]|\\n|[^<>=]=[^=])/g

/** How much a line looks like code, from 0; from 2 on it hardly is anything else. */
export function codeScore(text: string): number {
  const part = text.slice(0, longest)
  let score = 0
  const plain = !/[^\w\s,.'’?!]/.test(part)
  if (prompt.test(part)) score += 1.5
  if (keyword.test(part)) score += /^[a-z#]+\b[^.!?]*[:;{()=\].'"-]/.test(part) ? 0.8 : 0.3
  if (!plain) score += Math.min(1.5, (part.match(operator)?.length ?? 0) * 0.5)
  score += Math.min(1, (part.match(identifier)?.length ?? 0) * 0.4)
  if (/[;{]$|^[})\]]+[;,]?$|^\)\s*\{|^<\/?\w[^>]*>/.test(part)) score += 1
  if (/^[\w.]+\(.*\)[;:]?$|^\w+\s*=\s*\S|^@\w+|^<[!?\w]/.test(part)) score += 0.8
  if (/^(?:\/\/|\/\*|#!|--\s|<!--|;;)/.test(part)) score += 1
  if (/^\S+:\s+\S+$|^[\w-]+:$/.test(part) && /^[a-z_-]+:/.test(part)) score += 0.4
  return score
}

/** Lines that were looked at, by language: in a talk that is being written, all but one are read again and again. */
const seen = new WeakMap<Language, Map<string, Float32Array>>()
const mostSeen = 10_000

/** Writes the features of one line to `row`, from `at` on. */
export function shapeOf(line: TextLine, language: Language, row: Float32Array, at: number): void {
  let known = seen.get(language)
  if (!known || known.size > mostSeen) seen.set(language, known = new Map())
  let words = known.get(line.text)
  if (!words) known.set(line.text, words = wordsShape(line.text, language))
  row.set(words, at)
  row[at + shapeIndex.bullet] = line.kind === 'bullet' ? 1 : 0
  row[at + shapeIndex.numbered] = line.kind === 'numbered' ? 1 : 0
  row[at + shapeIndex.indent] = Math.min(12, line.indent)
  row[at + shapeIndex.blanks] = Math.min(3, line.blanks)
  if (line.kind === 'code') row[at + shapeIndex.code] = 5
}

/** Emoji by their names, which are no words: ":tada: Released". */
const shortcodes = /^(?::[a-z][a-z0-9_+-]*:\s+)+|(?:\s+:[a-z][a-z0-9_+-]*:)+$/g

/** The features that a line has from its words alone. */
function wordsShape(whole: string, language: Language): Float32Array {
  const start = whole.length > longest ? whole.slice(0, longest) : whole
  // a formula is a word, not code
  const text = (start.includes('$') ? withoutMath(start) : start).replace(shortcodes, '')
  const nfc = text.normalize('NFC')
  const width = whole.length > longest ? whole.length : widthOf(nfc)
  const ascii = isAscii(nfc)
  const words = nfc.toLowerCase().match(ascii ? /[a-z0-9][a-z0-9'_-]*/g : /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’_-]*/gu) ?? []
  const { letters, capitals, symbols, digits } = charactersOf(nfc)
  const content = words.filter((word) => !language.function.has(word))
  const wideCount = ascii ? 0 : nfc.match(wide)?.length ?? 0
  const count = Math.max(1, words.length)
  const values: Partial<Record<ShapeName, number>> = {
    width: Math.min(400, width),
    words: words.length,
    opens: opening(nfc),
    ends: whole.length > longest ? ending(whole.slice(-4)) : ending(nfc),
    titleCase: Math.min(1.2, capitals / Math.max(1, content.length)),
    allCaps: letters > 2 && !/[a-z]/.test(nfc) && nfc === nfc.toUpperCase() && nfc !== nfc.toLowerCase() ? 1 : 0,
    functionWords: 1 - content.length / count,
    functionFirst: language.function.has(words[0] ?? '') ? 1 : 0,
    functionLast: /[\p{L}]$/u.test(nfc) && language.function.has(words.at(-1) ?? '') ? 1 : 0,
    sentenceWords: words.filter((word) => language.sentence.has(word)).length,
    titleWord: words.filter((word) => language.title.has(word)).length / count,
    questionFirst: language.question.has(words[0] ?? '') ? 1 : 0,
    symbols: symbols / Math.max(1, nfc.length),
    digits: digits / Math.max(1, nfc.length),
    code: codeScore(text),
    url: /^\S*(?:https?:\/\/|www\.)\S+$/.test(nfc) ? 2 : /https?:\/\/|www\.|\w@\w/.test(nfc) ? 1 : 0,
    section: isSectionNumber(nfc, language) ? 1 : 0,
    counted: /^#?\d{1,2}[.:)]?\s/.test(nfc) ? 1 : /[([]?\b\d{1,2}\s?\/\s?\d{1,2}\b[)\]]?$|\(\d{1,2}\)$/.test(nfc) ? 2 : 0,
    cjk: wideCount / Math.max(1, nfc.length),
    parentheses: /^[(（].*[)）]$/.test(nfc) ? 1 : 0,
    open: openBrackets(nfc),
    commas: nfc.match(/[,、，]/g)?.length ?? 0,
    meanWord: words.length ? words.reduce((sum, word) => sum + word.length, 0) / words.length : 0,
    firstWidth: Math.min(40, widthOf(firstPiece.exec(nfc)![0])),
    dash: / [–—-] |⇒|→/.test(nfc) ? 1 : 0,
    label: /^[\p{L}\p{N}][^:.?!]{0,30}:\s/u.test(nfc) ? 1 : 0,
    date: /\b(?:19|20)\d\d\b/.test(nfc) ? 1 : 0,
  }
  const shape = new Float32Array(shapeNames.length)
  shapeNames.forEach((name, at) => { shape[at] = values[name] ?? 0 })
  return shape
}

/** How many letters, capitals at the beginning of words, symbols and digits there are. Most lines are plain ASCII: those are read in one go. */
function charactersOf(text: string): { letters: number; capitals: number; symbols: number; digits: number } {
  const found = { letters: 0, capitals: 0, symbols: 0, digits: 0 }
  let inWord = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 127) return charactersOfAny(text)
    const isCapital = code >= 65 && code <= 90
    const isDigit = code >= 48 && code <= 57
    if (isCapital || (code >= 97 && code <= 122)) found.letters++
    else if (isDigit) found.digits++
    else if (code !== 32 && (code < 9 || code > 13)) found.symbols++
    if (isCapital && !inWord) found.capitals++
    inWord = isDigit || isCapital || (code >= 97 && code <= 122)
  }
  return found
}

const charactersOfAny = (text: string): ReturnType<typeof charactersOf> => ({
  letters: text.match(/\p{L}/gu)?.length ?? 0,
  capitals: text.match(/(?<![\p{L}\p{N}])\p{Lu}/gu)?.length ?? 0,
  symbols: text.match(/[^\p{L}\p{M}\p{N}\s]/gu)?.length ?? 0,
  digits: text.match(/\d/g)?.length ?? 0,
})

/** "Problem Number 6", "Part 2", "Step 3 of 5", "Chapter IV", "#4": a line that only counts a section. */
export function isSectionNumber(text: string, language: Language): boolean {
  if (!/[\dIVXLC][.:]?$/.test(text) && !text.startsWith('第')) return false
  const found = /^(\p{L}+)?\s*(?:\p{L}+\.?\s+)??[#№]?(?:\d{1,3}|[IVXLC]{1,6})(?:\s*(?:of|von|de|sur|\/)\s*\d{1,3})?[.:]?$/u.exec(text)
  if (!found) return /^第\s*[\d一二三四五六七八九十]+\s*[章部節节回]/.test(text)
  return found[1] ? language.section.has(found[1].toLowerCase()) : /^#\d/.test(text)
}

/** How many brackets and quotation marks a line leaves open: positive opens, negative closes. */
export function openBrackets(text: string): number {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // letters, digits and blanks of ASCII are most of it
    if (code === 32 || (code > 47 && code < 91) || (code > 96 && code < 123)) continue
    if ('([{（「『“'.includes(text[at]!)) depth++
    else if (')]}）」』”'.includes(text[at]!)) depth--
  }
  if ((text.match(/"/g)?.length ?? 0) % 2) depth += depth < 0 ? -1 : 1
  return Math.max(-3, Math.min(3, depth))
}
