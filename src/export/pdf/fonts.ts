// Pieces of one talk bring parts of the same fonts: in the joined file each font is there once.
import { deflateSync } from 'node:zlib'
import type { PdfFile, PdfObject } from './file.ts'
import { readToUnicode } from './text.ts'
import { dict, isName, isRef, writeValue, type Dict, type Value } from './value.ts'

/** A font of a piece: four dictionaries, one under the other (9.7), and two streams. */
export interface FontPart {
  number: number
  /** numbers of what only this font leads to */
  own: number[]
  font: Dict
  letters: Dict
  descriptor: Dict
  file: Uint8Array
  widths: ReadonlyMap<number, number>
  /** what its letters say, by their numbers as two bytes */
  words: ReadonlyMap<string, string>
}

/** The fonts of a piece that can be joined: TrueType with its letters numbered as in the whole font, as Chromium writes all of ours. */
export function fontsOf(file: PdfFile): FontPart[] {
  return file.objects.flatMap((object, number): FontPart[] => {
    if (!object?.text.includes('/Type0')) return []
    const font = file.get({ ref: number })
    const [below] = [file.entry(font, 'DescendantFonts')].flat()
    const letters = file.get(below)
    const descriptor = file.entry(letters, 'FontDescriptor')
    const program = descriptor instanceof Map ? file.stream(descriptor.get('FontFile2')) : null
    const widths = readWidths(file.entry(letters, 'W'))
    const table = font instanceof Map ? file.stream(font.get('ToUnicode')) : null
    if (!(font instanceof Map && letters instanceof Map && descriptor instanceof Map) || !program || !widths || !table) return []
    const own = [below, letters.get('FontDescriptor'), descriptor.get('FontFile2'), font.get('ToUnicode')].filter(isRef).map(({ ref }) => ref)
    const words = readToUnicode(table)
    // the usual width is that of most letters of a part: another part may have another one
    const usual = file.entry(letters, 'DW')
    for (const code of words.keys()) {
      const letter = Buffer.from(code, 'latin1').readUInt16BE()
      if (typeof usual === 'number' && !widths.has(letter)) widths.set(letter, usual)
    }
    return [{ number, own, font, letters, descriptor, file: program, widths, words }]
  })
}

/** What is the same in all parts of one font. */
export function fontKey({ font, letters, descriptor }: FontPart): string {
  const of = (value: Dict, ...parts: string[]): string => writeValue(new Map([...value].filter(([key]) => !parts.includes(key))))
  return [of(font, 'BaseFont', 'DescendantFonts', 'ToUnicode'), of(letters, 'BaseFont', 'FontDescriptor', 'W', 'DW'), of(descriptor, 'FontName', 'FontFile2'),
    nameOf(font).replace(/^[A-Z]{6}\+/, '')].join('\n')
}

/**
 * One font with the letters of all.
 * @param file with their outlines
 * @param add an object; returns a reference to it
 * @returns the value for the place of the first
 */
export function joinParts(parts: readonly FontPart[], file: Uint8Array, add: (object: PdfObject) => Value): Dict {
  const [first] = parts as [FontPart]
  const stream = (bytes: Uint8Array, head: Record<string, Value>): Value => {
    const data = deflateSync(bytes)
    return add({ text: writeValue(dict({ ...head, Filter: { name: 'FlateDecode' }, Length: data.length })), data })
  }
  const value = (entries: Dict, changed: Record<string, Value>): Value => add({ text: writeValue(new Map([...entries, ...dict(changed)])), data: null })
  const descriptor = value(first.descriptor, { FontFile2: stream(file, { Length1: file.length }) })
  const letters = value(first.letters, { FontDescriptor: descriptor, W: writeWidths(joined(parts.map(({ widths }) => widths))) })
  const words = stream(Buffer.from(writeToUnicode(joined(parts.map(({ words }) => words))), 'latin1'), {})
  return new Map([...first.font, ...dict({ DescendantFonts: [letters], ToUnicode: words })])
}

const nameOf = (font: Dict): string => {
  const name = font.get('BaseFont')
  return isName(name) ? name.name : ''
}

/** What each says, in the order of the numbers; 0 and '' say nothing. */
function joined<Key extends number | string, Item>(maps: readonly ReadonlyMap<Key, Item>[]): Map<Key, Item> {
  const all = new Map<Key, Item>()
  for (const map of maps) for (const [key, item] of map) if (!all.get(key)) all.set(key, item)
  return new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** `12 [456.5 0 597.5]`, `20 24 500` (9.7.4.3), nothing where all are as wide; null where there is more to it */
function readWidths(list: Value): Map<number, number> | null {
  const widths = new Map<number, number>()
  if (list === null) return widths
  if (!Array.isArray(list)) return null
  for (let at = 0; at < list.length;) {
    const [first, next, all] = [list[at], list[at + 1], list[at + 2]]
    if (typeof first !== 'number' || isRef(next)) return null
    if (Array.isArray(next)) next.forEach((width, index) => widths.set(first + index, Number(width)))
    else for (let number = first; number <= Number(next); number++) widths.set(number, Number(all))
    at += Array.isArray(next) ? 2 : 3
  }
  return widths
}

function writeWidths(widths: ReadonlyMap<number, number>): Value[] {
  const runs: [number, Value[]][] = []
  for (const [number, width] of widths) {
    const run = runs.at(-1)
    if (run && run[0] + run[1].length === number) run[1].push(width)
    else runs.push([number, [width]])
  }
  return runs.flat()
}

/** so many lines a block may have */
const block = 100

function writeToUnicode(words: ReadonlyMap<string, string>): string {
  const hex = (bytes: Buffer): string => `<${bytes.toString('hex').toUpperCase()}>`
  const lines = [...words].map(([code, letters]) => `${hex(Buffer.from(code, 'latin1'))} ${hex(Buffer.from(letters, 'utf16le').swap16())}`)
  const blocks = Array.from({ length: Math.ceil(lines.length / block) }, (_, index) => lines.slice(index * block, (index + 1) * block))
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo
<<  /Registry (Adobe)
/Ordering (UCS)
/Supplement 0
>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.map((rows) => `${rows.length} beginbfchar\n${rows.join('\n')}\nendbfchar\n`).join('')}endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}
