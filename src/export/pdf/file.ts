// Opens a PDF the way a viewer does: from its end, by the table of its objects.
import { inflateSync } from 'node:zlib'
import { readTable } from './table.ts'
import { isName, isRef, readValue, type Dict, type Value } from './value.ts'

/** What has a number in a PDF: a value, as text in latin1, and where it is the head of a stream, the stream's bytes. */
export interface PdfObject { text: string; data: Uint8Array | null }

export interface PdfFile {
  /** by number; undefined for those that are not there */
  objects: readonly (PdfObject | undefined)[]
  trailer: Dict
  /** what a reference leads to; anything else is itself */
  get: (value: Value | undefined) => Value
  /** an entry of a dictionary, its reference followed; null where there is none */
  entry: (dict: Value | undefined, ...keys: string[]) => Value
  /** the bytes of the stream that a reference leads to, unpacked; null where it is none, or packed in another way */
  stream: (value: Value | undefined) => Uint8Array | null
}

/** A PDF as Chromium writes it, or as we do; null where the file is not whole, or has a history. */
export function openPdf(bytes: Uint8Array): PdfFile | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1]
  if (!text.startsWith('%PDF-') || start === undefined) return null
  const table = readTable(text, Number(start))
  if (!table) return null
  const { places, trailer } = table
  /** each object ends before the next one begins */
  const ends = [...places.flatMap((place) => (place && 'offset' in place ? [place.offset] : [])), Number(start)].sort((a, b) => a - b)
  const endOf = new Map(ends.map((offset, index) => [offset, ends[index + 1] ?? text.length]))
  const objects = places.map((place, number) => (place && 'offset' in place ? readObject(text, bytes, number, place.offset, endOf.get(place.offset)!) : undefined))
  const packed = fileOf([...objects], trailer)
  const groups = new Map<number, PdfObject[]>()
  places.forEach((place, number) => {
    if (!place || 'offset' in place) return
    if (!groups.has(place.group)) groups.set(place.group, readGroup(packed, place.group))
    objects[number] = groups.get(place.group)![place.index]
  })
  return fileOf(objects, trailer)
}

/** The same of objects that are in no file yet. */
export function fileOf(objects: readonly (PdfObject | undefined)[], trailer: Dict): PdfFile {
  const known = new Map<number, Value>()
  const get = (value: Value | undefined): Value => {
    if (!isRef(value)) return value ?? null
    if (!known.has(value.ref)) known.set(value.ref, readValue(objects[value.ref]?.text ?? '')?.value ?? null)
    return known.get(value.ref)!
  }
  const entry = (from: Value | undefined, ...keys: string[]): Value => keys.reduce((value: Value, key) => {
    const found = get(value)
    return found instanceof Map ? get(found.get(key)) : null
  }, from ?? null)
  const stream = (value: Value | undefined): Uint8Array | null => {
    const data = isRef(value) ? objects[value.ref]?.data : null
    const head = get(value)
    return data && head instanceof Map ? unpacked(data, entry(head, 'Filter'), head) : null
  }
  return { objects, trailer, get, entry, stream }
}

/** Number of pages; null where the tree of pages is not there. */
export function countPages(file: PdfFile): number | null {
  const count = file.entry(file.trailer, 'Root', 'Pages', 'Count')
  return typeof count === 'number' ? count : null
}

/** The pages in order. */
export const pagesOf = (file: PdfFile): Dict[] => pageRefsOf(file).map((page) => file.get(page) as Dict)

/** References to the pages, in order. */
export function pageRefsOf({ trailer, get, entry }: PdfFile): Value[] {
  const walk = (node: Value): Value[] => {
    const found = get(node)
    if (!(found instanceof Map)) return []
    const kids = get(found.get('Kids'))
    return Array.isArray(kids) ? kids.flatMap(walk) : [node]
  }
  const root = entry(trailer, 'Root')
  return root instanceof Map ? walk(root.get('Pages') ?? null) : []
}

function readObject(text: string, bytes: Uint8Array, number: number, offset: number, end: number): PdfObject | undefined {
  const head = `${number} 0 obj`
  const close = text.lastIndexOf('endobj', end)
  if (!text.startsWith(head, offset) || close < offset) return undefined
  const start = offset + head.length
  if (!/endstream\s*$/.test(text.slice(Math.max(start, close - 16), close))) return { text: text.slice(start, close).trim(), data: null }
  const value = readValue(text, start)
  const line = value && /^\s*stream\r?\n/.exec(text.slice(value.end, value.end + 32))?.[0].length
  const length = value?.value instanceof Map ? value.value.get('Length') : null
  if (!value || !line || typeof length !== 'number') return undefined
  return { text: text.slice(start, value.end).trim(), data: bytes.subarray(value.end + line, value.end + line + length) }
}

/** The objects in an object stream (7.5.7): their numbers and places in pairs, then one after the other. */
function readGroup(file: PdfFile, number: number): PdfObject[] {
  const [count, first] = [file.entry({ ref: number }, 'N'), file.entry({ ref: number }, 'First')]
  const bytes = file.stream({ ref: number })
  if (bytes === null || typeof count !== 'number' || typeof first !== 'number') return []
  const text = Buffer.from(bytes).toString('latin1')
  const pairs = text.slice(0, first).trim().split(/\s+/).map(Number)
  const starts = Array.from({ length: count }, (_, index) => first + (pairs[2 * index + 1] ?? 0))
  return starts.map((start, index) => ({ text: text.slice(start, starts[index + 1]).trim(), data: null }))
}

function unpacked(data: Uint8Array, filter: Value, head: Dict): Uint8Array | null {
  const [name] = Array.isArray(filter) ? filter : [filter]
  if (!isName(name)) return data
  try {
    return name.name === 'FlateDecode' && !head.has('DecodeParms') ? inflateSync(data) : null
  } catch {
    return null
  }
}
