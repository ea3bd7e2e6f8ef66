// Joins parts of one TrueType font: each has the outlines of the letters that some pages need, under the numbers that they
// have in the whole font.

interface Font { tables: ReadonlyMap<string, Buffer>; glyphs: readonly Buffer[]; advances: readonly { width: number; bearing: number }[] }

/** All that a PDF needs of a font (ISO 32000-1, 9.9); what sets lines of text has done its work. */
const kept = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep']

/** @returns the font with the letters of all; null where they are not parts of one */
export function joinFonts(parts: readonly Uint8Array[]): Uint8Array | null {
  const fonts = parts.flatMap((part) => readFont(Buffer.from(part)) ?? [])
  const [first] = fonts
  if (!first || fonts.length < parts.length) return null
  // instructions and measures are those of the whole font in each of its parts
  for (const name of ['cvt ', 'fpgm', 'prep']) if (fonts.some(({ tables }) => !(tables.get(name) ?? none).equals(first.tables.get(name) ?? none))) return null
  const count = Math.max(...fonts.map(({ glyphs }) => glyphs.length))
  const glyphs: Buffer[] = []
  const advances: Font['advances'][number][] = []
  for (let number = 0; number < count; number++) {
    const drawn = fonts.filter((font) => (font.glyphs[number]?.length ?? 0) > 0)
    const wide = fonts.filter(({ advances }) => (advances[number]?.width ?? 0) > 0)
    if (drawn.some((font) => !padded(font.glyphs[number]!).equals(padded(drawn[0]!.glyphs[number]!)))) return null
    glyphs.push(drawn[0]?.glyphs[number] ?? none)
    advances.push((drawn[0] ?? wide[0])?.advances[number] ?? { width: 0, bearing: 0 })
  }
  return writeFont(fonts, glyphs, advances)
}

const none = Buffer.alloc(0)

function readFont(file: Buffer): Font | null {
  if (file.length < 12 || file.readUInt32BE(0) !== 0x10000) return null
  const tables = new Map(Array.from({ length: file.readUInt16BE(4) }, (_, index) => {
    const row = 12 + 16 * index
    const offset = file.readUInt32BE(row + 8)
    return [file.toString('latin1', row, row + 4), file.subarray(offset, offset + file.readUInt32BE(row + 12))] as const
  }))
  const [head, hhea, hmtx, loca, maxp] = ['head', 'hhea', 'hmtx', 'loca', 'maxp'].map((name) => tables.get(name))
  if (!head || !hhea || !hmtx || !loca || !maxp) return null
  const glyf = tables.get('glyf') ?? none
  const long = head.readInt16BE(50) === 1
  const count = maxp.readUInt16BE(4)
  const metrics = hhea.readUInt16BE(34)
  const at = (number: number): number => (long ? loca.readUInt32BE(4 * number) : 2 * loca.readUInt16BE(2 * number))
  return {
    tables,
    glyphs: Array.from({ length: count }, (_, number) => glyf.subarray(at(number), at(number + 1))),
    advances: Array.from({ length: count }, (_, number) => ({
      width: hmtx.readUInt16BE(4 * Math.min(number, metrics - 1)),
      bearing: hmtx.readInt16BE(number < metrics ? 4 * number + 2 : 4 * metrics + 2 * (number - metrics)),
    })),
  }
}

function writeFont(fonts: readonly Font[], glyphs: readonly Buffer[], advances: Font['advances']): Buffer {
  const [first] = fonts
  const outlines = glyphs.map(padded)
  const loca = Buffer.alloc(4 * (glyphs.length + 1))
  let at = 0
  outlines.forEach((outline, number) => loca.writeUInt32BE(at += outline.length, 4 * (number + 1)))
  const hmtx = Buffer.alloc(4 * glyphs.length)
  advances.forEach(({ width, bearing }, number) => hmtx.writeInt16BE(bearing, hmtx.writeUInt16BE(width, 4 * number)))
  const changed = (name: string, change: (table: Buffer) => void): Buffer => {
    const table = Buffer.from(first!.tables.get(name)!)
    change(table)
    return table
  }
  const tables = new Map([...first!.tables].filter(([name]) => kept.includes(name)))
  tables.set('glyf', Buffer.concat(outlines)).set('loca', loca).set('hmtx', hmtx)
  tables.set('head', changed('head', (head) => { head.writeInt16BE(1, 50); head.writeUInt32BE(0, 8) }))
  tables.set('hhea', changed('hhea', (hhea) => { hhea.writeUInt16BE(glyphs.length, 34) }))
  tables.set('maxp', changed('maxp', (maxp) => {
    maxp.writeUInt16BE(glyphs.length, 4)
    // the most that any letter needs
    for (let at = 6; at + 2 <= maxp.length; at += 2) maxp.writeUInt16BE(Math.max(...fonts.map((font) => font.tables.get('maxp')!.readUInt16BE(at))), at)
  }))
  return writeTables(new Map([...tables].sort(([a], [b]) => (a < b ? -1 : 1))))
}

function writeTables(tables: ReadonlyMap<string, Buffer>): Buffer {
  const head = Buffer.alloc(12 + 16 * tables.size)
  const power = Math.floor(Math.log2(tables.size))
  head.writeUInt32BE(0x10000, 0)
  head.writeUInt16BE(tables.size, 4)
  head.writeUInt16BE(16 * 2 ** power, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(16 * (tables.size - 2 ** power), 10)
  let offset = head.length
  ;[...tables].forEach(([name, table], index) => {
    const row = 12 + 16 * index
    head.write(name, row, 'latin1')
    head.writeUInt32BE(sum(padded(table)), row + 4)
    head.writeUInt32BE(offset, row + 8)
    head.writeUInt32BE(table.length, row + 12)
    offset += padded(table).length
  })
  const file = Buffer.concat([head, ...[...tables.values()].map(padded)])
  file.writeUInt32BE((0xb1b0afba - sum(file)) >>> 0, head.readUInt32BE(12 + 16 * [...tables.keys()].indexOf('head') + 8) + 8)
  return file
}

const padded = (bytes: Buffer): Buffer => (bytes.length % 4 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(4 - (bytes.length % 4))]))

/** Of its numbers of four bytes. */
function sum(bytes: Buffer): number {
  let total = 0
  for (let at = 0; at < bytes.length; at += 4) total = (total + bytes.readUInt32BE(at)) >>> 0
  return total
}
