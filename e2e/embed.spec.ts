// Decks in somebody else's page: the element and the plain frame, on a static server without CORS headers.
// What the element does by itself is in element.cases.ts, for every browser.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test, type Frame, type Locator, type Page } from '@playwright/test'
import { complaintsOf } from './complaints.ts'
import { deck, decks, root, workFolder } from './deck.ts'
import { serve, type Served } from './serve.ts'

interface Seen {
  keys: string[]
  events: { name: string; src: string; detail: { n: number; id: string; title: string; total: number } & { code: string; message: string } }[]
  violations: string[]
  shifts: number[]
}
declare global {
  interface Window {
    seen?: Seen
  }
}

let site: Served
let slow: Served
const work = workFolder()
test.beforeAll(async () => {
  work.copy(join(root, 'e2e', 'host'), 'host')
  const files = [join(decks, 'conveyor.txt'), join(decks, 'tour.md'), join(root, 'e2e', 'host', 'night-shift.txt')]
  const built = await deck(['build', ...files, '-o', 'host/talks', '--no-paper'], { cwd: work.folder })
  expect(built.code, built.stderr).toBe(0)
  site = await serve(join(work.folder, 'host'), '/2027/')
  slow = await serve(join(work.folder, 'host'), '/', { slow: 600 })
})
test.afterAll(async () => {
  await Promise.all([site?.close(), slow?.close()])
  work.remove()
})

/** what went wrong in any frame of the page; each test ends with none, unless it says which */
let complaints: string[]
test.beforeEach(({ page }) => {
  complaints = complaintsOf(page)
})
test.afterEach(async ({ page }) => {
  expect(complaints).toEqual([])
  expect((await seen(page)).violations).toEqual([])
})

const conveyor = (page: Page): Locator => page.locator('slide-deck[src="talks/conveyor/"]')
const tour = (page: Page): Locator => page.locator('slide-deck[src="talks/tour/"]')
async function show(element: Locator): Promise<void> {
  await element.scrollIntoViewIfNeeded()
  // until the browser has drawn it where it now is, a click would still go into the frame that was there before
  await element.evaluate(() => new Promise((drawn) => setTimeout(() => requestAnimationFrame(drawn), 200)))
  await element.getByRole('button', { name: /Show slides$/ }).click()
}
const place = (element: Locator): Promise<number | undefined> =>
  element.evaluate((it) => (it as HTMLElement & { current: { n: number } | null }).current?.n)
const state = (element: Locator): Promise<string> => element.evaluate((it) => (it as HTMLElement & { state: string }).state)
const seen = (page: Page): Promise<Seen> =>
  page.evaluate(() => window.seen ?? { keys: [], events: [], violations: [], shifts: [] })
const frameOf = (page: Page, name: string): Frame => page.frames().find((frame) => frame.url().includes(`/${name}/`))!
/** where the focus is: `body`, or the part of the element that has it */
const focus = (page: Page): Promise<string> => page.evaluate(() => {
  const inner = document.activeElement?.shadowRoot?.activeElement
  return inner?.getAttribute('part') ?? document.activeElement?.localName ?? ''
})
async function ready(element: Locator): Promise<void> {
  await expect.poll(() => state(element)).toBe('ready')
}

test.describe('before a click', () => {
  test('the element asks for nothing but the page\'s own poster', async ({ page }) => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(site.url)
    await page.waitForLoadState('networkidle')
    // the plain frame, of the night shift, is loaded at once
    expect(asked.filter((path) => path.startsWith('/') && !/night-shift|_deck\/shared/.test(path)).sort()).toEqual([
      '/2027/', '/2027/host.css', '/2027/host.js', '/2027/talks/conveyor/_deck/slide-deck.js', '/2027/tour.svg',
    ])
    expect(page.frames().some((frame) => /conveyor|tour/.test(frame.url()))).toBe(false)
  })

  test('the card is one button with a name, and a link that leads to the deck', async ({ page }) => {
    await page.goto(site.url)
    await expect(conveyor(page).getByRole('button')).toHaveAccessibleName('The Slow Conveyor Show slides')
    await expect(tour(page).getByRole('button')).toHaveAccessibleName('A tour of deck Show slides')
    const link = conveyor(page).getByRole('link')
    await expect(link).toHaveCount(1)
    await expect(link).toHaveAttribute('href', `${site.url}talks/conveyor/index.html`)
  })

  test('nothing moves, not even when the script comes late', async ({ page }) => {
    // all of the page is seen, because what moves out of sight is not counted
    await page.setViewportSize({ width: 1280, height: 2800 })
    await page.goto(slow.url)
    await expect(conveyor(page).getByRole('button')).toBeVisible()
    await show(conveyor(page))
    await ready(conveyor(page))
    expect((await seen(page)).shifts).toEqual([])
  })

  test('the script is at most 3 kB', () => {
    const script = readFileSync(join(work.folder, 'host/talks/conveyor/_deck/slide-deck.js'))
    expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(3000)
  })

  test('with scripts off the page\'s own links and pictures are there', async ({ browser }) => {
    const page = await browser.newPage({ javaScriptEnabled: false })
    await page.goto(site.url)
    await page.getByRole('link', { name: 'Slides: The Slow Conveyor' }).click()
    await expect(page).toHaveTitle(/The Slow Conveyor/)
    await page.close()
  })
})

test.describe('focus, keys and history stay the page\'s', () => {
  test('loading takes no focus; keys reach the page until the visitor clicked into a deck', async ({ page }) => {
    await page.goto(site.url)
    await page.waitForLoadState('networkidle')
    expect(await focus(page)).toBe('body')
    for (const key of ['f', 's', 'ArrowRight', ' ', 'Escape']) await page.keyboard.press(key)
    expect((await seen(page)).keys).toEqual(['f', 's', 'ArrowRight', ' ', 'Escape'])
    expect((await seen(page)).events).toEqual([])

    await show(conveyor(page))
    await ready(conveyor(page))
    expect(await focus(page)).toBe('frame')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => place(conveyor(page))).toBe(2)
    expect((await seen(page)).keys).toHaveLength(5)
    // letters are shortcuts in a talk; in somebody's page they are not
    await page.keyboard.press('b')
    await page.keyboard.press('o')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => place(conveyor(page))).toBe(3)
  })
})

test.describe('the deck', () => {
  test('starts where slide= says, and tells where it is', async ({ page }) => {
    await page.goto(site.url)
    await show(tour(page))
    await ready(tour(page))
    const { slides } = JSON.parse(readFileSync(join(work.folder, 'host/talks/tour/deck.json'), 'utf8')) as { slides: { id: string; title: string }[] }
    expect((await seen(page)).events).toEqual([{
      name: 'deck-ready', src: 'talks/tour/', detail: { n: 3, id: slides[2]!.id, title: slides[2]!.title, total: slides.length },
    }])
    await expect(tour(page).getByRole('link', { name: 'Open in a new tab' })).toHaveAttribute('href', `${site.url}talks/tour/index.html#/${slides[2]!.id}`)
    await tour(page).evaluate((element, id) => (element as HTMLElement & { goTo: (to: string) => void }).goTo(id), slides.at(-1)!.id)
    await expect.poll(() => place(tour(page))).toBe(slides.length)
    await expect.poll(async () => (await seen(page)).events.at(-1)!.name).toBe('deck-end')
  })

  test('two on one page do not know each other, and neither does a plain frame', async ({ page }) => {
    await page.goto(site.url)
    await show(conveyor(page))
    await ready(conveyor(page))
    await show(tour(page))
    await ready(tour(page))
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => place(tour(page))).toBe(4)
    expect(await place(conveyor(page))).toBe(1)

    const plain = page.frameLocator('iframe[title="Notes from the night shift"]')
    await plain.locator('section.slide.present').click()
    await page.keyboard.press('ArrowRight')
    await expect(plain.locator('section.slide.present')).toContainText('The page nobody reads')
    expect([await place(conveyor(page)), await place(tour(page))]).toEqual([1, 4])
  })

  test('has no origin, draws its own fonts, and asks for nothing outside its folder and what talks share', async ({ page }) => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(site.url)
    asked.length = 0
    await show(conveyor(page))
    await ready(conveyor(page))
    const inside = frameOf(page, 'conveyor')
    expect(await inside.evaluate(() => window.origin)).toBe('null')
    expect(await inside.evaluate(async () => {
      await document.fonts.ready
      return [...document.fonts].filter((font) => font.status === 'loaded').length
    })).toBeGreaterThan(0)
    expect(asked.filter((url) => !url.startsWith('data:') && !['conveyor/', '_deck/shared/'].some((folder) => url.startsWith(`${site.url}talks/${folder}`)))).toEqual([])
    expect(site.missing).toEqual([])
    const frame = conveyor(page).locator('iframe')
    await expect(frame).toHaveAttribute('sandbox', 'allow-scripts allow-popups allow-popups-to-escape-sandbox')
    await expect(frame).toHaveAttribute('title', 'The Slow Conveyor')
  })

  test('what only later slides need of fonts comes after the first is there; until then those slides wait', async ({ page }) => {
    const held: (() => Promise<void>)[] = []
    await page.route(/fonts-later-/, (route) => void held.push(() => route.continue()))
    // who waits for the frame does not wait for them
    await page.goto(`${site.url}talks/tour/embed.html`)
    const shown = (): Promise<string> => page.evaluate(() => getComputedStyle(document.querySelector('.slide.present > *')!).visibility)
    await expect.poll(() => held.length).toBe(1)
    expect(await shown()).toBe('visible')
    const before = await page.evaluate(() => document.fonts.size)
    await page.keyboard.press('ArrowRight')
    await expect.poll(shown).toBe('hidden')
    await held[0]!()
    await expect.poll(shown).toBe('visible')
    expect(await page.evaluate(() => document.fonts.size)).toBeGreaterThan(before)
  })

  test('works in the frame that WordPress makes of the plain snippet', async ({ page }) => {
    await page.goto(site.url)
    await page.evaluate(() => {
      const frame = document.createElement('iframe')
      frame.src = 'talks/conveyor/embed.html#/2'
      for (const [name, value] of Object.entries({
        sandbox: 'allow-scripts', security: 'restricted', width: '960', height: '540', frameborder: '0', title: 'WordPress',
      })) frame.setAttribute(name, value)
      document.querySelector('h1')!.before(frame)
    })
    const inside = page.frameLocator('iframe[title="WordPress"]')
    const { slides } = JSON.parse(readFileSync(join(work.folder, 'host/talks/conveyor/deck.json'), 'utf8')) as { slides: { title: string }[] }
    await expect(inside.locator('section.slide.present')).toContainText(slides[1]!.title)
  })

  test('is a slide, not a scrolled page, in a window of 320 px', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto(site.url)
    await show(conveyor(page))
    await ready(conveyor(page))
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => place(conveyor(page))).toBe(2)
    const inside = frameOf(page, 'conveyor')
    expect(await inside.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  })
})

test.describe('what may go wrong', () => {
  test('a deck that is not there is told, and the card comes back', async ({ page }) => {
    await page.goto(site.url)
    await conveyor(page).evaluate((element) => element.setAttribute('src', 'talks/gone/'))
    const gone = page.locator('slide-deck[src="talks/gone/"]')
    await show(gone)
    await expect.poll(() => state(gone)).toBe('error')
    await expect(gone.getByRole('status')).toHaveText('Not loaded. Try again')
    await expect(gone.locator('iframe')).toHaveCount(0)
    expect((await seen(page)).events).toEqual([{
      name: 'deck-error', src: 'talks/gone/', detail: { code: 'no-deck', message: `no deck answers at ${site.url}talks/gone/` },
    }])
    site.missing.length = 0
    // the browser's own line about the page that is not there
    expect(complaints).toEqual([expect.stringContaining('404')])
    complaints.length = 0
  })
})

test('deck embed refuses what is no address', async () => {
  for (const url of ['javascript:alert(1)', 'https://', 'talks/talk/?x=1', '']) {
    expect(await deck(['embed', join(decks, 'conveyor.txt'), '--url', url], { cwd: work.folder })).toEqual({
      code: 2,
      stdout: '',
      stderr: `error  "${url}" is no address of a folder.\n` +
        '   Write one such as https://example.org/talks/talk/, or a relative one such as talks/talk/.\n',
    })
  }
})

test('deck embed prints what the host page uses', async ({ page }) => {
  const { code, stdout } = await deck(['embed', join(decks, 'conveyor.txt'), '--url', `${site.url}talks/conveyor/`], { cwd: work.folder })
  expect(code).toBe(0)
  await page.route('**/pasted.html', (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>Pasted</title>${stdout}` }))
  await page.goto(`${site.url}pasted.html`)
  await show(page.locator('slide-deck'))
  await ready(page.locator('slide-deck'))
  await expect(page.frameLocator('iframe[title="The Slow Conveyor"]').first().locator('section.slide.present')).toBeVisible()
})
