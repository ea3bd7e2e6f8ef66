// The element and its frame in Firefox, where there is one: driven by WebDriver BiDi, which is its own way.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launch, type Browser, type Page } from 'puppeteer-core'
import { deck, decks, workFolder } from './deck.ts'
import { serve, type Served } from './serve.ts'

const firefox = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => ['firefox-esr', 'firefox'].map((name) => join(folder, name))).find((path) => existsSync(path))
test.skip(firefox === undefined, 'no Firefox in PATH')

interface DeckElement extends HTMLElement {
  state: string
  current: { n: number; id: string } | null
  load: () => Promise<void>
  goTo: (to: number | string) => void
  next: () => void
}

let browser: Browser
let site: Served
const work = workFolder()
test.beforeAll(async () => {
  test.setTimeout(120_000)
  const script = '<script src="talk/_deck/slide-deck.js" defer></script>'
  const card = '<slide-deck src="talk/" label="The Slow Conveyor"><a href="talk/index.html">Slides</a></slide-deck>'
  const page = (policy: string, body: string): string =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Host</title><link rel="icon" href="data:,">${script}</head><body><input aria-label="Field">${body}</body></html>`
  const strict = `default-src 'none'; img-src data:; script-src 'self'; frame-src 'self'`
  work.write('one.html', page(strict, card))
  work.write('trusted.html', page(`${strict}; require-trusted-types-for 'script'`, card))
  work.write('many.html', page(strict, card.repeat(100)))
  work.write('plain.html', page(strict, '<iframe src="talk/embed.html#/2" title="Slides" width="300" height="169" sandbox="allow-scripts"></iframe>'))
  expect(await deck(['build', join(decks, 'conveyor.txt'), '-o', 'talk'], { cwd: work.folder })).toMatchObject({ code: 0 })
  site = await serve(work.folder)
  browser = await launch({ browser: 'firefox', executablePath: firefox!, headless: true })
})
test.afterAll(async () => {
  await browser?.close()
  await site?.close()
  work.remove()
})

let page: Page
let complaints: string[]
async function open(path: string): Promise<void> {
  page = await browser.newPage()
  complaints = []
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()) })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(`${site.url}${path}`)
  await page.waitForFunction(() => customElements.get('slide-deck') !== undefined)
}
test.afterEach(async () => {
  expect(complaints).toEqual([])
  await page?.close()
})
const load = (): Promise<string> => page.$eval('slide-deck', async (it) => {
  await (it as DeckElement).load()
  return (it as DeckElement).state
})
const place = (): Promise<number | undefined> => page.$eval('slide-deck', (it) => (it as DeckElement).current?.n)
const focus = (): Promise<string> => page.evaluate(() => document.activeElement!.shadowRoot?.activeElement?.getAttribute('part') ?? document.activeElement!.localName)

for (const host of ['one.html', 'trusted.html']) {
  test(`shows the deck under a strict policy: ${host}`, async () => {
    await open(host)
    expect(page.frames()).toHaveLength(1)
    expect(await load()).toBe('ready')
    expect(await place()).toBe(1)
    expect(await focus()).toBe('body')
  })
}

test('a script that loads and steers leaves the focus, the keys and the history', async () => {
  await open('one.html')
  const before = await page.evaluate(() => history.length)
  await page.focus('input')
  await load()
  await page.$eval('slide-deck', (it) => {
    (it as DeckElement).goTo(5);
    (it as DeckElement).next()
  })
  await expect.poll(place).toBeGreaterThanOrEqual(5)
  expect(await focus()).toBe('input')
  await page.keyboard.type('abc')
  expect(await page.$eval('input', (field) => field.value)).toBe('abc')
  expect(await page.evaluate(() => history.length)).toBe(before)
})

test('Enter shows it, arrows move it, Escape leaves it', async () => {
  await open('one.html')
  await page.$eval('slide-deck', (it) => it.shadowRoot!.querySelector('button')!.focus())
  await page.keyboard.press('Enter')
  await expect.poll(() => page.$eval('slide-deck', (it) => (it as DeckElement).state)).toBe('ready')
  expect(await focus()).toBe('frame')
  await page.keyboard.press('ArrowRight')
  await expect.poll(place).toBe(2)
  await page.keyboard.press('Escape')
  await expect.poll(focus).toBe('link')
})

test('a hundred on a page make no frame; removed while loading none throws', async () => {
  await open('many.html')
  expect(page.frames()).toHaveLength(1)
  const why = await page.$eval('slide-deck', (it) => {
    const loading = (it as DeckElement).load()
    it.remove()
    return loading.catch((error: Error) => error.message)
  })
  expect(why).toBe('the element was removed')
})

test('works with scripts alone allowed, and takes no orders but its own', async () => {
  await open('plain.html')
  const frame = await (await page.waitForSelector('iframe'))!.contentFrame()
  const shown = (): Promise<string | null | undefined> => frame.evaluate(() => document.querySelector('section.slide.present')?.getAttribute('aria-label'))
  await expect.poll(shown).toMatch(/^2 \/ /)
  const said = await page.evaluate(() => {
    const { contentWindow } = document.querySelector('iframe')!
    const values = [null, 0, 3, '3', 'next', [], {}, true, { v: 1, op: 'next' }, { v: 1, op: 'goTo', to: 3 }]
    let said = 0
    for (const op of values) for (const to of values) for (const v of [1, '1', null, 2, {}]) {
      contentWindow!.postMessage({ v, op, to }, '*')
      contentWindow!.postMessage(JSON.stringify({ method: op, args: [to] }), '*')
      said += 2
    }
    return said
  })
  expect(said).toBeGreaterThanOrEqual(1000)
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
  expect(await shown()).toMatch(/^2 \/ /)
})
