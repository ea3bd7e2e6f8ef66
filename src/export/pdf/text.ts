// The words that a page shows: its content stream's, through the tables that its fonts bring for that.
import type { PdfFile } from './file.ts'
import { readValue, isBytes, type Value } from './value.ts'

export type Glyphs = ReadonlyMap<string, string>

/** Reads the text of pages; remembers the fonts, which all pages share. */
export function textReader(file: PdfFile): (page: Value) => string {
  const fonts = new Map<Value | undefined, Glyphs>()
  const glyphsOf = (font: Value | undefined): Glyphs => {
    // a reference is another value in each dictionary, what it leads to is not
    const key = file.get(font)
    if (!fonts.has(key)) fonts.set(key, readToUnicode(file.stream(key instanceof Map ? key.get('ToUnicode') : undefined)))
    return fonts.get(key)!
  }
  const textOf = (content: Uint8Array | null, resources: Value, depth: number): string => {
    if (content === null || depth > 20) return ''
    let glyphs: Glyphs = new Map()
    let text = ''
    for (const [, font, shown, list, form] of Buffer.from(content).toString('latin1').matchAll(drawing)) {
      if (font !== undefined) glyphs = glyphsOf(rawEntry(file, resources, 'Font', font))
      else if (form !== undefined) {
        const object = rawEntry(file, resources, 'XObject', form)
        const own = file.entry(object, 'Resources')
        text += textOf(file.stream(object), own ?? resources, depth + 1)
      } else text += bytesIn(shown ?? list!).map((bytes) => decoded(bytes, glyphs)).join('')
    }
    return text
  }
  return (page) => {
    const contents = page instanceof Map ? page.get('Contents') : null
    const streams = Array.isArray(file.get(contents)) ? file.get(contents) as Value[] : [contents ?? null]
    return streams.map((stream) => textOf(file.stream(stream), file.entry(page, 'Resources'), 0)).join('')
  }
}

/** `/F4 12 Tf`, `<0012> Tj`, `[<0012> -3 <0013>] TJ`, `/X5 Do` */
const drawing = /\/(\S+)\s+[\d.]+\s+Tf|(<[\dA-Fa-f\s]*>|\((?:\\[\s\S]|[^\\)])*\))\s*Tj|(\[(?:<[\dA-Fa-f\s]*>|\((?:\\[\s\S]|[^\\)])*\)|[-\d.\s])*\])\s*TJ|\/(\S+)\s+Do\b/g

function rawEntry(file: PdfFile, resources: Value, kind: string, name: string): Value | undefined {
  const group = file.entry(resources, kind)
  return group instanceof Map ? group.get(name) : undefined
}

function bytesIn(text: string): string[] {
  const value = readValue(text)?.value
  return (Array.isArray(value) ? value : [value]).flatMap((item) => (isBytes(item) ? [item.bytes] : []))
}

/** Two bytes a glyph, as Chromium numbers them; one where the font has only such. */
function decoded(bytes: string, glyphs: Glyphs): string {
  const width = glyphs.has('width 1') ? 1 : 2
  return (bytes.match(width === 1 ? /[\s\S]/g : /[\s\S]{2}/g) ?? []).map((code) => glyphs.get(code) ?? '').join('')
}

/** `<0001> <0041>`, `<0001> <0003> <0041>`, `<0001> <0002> [<0041> <0042>]` between their begin and end (9.10.3). */
export function readToUnicode(stream: Uint8Array | null): Glyphs {
  const glyphs = new Map<string, string>()
  const text = stream ? Buffer.from(stream).toString('latin1') : ''
  if (/begincodespacerange\s*<[\dA-F]{2}>/i.test(text)) glyphs.set('width 1', '')
  for (const [, kind, body] of text.matchAll(/begin(bfchar|bfrange)([\s\S]*?)endbf/g)) {
    const rows = kind === 'bfchar' ? /<([\dA-F]+)>\s*()<([\dA-F]+)>()/gi : /<([\dA-F]+)>\s*<([\dA-F]+)>\s*(?:<([\dA-F]+)>|\[([^\]]*)\])/gi
    for (const [, first, last, target, targets] of body!.matchAll(rows)) {
      const [low, high] = [Number.parseInt(first!, 16), Number.parseInt(last || first!, 16)]
      const each = targets?.match(/[\dA-F]+/gi)
      for (let code = low; code <= Math.min(high, low + 0xffff); code++) {
        const hex = each ? each[code - low] ?? '' : target!
        const letters = Buffer.from(hex.padStart(4, '0'), 'hex').swap16().toString('utf16le')
        const key = Buffer.from(code.toString(16).padStart(first!.length, '0'), 'hex').toString('latin1')
        glyphs.set(key, each || code === low ? letters : letters.slice(0, -1) + String.fromCharCode(letters.charCodeAt(letters.length - 1) + code - low))
      }
    }
  }
  return glyphs
}
