// The PDF, opened by a PDF library; and every way in which an export can fail.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { basename, extname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { openPdf as openObjects } from '../src/export/pdf/file.ts'
import { blockText } from '../src/model/block.ts'
import type { Deck } from '../src/model/deck.ts'
import { nodesOf } from '../src/model/nodes.ts'
import { browsersIn } from './browsers.ts'
import { pdfUaFailures } from './pdfua/rules.ts'
import { cli, deck, decks, figures, startDeck, workFolder, type RunningDeck } from './deck.ts'

const work = workFolder({ 'talk.txt': 'The Talk\nand its second line\n- one\n- two\nPart Two\n- three\n- four\n' })
test.afterAll(() => work.remove())

/** temporary files of this test's browsers, and no others', go here */
const temporary = join(work.folder, 'tmp')
mkdirSync(temporary)
const env = { TMPDIR: temporary, CHROME_NO_SANDBOX: process.getuid?.() === 0 ? '1' : '' }
const run = (args: string[], more: Record<string, string> = {}): ReturnType<typeof deck> => deck(args, { cwd: work.folder, env: { ...env, ...more } })
const path = (name: string): string => join(work.folder, name)

const { running: browsers, nothingIsLeft } = browsersIn(temporary)

async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
}
async function pageText(pdf: PDFDocumentProxy, number: number): Promise<string> {
  const { items } = await (await pdf.getPage(number)).getTextContent()
  return items.map((item) => ('str' in item ? item.str : '')).join('')
}
/** Letters and digits only: how a page is broken into lines is no part of what it says. */
const bare = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')

/** all that PDF 1.7 knows for what stands on a slide (14.8.4), so that every reader does */
const roles = ['Root', 'Document', 'Sect', 'Div', 'BlockQuote', 'Caption', 'NonStruct', 'P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'L', 'LI', 'Lbl', 'LBody',
  'Table', 'TR', 'TH', 'TD', 'THead', 'TBody', 'TFoot', 'Span', 'Code', 'Link', 'Figure', 'Formula']

test.describe('our own talks', () => {
  for (const file of readdirSync(decks).filter((name) => ['.txt', '.md'].includes(extname(name)))) {
    test(file, async () => {
      const source = join(decks, file)
      const name = `${basename(file, extname(file))}.pdf`
      const { code, stdout, stderr } = await run(['export', source])
      expect(code, stderr).toBe(0)
      const model = JSON.parse((await run(['outline', source, '--json'])).stdout) as Deck
      expect(stdout).toMatch(new RegExp(`^${name}  ${model.slides.length} pages?  ${figures}\\n$`))

      expect(await pdfUaFailures(readFileSync(path(name)))).toEqual([])
      const pdf = await openPdf(readFileSync(path(name)))
      expect(pdf.numPages).toBe(model.slides.length)
      const info = (await pdf.getMetadata()).info as { Title: string; Language: string }
      expect({ title: info.Title, language: info.Language }).toEqual({ title: model.meta.title, language: model.meta.lang })
      expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
      for (const slide of model.slides) {
        const page = await pdf.getPage(slide.number)
        // 1280×720 px
        expect(page.view).toEqual([0, 0, 960, 540])
        const tags = await page.getStructTree()
        expect(tags, `tags of page ${slide.number}`).toMatchObject({ role: 'Root', children: [{ role: 'Document' }] })
        for (const [, role] of JSON.stringify(tags).matchAll(/"role":"(\w+)"/g)) expect(roles, `tags of page ${slide.number}`).toContain(role)
        const printed = bare(await pageText(pdf, slide.number))
        // "Problem Number 6" may be drawn as a label and a large 6
        const section = model.sections.find(({ id }) => id === slide.section)
        const numbered = section?.number !== null && slide.subtitle?.startsWith(section?.label ?? '#')
        const subtitle = numbered ? `${section?.label} ${section?.number}` : slide.subtitle
        const words = [slide.title, subtitle, blockText(Object.values(slide.regions).flat())].join(' ').split(/\s+/)
        // what a picture says instead of words stands in the tags, and maths is drawn
        const drawn = nodesOf(slide).flatMap(({ node }) => (node.type === 'image' ? node.alt : 'value' in node && /math/i.test(node.type) ? node.value : ''))
        const unwritten = new Set(drawn.join(' ').split(/\s+/))
        for (const word of words.filter((word) => !unwritten.has(word))) expect(printed, `"${word}" on page ${slide.number}`).toContain(bare(word))
      }
    })
  }
})

test('links lead out of the PDF and to its pages, and the outline has every title', async () => {
  writeFileSync(path('links.md'), [
    '# First\n\n[out](https://example.org/a?b=c) and [on](#the-end)', '## Middle\n\nText', '## The end\n\n[back](#first)',
  ].join('\n\n---\n\n'))
  expect((await run(['export', 'links.md'])).code).toBe(0)
  const pdf = await openPdf(readFileSync(path('links.pdf')))
  const links = await Promise.all([1, 3].map(async (page) => (await (await pdf.getPage(page)).getAnnotations()).filter(({ subtype }) => subtype === 'Link')))
  expect(links.flat().map(({ url }) => url)).toEqual(['https://example.org/a?b=c', undefined, undefined])
  const pageOf = async (destination: unknown): Promise<number> => {
    const [page] = (typeof destination === 'string' ? await pdf.getDestination(destination) : destination) as [never]
    return 1 + await pdf.getPageIndex(page)
  }
  expect(await Promise.all([links[0]![1], links[1]![0]].map(({ dest }) => pageOf(dest)))).toEqual([3, 1])

  const flat = (items: { title: string; dest: unknown; items: [] }[]): [string, unknown][] =>
    items.flatMap(({ title, dest, items: inner }) => [[title, dest] as [string, unknown], ...flat(inner)])
  const outline = flat(await pdf.getOutline() as never)
  expect(await Promise.all(outline.map(async ([title, dest]) => [title, await pageOf(dest)]))).toEqual([['First', 1], ['Middle', 2], ['The end', 3]])
})

test('a long title keeps its words apart in the outline', async () => {
  const title = 'A title that is so long that it cannot stand in one line of a slide of this size'
  writeFileSync(path('long.md'), `# Short\n\n---\n\n## ${title}\n\nText`)
  expect((await run(['export', 'long.md'])).code).toBe(0)
  expect(JSON.stringify(await (await openPdf(readFileSync(path('long.pdf')))).getOutline())).toContain(title)
})

test('what of a talk keeps its PDF from calling itself PDF/UA is not called so, and a letter that no font has is told', async () => {
  writeFileSync(path('gone.md'), '# One\n\n---\n\n## Two\n\nA letter of nobody: \u{10F0F0}\n\n- [out](https://example.org/a)\n- [on](#one)\n\n---\n\n## שלוש\n\n- א ב\n\n```js one.js\none()\n```')
  const { code, stderr } = await run(['export', 'gone.md'])
  expect(code).toBe(0)
  expect(stderr).toContain('warning  No font here has a letter or sign of page 2: it is an empty box. "deck doctor" says what to install.\n')
  const failures = await pdfUaFailures(readFileSync(path('gone.pdf')))
  expect(failures.map((failure) => failure.split(' ')[0])).toEqual(['5-2', '7.21.7-1', '7.21.8-1'])
  const links = (await (await (await openPdf(readFileSync(path('gone.pdf')))).getPage(2)).getAnnotations()) as { contentsObj: { str: string } }[]
  expect(links.map(({ contentsObj }) => contentsObj.str)).toEqual(['https://example.org/a', 'One'])
})

test('a quotation begins as such after another one, and differently in it', async () => {
  writeFileSync(path('quotes.md'), '# Said\n\n> Once\n\n---\n\n## Again\n\n> Twice\n>\n> > inside\n\nand\n\n> Thrice')
  expect((await run(['export', 'quotes.md'])).code).toBe(0)
  const { items } = await (await (await openPdf(readFileSync(path('quotes.pdf')))).getPage(2)).getTextContent()
  expect(items.map((item) => ('str' in item ? item.str : '')).join('').match(/[‘’“”]/g)).toEqual(['“', '‘', '“'])
})

test.describe('what a PDF says of itself', () => {
  const talk = ['---', 'title: Grüße (und mehr)', 'author: [Ada Example, Ben Sample]', 'description: What it is about', 'keywords: [slides, text]', '---',
    ['# One', '## Two\n\n- a', '## Three\n\nWords', '## Four\n\nWords'].join('\n\n---\n\n')].join('\n')
  test.beforeAll(() => {
    writeFileSync(path('facts.md'), talk)
    writeFileSync(path('notes.md'), '# One\n\nNote: Nobody but the speaker reads these words.\n\n---\n\n## Two\n\n+ first\n+ second')
  })

  test('who and what, the numbers of its slides, the text it was made of', async () => {
    expect((await run(['export', 'facts.md'], { SOURCE_DATE_EPOCH: '1700000000' })).code).toBe(0)
    const pdf = await openPdf(readFileSync(path('facts.pdf')))
    const { info, metadata } = await pdf.getMetadata()
    expect(info).toMatchObject({
      Title: 'Grüße (und mehr)', Author: 'Ada Example, Ben Sample', Subject: 'What it is about', Keywords: 'slides, text',
      Creator: 'deck', CreationDate: 'D:20231114221320Z', ModDate: 'D:20231114221320Z',
    })
    expect(metadata!.get('dc:title')).toBe('Grüße (und mehr)')
    expect(await pdf.getPageLabels()).toEqual(['1', '2', '3', '4'])
    expect((await run(['recover', 'facts.pdf', '-o', '-'])).stdout).toBe(talk)
    expect((await run(['export', 'facts.md', '--no-source', '-o', 'bare.pdf'])).code).toBe(0)
    expect(await (await openPdf(readFileSync(path('bare.pdf')))).getAttachments()).toBeNull()
  })

  test('the same bytes at another time, in another folder, beside another talk', async () => {
    expect((await run(['export', 'facts.md', '-o', 'then.pdf'])).code).toBe(0)
    mkdirSync(path('elsewhere/again'), { recursive: true })
    writeFileSync(path('elsewhere/again/facts.md'), talk)
    expect((await run(['export', 'elsewhere/again/facts.md', 'talk.txt', '-o', 'both'])).code).toBe(0)
    const [then, now] = [readFileSync(path('then.pdf')), readFileSync(path('both/facts.pdf'))]
    expect(now.equals(then)).toBe(true)
    expect(then.includes(work.folder)).toBe(false)
  })

  test('notes are in it only where they are asked for, and neither is a text that has them', async () => {
    expect((await run(['export', 'notes.md'])).code).toBe(0)
    const pdf = await openPdf(readFileSync(path('notes.pdf')))
    expect(bare(await pageText(pdf, 1))).toBe('One')
    expect(await pdf.getAttachments()).toBeNull()
    expect(await run(['recover', 'notes.pdf'])).toEqual({
      code: 1, stdout: '', stderr: 'error  There is no talk\'s text in notes.pdf.\n   A talk with notes takes its text along only with "deck export --source".\n',
    })
    expect((await run(['export', 'notes.md', '--notes', '--source', '-o', 'paper.pdf'])).code).toBe(0)
    expect(await pdfUaFailures(readFileSync(path('paper.pdf')))).toEqual([])
    const paper = await openPdf(readFileSync(path('paper.pdf')))
    expect(paper.numPages).toBe(2)
    expect(bare(await pageText(paper, 1))).toBe('OneNobodybutthespeakerreadsthesewords')
    expect(await paper.getPage(1).then((page) => page.view.map(Math.round))).toEqual([0, 0, 595, 842])
    expect((await run(['recover', 'paper.pdf', '-o', '-'])).stdout).toContain('Note: Nobody')
  })

  test('notes as annotations: on their page, or on the sheet with their slide', async () => {
    const said = async (...flags: string[]): Promise<string[][]> => {
      expect((await run(['export', 'notes.md', '--pdf-notes', ...flags, '-o', 'annotated.pdf'])).code).toBe(0)
      const bytes = readFileSync(path('annotated.pdf'))
      expect(await pdfUaFailures(bytes)).toEqual([])
      const pdf = await openPdf(bytes)
      return Promise.all(Array.from({ length: pdf.numPages }, async (_, index) =>
        (await (await pdf.getPage(index + 1)).getAnnotations()).flatMap(({ subtype, contentsObj }) => (subtype === 'Text' ? [contentsObj.str as string] : []))))
    }
    expect(await said()).toEqual([['Nobody but the speaker reads these words.'], []])
    expect(await said('--handout', '2')).toEqual([['Nobody but the speaker reads these words.']])
  })

  test('a page for every step', async () => {
    expect((await run(['export', 'notes.md', '--steps'])).code).toBe(0)
    expect(await pdfUaFailures(readFileSync(path('notes.pdf')))).toEqual([])
    const pdf = await openPdf(readFileSync(path('notes.pdf')))
    expect(await Promise.all([1, 2, 3, 4].map((page) => pageText(pdf, page).then(bare)))).toEqual(['One', 'Two', 'Twofirst', 'Twofirstsecond'])
    expect(await pdf.getPageLabels()).toEqual(['1', '2', '2.1', '2.2'])
    expect((await pdf.getOutline()).flatMap(({ title, items }) => [title, ...items.map((item) => item.title)])).toEqual(['One', 'Two'])
  })

  const shapes: [string[], number, [number, number], string[]][] = [
    [['--range', '2,4-'], 2, [960, 540], ['2', '4']],
    [['--handout', '3'], 2, [595, 842], ['1–3', '4']],
    [['--handout', '4'], 1, [842, 595], ['1–4']],
    [['--size', '4:3'], 4, [720, 540], ['1', '2', '3', '4']],
    [['--size', '3:2'], 4, [960, 640], ['1', '2', '3', '4']],
    [['--size', 'A4', '--light', '-t', 'ink'], 4, [842, 595], ['1', '2', '3', '4']],
  ]
  for (const [flags, pages, size, labels] of shapes) {
    test(flags.join(' '), async () => {
      const { code, stderr } = await run(['export', 'facts.md', ...flags, '-o', 'shape.pdf'])
      expect(code, stderr).toBe(0)
      const pdf = await openPdf(readFileSync(path('shape.pdf')))
      expect(pdf.numPages).toBe(pages)
      expect((await pdf.getPage(1)).view.slice(2).map(Math.round)).toEqual(size)
      expect(await pdf.getPageLabels()).toEqual(labels)
      expect(await (await pdf.getPage(1)).getStructTree()).toMatchObject({ role: 'Root' })
    })
  }

  test('slides that there are not', async () => {
    expect(await run(['export', 'facts.md', '--range', '9-'])).toEqual({
      code: 2, stdout: '', stderr: 'error  facts.md has 4 slides, and none of them is in --range.\n   "deck outline" shows their numbers.\n',
    })
  })
})

test('several talks in one run: each is told, one that fails stops no other', async () => {
  writeFileSync(path('a.md'), '# A')
  writeFileSync(path('b.md'), '# B\n\n---\n\n## Two')
  writeFileSync(path('bad.md'), '---\nlayout: two-colums\n---\n\n# Bad')
  const { code, stdout, stderr } = await run(['export', 'a.md', 'bad.md', 'b.md', 'none.md', '-o', 'many'])
  expect(code).toBe(1)
  expect(stdout.split('\n').map((line) => line.replace(new RegExp(figures), 'T')).sort()).toEqual(['', 'many/a.pdf  1 page  T', 'many/b.pdf  2 pages  T'])
  expect(stderr).toContain('error  bad.md has errors: nothing was written.\n')
  expect(stderr).toContain('error  There is no file none.md.\n')
  expect(readdirSync(path('many')).sort()).toEqual(['a.pdf', 'b.pdf'])

  const events = (await run(['export', 'a.md', '-o', 'many/a.pdf', '--json'])).stdout.trim().split('\n').map((line) => JSON.parse(line) as { event: string })
  expect(events[0]).toEqual({ event: 'deck', file: 'a.md', slides: 1 })
  expect(events.at(-1)).toMatchObject({ event: 'written', file: 'a.md', target: 'many/a.pdf', format: 'pdf', ...(process.platform === 'linux' ? { memory: expect.any(Number) as unknown } : {}) })
})

test('two talks of one name, or two files for standard output', async () => {
  mkdirSync(path('other'))
  writeFileSync(path('other/talk.md'), '# Other')
  expect(await run(['export', 'talk.txt', 'other/talk.md'])).toEqual({
    code: 2, stdout: '', stderr: 'error  talk.txt and other/talk.md would be written to one file.\n   Export them one by one, each with its own -o.\n',
  })
  expect(await run(['export', 'talk.txt', 'notes.md', '-o', '-'])).toEqual({
    code: 2, stdout: '', stderr: 'error  Several files do not fit into standard output.\n   Name a folder with -o, or export one talk in one format.\n',
  })
})

test('--watch writes again when the talk is saved, also while it is written', async () => {
  writeFileSync(path('live.md'), '# Before')
  const { child, ended, output } = startDeck(['export', 'live.md', '--watch', '--no-sandbox'], { cwd: work.folder, env })
  const times = (): number => output().stderr.split('watching; Ctrl-C ends it').length - 1
  await expect.poll(() => output().stderr, { timeout: 30_000, intervals: [5] }).toContain('printing')
  writeFileSync(path('live.md'), '# Meanwhile')
  await expect.poll(times, { timeout: 30_000 }).toBe(2)
  writeFileSync(path('live.md'), '# After\n\n---\n\n## More')
  await expect.poll(times, { timeout: 30_000 }).toBe(3)
  expect((await openPdf(readFileSync(path('live.pdf')))).numPages).toBe(2)
  child.kill('SIGINT')
  expect((await ended).code).toBe(130)
})

test('standard input and standard output', async () => {
  const child = spawn(process.execPath, [cli, 'export', '-', '-o', '-'], { cwd: work.folder, env: { ...process.env, ...env } })
  const chunks: Buffer[] = []
  let errors = ''
  child.stdout.on('data', (data) => chunks.push(data))
  child.stderr.on('data', (data) => { errors += data })
  child.stdin.end('# From a pipe\n\n- one')
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0)
  expect(errors).toMatch(new RegExp(`-  1 page  ${figures}\\n$`))
  const pdf = await openPdf(Buffer.concat(chunks))
  expect(bare(await pageText(pdf, 1))).toContain('Fromapipe')
})

test.describe('an export that fails leaves the older file as it was, and nothing else', () => {
  const old = Buffer.from('an older PDF')
  /** enough that there is time to stop it */
  const slides = Array.from({ length: 600 }, (_, number) => `## Slide ${number}\n\n- one\n- two\n- three\n\n| a | b |\n|---|---|\n| c | d |`)
  test.beforeAll(() => {
    writeFileSync(path('broken.md'), '---\nlayout: two-colums\n---\n\n# Broken\n\nText')
    writeFileSync(path('long-talk.md'), slides.join('\n\n---\n\n'))
    mkdirSync(path('folder'))
    mkdirSync(path('empty'))
    symlinkSync(process.execPath, path('node'))
  })
  test.beforeEach(() => writeFileSync(path('old.pdf'), old))
  test.afterEach(async () => {
    expect(readFileSync(path('old.pdf'))).toEqual(old)
    expect(readdirSync(work.folder).filter((name) => name.startsWith('.'))).toEqual([])
    await nothingIsLeft()
  })

  const cases: [string, string[], Record<string, string>, number, string][] = [
    ['an error in the deck', ['broken.md'], {}, 1, 'error  broken.md has errors: nothing was written.\n'],
    ['no such deck', ['tlk.txt'], {}, 2, 'error  There is no file tlk.txt.\n   Start a talk with "deck new NAME", or write "-" to read standard input.\n'],
    ['an unknown format', ['talk.txt', '--format', 'docx'], {}, 2, 'error  There is no format "docx".\n   Formats: html, jpeg, md, pdf, png, pptx, text, webp.\n'],
    ['a time that is none', ['talk.txt', '--timeout', 'soon'], {}, 2,
      'error  --timeout is a whole number of milliseconds, not "soon".\n   For a minute: --timeout 60000.\n'],
    ['a browser path that names nothing', ['talk.txt', '--browser-path', '/no/chrome'], {}, 3,
      'error  --browser-path names /no/chrome, which is no program here.\n'
      + '   Give the path of the browser\'s program, or leave it out to have a browser found.\n'],
    ['a variable that names nothing', ['talk.txt'], { CHROME_PATH: '/no/chrome' }, 3,
      'error  CHROME_PATH names /no/chrome, which is no program here.\n'
      + '   Give the path of the browser\'s program, or leave it out to have a browser found.\n'],
    ['a browser that is none', ['talk.txt', '--browser-path', './node'], {}, 3, 'error  The browser ./node (--browser-path) ended by itself (code 9).'],
  ]
  for (const [name, args, more, code, message] of cases) {
    test(name, async () => {
      const ended = await run(['export', ...args, '-o', 'old.pdf'], more)
      expect(ended.stderr).toContain(message)
      expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code, stdout: '' })
    })
  }

  test('too little time', async () => {
    const { code, stderr } = await run(['export', 'talk.txt', '-o', 'old.pdf', '--timeout', '1'])
    expect(stderr).toMatch(/error {2}The export of talk\.txt was not done after 0\.001 s; it was (setting|starting|loading) .+\. Nothing was written\.\n {3}Give it more time with --timeout, in milliseconds\.\n$/)
    expect(code).toBe(4)
  })

  test('a file larger than it may be', async () => {
    const { code, stderr } = await run(['export', 'talk.txt', '-o', 'old.pdf', '--max-size', '1kB'])
    expect(stderr).toMatch(/error {2}old\.pdf would have 0\.0\d+ MB, more than --max-size allows \(0\.001 MB\)\.\n {3}Let --resample 150 make its pictures smaller, or export fewer slides with --range\.\n$/)
    expect(code).toBe(7)
  })

  test('pictures have fewer dots only where that is asked for', async () => {
    cpSync(join(decks, 'pictures', 'slides.png'), path('slides.png'))
    writeFileSync(path('picture.md'), '# One\n\n---\n\n## Two\n\n![slides](slides.png)')
    const widths: number[] = []
    for (const flags of [[], ['--resample', '100']]) {
      expect((await run(['export', 'picture.md', ...flags])).code).toBe(0)
      const { objects } = openObjects(readFileSync(path('picture.pdf')))!
      widths.push(...objects.flatMap((object) => (object?.text.includes('/Subtype /Image') ? Number(/\/Width (\d+)/.exec(object.text)![1]) : [])))
    }
    expect(widths[0]).toBe(2016)
    // as wide as it is shown, in inches of 96 CSS pixels
    expect(widths[1]).toBeLessThan(1280 / 96 * 100)
    expect(widths).toHaveLength(2)
  })

  test('a slide that takes two pages', async () => {
    mkdirSync(path('two/layouts/themes'), { recursive: true })
    writeFileSync(path('two/talk.md'), '# One\n\n---\n\n## Two')
    writeFileSync(path('two/layouts/themes/tall.css'), '[data-mode] .slide { height: 900px !important; break-inside: auto !important }')
    const { code, stderr } = await run(['export', 'two/talk.md', '-t', 'paper tall', '-o', 'old.pdf'])
    expect(stderr).toMatch(/error {2}The PDF has \d pages for 2 slides\.\n {3}A rule of the theme or of a layout breaks a slide over pages: look for margins and heights\.\n$/)
    expect(code).toBe(7)
  })

  test('a folder as target', async () => {
    const { code, stderr } = await run(['export', 'talk.txt', '-o', 'folder'])
    expect(stderr).toContain('error  folder is a folder.\n   Name a file in it, such as "-o folder/talk.pdf".\n')
    expect(code).toBe(5)
  })

  test('an ending that no format has', async () => {
    const { code, stderr } = await run(['export', 'talk.txt', '-o', 'old.docx'])
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'error  There is no format for the ending ".docx".\n   Formats: html, jpeg, md, pdf, png, pptx, text, webp.\n' })
  })

  test('no browser anywhere', () => {
    // in a mount namespace of its own, where the places outside PATH and home can be covered
    const places = ['/opt/google/chrome/chrome', '/usr/lib/chromium/chromium', '/usr/lib/chromium/chromium-headless-shell', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium']
    const cover = places.filter(existsSync).map((place) => `mount --bind /dev/null ${place}`)
    test.skip(spawnSync('unshare', ['-m', 'true']).status !== 0, 'needs to be root on Linux')
    const script = [...cover, `PATH=${path('empty')} HOME=${path('empty')} exec ${process.execPath} ${cli} export talk.txt -o old.pdf`].join(' && ')
    const { status, stdout, stderr } = spawnSync('unshare', ['-m', 'sh', '-c', script], { cwd: work.folder, env: { ...process.env, ...env }, encoding: 'utf8' })
    expect(stderr).toContain('error  There is no browser to print with. Searched:\n     DECK_BROWSER, ')
    expect(stderr).toContain(`\n     ${path('empty')}/.cache/puppeteer/chrome\n   Run "deck doctor --install" to get one, or name yours with --browser-path.\n`)
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' })
  })

  const longExport = async (): Promise<RunningDeck> => {
    const running = startDeck(['export', 'long-talk.md', '-o', 'old.pdf'], { cwd: work.folder, env })
    await expect.poll(() => running.output().stderr, { timeout: 30_000, intervals: [20] }).toContain('printing ')
    expect(browsers().length).toBeGreaterThan(1)
    return running
  }

  for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const) {
    test(`${signal} while printing`, async () => {
      const { child, ended } = await longExport()
      child.kill(signal)
      expect(await ended).toMatchObject({ code, stdout: '' })
    })
  }

  test('SIGINT while it starts', async () => {
    const { child, ended } = startDeck(['export', 'talk.txt', '-o', 'old.pdf'], { cwd: work.folder, env })
    await expect.poll(() => browsers().length, { intervals: [5] }).toBeGreaterThan(0)
    child.kill('SIGINT')
    expect((await ended).code).toBe(130)
  })

  test('the browser is killed while printing', async () => {
    const { ended } = await longExport()
    for (const { pid } of browsers()) process.kill(pid, 'SIGKILL')
    const { code, stderr } = await ended
    expect(stderr).toMatch(/error {2}The browser \S+ \(.+\) ended by itself \((SIGKILL|code 137)\)/)
    expect(code).toBe(3)
  })

  test('the page crashes while printing', async () => {
    const { ended } = await longExport()
    for (const { pid } of browsers().filter(({ args }) => args.includes('--type=renderer'))) process.kill(pid, 'SIGKILL')
    const { code, stderr } = await ended
    expect(stderr).toMatch(/error {2}The page of the browser \S+ \(.+\) crashed\.\n/)
    expect(code).toBe(3)
  })

  test('deck itself is killed: its browser ends, and the next run sweeps what is left', async () => {
    const { child, ended } = await longExport()
    child.kill('SIGKILL')
    await ended
    await expect.poll(() => browsers().length).toBe(0)
    expect((await run(['export', 'talk.txt'])).code).toBe(0)
  })
})

test('a good export leaves nothing either', async () => {
  const { ended } = startDeck(['export', 'talk.txt'], { cwd: work.folder, env })
  await expect.poll(() => browsers().length, { intervals: [5] }).toBeGreaterThan(0)
  expect((await ended).code).toBe(0)
  await nothingIsLeft()
})

// each of them names the listener, as a file to load or a place to go to: in the text, in a picture, in a layout, in a theme
test('none of 47 ways out of the page is taken', async () => {
  let connections = 0
  const listener = createServer((socket) => { connections++; socket.destroy() })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const away = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`
  cpSync(join(import.meta.dirname, 'sinks'), path('sinks'), { recursive: true })
  const files = readdirSync(path('sinks'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const ways = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.replaceAll('AWAY', away))
    return text.match(/AWAY\/[\w-]+/g) ?? []
  })
  expect(new Set(ways).size).toBe(47)
  const { code, stderr } = await run(['export', 'sinks/talk.md', '--pdf', '--pptx', '--png', '--html', '-o', 'sinks/out'])
  expect(code, stderr).toBe(0)
  for (const way of ['font.woff2', 'content', 'image-set', 'layout-fill']) {
    expect(stderr.split(`warning  The slides ask for ${away}/${way}, which is not part of the deck; it is left out.\n`), way).toHaveLength(2)
  }
  expect(connections).toBe(0)
  await new Promise((resolve) => listener.close(resolve))
})
