// Completes what Chromium tags to what PDF/UA-1 (ISO 14289-1) asks for: items of lists have a body, links say where they lead,
// and what is drawn and is no content is marked as such.
import { deflateSync } from 'node:zlib'
import { pagesOf, type PdfFile, type PdfObject } from './file.ts'
import { dict, isBytes, isName, isRef, readValue, words, writeValue, type Dict, type Ref, type Value } from './value.ts'

export interface Completed {
  /** whether the file may call itself PDF/UA-1, as far as a machine can tell */
  sound: boolean
  /** pages, from 1, on which a letter is drawn as an empty box: no font has it */
  boxes: number[]
}

/**
 * @param objects of the file, which are changed
 * @param nameOf what a link to a place of this file is called
 */
export function completeTags(file: PdfFile, objects: (PdfObject | undefined)[], nameOf: (place: string) => string): Completed {
  let sound = true
  let level = 0
  for (const [number, object] of [...objects.entries()]) {
    const [found, kind, letters] = /\/S \/(LI|Figure|Formula|H\d)\b|\/ToUnicode (\d+) 0 R|\/Subtype \/Link\b/.exec(object?.text ?? '') ?? []
    if (!object || found === undefined) continue
    // marks over letters have no letter of their own
    if (letters !== undefined) sound &&= !/> <0000>\s/.test(inflated(file, Number(letters)) ?? '')
    else if (kind === undefined) objects[number] = { ...object, text: describeLink(object.text, nameOf) }
    else if (kind === 'LI') giveBody(number, objects)
    else if (kind.startsWith('H')) {
      sound &&= Number(kind[1]) <= level + 1
      level = Number(kind[1])
    } else if (/\/Alt (?!\(\))/.test(object.text)) continue
    // a picture or a code with its caption is no picture itself
    else if (/\/K (\[[^\]]*\b)?\d+ 0 R/.test(object.text)) objects[number] = { ...object, text: object.text.replace('/S /Figure', '/S /Div') }
    else sound = false
  }
  const boxes = markRest(file, objects)
  return { sound: sound && boxes.length === 0, boxes }
}

function inflated(file: PdfFile, number: number): string | null {
  const bytes = file.stream({ ref: number })
  return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

const read = (text: string): Dict | null => {
  const value = readValue(text)?.value
  return value instanceof Map ? value : null
}

/** Puts what stands in an item, but its label, into one body (14.8.4.3.3); what is drawn for the item itself stays with it. */
function giveBody(number: number, objects: (PdfObject | undefined)[]): void {
  const item = read(objects[number]!.text)
  const kids = [item?.get('K') ?? []].flat()
  const inside = kids.filter(isRef).filter(({ ref }) => !/\/S \/Lbl\b/.test(objects[ref]?.text ?? ''))
  if (!item || inside.length === 0) return
  const body: Ref = { ref: objects.push({ text: writeValue(dict({ Type: { name: 'StructElem' }, S: { name: 'LBody' }, P: { ref: number }, K: inside })), data: null }) - 1 }
  objects[number] = { text: writeValue(new Map([...item, ['K', [...kids.filter((kid) => !inside.includes(kid as Ref)), body]]])), data: null }
  for (const { ref } of inside) objects[ref] = { ...objects[ref]!, text: objects[ref]!.text.replace(/\/P \d+ 0 R/, `/P ${body.ref} 0 R`) }
}

function describeLink(text: string, nameOf: (place: string) => string): string {
  const link = read(text)
  if (!link || link.has('Contents')) return text
  const [action, place] = [link.get('A'), link.get('Dest')]
  const address = action instanceof Map ? action.get('URI') : undefined
  const contents: Value | undefined = isBytes(address) ? address : isName(place) ? words(nameOf(place.name)) : undefined
  return contents ? writeValue(new Map([...link, ['Contents', contents]])) : text
}

/**
 * Marks as artifacts what pages draw under no tag: backgrounds, rules, bullets.
 * @returns the pages with a letter that no font has
 */
function markRest(file: PdfFile, objects: (PdfObject | undefined)[]): number[] {
  // what is drawn as a group may have tags of its own
  const groups = new Map(objects.flatMap((object, number) => {
    const text = object?.data && object.text.includes('/Subtype /Form') ? inflated(file, number) : null
    return text !== null && /BDC\n| Do\n/.test(text) ? [[number, text] as const] : []
  }))
  const rewrite = (number: number, text: string, resources: Value): void => {
    const drawn = groups.size > 0 ? file.entry(resources, 'XObject') : null
    const tagged = drawn instanceof Map ? [...drawn].flatMap(([name, at]) => (isRef(at) && groups.has(at.ref) ? [`/${name} Do\n`] : [])) : []
    const marked = markUntagged(text, tagged)
    if (marked === text) return
    const data = deflateSync(Buffer.from(marked, 'latin1'), quickly)
    objects[number] = { text: objects[number]!.text.replace(/\/Length \d+/, `/Length ${data.length}`), data }
  }
  const boxes: number[] = []
  pagesOf(file).forEach((page, index) => {
    const at = page.get('Contents')
    const text = isRef(at) ? inflated(file, at.ref) : null
    if (text === null) return
    if (hasBox(text)) boxes.push(index + 1)
    rewrite((at as Ref).ref, text, file.entry(page, 'Resources'))
  })
  groups.forEach((text, number) => rewrite(number, text, file.entry({ ref: number }, 'Resources')))
  return boxes
}

/** Half of the usual time, a tenth more bytes; in one go, as a page's content is not long. */
const quickly = { level: 3, chunkSize: 65_536 }

/** `/P <</MCID 4 >>BDC`, what it marks, `EMC`; inside may stand `/Span<</ActualText <0066> >> BDC` or `/ReversedChars BMC`, what is so, `EMC`. */
const marks = /(\/MCID \d+ )?>> ?BDC\n|BMC\n|EMC\n/g

function markUntagged(text: string, tagged: readonly string[]): string {
  let [marked, at, depth] = ['', 0, 0]
  for (const { 0: mark, 1: number, index } of text.matchAll(marks)) {
    if (mark !== 'EMC\n' && (depth > 0 || number !== undefined)) {
      const start = text.lastIndexOf('\n', index) + 1
      if (depth++ > 0) continue
      marked += markAll(text.slice(at, start), tagged)
      at = start
    } else if (mark === 'EMC\n' && depth > 0 && --depth === 0) {
      marked += text.slice(at, index + mark.length)
      at = index + mark.length
    }
  }
  return marked + markAll(text.slice(at), tagged)
}

/** Operators that draw (8.5.3, 8.7.4.2, 9.4.3, 8.8), at the end of their line. */
const draws = /(?:^|[\s)\]>])(?:[fFSsBb]|[fBb]\*|sh|Do|T[jJ])\n/

/** @param tagged lines that draw what has tags of its own */
function markAll(text: string, tagged: readonly string[]): string {
  const [first] = tagged.filter((line) => text.includes(line))
  if (first !== undefined) return text.split(first).map((part) => markAll(part, tagged)).join(first)
  return draws.test(text) ? `/Artifact BMC\n${text}EMC\n` : text
}

/** Whether glyph 0, the box, is drawn: strings are hexadecimal, two bytes a glyph. */
const hasBox = (text: string): boolean => text.includes('0000') && /<(?:[\dA-Fa-f]{4})*?0000(?:[\dA-Fa-f]{4})*> ?T/.test(text)
