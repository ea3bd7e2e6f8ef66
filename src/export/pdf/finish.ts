// Finishes the PDF that a browser printed: who and what it is, the numbers of its pages, the talk's own text inside.
// Tags, outline, links and fonts keep their numbers and their words: a few objects are changed or follow them.
import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { isRef, words, writeValue, dict, type Bytes, type Dict, type Value } from './value.ts'
import { completeTags } from './accessible.ts'
import { annotate } from './annotate.ts'
import { countPages, fileOf, type PdfFile } from './file.ts'
import { packPdf } from './pack.ts'
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
  /** what slides are called, by id */
  titles: ReadonlyMap<string, string>
  /** what each page's annotation says; '' for none */
  annotations: readonly string[]
  /** the text that the talk was made of, to travel inside */
  source: { name: string; text: string } | null
  /** when it was made; null for a file that says nothing of it, so that it is the same on every day */
  date: Date | null
}

/**
 * @param file as Chromium wrote it
 * @returns the same for the same facts, on every day and machine; and on which of its pages, from 1, a letter is a box that no font has
 */
export async function finishPdf(file: PdfFile, facts: PdfFacts): Promise<{ bytes: Uint8Array; boxes: number[] }> {
  const objects = [...file.objects]
  if (facts.annotations.some((text) => text !== '')) annotate(objects, file.trailer, facts.annotations)
  const { sound, boxes } = completeTags(file, objects, (place) => facts.titles.get(place) ?? place)
  const add = (text: string, data: Uint8Array | null = null): Value => ({ ref: objects.push({ text, data }) - 1 })
  /** puts another value where one was, so that nothing of that stays in the file */
  const replace = (name: 'Root' | 'Info', value: Dict): Value => {
    const place = file.trailer.get(name)
    if (!isRef(place)) return add(writeValue(value))
    objects[place.ref] = { text: writeValue(value), data: null }
    return place
  }
  const info = replace('Info', infoOf(file, facts))
  const source = facts.source && attach(facts.source, facts.date, add)
  const catalog = dictOf(file.entry(file.trailer, 'Root'))
  const tags = catalog.get('StructTreeRoot')
  if (isRef(tags)) objects[tags.ref] = { text: writeValue(new Map([...dictOf(file.get(tags)), ['RoleMap', newerRoles]])), data: null }
  const root = replace('Root', new Map([...catalog, ...dict({
    Metadata: addStream(add, Buffer.from(xmp(facts, sound), 'utf8'), { Type: { name: 'Metadata' }, Subtype: { name: 'XML' } }, false),
    PageLabels: facts.labels.length === countPages(file) ? dict({ Nums: labelRanges(facts.labels) }) : undefined,
    ViewerPreferences: new Map([...dictOf(file.get(catalog.get('ViewerPreferences'))), ['DisplayDocTitle', true]]),
    Names: source ? new Map([...dictOf(file.get(catalog.get('Names'))), ['EmbeddedFiles', dict({ Names: [words(facts.source!.name), source] })]]) : catalog.get('Names'),
    AF: source ? [source] : undefined,
  })]))
  return { bytes: await packPdf(fileOf(objects, dict({ Root: root, Info: info }))), boxes }
}

/** Chromium tags stress as only PDF 2.0 can in a file of an older kind: what these are in that (14.8.4.4). */
const newerRoles: Dict = dict({ Em: { name: 'Span' }, Strong: { name: 'Span' } })

/** `D:20260131120000Z`, 7.9.4 */
const pdfDate = (date: Date): Bytes => ({ bytes: `D:${date.toISOString().slice(0, 19).replace(/\D/g, '')}Z` })

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

type Add = (text: string, data?: Uint8Array) => Value

function attach({ name, text }: NonNullable<PdfFacts['source']>, date: Date | null, add: Add): Value {
  const bytes = Buffer.from(text, 'utf8')
  const file = addStream(add, bytes, {
    Type: { name: 'EmbeddedFile' },
    Subtype: { name: 'text/plain' },
    Params: dict({ Size: bytes.length, CheckSum: { bytes: createHash('md5').update(bytes).digest().toString('latin1') }, ModDate: date ? pdfDate(date) : undefined }),
  })
  return add(writeValue(dict({
    Type: { name: 'Filespec' }, F: words(name), UF: words(name), EF: dict({ F: file, UF: file }),
    AFRelationship: { name: 'Source' }, Desc: words('The text of this talk'),
  })))
}

function addStream(add: Add, bytes: Buffer, head: Readonly<Record<string, Value>>, packed = true): Value {
  const data = packed ? deflateSync(bytes) : bytes
  return add(writeValue(dict({ ...head, ...(packed ? { Filter: { name: 'FlateDecode' } } : {}), Length: data.length })), data)
}

const dictOf = (value: Value): Dict => (value instanceof Map ? value : new Map())
