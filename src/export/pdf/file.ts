// Opens a PDF the way a viewer does: from its end, object by object as they are asked for.
import { inflateSync } from 'node:zlib'
import { isName, isRef, readValue, type Dict, type Value } from './value.ts'

export interface PdfFile {
  /** all of it in latin1, a character a byte */
  text: string
  /** where its table of objects begins */
  tableStart: number
  trailer: Dict
  /** where each object begins, by number; 0 for those that are not there */
  offsets: readonly number[]
  /** what a reference leads to; anything else is itself */
  get: (value: Value | undefined) => Value
  /** an entry of a dictionary, its reference followed; null where there is none */
  entry: (dict: Value | undefined, ...keys: string[]) => Value
  /** the bytes of the stream that a reference leads to, unpacked; null where it is none, or packed in another way */
  stream: (value: Value | undefined) => Uint8Array | null
}

/** A PDF with a classic cross-reference table, as Chromium writes it; null where the file is not whole, or of another kind. */
export function openPdf(bytes: Uint8Array): PdfFile | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1]
  if (!text.startsWith('%PDF-') || start === undefined) return null
  const tableStart = Number(start)
  const table = readTable(text, tableStart)
  const trailer = table && readValue(text, text.indexOf('trailer', tableStart) + 'trailer'.length)?.value
  if (!(trailer instanceof Map)) return null
  const { offsets } = table!
  const known = new Map<number, { value: Value; end: number } | null>()
  const object = (number: number): { value: Value; end: number } | null => {
    if (!known.has(number)) known.set(number, readObject(text, number, offsets[number] ?? 0))
    return known.get(number)!
  }
  const get = (value: Value | undefined): Value => (isRef(value) ? object(value.ref)?.value ?? null : value ?? null)
  const entry = (from: Value | undefined, ...keys: string[]): Value => keys.reduce((value: Value, key) => {
    const found = get(value)
    return found instanceof Map ? get(found.get(key)) : null
  }, from ?? null)
  const stream = (value: Value | undefined): Uint8Array | null => {
    const found = isRef(value) ? object(value.ref) : null
    return found?.value instanceof Map ? readStream(text, found.value, found.end, entry) : null
  }
  return { text, tableStart, trailer, offsets, get, entry, stream }
}

/** Number of pages; null where the tree of pages is not there. */
export function countPages(file: PdfFile): number | null {
  const count = file.entry(file.trailer, 'Root', 'Pages', 'Count')
  return typeof count === 'number' ? count : null
}

/** The pages in order. */
export function pagesOf({ trailer, get, entry }: PdfFile): Dict[] {
  const walk = (node: Value): Dict[] => {
    if (!(node instanceof Map)) return []
    const kids = get(node.get('Kids'))
    return Array.isArray(kids) ? kids.flatMap((kid) => walk(get(kid))) : [node]
  }
  return walk(entry(trailer, 'Root', 'Pages'))
}

/**
 *   xref
 *   0 3                    first number, how many
 *   0000000000 65535 f     20 bytes each: offset, generation, free or in use
 */
function readTable(text: string, start: number): { offsets: number[] } | null {
  const head = /^xref\s+0 (\d+)\s*?\n/.exec(text.slice(start, start + 40))
  if (!head) return null
  const rows = start + head[0].length
  return { offsets: Array.from({ length: Number(head[1]) }, (_, number) => Number(text.slice(rows + 20 * number, rows + 20 * number + 10))) }
}

function readObject(text: string, number: number, offset: number): ReturnType<typeof readValue> {
  const head = `${number} 0 obj`
  return offset > 0 && text.startsWith(head, offset) ? readValue(text, offset + head.length) : null
}

function readStream(text: string, head: Dict, end: number, entry: PdfFile['entry']): Uint8Array | null {
  const start = /^\s*stream\r?\n/.exec(text.slice(end, end + 32))?.[0].length
  const length = entry(head, 'Length')
  if (start === undefined || typeof length !== 'number') return null
  const bytes = Buffer.from(text.slice(end + start, end + start + length), 'latin1')
  const filter = entry(head, 'Filter')
  const [name] = Array.isArray(filter) ? filter : [filter]
  if (!isName(name)) return bytes
  try {
    return name.name === 'FlateDecode' && !head.has('DecodeParms') ? inflateSync(bytes) : null
  } catch {
    return null
  }
}
