// Reads a PNG so far as a PDF takes it as it is: both pack rows of pixels in the same way (PDF 7.4.4.4, PNG 9).
import { promisify } from 'node:util'
import { crc32, deflate, inflate } from 'node:zlib'
import { dict, type Value } from '../value.ts'
import type { Picture, Stream } from './picture.ts'

const signature = '\x89PNG\r\n\x1a\n'
/** what says that its colours are meant in another way than those of the page, or that there is more than one picture */
const other = ['iCCP', 'cICP', 'eXIf', 'acTL', 'tRNS']
/** by colour type: colours of a pixel, and whether the last one says how much of it is seen */
const kinds: Readonly<Record<number, { colours: number; seen: boolean }>> = {
  0: { colours: 1, seen: false }, 2: { colours: 3, seen: false }, 3: { colours: 1, seen: false }, 4: { colours: 2, seen: true }, 6: { colours: 4, seen: true },
}

/** @returns null for what a PDF would have to have in another way, or what is not whole */
export function readPng(bytes: Uint8Array): Picture | null {
  const chunks = chunksOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const head = chunks?.find(({ name }) => name === 'IHDR')?.data
  if (!chunks || head?.length !== 13) return null
  const [width, height, depth, type] = [head.readUInt32BE(0), head.readUInt32BE(4), head[8]!, head[9]!]
  const [packing, filters, interlaced] = head.subarray(10)
  const kind = kinds[type]
  const names = new Set(chunks.map(({ name }) => name))
  const plain = !other.some((name) => names.has(name)) && (names.has('sRGB') || !(names.has('gAMA') || names.has('cHRM')))
  if (!kind || !plain || packing !== 0 || filters !== 0 || interlaced !== 0) return null
  const rows = Buffer.concat(chunks.flatMap(({ name, data }) => (name === 'IDAT' ? [data] : [])))
  const stream = (colours: number, space: Value, data: Uint8Array): Stream => ({ data, head: dict({
    Type: { name: 'XObject' }, Subtype: { name: 'Image' }, Width: width, Height: height, ColorSpace: space, BitsPerComponent: depth,
    Filter: { name: 'FlateDecode' }, DecodeParms: dict({ Predictor: 15, Colors: colours, BitsPerComponent: depth, Columns: width }), Length: data.length,
  }) })
  if (!kind.seen) {
    const space = type === 3 ? palette(chunks.find(({ name }) => name === 'PLTE')?.data) : spaces[kind.colours]!
    return space === null ? null : { width, height, pack: async () => ({ colours: stream(kind.colours, space, rows), mask: null }) }
  }
  const shown = kind.colours - 1
  return { width, height, pack: async () => {
    const parts = split(await promisify(inflate)(rows), { width, height, bytes: depth / 8, colours: shown })
    const [colours, mask] = await Promise.all(parts.map((part) => promisify(deflate)(part)))
    return { colours: stream(shown, spaces[shown]!, colours!), mask: stream(1, spaces[1]!, mask!) }
  } }
}

const spaces: Readonly<Record<number, Exclude<Value, null>>> = { 1: { name: 'DeviceGray' }, 3: { name: 'DeviceRGB' } }

const palette = (colours: Buffer | undefined): Value =>
  colours ? [{ name: 'Indexed' }, { name: 'DeviceRGB' }, colours.length / 3 - 1, { bytes: colours.toString('latin1') }] : null

interface Chunk { name: string; data: Buffer }

/** null for what is no PNG, or not whole. */
function chunksOf(bytes: Buffer): Chunk[] | null {
  if (bytes.toString('latin1', 0, 8) !== signature) return null
  const chunks: Chunk[] = []
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 8 + bytes.readUInt32BE(at)
    if (end + 4 > bytes.length || crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return null
    const name = bytes.toString('latin1', at + 4, at + 8)
    chunks.push({ name, data: bytes.subarray(at + 8, end) })
    if (name === 'IEND') return chunks
    at = end + 4
  }
  return null
}

/** The size of a picture whose pixels have `colours` and one value more, of so many bytes each. */
interface Rows { width: number; height: number; bytes: number; colours: number }

/**
 * Takes the last value of every pixel apart. A row's filter looks at the same value of other pixels only, so that each part
 * is filtered as the whole was.
 * @throws Error where there are fewer or more rows
 */
function split(rows: Buffer, { width, height, bytes, colours }: Rows): [colours: Buffer, last: Buffer] {
  const [wide, narrow] = [colours * bytes, bytes]
  if (rows.length !== height * (1 + width * (wide + narrow))) throw new Error('The pixels are not all there.')
  const [first, last] = [Buffer.alloc(height * (1 + width * wide)), Buffer.alloc(height * (1 + width * narrow))]
  let [from, to, toLast] = [0, 0, 0]
  for (let row = 0; row < height; row++) {
    first[to++] = last[toLast++] = rows[from++]!
    for (let pixel = 0; pixel < width; pixel++) {
      for (let byte = 0; byte < wide; byte++) first[to++] = rows[from++]!
      for (let byte = 0; byte < narrow; byte++) last[toLast++] = rows[from++]!
    }
  }
  return [first, last]
}
