// Finishes the PDF that a browser printed: who and what it is, the numbers of its pages, the talk's own text inside.
// Nothing of it is moved: tags, outline, links and fonts stay byte for byte, a few objects and a new table follow them.
import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { isRef, words, writeValue, dict, type Bytes, type Dict, type Value } from './value.ts'
import { countPages, openPdf, type PdfFile } from './file.ts'
import { xmp } from './xmp.ts'

export interface PdfFacts {
  title: string
  authors: readonly string[]
  subject: string | undefined
  keywords: readonly string[]
  /** BCP 47 */
  language: string
  /** what each page is called, such as the number of its slide; left out where they are not as many as the pages */
  labels: readonly string[]
  /** the text that the talk was made of, to travel inside */
  source: { name: string; text: string } | null
  /** when it was made; null for a file that says nothing of it, so that it is the same on every day */
  date: Date | null
}

/**
 * @param bytes as Chromium wrote them
 * @returns the same for the same facts, on every day and machine; null where `bytes` are no whole PDF
 */
export function finishPdf(bytes: Uint8Array, facts: PdfFacts): Uint8Array | null {
  const file = openPdf(bytes)
  const root = file?.trailer.get('Root')
  const catalog = file?.get(root)
  if (!file || !isRef(root) || !(catalog instanceof Map)) return null
  const body = Buffer.from(withoutDates(file, facts.date), 'latin1')
  const added: { number: number; text: string }[] = []
  let next = file.offsets.length
  const add = (text: string, number = next++): Value => {
    added.push({ number, text })
    return { ref: number }
  }
  const info = add(writeValue(infoOf(file, facts)))
  const source = facts.source && attach(facts.source, facts.date, add)
  add(writeValue(new Map([...catalog, ...dict({
    Metadata: add(writeStream(Buffer.from(xmp(facts), 'utf8'), { Type: { name: 'Metadata' }, Subtype: { name: 'XML' } }, false)),
    PageLabels: facts.labels.length === countPages(file) ? dict({ Nums: labelRanges(facts.labels) }) : undefined,
    ViewerPreferences: new Map([...dictOf(file.get(catalog.get('ViewerPreferences'))), ['DisplayDocTitle', true]]),
    Names: source ? new Map([...dictOf(file.get(catalog.get('Names'))), ['EmbeddedFiles', dict({ Names: [words(facts.source!.name), source] })]]) : catalog.get('Names'),
    AF: source ? [source] : undefined,
  })])), root.ref)
  return writeAfter(body, file, added, info)
}

/** `D:20260131120000Z`, 7.9.4 */
const pdfDate = (date: Date): Bytes => ({ bytes: `D:${date.toISOString().slice(0, 19).replace(/\D/g, '')}Z` })

/** What was in the file is part of it still, though nothing leads there: its dates say nothing of today. */
function withoutDates({ text, tableStart, offsets, trailer }: PdfFile, date: Date | null): string {
  const info = trailer.get('Info')
  const start = isRef(info) ? offsets[info.ref] ?? 0 : 0
  const end = start > 0 ? text.indexOf('endobj', start) : 0
  const digits = (date ?? new Date(0)).toISOString().slice(0, 19).replace(/\D/g, '')
  return text.slice(0, start) + text.slice(start, end).replace(/D:\d{14}[+-]\d\d'\d\d'/g, `D:${digits}+00'00'`) + text.slice(end, tableStart)
}

function infoOf({ trailer, entry }: PdfFile, { title, authors, subject, keywords, date }: PdfFacts): Dict {
  return dict({
    Title: words(title),
    Author: authors.length ? words(authors.join(', ')) : undefined,
    Subject: subject ? words(subject) : undefined,
    Keywords: keywords.length ? words(keywords.join(', ')) : undefined,
    Creator: words('deck'),
    Producer: entry(trailer, 'Info', 'Producer') ?? undefined,
    ...(date ? { CreationDate: pdfDate(date), ModDate: pdfDate(date) } : {}),
  })
}

/** Runs of numbers that follow each other, and names for what is no number (12.4.2). */
function labelRanges(labels: readonly string[]): Value[] {
  return labels.flatMap((label, index) => {
    const number = /^[1-9]\d*$/.test(label) ? Number(label) : null
    if (number === null) return [index, dict({ P: words(label) })]
    return labels[index - 1] === String(number - 1) ? [] : [index, dict({ S: { name: 'D' }, St: number })]
  })
}

function attach({ name, text }: NonNullable<PdfFacts['source']>, date: Date | null, add: (text: string) => Value): Value {
  const bytes = Buffer.from(text, 'utf8')
  const file = add(writeStream(bytes, {
    Type: { name: 'EmbeddedFile' },
    Subtype: { name: 'text/plain' },
    Params: dict({ Size: bytes.length, CheckSum: { bytes: createHash('md5').update(bytes).digest().toString('latin1') }, ModDate: date ? pdfDate(date) : undefined }),
  }))
  return add(writeValue(dict({
    Type: { name: 'Filespec' }, F: words(name), UF: words(name), EF: dict({ F: file, UF: file }),
    AFRelationship: { name: 'Source' }, Desc: words('The text of this talk'),
  })))
}

function writeStream(bytes: Buffer, head: Readonly<Record<string, Value>>, packed = true): string {
  const data = packed ? deflateSync(bytes) : bytes
  return `${writeValue(dict({ ...head, ...(packed ? { Filter: { name: 'FlateDecode' } } : {}), Length: data.length }))}\nstream\n${data.toString('latin1')}\nendstream`
}

/** The new objects, and one table for all, so that the file has one state and no history. */
function writeAfter(body: Buffer, file: PdfFile, added: readonly { number: number; text: string }[], info: Value): Uint8Array {
  const offsets = [...file.offsets]
  const parts = [body]
  let at = body.length
  const push = (text: string): void => {
    const part = Buffer.from(text, 'latin1')
    parts.push(part)
    at += part.length
  }
  for (const { number, text } of added) {
    offsets[number] = at
    push(`${number} 0 obj\n${text}\nendobj\n`)
  }
  const table = at
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} ${offset === 0 ? '65535 f' : '00000 n'} \n`)
  const id: Bytes = { bytes: createHash('sha256').update(Buffer.concat(parts)).digest().toString('latin1').slice(0, 16) }
  const trailer = new Map([...file.trailer, ...dict({ Size: offsets.length, Info: info, ID: [id, id] })])
  push(`xref\n0 ${offsets.length}\n${rows.join('')}trailer\n${writeValue(trailer)}\nstartxref\n${table}\n%%EOF\n`)
  return Buffer.concat(parts)
}

const dictOf = (value: Value): Dict => (value instanceof Map ? value : new Map())
