// The built folder: complete, under any path, from file:, with scripts off, and nothing asked of anybody else.
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test, type Page } from '@playwright/test'
import { complaintsOf } from './complaints.ts'
import { deck, decks, root, workFolder } from './deck.ts'
import { serve, type Served } from './serve.ts'

interface Manifest {
  title: string
  slides: { n: number; id: string; title: string | null; text: string }[]
}

const work = workFolder({ 'broken.md': '# Broken\n\n![gone](gone.png)\n', 'fine.txt': 'A fine talk\n- one\n- two\n' })
const inWork = (path: string): string => join(work.folder, path)
const text = (path: string): string => readFileSync(inWork(path), 'utf8')
const build = (...args: string[]): ReturnType<typeof deck> => deck(['build', ...args], { cwd: work.folder })
const manifest = (folder: string): Manifest => JSON.parse(text(`${folder}/deck.json`)) as Manifest
const tour = join(decks, 'tour.md')
const conveyor = join(decks, 'conveyor.txt')

let served: Served
test.beforeAll(async () => {
  expect(await build(tour, '-o', 'one')).toMatchObject({ code: 0 })
  expect(await build(conveyor, tour, join(root, 'e2e', 'host', 'night-shift.txt'), '-o', 'many', '--no-paper')).toMatchObject({ code: 0 })
  served = await serve(work.folder, '/a/b/')
})
test.afterAll(async () => {
  await served?.close()
  work.remove()
})

/** every address the page and its parts ask for, and every complaint of the browser */
function watch(page: Page): { asked: string[]; complaints: string[] } {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  return { asked, complaints: complaintsOf(page) }
}
const shown = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.querySelector<HTMLElement>('section.slide.present')?.id)
const outside = (asked: string[], folder: string): string[] =>
  asked.filter((url) => !url.startsWith(folder) && !url.startsWith('data:'))

for (const kind of ['a static server under a sub-path', 'file:'] as const) {
  test.describe(kind, () => {
    const at = (path: string): string => `${kind === 'file:' ? pathToFileURL(inWork('.')).href + '/' : served.url}${path}`

    test('shows the deck, with its fonts, and asks for nothing outside its folder', async ({ page }) => {
      const seen = watch(page)
      await page.goto(at('one/index.html'))
      const { title, slides } = manifest('one')
      await expect(page).toHaveTitle(title)
      await expect.poll(() => shown(page)).toBe(slides[0]!.id)
      for (const slide of slides.slice(1, 4)) {
        await page.keyboard.press('ArrowRight')
        await expect.poll(() => shown(page)).toBe(slide.id)
      }
      await expect(page).toHaveURL(at(`one/index.html#/${slides[3]!.id}`))
      await page.keyboard.press('ArrowLeft')
      await expect.poll(() => shown(page)).toBe(slides[2]!.id)
      const fonts = await page.evaluate(async () => {
        await document.fonts.ready
        return [...document.fonts].map(({ status }) => status)
      })
      expect(fonts).toContain('loaded')
      expect(fonts).not.toContain('error')
      expect(seen).toEqual({ asked: expect.any(Array), complaints: [] })
      expect(outside(seen.asked, at('one/'))).toEqual([])
      expect(seen.asked.filter((url) => url.endsWith('.woff2')).length).toBeGreaterThan(0)
    })

    test('a link goes to its slide, by id and by number', async ({ page }) => {
      const { slides } = manifest('one')
      const slide = slides[5]!
      await page.goto(at(`one/index.html#/${slide.id}`))
      await expect.poll(() => shown(page)).toBe(slide.id)
      await page.goto('about:blank')
      await page.goto(at('one/index.html#/6'))
      await expect.poll(() => shown(page)).toBe(slide.id)
    })

    test('reads as a document with scripts off: every slide, every word', async ({ browser }) => {
      const page = await browser.newPage({ javaScriptEnabled: false })
      const seen = watch(page)
      await page.goto(at('one/index.html'))
      const { slides } = manifest('one')
      const sections = page.locator('section.slide')
      await expect(sections).toHaveCount(slides.length)
      for (const { n, text } of slides) {
        const section = sections.nth(n - 1)
        await expect(section).toBeVisible()
        const pictures = await section.locator('img, video').evaluateAll((all) => all.map((shown) => shown.getAttribute('alt') ?? shown.getAttribute('aria-label')))
        // what a formula was written as is there for who hears it, not for who sees it
        const formulas = await section.locator('annotation').allTextContents()
        const words = wordsOf([await section.innerText(), ...pictures, ...formulas].join(' '))
        const missing = wordsOf(text).filter((word) => !words.includes(word))
        expect(missing, `slide ${n}`).toEqual([])
      }
      // one below the other: nothing is drawn over something else
      const tops = await sections.evaluateAll((all) => all.map((section) => section.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom]))
      for (const [index, [top]] of tops.entries()) if (index > 0) expect(top!).toBeGreaterThanOrEqual(tops[index - 1]![1]! - 1)
      expect(seen.complaints.filter((line) => !/script/i.test(line))).toEqual([])
      await page.close()
    })

    test('several talks stand in a list that leads to each of them', async ({ page }) => {
      const seen = watch(page)
      await page.goto(at('many/index.html'))
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('PlainConf')
      await expect(page.getByRole('listitem')).toHaveCount(3)
      for (const folder of ['conveyor', 'tour', 'night-shift']) {
        const { title, slides } = manifest(`many/${folder}`)
        await page.getByRole('link', { name: title }).click()
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
        await page.getByRole('link', { name: 'Slides in the whole window' }).click()
        await expect(page).toHaveTitle(title)
        await expect.poll(() => shown(page)).toBe(slides[0]!.id)
        await page.goto(at('many/index.html'))
      }
      expect(seen.complaints).toEqual([])
      expect(outside(seen.asked, at('many/'))).toEqual([])
    })
  })
}

const wordsOf = (text: string): string[] => text.normalize('NFC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

test('nothing was asked for that is not there', () => {
  expect(served.missing).toEqual([])
})

test.describe('the folder', () => {
  test('has the deck\'s page, its frame, its model, scripts, fonts and pictures, and says how much', async () => {
    const { stdout } = await build(tour, '-o', 'again/')
    const files = readdirSync(inWork('again'), { recursive: true, encoding: 'utf8' }).filter((path) => statSync(inWork(`again/${path}`)).isFile())
    expect(files).toEqual(expect.arrayContaining([
      'index.html', 'embed.html', 'deck.json', '_deck/deck.css', '_deck/embed.css', '_deck/fonts.css', '_deck/player.js', '_deck/slide-deck.js',
    ]))
    expect(files.some((path) => path.startsWith('_deck/fonts/'))).toBe(true)
    expect(files.some((path) => path.startsWith('assets/'))).toBe(true)
    const bytes = files.reduce((sum, path) => sum + statSync(inWork(`again/${path}`)).size, 0)
    const kilobytes = Math.round(bytes / 1000).toLocaleString('en')
    expect(stdout).toBe(`again/  1 deck, ${manifest('again').slides.length} slides, ${files.length} files, ${kilobytes} kB\n`)
  })

  test('holds no speaker notes', () => {
    const note = 'These notes are shown in the speaker view only'
    expect(readFileSync(tour, 'utf8')).toContain(note)
    for (const path of readdirSync(inWork('one'), { recursive: true, encoding: 'utf8' })) {
      if (/\.(html|json|js|css)$/.test(path)) expect(text(`one/${path}`), path).not.toContain(note)
    }
    expect(existsSync(inWork('one/speaker.html'))).toBe(false)
  })

  test('is the same for the same deck', async () => {
    await build(tour, '-o', 'twice')
    for (const path of ['index.html', 'embed.html', 'deck.json', '_deck/deck.css', '_deck/files.json']) expect(text(`twice/${path}`)).toBe(text(`one/${path}`))
  })

  test('comes from standard input too, and in another theme', async () => {
    const run = await deck(['build', '-', '-o', 'piped', '--theme', 'ink'], { cwd: work.folder, stdin: 'A talk from a pipe\n- one\n' })
    expect(run).toMatchObject({ code: 0, stdout: expect.stringMatching(/^piped\/ {2}1 deck, 1 slide, \d+ files, [\d,]+ kB\n$/) })
    expect(text('piped/_deck/deck.css')).toContain('color-scheme: dark')
  })
})

test.describe('what goes wrong', () => {
  test('a deck with errors is named and not built; what was there stays', async () => {
    await build('fine.txt', '-o', 'kept')
    const run = await build('broken.md', '-o', 'kept')
    expect(run.code).toBe(1)
    expect(run.stdout).toBe('')
    expect(run.stderr).toContain('broken.md:3:1  error  missing-image  There is no file "gone.png".')
    expect(run.stderr).toContain('error  broken.md has errors: nothing was written to kept.\n')
    expect(manifest('kept').title).toBe('A fine talk')
  })

  test('among several the good ones are built', async () => {
    const run = await build('broken.md', 'fine.txt', '-o', 'some', '--no-paper')
    expect(run.code).toBe(1)
    expect(run.stdout).toMatch(/^some\/ {2}1 deck, 1 slide, /)
    expect(run.stderr).toContain('1/2  broken.md\n')
    expect(run.stderr).toContain('2/2  fine.txt\n')
    expect(run.stderr).toContain('error  broken.md has errors: left out.\n')
    expect(readdirSync(inWork('some')).sort()).toEqual(['_deck', '_headers', 'fine', 'index.html', 'talks.json'])
    expect(text('some/index.html')).not.toContain('broken')
  })

  test('a folder with other files in it is not touched', async () => {
    mkdirSync(inWork('mine'))
    writeFileSync(inWork('mine/thesis.txt'), 'years of work')
    expect(await build('fine.txt', '-o', 'mine')).toEqual({
      code: 5,
      stdout: '',
      stderr: 'error  mine holds "thesis.txt", which "deck build" did not write; nothing was replaced.\n' +
        '   Name another folder with -o, or move that file out of it.\n',
    })
    expect(text('mine/thesis.txt')).toBe('years of work')
    expect(readdirSync(inWork('mine'))).toEqual(['thesis.txt'])
  })

  test('without a place to write to, or without a deck', async () => {
    expect(await build('fine.txt')).toEqual({
      code: 2, stdout: '', stderr: 'error  Say which folder to write, with -o.\n   deck build fine.txt -o site\n',
    })
    expect(await build('gone.txt', '-o', 'x')).toEqual({
      code: 2, stdout: '', stderr: 'error  There is no file or folder gone.txt.\n',
    })
  })
})
