// Where the objects of a PDF stand: its cross-reference table, as text (7.5.4) or as a stream (7.5.8).
import { deflateSync, inflateSync } from 'node:zlib'
import { dict, readValue, writeValue, type Dict, type Value } from './value.ts'

/** In the file, or packed with others in an object stream. */
export type Place = { offset: number } | { group: number; index: number }

export interface Table {
  /** by number */
  places: (Place | undefined)[]
  trailer: Dict
}

/** @param start where it begins; null where there is none, or one that continues another */
export const readTable = (text: string, start: number): Table | null => {
  const table = text.startsWith('xref', start) ? readRows(text, start) : readStream(text, start)
  return table && !table.trailer.has('Prev') ? table : null
}

/**
 *   xref
 *   0 3                    first number, how many
 *   0000000000 65535 f     20 bytes each: offset, generation, free or in use
 */
function readRows(text: string, start: number): Table | null {
  const head = /^xref\s+0 (\d+)\s*?\n/.exec(text.slice(start, start + 40))
  const trailer = readValue(text, text.indexOf('trailer', start) + 'trailer'.length)?.value
  if (!head || !(trailer instanceof Map)) return null
  const rows = start + head[0].length
  const places = Array.from({ length: Number(head[1]) }, (_, number): Place | undefined => {
    const offset = Number(text.slice(rows + 20 * number, rows + 20 * number + 10))
    return offset > 0 ? { offset } : undefined
  })
  return { places, trailer }
}

/** Its rows as we write them: kind, offset or number of the group, index in the group. */
const widths = [1, 4, 2] as const
const rowLength = 7
/** Rows are written as what differs from the row above, each after a byte that says so: such rows pack well (PNG's "Up"). */
const up = { Predictor: 12, Columns: rowLength } as const

function readStream(text: string, start: number): Table | null {
  const head = /^\d+ 0 obj/.exec(text.slice(start, start + 20))
  const found = head && readValue(text, start + head[0].length)
  const line = found && /^\s*stream\r?\n/.exec(text.slice(found.end, found.end + 32))
  if (!found || !line || !(found.value instanceof Map) || writeValue(found.value.get('W') ?? null) !== `[${widths.join(' ')}]`
    || found.value.has('Index') || writeValue(found.value.get('DecodeParms') ?? null) !== writeValue(dict(up))) return null
  const begin = found.end + line[0].length
  try {
    const packed = Buffer.from(text.slice(begin, begin + Number(found.value.get('Length'))), 'latin1')
    return { places: readUp(inflateSync(packed)), trailer: found.value }
  } catch {
    return null
  }
}

function readUp(rows: Buffer): (Place | undefined)[] {
  const row = Buffer.alloc(rowLength)
  return Array.from({ length: rows.length / (1 + rowLength) }, (_, number) => {
    for (let at = 0; at < rowLength; at++) row[at]! += rows[number * (1 + rowLength) + 1 + at]!
    const [kind, place, index] = [row[0], row.readUInt32BE(1), row.readUInt16BE(5)]
    return kind === 1 ? { offset: place } : kind === 2 ? { group: place, index } : undefined
  })
}

/**
 * The table as an object, its own place among the others.
 * @param trailer what the file is: root, info, id
 */
export function writeTable(places: readonly (Place | undefined)[], trailer: Dict): Buffer {
  const rows = Buffer.alloc(places.length * (1 + rowLength))
  let above = Buffer.alloc(rowLength)
  places.forEach((place, number) => {
    const row = Buffer.alloc(rowLength)
    if (place) {
      row[0] = 'offset' in place ? 1 : 2
      row.writeUInt32BE('offset' in place ? place.offset : place.group, 1)
      row.writeUInt16BE('offset' in place ? 0 : place.index, 5)
    }
    rows[number * (1 + rowLength)] = 2
    for (let at = 0; at < rowLength; at++) rows[number * (1 + rowLength) + 1 + at] = row[at]! - above[at]!
    above = row
  })
  const packed = deflateSync(rows)
  const head = new Map<string, Value>([...dict({
    Type: { name: 'XRef' }, Size: places.length, W: [...widths], Filter: { name: 'FlateDecode' }, DecodeParms: dict(up), Length: packed.length,
  }), ...trailer])
  return Buffer.concat([Buffer.from(`${places.length - 1} 0 obj\n${writeValue(head)}\nstream\n`, 'latin1'), packed, Buffer.from('\nendstream\nendobj\n')])
}
