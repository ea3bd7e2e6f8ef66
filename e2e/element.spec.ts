// <slide-deck> in Chromium and in Firefox, where there is one: the same cases, one browser for all, one page a group.
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launch, type Browser, type Page } from 'puppeteer-core'
import { deck, decks, findTestBrowser, workFolder } from './deck.ts'
import { frameOf, groups, type Bench, type Case } from './element.cases.ts'
import { serve, type Served } from './serve.ts'

const firefox = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => ['firefox-esr', 'firefox'].map((name) => join(folder, name))).find((path) => existsSync(path))
const browsers = { chrome: findTestBrowser(), firefox }

let site: Served
let total: number
const work = workFolder({ 'later.md': '---\navailable: 2099-01-01\n---\n\n# Later\n', 'other.md': '# Other\n' })
test.beforeAll(async () => {
  const strict = `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'self'; frame-src 'self'`
  const page = (policy: string): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Host</title>`
    + '<link rel="icon" href="data:,"><script src="talk/_deck/slide-deck.js" defer></script></head><body style="margin:8px"><input aria-label="Field"><main></main><footer>End</footer></body></html>'
  work.write('host.html', page(strict))
  work.write('trusted.html', page(`${strict}; require-trusted-types-for 'script'`))
  expect(await deck(['build', join(decks, 'conveyor.txt'), '-o', 'talk'], { cwd: work.folder })).toMatchObject({ code: 0 })
  expect(await deck(['build', 'later.md', 'other.md', '-o', 'site', '--no-paper'], { cwd: work.folder })).toMatchObject({ code: 0 })
  total = (JSON.parse(readFileSync(join(work.folder, 'talk/deck.json'), 'utf8')) as { slides: object[] }).slides.length
  site = await serve(work.folder)
})
test.afterAll(async () => {
  await site?.close()
  work.remove()
})

for (const [name, executablePath] of Object.entries(browsers) as ['chrome' | 'firefox', string | undefined][]) {
  test.describe(name, () => {
    test.skip(executablePath === undefined, `no ${name} in PATH`)
    let browser: Browser
    test.beforeAll(async () => {
      test.setTimeout(120_000)
      browser = await launch({ browser: name, executablePath: executablePath!, headless: true, args: name === 'chrome' && process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
    })
    test.afterAll(() => browser?.close())

    for (const [group, cases] of Object.entries(groups)) {
      test(`${group}: ${cases.length} cases`, async () => {
        const page = await browser.newPage()
        const complaints: string[] = []
        page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()) })
        page.on('pageerror', (error) => complaints.push(String(error)))
        await page.goto(`${site.url}${group === 'loaded' ? 'trusted' : 'host'}.html`)
        await page.waitForFunction(() => customElements.get('slide-deck') !== undefined)
        for (const one of cases) {
          await test.step(one.name, async () => {
            await put(page, one)
            await one.run(benchOf(page))
            expect(complaints).toEqual([])
            expect(await page.evaluate(() => window.told.violations)).toEqual([])
          })
        }
        await page.close()
      })
    }
  })
}

/** A fresh element in the page, and nothing told of it yet. */
async function put(page: Page, { attributes = {} }: Case): Promise<void> {
  await page.bringToFront()
  await page.evaluate((attributes) => {
    for (const old of document.querySelectorAll('slide-deck')) old.remove()
    const field = document.querySelector('input')!
    field.value = ''
    scrollTo(0, 0);
    (document.activeElement as HTMLElement | null)?.blur()
    if (!window.told) {
      addEventListener('keydown', ({ key }) => window.told.keys.push(key))
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => window.told.violations.push(`${violatedDirective} ${blockedURI}`))
      for (const name of ['deck-ready', 'deck-slide', 'deck-end', 'deck-error']) {
        addEventListener(name, (event) => window.told.events.push([name, (event as CustomEvent).detail]))
      }
    }
    window.told = { events: [], keys: [], violations: [] }
    const it = document.createElement('slide-deck')
    for (const [name, value] of Object.entries({ src: 'talk/', label: 'The Slow Conveyor', ...attributes })) it.setAttribute(name, value)
    for (const [href, words] of [['talk/index.html', 'Slides'], ['talk/x.pdf', 'PDF']]) it.append(Object.assign(document.createElement('a'), { href, textContent: words }))
    document.querySelector('main')!.append(it)
  }, attributes)
}

function benchOf(page: Page): Bench {
  // a function's text is all that reaches the page
  const on: Bench['on'] = (work, ...args) => page.$eval('slide-deck', work as never, ...args) as never
  return {
    page, total, on,
    load: () => on(async (it) => {
      await it.load()
      return it.state
    }),
    place: () => on((it) => it.current?.n),
    focus: () => page.evaluate(() => document.activeElement!.shadowRoot?.activeElement?.getAttribute('part') ?? document.activeElement!.localName),
    events: () => page.evaluate(() => window.told.events),
    press: async (...keys) => { for (const key of keys) await page.keyboard.press(key as 'Enter') },
    shown: async () => (await frameOf(page)?.evaluate(() => document.querySelector('section.slide.present')?.getAttribute('aria-label'))) ?? null,
  }
}
