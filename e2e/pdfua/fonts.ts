// The rules of PDF/UA-1 for fonts (7.21): all that is drawn is there, as wide as it says, and says which letters it is.
import { PDFArray, PDFDict, PDFNumber, PDFRawStream, type PDFDocument } from '@cantoo/pdf-lib'
import { bytesOf, type Content } from './content.ts'
import { entry, listOf, nameOf } from './tags.ts'
import { readToUnicode } from '../../src/export/pdf/text.ts'

/** @returns what breaks a rule, each as the rule's number and what breaks it */
export function fontFailures(pdf: PDFDocument, { shown }: Content): string[] {
  return [...shown].flatMap(([font, codes]) => {
    const name = nameOf(entry(font, 'BaseFont')) ?? nameOf(entry(font, 'Name')) ?? 'a font without a name'
    const wide = nameOf(entry(font, 'Subtype')) === 'Type0'
    return [...lettersOf(font, codes, wide), ...(wide ? compositeFailures(pdf, font, codes) : [])].map((failure) => `${failure} in ${name}`)
  })
}

function lettersOf(font: PDFDict, codes: ReadonlySet<number>, wide: boolean): string[] {
  const stream = entry(font, 'ToUnicode')
  const letters = readToUnicode(stream instanceof PDFRawStream ? bytesOf(stream) : null)
  return [...codes].flatMap((code) => {
    const text = letters.get(wide ? String.fromCharCode(code >> 8, code & 255) : String.fromCharCode(code))
    if (text === undefined || text === '') return [`7.21.7-1 glyph ${code} says no letter`]
    return /[\0\ufffe\ufeff]/.test(text) ? [`7.21.7-2 glyph ${code} says U+0000, U+FFFE or U+FEFF`] : []
  })
}

function compositeFailures(pdf: PDFDocument, font: PDFDict, codes: ReadonlySet<number>): string[] {
  const [descendant] = listOf(entry(font, 'DescendantFonts'), pdf)
  if (!(descendant instanceof PDFDict) || nameOf(entry(font, 'Encoding')) !== 'Identity-H') return ['7.21.3.1-1 no encoding as Identity-H']
  const descriptor = entry(descendant, 'FontDescriptor')
  const file = descriptor instanceof PDFDict ? entry(descriptor, 'FontFile2') ?? entry(descriptor, 'FontFile3') : undefined
  if (!(file instanceof PDFRawStream)) return ['7.21.4.1-1 no font file']
  const trueType = nameOf(entry(descendant, 'Subtype')) === 'CIDFontType2'
  const failures = trueType && nameOf(entry(descendant, 'CIDToGIDMap')) !== 'Identity' ? ['7.21.3.2-1 no CIDToGIDMap'] : []
  if (codes.has(0)) failures.push('7.21.8-1 .notdef is drawn')
  // bare CFF is not read here
  if (!trueType) return failures
  const program = programOf(bytesOf(file))
  const widths = widthsOf(descendant, pdf)
  const usual = entry(descendant, 'DW')
  for (const code of codes) {
    if (code >= program.length) failures.push(`7.21.4.1-3 glyph ${code} is not there`)
    else {
      const said = widths.get(code) ?? (usual instanceof PDFNumber ? usual.asNumber() : 1000)
      const is = program[code]!
      if (Math.abs(said - is) > 1) failures.push(`7.21.5-1 glyph ${code} is ${Math.round(is)} wide, not ${Math.round(said)}`)
    }
  }
  return failures
}

/** How wide each glyph of a TrueType font is, in thousandths of its size. */
function programOf(file: Buffer): number[] {
  const tables = new Map(Array.from({ length: file.readUInt16BE(4) }, (_, index) => [file.toString('latin1', 12 + 16 * index, 16 + 16 * index), file.readUInt32BE(20 + 16 * index)]))
  const read = (table: string, at: number): number => file.readUInt16BE(tables.get(table)! + at)
  const [unit, last] = [read('head', 18), read('hhea', 34) - 1]
  return Array.from({ length: read('maxp', 4) }, (_, glyph) => read('hmtx', 4 * Math.min(glyph, last)) / unit * 1000)
}

/** `5 [500 600]` from 5 on, `7 9 400` from 7 to 9 (9.7.4.3) */
function widthsOf(font: PDFDict, pdf: PDFDocument): Map<number, number> {
  const items = listOf(entry(font, 'W'), pdf)
  const widths = new Map<number, number>()
  const number = (index: number): number => (items[index] as PDFNumber).asNumber()
  for (let at = 0; at < items.length;) {
    const list = items[at + 1]
    if (list instanceof PDFArray) {
      list.asArray().forEach((width, index) => widths.set(number(at) + index, (width as PDFNumber).asNumber()))
      at += 2
    } else {
      for (let code = number(at); code <= number(at + 1); code++) widths.set(code, number(at + 2))
      at += 3
    }
  }
  return widths
}
