// What each physical line looks like by itself: its indent, its bullet or number, its words.
import type { Source } from '../../../model/source.ts'

export interface Line {
  /** line of the source, from 1 */
  number: number
  /** offset of the line's first character, and of the place after its last (without the newline) */
  start: number
  end: number
  kind: 'blank' | 'bullet' | 'numbered' | 'text'
  /** whether a form feed stands before its words: a page begins */
  formFeed: boolean
  /** columns of white space before the first character; a tab goes on to the next multiple of four */
  indent: number
  /** `-`, `•`, `1.`, `(a)`; empty on other lines */
  marker: string
  /** what is left of the line: no white space around it, no marker before it */
  text: string
  /** offset of `text` */
  textStart: number
  /** the same with the marker */
  full: string
  fullStart: number
}

// what slides, word processors and their PDFs print: with a tab, letters too, which are bullets in another font
const bullet = /^(?:([-*+–—‣▸►▶●○◦■□∙·▪▫⁃➢➤➔❖❑☐☑✓✔✗✘\uf0a7\uf0d8\uf0fc]|[o§Øüvqð](?=\t))[^\S\n\f]+(?=\S)|(•|・|\uf0b7)[^\S\n\f]*(?=\S))/
const number = /^(\(?\d{1,3}[.)])[^\S\n\f]+(?=\S)/

/** The lines of a source, in order; blank ones too. */
export function readLines(source: Source): Line[] {
  return source.lineStarts.map((start, index) => {
    const next = source.lineStarts[index + 1]
    const end = next === undefined ? source.text.length : next - 1
    return readLine(source.text.slice(start, end), index + 1, start, end)
  })
}

function readLine(raw: string, lineNumber: number, start: number, end: number): Line {
  const { indent, length } = leadingSpace(raw)
  const text = raw.slice(length, length + seenLength(raw.slice(length)))
  const line: Line = {
    number: lineNumber, start, end, kind: text ? 'text' : 'blank', indent, marker: '', text, textStart: start + length,
    full: text, fullStart: start + length, formFeed: raw.slice(0, length).includes('\f'),
  }
  const found = bullet.exec(text) ?? number.exec(text)
  if (!found || isRule(text)) return line
  // "— Somebody" says who is quoted, and "– 3 –" is a page number
  if (found[1] === '—' || (found[1] === '–' && /–$/.test(text))) return line
  const marker = found[1] ?? found[2]!
  line.kind = /\p{N}/u.test(marker) ? 'numbered' : 'bullet'
  line.marker = marker
  line.text = text.slice(found[0].length)
  line.textStart += found[0].length
  return line
}

/** A line drawn from one character: `---`, `* * *`, `====`. */
export const isRule = (text: string): boolean => text.length > 2 && !/^[a-z\d]/i.test(text) && /^([-=~_*^#+.:"'`])(?:[ \t]*\1){2,}$/.test(text)

/** Characters without width: web pages and chats leave them at the ends of lines. */
const widthless = /[\u200b\u2060\ufeff]/

/** Without what cannot be seen at the end. */
function seenLength(text: string): number {
  let end = text.length
  while (end > 0 && !(text[end - 1]! > ' ' && text[end - 1]! <= '~') && (widthless.test(text[end - 1]!) || text[end - 1]!.trim() === '')) end--
  return end
}

function leadingSpace(raw: string): { indent: number; length: number } {
  let indent = 0
  let length = 0
  for (; length < raw.length; length++) {
    const character = raw[length]!
    if (character > ' ' && character <= '~') break
    if (character === '\t') indent += 4 - (indent % 4)
    else if (character === '\u3000') indent += 2
    else if (/\s/.test(character)) indent += 1
    else if (widthless.test(character)) continue
    else break
  }
  return { indent, length }
}
