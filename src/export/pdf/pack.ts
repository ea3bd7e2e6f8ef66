// Writes the objects of a PDF as a file: those without a stream together and packed (7.5.7), as most of a tagged PDF are.
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import type { PdfFile, PdfObject } from './file.ts'
import { writeTable, type Place } from './table.ts'
import { dict, type Bytes } from './value.ts'

/** so many objects are unpacked to read one */
const together = 200

/** The same bytes for the same objects. Its trailer says where the reading begins; an id is made of all bytes. */
export async function packPdf({ objects, trailer }: PdfFile): Promise<Uint8Array> {
  const places: (Place | undefined)[] = Array.from({ length: objects.length })
  // the marks tell programs that this is no text
  const parts: Uint8Array[] = [Buffer.from('%PDF-1.7\n%\xd3\xeb\xe9\xe1\n', 'latin1')]
  let at = parts[0]!.length
  const put = (number: number, { text, data }: PdfObject): void => {
    places[number] = { offset: at }
    const written = [Buffer.from(`${number} 0 obj\n${text}\n`, 'latin1'), ...(data ? [Buffer.from('stream\n'), data, Buffer.from('\nendstream\n')] : []), Buffer.from('endobj\n')]
    for (const part of written) at += part.length
    parts.push(...written)
  }
  const alone: number[] = []
  objects.forEach((object, number) => {
    if (object?.data) put(number, object)
    else if (object) alone.push(number)
  })
  const groups = await Promise.all(Array.from({ length: Math.ceil(alone.length / together) }, (_, group) =>
    packGroup(alone.slice(group * together, (group + 1) * together), objects)))
  groups.forEach((group, index) => {
    alone.slice(index * together, (index + 1) * together).forEach((number, place) => { places[number] = { group: objects.length + index, index: place } })
    put(objects.length + index, group)
  })
  const id: Bytes = { bytes: hash(parts) }
  places.push({ offset: at })
  const table = writeTable(places, new Map([...trailer, ...dict({ ID: [id, id] })]))
  return Buffer.concat([...parts, table, Buffer.from(`startxref\n${at}\n%%EOF\n`)])
}

async function packGroup(numbers: readonly number[], objects: PdfFile['objects']): Promise<PdfObject> {
  let at = 0
  const pairs = numbers.map((number) => {
    const pair = `${number} ${at}`
    at += objects[number]!.text.length + 1
    return pair
  })
  const first = `${pairs.join(' ')}\n`
  const data = await promisify(deflate)(Buffer.from(`${first}${numbers.map((number) => `${objects[number]!.text}\n`).join('')}`, 'latin1'))
  return { text: `<</Type /ObjStm\n/N ${numbers.length}\n/First ${first.length}\n/Filter /FlateDecode\n/Length ${data.length}>>`, data }
}

function hash(parts: readonly Uint8Array[]): string {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part)
  return sum.digest().toString('latin1').slice(0, 16)
}
