import { expect, test } from 'vitest'
import { countPages, fileOf, openPdf, type PdfObject } from './file.ts'
import { packPdf } from './pack.ts'
import { dict } from './value.ts'

/** A PDF as Chromium writes it, with this many pages. */
function pdf(pages: number): string {
  const objects = ['<</Type /Catalog\n/Outlines 4 0 R\n/Pages 2 0 R>>', `<</Type /Pages\n/Count ${pages}\n/Kids [3 0 R]>>`, '<</Type /Page>>', '<</Count 99>>']
  let text = '%PDF-1.4\n%\xd3\xeb\xe9\xe1\n'
  const offsets = objects.map((body, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  return `${text}xref\n0 5\n0000000000 65535 f \n${rows}trailer\n<</Size 5\n/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`
}
const count = (text: string): number | null => {
  const file = openPdf(Buffer.from(text, 'latin1'))
  return file && countPages(file)
}

test('counts by the tree of pages, not by other counts', () => {
  expect(count(pdf(1))).toBe(1)
  expect(count(pdf(1815))).toBe(1815)
})

test('a file that was cut off anywhere is not whole', () => {
  const whole = pdf(7)
  for (let length = 0; length < whole.trimEnd().length; length++) expect(count(whole.slice(0, length)), `${length} bytes`).toBeNull()
})

test('a file that lost its beginning is not whole', () => {
  expect(count(pdf(7).slice(1))).toBeNull()
  expect(count(`%PDF-${pdf(7)}`)).toBeNull()
})

test('what is no PDF has no pages', () => {
  expect(count('<!doctype html><title>404</title>')).toBeNull()
})

test('what was packed is the same when it is opened again', async () => {
  // more than are packed together, a stream and a number that nothing has among them
  const objects: (PdfObject | undefined)[] = Array.from({ length: 500 }, (_, number) => ({ text: `<</Title (endstream endobj ${number})>>`, data: null }))
  objects[0] = objects[250] = undefined
  objects[300] = { text: '<</Length 9>>', data: Buffer.from('endobj\n\0\xff', 'latin1') }
  const packed = await packPdf(fileOf(objects, dict({ Root: { ref: 1 } })))
  const opened = openPdf(packed)!
  expect(opened.objects.slice(0, 500)).toEqual(objects)
  expect(opened.entry(opened.trailer, 'Root', 'Title')).toEqual({ bytes: 'endstream endobj 1' })
  expect(Buffer.from(opened.stream({ ref: 300 })!).toString('latin1')).toBe('endobj\n\0\xff')
  for (let length = 0; length < packed.length - 1; length += 7) expect(openPdf(packed.subarray(0, length)), `${length} bytes`).toBeNull()
})
