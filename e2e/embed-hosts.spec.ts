// Decks under the policies of real host pages, in their sandboxes, and against everything that is said to them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { violations } from './axe.ts'
import { complaintsOf } from './complaints.ts'
import { deck, decks, workFolder } from './deck.ts'
import { serve, type Served } from './serve.ts'


interface DeckElement extends HTMLElement {
  state: string
  current: { n: number; id: string } | null
  manifest: { title: string; language: string; slides: { n: number; id: string; title: string }[] } | null
  load: () => Promise<void>
  goTo: (to: number | string) => void
  controls: string | null
  slide: string | null
}

let site: Served
/** how many slides there are */
let total: number
const work = workFolder()
test.beforeAll(async () => {
  expect(await deck(['build', join(decks, 'conveyor.txt'), '-o', 'talk'], { cwd: work.folder })).toMatchObject({ code: 0 })
  total = (JSON.parse(readFileSync(join(work.folder, 'talk/deck.json'), 'utf8')) as { slides: object[] }).slides.length
  site = await serve(work.folder)
})
test.afterAll(async () => {
  await site?.close()
  work.remove()
})

let complaints: string[]
test.beforeEach(({ page }) => { complaints = complaintsOf(page) })

const script = (nonce = ''): string => `<script src="talk/_deck/slide-deck.js" nonce="${nonce}" defer></script>`
const card = '<slide-deck src="talk/" label="The Slow Conveyor"><a href="talk/index.html">Slides</a> <a href="talk/x.pdf">PDF</a></slide-deck>'

/** A host page of that html, on the decks' own host. */
async function host(page: Page, body: string, headers: Record<string, string> = {}, nonce?: string): Promise<void> {
  await page.route('**/host.html', (route) => route.fulfill({
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
    body: `<!doctype html><html lang="en"><head><title>Host</title>${script(nonce)}</head><body><main><h1>Host</h1>${body}</main></body></html>`,
  }))
  await page.goto(`${site.url}host.html`)
}
const element = (page: Page) => page.locator('slide-deck').first()
const load = (page: Page): Promise<string> => element(page).evaluate(async (it) => {
  await (it as DeckElement).load()
  return (it as DeckElement).state
})
const place = (page: Page): Promise<number | undefined> => element(page).evaluate((it) => (it as DeckElement).current?.n)

const self = `script-src 'self'; frame-src 'self'`
for (const [name, policy] of Object.entries({
  'none but what is needed': `default-src 'none'; ${self}`,
  'a conference system\'s own': `default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'`,
  'no inline style': `default-src 'self'; style-src 'self'`,
  'no style at all': `default-src 'none'; style-src 'none'; ${self}`,
  'no pictures': `default-src 'none'; img-src 'none'; ${self}`,
  'trusted types': `default-src 'none'; ${self}; require-trusted-types-for 'script'`,
  'trusted types, no policy allowed': `default-src 'none'; ${self}; require-trusted-types-for 'script'; trusted-types 'none'`,
  'no connections': `default-src 'self'; connect-src 'none'; worker-src 'none'; object-src 'none'`,
  'child-src': `default-src 'none'; script-src 'self'; child-src 'self'`,
  'no attributes of style or script': `default-src 'self'; script-src-attr 'none'; style-src-attr 'none'`,
  'not to be framed itself': `default-src 'none'; ${self}; frame-ancestors 'none'`,
  'strict-dynamic': `script-src 'strict-dynamic' 'nonce-abc' 'self'; object-src 'none'; base-uri 'none'; frame-src 'self'`,
})) {
  test(`policy of the host page: ${name}`, async ({ page }) => {
    await page.addInitScript(() => addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => console.error(`violation ${violatedDirective} ${blockedURI}`)))
    await host(page, card, { 'content-security-policy': policy }, 'abc')
    expect(await load(page)).toBe('ready')
    expect(complaints).toEqual([])
  })
}

for (const [name, attributes] of Object.entries({
  'scripts only': 'sandbox="allow-scripts"',
  'as WordPress writes it': 'sandbox="allow-scripts" security="restricted" frameborder="0" marginwidth="0" marginheight="0" scrolling="no"',
  'scripts and popups': 'sandbox="allow-scripts allow-popups"',
  'as our own snippet': 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" allow="fullscreen" referrerpolicy="no-referrer"',
  'with an origin': 'sandbox="allow-scripts allow-same-origin"',
  'with everything': 'sandbox="allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-presentation"',
  'without a sandbox': '',
  'without credentials': 'sandbox="allow-scripts" credentialless',
})) {
  test(`sandbox: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await host(page, `<iframe src="talk/embed.html#/2" title="Slides" width="300" height="169" ${attributes}></iframe>`)
    const inside = page.frameLocator('iframe')
    await expect(inside.locator('section.slide.present')).toHaveAttribute('aria-label', /^2 \/ /)
    await inside.locator('section.slide.present').click()
    await page.keyboard.press('ArrowRight')
    await expect(inside.locator('section.slide.present')).toHaveAttribute('aria-label', /^3 \/ /)
    // of a host page that gives its own origin away, which is the browser's to say
    expect(complaints.filter((line) => !line.includes('can escape its sandboxing'))).toEqual([])
  })
}

test('without scripts the frame is a document that reads', async ({ page }) => {
  await host(page, '<iframe src="talk/embed.html" title="Slides" width="300" height="169" sandbox></iframe>')
  await expect(page.frameLocator('iframe').locator('section.slide')).toHaveCount(total)
})

test('a hundred on a page make no frame before a click, and ask for nothing', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await host(page, card.repeat(100))
  await expect(page.getByRole('button', { name: 'The Slow Conveyor Show slides' })).toHaveCount(100)
  expect(page.frames()).toHaveLength(1)
  expect(asked.map((url) => new URL(url).pathname).filter((path) => path.startsWith('/'))).toEqual(['/host.html', '/talk/_deck/slide-deck.js'])
  await page.getByRole('button').nth(57).click()
  await expect.poll(() => page.frames().length).toBe(2)
})

test('a host page knows the deck, and says what is seen around it', async ({ page }) => {
  await host(page, card)
  await element(page).evaluate((it) => Object.assign(it, { controls: 'none', slide: 4 }))
  await load(page)
  expect(await element(page).evaluate((it) => [it.getAttribute('controls'), (it as DeckElement).slide])).toEqual(['none', '4'])
  const manifest = await element(page).evaluate((it) => (it as DeckElement).manifest!)
  expect(manifest).toMatchObject({ title: 'The Slow Conveyor', language: 'en' })
  expect(manifest.slides).toHaveLength(total)
  expect(manifest.slides[3]!.n).toBe(4)
  expect(await place(page)).toBe(4)
  const inside = page.frames()[1]!
  expect(await inside.evaluate(() => ['.controls', '.progress', '.slide-number'].filter((part) => {
    const found = document.querySelector(part)
    return found !== null && getComputedStyle(found).display !== 'none'
  }))).toEqual([])
  await expect(element(page).getByRole('link', { name: 'PDF' })).toBeVisible()
})

test('axe finds nothing in any state', async ({ page }) => {
  await host(page, card)
  expect(await violations(page)).toEqual([])
  const loading = element(page).evaluate((it) => (it as DeckElement).load())
  expect(await violations(page)).toEqual([])
  await loading
  expect(await violations(page)).toEqual([])
  await element(page).evaluate((it) => {
    it.setAttribute('src', 'javascript:0')
    return (it as DeckElement).load().catch(() => {})
  })
  expect(await element(page).evaluate((it) => (it as DeckElement).state)).toBe('error')
  expect(await violations(page)).toEqual([])
})

test('where the page is printed the frame shows its slide as on the screen, and no other', async ({ page }) => {
  await host(page, card)
  await load(page)
  await page.emulateMedia({ media: 'print' })
  const inside = page.frameLocator('iframe')
  const look = () => inside.locator('html').evaluate(() => ['present', 'future'].map((place) => {
    const { position, opacity, color } = getComputedStyle(document.querySelector(`section.slide.${place}`)!)
    return [position, opacity, color]
  }))
  const printed = await look()
  await page.emulateMedia({ media: 'screen' })
  expect(printed).toEqual(await look())
})

/** Runs in a page: everything that is no order, by every way in. @returns how many */
function saySenseless(target: Window | MessagePort, window: boolean): number {
  const values: unknown[] = [undefined, null, 0, -1, 1.5, NaN, Infinity, 999, '', ' 1', '1e0', '999', 'x', true, [], [2], {}, { n: 2 }, new Date(0), /2/, new Map([['op', 'next']]), new Uint8Array(3)]
  const ops: unknown[] = [undefined, null, 'NEXT', 'next ', 'goto', 'slide', 'right', 'toString', '__proto__', 'constructor', 'hello', 0, ['next'], { op: 'next' }, 'configure', 'eval', 'destroy']
  const messages: unknown[] = [...values]
  for (const op of ops) for (const to of values) messages.push({ v: 1, op, to })
  for (const v of values) messages.push({ v, op: 'next' })
  for (const to of values) messages.push({ v: 1, op: 'goTo', to })
  // reveal.js's own
  for (const method of ['next', 'slide', 'configure', 'toggleOverview', 'togglePause', 'registerPlugin', 'destroy', 'setState']) {
    for (const args of [[], [3], ['3'], [{ indexh: 3 }]]) messages.push({ method, args }, JSON.stringify({ method, args }))
  }
  for (const type of ['reveal', 'reveal-notes', 'connected', 'state']) for (const state of values) messages.push({ namespace: type, type, state }, JSON.stringify({ namespace: type, state: String(state) }))
  for (const message of messages) {
    if (window) (target as Window).postMessage(message, '*')
    else target.postMessage(message)
  }
  return messages.length
}

test('of more than a thousand messages that are no orders none changes anything', async ({ page }) => {
  await host(page, '<iframe src="talk/embed.html#/2" title="Slides" sandbox="allow-scripts"></iframe>')
  const inside = page.frameLocator('iframe').locator('section.slide.present')
  await expect(inside).toHaveAttribute('aria-label', /^2 \/ /)
  const before = await page.frames()[1]!.evaluate(() => document.querySelector('.slides')!.innerHTML)
  await page.evaluate(`window.saySenseless = ${saySenseless.toString()}`)
  const { said, heard } = await page.evaluate(async () => {
    const say = (window as unknown as { saySenseless: typeof saySenseless }).saySenseless
    const frame = document.querySelector('iframe')!.contentWindow!
    let said = say(frame, true)
    const { port1, port2 } = new MessageChannel()
    const heard: { ev: string; n: number }[] = []
    const ready = new Promise((resolve) => {
      port1.onmessage = ({ data }) => { heard.push(data as never); resolve(null) }
    })
    frame.postMessage({ v: 1, op: 'hello' }, '*', [port2])
    await ready
    said += say(port1, false)
    said += say(frame, true)
    // a second hello is nobody's
    const second = new MessageChannel()
    frame.postMessage({ v: 1, op: 'hello' }, '*', [second.port2])
    second.port1.postMessage({ v: 1, op: 'next' })
    // an order that is one comes through all the same, and last
    const answered = new Promise((resolve) => { port1.addEventListener('message', resolve, { once: true }) })
    port1.postMessage({ v: 1, op: 'state' })
    await answered
    return { said: said + 2, heard }
  })
  expect(said).toBeGreaterThan(1000)
  expect(heard.map(({ ev, n }) => [ev, n])).toEqual([['ready', 2], ['slide', 2]])
  expect(await page.frames()[1]!.evaluate(() => document.querySelector('.slides')!.innerHTML)).toBe(before)
  expect(complaints).toEqual([])
})

test('a frame that is no deck cannot do anything to its host page', async ({ page }) => {
  await page.route('**/talk/embed.html', (route) => route.fulfill({
    contentType: 'text/html',
    body: `<!doctype html><title>Not a deck</title><script>
      addEventListener('message', ({ ports: [port] }) => {
        const hostile = '<img src=x onerror="parent.hit = 1">'
        for (const v of [1, '1', 2, null]) for (const ev of ['ready', 'slide', 'end', 'leave', 'hit', '__proto__', null, {}]) {
          for (const n of [1, -1, NaN, 'x', null, {}]) port.postMessage({ v, ev, n, id: hostile, title: hostile, total: n, deck: hostile })
        }
        for (const junk of [null, 0, 'x', [], hostile]) port.postMessage(junk)
        for (let index = 0; index < 300; index++) parent.postMessage({ v: 1, ev: 'leave', n: index }, '*')
      })</script>`,
  }))
  await host(page, `<input aria-label="Field">${card}`)
  await page.getByLabel('Field').focus()
  const html = await page.locator('main').innerHTML()
  await load(page)
  await page.waitForTimeout(200)
  await expect(page.getByLabel('Field')).toBeFocused()
  expect(await page.locator('main').innerHTML()).toBe(html)
  expect(await page.evaluate(() => 'hit' in window)).toBe(false)
  expect(await element(page).evaluate((it) => it.shadowRoot!.querySelectorAll('img[onerror], script').length)).toBe(0)
  const link = await element(page).evaluate((it) => it.shadowRoot!.querySelector('a')!.href)
  expect(link.startsWith(`${site.url}talk/index.html#/`)).toBe(true)
  expect(complaints).toEqual([])
})
