// What else a talk is exported to, each file opened by somebody else's code.
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import { imageSize } from 'image-size'
import { deck, decks, figures, workFolder } from './deck.ts'

const work = workFolder({
  'talk.md': ['# The Talk\n\nNote: Only the speaker reads this.', '## Steps\n\n+ one\n+ two', '## Sides\n\nBefore:\n\n- a\n\nAfter:\n\n- b'].join('\n\n---\n\n'),
})
test.afterAll(() => work.remove())
const env = { CHROME_NO_SANDBOX: process.getuid?.() === 0 ? '1' : '' }
const run = (...args: string[]): ReturnType<typeof deck> => deck(['export', ...args], { cwd: work.folder, env })
const path = (name: string): string => join(work.folder, name)
const sizes = (folder: string): object =>
  Object.fromEntries(readdirSync(path(folder)).sort().map((name) => {
    const { type, width, height } = imageSize(readFileSync(join(path(folder), name)))
    return [name, `${type} ${width}×${height}`]
  }))

test.describe('pictures', () => {
  test('of every slide, in several formats and beside a PDF, from one run', async () => {
    const { code, stdout, stderr } = await run('talk.md', '--png', '--jpeg', '--webp', '--pdf', '--range', '1,3', '-o', 'many')
    expect(code, stderr).toBe(0)
    expect(stdout.replace(new RegExp(figures, 'g'), 'T').trim().split('\n').sort()).toEqual([
      'many/talk-1.jpg … many/talk-3.jpg  2 pictures  T',
      'many/talk-1.png … many/talk-3.png  2 pictures  T',
      'many/talk-1.webp … many/talk-3.webp  2 pictures  T',
      'many/talk.pdf  2 pages  T',
    ])
    expect(readdirSync(path('many')).sort()).toEqual(['talk-1.jpg', 'talk-1.png', 'talk-1.webp', 'talk-3.jpg', 'talk-3.png', 'talk-3.webp', 'talk.pdf'])
  })

  test('at another scale, each step, and all on one sheet', async () => {
    mkdirSync(path('steps'))
    expect((await run('talk.md', '--png', '--scale', '0.5', '--steps', '--contact-sheet', '-o', 'steps/s.png')).code).toBe(0)
    expect(sizes('steps')).toEqual({
      's-1.png': 'png 640×360', 's-2.png': 'png 640×360', 's-2.1.png': 'png 640×360', 's-2.2.png': 'png 640×360', 's-3.png': 'png 640×360',
      // three beside each other, in two rows
      's-all.png': 'png 549×237',
    })
    const shown = ['2', '2.1', '2.2'].map((name) => readFileSync(path(`steps/s-${name}.png`)).toString('base64'))
    expect(new Set(shown).size).toBe(3)
  })

  test('of one slide: one file, by the ending of its name; the same bytes again', async () => {
    for (const name of ['one/a.webp', 'one/b.webp']) expect((await run('talk.md', '--range', '2', '--scale', '2', '-o', name)).code).toBe(0)
    expect(sizes('one')).toEqual({ 'a.webp': 'webp 2560×1440', 'b.webp': 'webp 2560×1440' })
    expect(readFileSync(path('one/a.webp')).equals(readFileSync(path('one/b.webp')))).toBe(true)
  })

  test('as large as a screen, set for its shape', async () => {
    expect((await run('talk.md', '--png', '--size', '1024x768', '--range', '2', '-o', 'shape/old.png')).code).toBe(0)
    expect(sizes('shape')).toEqual({ 'old.png': 'png 1024×768' })
  })

  test('many do not fit into standard output', async () => {
    const { code, stdout, stderr } = await run('talk.md', '--png', '-o', '-')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('error  Several files do not fit into standard output.\n   Name a file or a folder with -o, or one slide with --range.\n')
  })
})

test.describe('one HTML file', () => {
  test('opens from disk, offline: keys, overview, fonts, pictures, and nothing is asked for', async ({ page, context }) => {
    for (const name of ['conveyor.txt', 'layouts.md']) {
      expect((await run(join(decks, name), '--html', '-o', 'alone/')).code).toBe(0)
    }
    expect(readdirSync(path('alone')).sort()).toEqual(['conveyor.html', 'layouts.html'])
    expect(statSync(path('alone/conveyor.html')).size).toBeLessThan(250_000)

    await context.setOffline(true)
    const asked: string[] = []
    const problems: string[] = []
    page.on('request', (request) => asked.push(request.url().slice(0, 200)))
    page.on('console', (message) => problems.push(message.text()))
    page.on('pageerror', (error) => problems.push(error.message))
    await page.goto(pathToFileURL(path('alone/layouts.html')).href)
    await expect(page.locator('.deck.reveal')).toBeVisible()
    expect(await page.evaluate(() => document.fonts.ready.then((fonts) => [...fonts].every(({ status }) => status !== 'error')))).toBe(true)
    expect(await page.evaluate(() => document.fonts.check('600 40px Fraunces'))).toBe(true)
    const pictures = page.locator('.slides img')
    expect(await pictures.count()).toBeGreaterThan(3)
    expect(await pictures.evaluateAll((all) => Promise.all(all.map((picture) => (picture as HTMLImageElement).decode().then(() => 'drawn', () => (picture as HTMLImageElement).src.slice(0, 60)))))
      .then((drawn) => new Set(drawn))).toEqual(new Set(['drawn']))
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => new URL(page.url()).hash).toBe('#/agenda')
    await page.keyboard.press('Escape')
    await expect(page.locator('.deck.overview')).toBeVisible()
    expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([pathToFileURL(path('alone/layouts.html')).href])
    expect(problems).toEqual([])
  })

  test('reads as a document without scripts, has no notes, is the same on every day', async ({ browser }) => {
    for (const name of ['a.html', 'b.html']) expect((await run('talk.md', '-o', name)).code).toBe(0)
    expect(readFileSync(path('a.html'), 'utf8')).not.toContain('Only the speaker')
    expect(readFileSync(path('a.html')).equals(readFileSync(path('b.html')))).toBe(true)
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(pathToFileURL(path('a.html')).href)
    for (const heading of ['The Talk', 'Steps', 'Sides']) await expect(page.getByRole('heading', { name: heading })).toBeVisible()
    await context.close()
  })

  test('a text that looks like the end of a style or a script', async ({ page }) => {
    mkdirSync(path('layouts/themes'), { recursive: true })
    writeFileSync(path('layouts/themes/ends.css'), '.slide::after { content: "</style><script>document.title = 1</script>" }')
    expect((await run('talk.md', '-t', 'paper ends', '-o', 'ends.html')).code).toBe(0)
    await page.goto(pathToFileURL(path('ends.html')).href)
    await expect(page.locator('.deck.reveal')).toBeVisible()
    expect(await page.title()).toBe('The Talk')
    expect(await page.locator('.slide').first().evaluate((slide) => getComputedStyle(slide, '::after').content)).toContain('</style>')
  })
})

test('Markdown and text: written without a browser, read again they are the talk', async () => {
  const { code, stdout, stderr } = await run(join(decks, 'conveyor.txt'), '--md', '--text', '-o', 'words', '--browser-path', '/no/such')
  expect(code, stderr).toBe(0)
  expect(stdout).toMatch(/^words\/conveyor\.md  (\d+ slides)  \d\.\d s\nwords\/conveyor\.txt  \1  \d\.\d s\n$/)
  const tree = async (file: string): Promise<string> => (await deck(['outline', file, '--json'], { cwd: work.folder })).stdout
    .replace(/"(line|column|offset|reason|confidence)": .*/g, '')
  expect(await tree('words/conveyor.md')).toBe(await tree(join(decks, 'conveyor.txt')))
  expect((await run('talk.md', '--text', '--range', '1,3', '-o', '-')).stdout).toBe(
    'The Talk\n========\n\nNote: Only the speaker reads this.\n\n---\n\nSides\n=====\n\nBefore:\n\n- a\n\nAfter:\n\n- b\n')
})
