// A long talk is printed in pieces: the file is as if one page had been printed.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { openPdf } from '../src/export/pdf/file.ts'
import { deck, workFolder } from './deck.ts'
import { pdfUaFailures } from './pdfua/rules.ts'

const photograph = readFileSync(new URL('../decks/pictures/slides.png', import.meta.url))
const count = 300
const slides = Array.from({ length: count }, (_, index) => `## Slide ${index + 1}\n\nWord${String.fromCodePoint(97 + (index % 26))} ${index + 1}`)
slides[0] = '# First\n\n[to the last](#the-last)\n\n![a belt](slides.png)'
slides[1] = '## A table\n\n| a | b |\n| --- | --- |\n| 1 | 2 |'
slides[250] = '## Another table\n\n| c | d |\n| --- | --- |\n| 3 | 4 |'
slides[299] = '## The last\n\n[to the first](#first)\n\n![a belt](slides.png)'
const work = workFolder({ 'long.md': slides.join('\n\n---\n\n') })
writeFileSync(join(work.folder, 'slides.png'), photograph)
test.afterAll(() => work.remove())

test('a talk printed in pieces has one set of fonts, one outline, one tree of tags, and links from piece to piece', async () => {
  const { code, stderr } = await deck(['export', 'long.md'], { cwd: work.folder, env: { CHROME_NO_SANDBOX: process.getuid?.() === 0 ? '1' : '' } })
  expect(code, stderr).toBe(0)
  const bytes = readFileSync(join(work.folder, 'long.pdf'))
  expect(await pdfUaFailures(bytes)).toEqual([])
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  expect(pdf.numPages).toBe(count)
  const { objects } = openPdf(bytes)!
  const with_ = (part: string): string[] => objects.flatMap((object) => (object?.text.includes(part) ? [object.text] : []))
  const fonts = with_('/Subtype /Type0').map((text) => /\/BaseFont \/[A-Z]+\+(\S+)/.exec(text)![1])
  expect(fonts).toEqual([...new Set(fonts)])
  expect(with_('/FontFile2')).toHaveLength(fonts.length)
  expect(with_('/Subtype /Image').filter((text) => !text.includes('/DeviceGray'))).toHaveLength(1)
  expect(with_('/S /Document')).toHaveLength(1)
  expect(with_('/ID (').map((text) => /\/ID \((\w+)\)/.exec(text)![1])).toEqual(['node00000001', 'node00000002', 'node00000003', 'node00000004'])

  const pageOf = async (dest: unknown): Promise<number> => 1 + await pdf.getPageIndex((typeof dest === 'string' ? await pdf.getDestination(dest) : dest as never[])![0] as never)
  const linkOn = async (page: number): Promise<number> => pageOf((await (await pdf.getPage(page)).getAnnotations()).find(({ subtype }) => subtype === 'Link').dest)
  expect([await linkOn(1), await linkOn(count)]).toEqual([count, 1])
  const outline = await pdf.getOutline()
  expect(outline.map(({ title, items }) => [title, items.length])).toEqual([['First', count - 1]])
  expect(await Promise.all(outline[0]!.items.slice(-2).map(async ({ title, dest }) => [title, await pageOf(dest)]))).toEqual([['Slide 299', 299], ['The last', 300]])
  for (const number of [2, 151, 251]) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    const shown = items.map((item) => ('str' in item ? item.str : '')).join(' ')
    expect(shown).toContain(number === 151 ? 'Slide 151' : 'table')
    expect(JSON.stringify(await page.getStructTree())).toContain(number === 151 ? '"H2"' : '"TH"')
  }
})
