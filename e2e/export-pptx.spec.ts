// The presentation file: read as what it is, XML in a zip; and opened by LibreOffice, where there is one.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import JSZip from 'jszip'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { deck, decks, figures, workFolder } from './deck.ts'

const work = workFolder({
  'talk.md': [
    '---\ntitle: A talk & more\nauthor: Ada Example\n---\n# A talk\n\nNote: Look at the <audience>.',
    '## Bullets\n\n- one **bold** and `code` word\n  - below\n    - below that\n- two, [out](https://example.org/?a=1&b=2) and [on](#shown)\n\n1. first\n2. second',
    '## Shown\n\n| a | b |\n|---|--:|\n| c | 1 |\n| d | 2 |', '## Picture\n\n![a belt with boxes](pictures/conveyor.svg)\n\n```js\nif (a) {\n  b()\n}\n```',
  ].join('\n\n---\n\n'),
})
work.copy(join(decks, 'pictures'), 'pictures')
test.afterAll(() => work.remove())
const env = { CHROME_NO_SANDBOX: process.getuid?.() === 0 ? '1' : '' }
const run = (...args: string[]): ReturnType<typeof deck> => deck(['export', ...args], { cwd: work.folder, env })
const path = (name: string): string => join(work.folder, name)

const words = (xml: string): string[] => [...xml.matchAll(/<a:p>.*?<\/a:p>/gs)].map(([paragraph]) =>
  [...paragraph.matchAll(/<a:t>([^<]*)/g)].map(([, text]) => text).join('')).filter(Boolean)

test('text that can be edited, levels, a table, pictures with descriptions, notes, a master for each layout', async () => {
  const { code, stdout, stderr } = await run('talk.md', '--pptx')
  expect(code, stderr).toBe(0)
  expect(stdout).toMatch(new RegExp(`^talk\\.pptx  4 slides  ${figures}\\n$`))
  const zip = await JSZip.loadAsync(readFileSync(path('talk.pptx')))
  const xml = (name: string): Promise<string> => zip.file(name)!.async('string')
  const slides = await Promise.all([1, 2, 3, 4].map((number) => xml(`ppt/slides/slide${number}.xml`)))
  expect(slides.map(words)).toEqual([
    ['A talk', 'Ada Example'],
    ['Bullets', 'one bold and code word', 'below', 'below that', 'two, out and on', 'first', 'second'],
    ['Shown', 'a', 'b', 'c', '1', 'd', '2'],
    ['Picture', 'if (a) {  b()}'],
  ])
  for (const slide of slides) {
    // the title is the slide's title for programs and screen readers
    expect(slide).toMatch(/<p:ph\s[^>]*type="title"/)
    expect(slide, 'properties of a paragraph stand once').not.toMatch(/<\/a:r><a:pPr/)
  }
  const [, bullets, table, picture] = slides
  const lists = [...bullets!.matchAll(/<a:pPr([^>]*)>(?:(?!<\/a:pPr>).)*<a:bu(Char|AutoNum)/gs)]
  expect(lists.map(([, properties, kind]) => `${/ lvl="(\d)"/.exec(properties!)?.[1] ?? 0} ${kind}`))
    .toEqual(['0 Char', '1 Char', '2 Char', '0 Char', '0 AutoNum', '0 AutoNum'])
  expect(bullets).toMatch(/b="1"[^>]*>(?:(?!<a:t>).)*<a:t>bold/s)
  expect(bullets).toMatch(/typeface="Courier New"(?:(?!<a:t>).)*<a:t>code/s)
  expect(await xml('ppt/slides/_rels/slide2.xml.rels')).toContain('Target="https://example.org/?a=1&amp;b=2"')
  expect(await xml('ppt/slides/_rels/slide2.xml.rels')).toContain('Target="slide3.xml"')
  expect(table).toContain('<a:tbl>')
  expect(picture).toContain('descr="a belt with boxes"')
  expect(words(await xml('ppt/notesSlides/notesSlide1.xml'))).toContain('Look at the &lt;audience&gt;.')
  expect(await xml('docProps/core.xml')).toContain('<dc:title>A talk &amp; more</dc:title>')
  const layouts = await Promise.all(zip.file(/^ppt\/slideLayouts\/[^_]/).map((file) => file.async('string')))
  expect(layouts.map((layout) => /<p:cSld name="([^"]*)"/.exec(layout)?.[1])).toEqual(expect.arrayContaining(['title', 'bullets', 'table']))
})

test('from right to left, over a picture, counted by a layout, and without signs', async () => {
  work.write('odd.md', ['---\ntitle: שיחה\nlang: he\n---\n# שיחה', '## רשימה\n\n- א\n\n  ח\n\n- ב', '## טבלה\n\n| ג | ד |\n|---|---|\n| ה | ו |',
    '---\nlayout: image-full\n---\n\n## תמונה\n\n![ז](pictures/hills.svg)'].join('\n\n---\n\n').replace('---\n\n---\nlayout', '---\nlayout'))
  const { code, stderr } = await run('odd.md', '--pptx')
  expect(code, stderr).toBe(0)
  const zip = await JSZip.loadAsync(readFileSync(path('odd.pptx')))
  const [list, table, picture] = await Promise.all([2, 3, 4].map((number) => zip.file(`ppt/slides/slide${number}.xml`)!.async('string')))
  const indent = /<a:pPr rtl="1"[^>]*marL="(\d+)"[^>]*>(?:(?!<\/a:pPr>).)*<a:buClr><a:srgbClr val="[0-9a-f]{6}"\/><\/a:buClr><a:buSzPct [^>]*><a:buChar/s.exec(list!)?.[1]
  // what follows in an item stands under its words
  expect(words(list!)).toEqual(['רשימה', 'אח', 'ב'])
  // in 914,400ths of an inch
  expect(Number(indent)).toBeGreaterThan(0)
  expect(Number(indent)).toBeLessThan(914_400)
  // the first column of the table is at the right
  expect(words(table!)).toEqual(['טבלה', 'ד', 'ג', 'ו', 'ה'])
  expect(picture!.indexOf('<p:pic>')).toBeLessThan(picture!.indexOf('תמונה'))
  expect((await run(join(decks, 'layouts.md'), '--pptx', '--range', '2,5,28', '-o', 'layouts.pptx')).code).toBe(0)
  const layouts = await JSZip.loadAsync(readFileSync(path('layouts.pptx')))
  const shown = new Map(await Promise.all(layouts.file(/^ppt\/slides\/slide\d+\.xml$/).map(async (file) => {
    const xml = await file.async('string')
    return [words(xml)[0], xml] as const
  })))
  expect(shown.get('Agenda')!.match(/<a:buAutoNum/g)).toHaveLength(3)
  expect(shown.get('Thank you')).not.toMatch(/<a:bu(Char|AutoNum)/)
  expect(words(shown.get('Simple things should be simple, complex things should be possible.')!)).toContain('— Alan Kay'.replace(' ', '\u00a0'))
})

test('the same bytes on every day', async () => {
  for (const name of ['a.pptx', 'b.pptx']) expect((await run('talk.md', '-o', name)).code).toBe(0)
  expect(readFileSync(path('a.pptx')).equals(readFileSync(path('b.pptx')))).toBe(true)
})

test('LibreOffice shows the words of each page that the PDF shows', async () => {
  test.skip(spawnSync('soffice', ['--version']).status !== 0, 'needs LibreOffice Impress')
  test.setTimeout(120_000)
  const source = join(decks, 'layouts.md')
  const name = basename(source, extname(source))
  expect((await run(source, '--pptx', '--pdf', '-o', 'both')).code).toBe(0)
  spawnSync('soffice', [`-env:UserInstallation=file://${work.folder}/office`, '--headless', '--convert-to', 'pdf', '--outdir', path('office-pdf'), path(`both/${name}.pptx`)])
  expect(existsSync(path(`office-pdf/${name}.pdf`))).toBe(true)
  const [ours, theirs] = await Promise.all(['both', 'office-pdf'].map((folder) => pagesOf(path(`${folder}/${name}.pdf`))))
  expect(theirs!.length).toBe(ours!.length)
  ours!.forEach((page, index) => {
    const shown = theirs![index]!.toLowerCase()
    // numbers of lists are the program's own, an apostrophe has several codes, and these words are drawn in a picture
    const missing = page.match(/[\p{Lu}\p{Ll}\p{Lo}]{3,}/gu)?.filter((word) => !shown.includes(word.toLowerCase()) && !/^(build|test|sign|ship)$/.test(word)) ?? []
    expect(missing, `page ${index + 1}`).toEqual([])
  })
})

async function pagesOf(file: string): Promise<string[]> {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise
  return Promise.all(Array.from({ length: pdf.numPages }, async (_, index) => {
    const { items } = await (await pdf.getPage(index + 1)).getTextContent()
    return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join('')
  }))
}
