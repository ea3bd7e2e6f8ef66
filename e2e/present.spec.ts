// `deck present`: the talk on the screen, followed by the edits of its source, and steered from the speaker view.
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, connect, type Server } from 'node:net'
import { join } from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { startDeck, workFolder, type RunningDeck } from './deck.ts'

const talk = `---
title: A talk that is edited
lang: en
---

# A talk that is edited

---

## First

The first paragraph.

Note:
Say hello to the *first* row.

---

## Steps

+ one
+ two
+ three

---

## Code

\`\`\`js {1|2-3|all}
const a = 1
const b = 2
const c = 3
\`\`\`

---

## Last

- The end
`

/** A running talk in a folder of its own. */
interface Presented {
  url: string
  running: RunningDeck
  folder: string
  write: (text: string) => void
  edit: (from: string | RegExp, to: string) => void
}

const open: { running: RunningDeck; remove: () => void }[] = []

async function present(text = talk, { name = 'talk.md', args = [] as string[], env = {} as Record<string, string>, files = {} as Record<string, string> } = {}): Promise<Presented> {
  const work = workFolder({ ...files, [name]: text })
  const running = startDeck(['present', name, '--port', '0', ...args], { cwd: work.folder, env })
  open.push({ running, remove: work.remove })
  const [url] = await running.printed(/http:\/\/\S+/)
  const write = (next: string): void => work.write(name, next)
  const edit = (from: string | RegExp, to: string): void => {
    const before = readFileSync(join(work.folder, name), 'utf8')
    const after = before.replace(from, to)
    if (after === before) throw new Error(`nothing to edit: ${String(from)}`)
    write(after)
  }
  return { url, running, folder: work.folder, write, edit }
}

test.afterEach(async () => {
  for (const { running, remove } of open.splice(0)) {
    running.child.kill('SIGKILL')
    await running.ended
    remove()
  }
})

/** Opens the talk, waits until it plays and follows edits, and counts loads of the page. */
async function audience(page: Page, url: string): Promise<void> {
  const live = page.waitForEvent('console', (message) => message.text().includes('[vite] connected'))
  await page.goto(url)
  await expect(page.locator('.deck.ready')).toBeVisible()
  await live
  await page.evaluate(() => window.deckPlayer)
  await page.evaluate(() => { (window as unknown as { loadedOnce: boolean }).loadedOnce = true })
}

const loadedOnce = (page: Page): Promise<boolean> => page.evaluate(() => (window as unknown as { loadedOnce?: boolean }).loadedOnce === true)
const current = (page: Page): Promise<string> => page.evaluate(async () => (await window.deckPlayer)!.current().id)
const shown = (page: Page): Promise<number> => page.evaluate(async () => (await window.deckPlayer)!.steps().shown)
const slideIds = (page: Page): Promise<string[]> => page.evaluate(async () => (await window.deckPlayer)!.slides().map(({ id }) => id))
const onScreen = (page: Page): Locator => page.locator('section.slide.present')

test.describe('keys', () => {
  test('go forward and back, to the ends, and through steps', async ({ page }) => {
    const { url } = await present()
    await audience(page, url)
    await page.keyboard.press('ArrowRight')
    expect(await current(page)).toBe('first')
    await page.keyboard.press('Space')
    expect(await current(page)).toBe('steps')
    await page.keyboard.press('n')
    expect([await current(page), await shown(page)]).toEqual(['steps', 1])
    await page.keyboard.press('Alt+ArrowRight')
    expect(await current(page)).toBe('code')
    await page.keyboard.press('End')
    expect(await current(page)).toBe('last')
    await page.keyboard.press('PageUp')
    expect(await current(page)).toBe('code')
    await page.keyboard.press('Shift+ArrowLeft')
    expect((await slideIds(page))[0]).toBe(await current(page))
    await page.keyboard.press('Shift+ArrowRight')
    expect(await current(page)).toBe('last')
    await page.keyboard.press('Home')
    expect((await slideIds(page))[0]).toBe(await current(page))
  })

  test('show the overview, a black screen, a jump by number, and the help', async ({ page }) => {
    const { url } = await present()
    await audience(page, url)
    await page.keyboard.press('o')
    await expect(page.locator('.deck.overview')).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect(page.locator('.deck.overview')).toHaveCount(0)
    expect(await current(page)).toBe('first')
    await page.keyboard.press('b')
    await expect(page.locator('.deck.paused')).toBeVisible()
    await page.keyboard.press('b')
    await page.keyboard.press('g')
    await page.keyboard.type('4')
    await page.keyboard.press('Enter')
    expect(await current(page)).toBe('code')
    await page.keyboard.press('?')
    await expect(page.getByText('Speaker view')).toBeVisible()
  })

  test('light the lines of code, step by step', async ({ page }) => {
    const { url } = await present()
    await audience(page, `${url}#/code`)
    const lit = page.locator('section.present .line.lit')
    await expect(lit).toHaveText([/const a = 1/])
    await page.keyboard.press('ArrowRight')
    await expect(lit).toHaveText([/const b = 2/, /const c = 3/])
    await page.keyboard.press('ArrowRight')
    await expect(page.locator('section.present .line.dim')).toHaveCount(0)
    expect(await current(page)).toBe('code')
    await page.keyboard.press('ArrowLeft')
    await expect(lit).toHaveText([/const b = 2/, /const c = 3/])
  })

  test('count through sections, not into them', async ({ page }) => {
    const numbered = 'Opening\n\nProblem Number 1\nIt is slow.\n\nProblem Number 1\nStill the first.\n- why\n\nProblem Number 2\nIt breaks.\n\nEnd\n- bye\n'
    const { url } = await present(numbered, { name: 'talk.txt' })
    await audience(page, url)
    const ids = await slideIds(page)
    for (const id of ids.slice(1)) {
      await page.keyboard.press('ArrowRight')
      expect(await current(page)).toBe(id)
    }
    for (const id of ids.slice(0, -1).reverse()) {
      await page.keyboard.press('ArrowLeft')
      expect(await current(page)).toBe(id)
    }
    for (const [index, id] of ids.entries()) {
      await page.evaluate((number) => { location.hash = `#/${number}` }, index + 1)
      await expect.poll(() => current(page)).toBe(id)
    }
  })
})

test.describe('an address', () => {
  for (const [address, id] of [['#/code', 'code'], ['#code', 'code'], ['#/3', 'steps'], ['#3', 'steps'], ['?slide=4', 'code'], ['4', 'code']] as const) {
    test(`${address} opens its slide`, async ({ page }) => {
      const { url } = await present()
      await page.goto(`${url}${address}`)
      await expect(onScreen(page)).toHaveAttribute('id', id)
    })
  }

  test('follows the slide, and survives a reload with its step', async ({ page }) => {
    const { url } = await present()
    await page.goto(`${url}#/steps`)
    await page.evaluate(() => window.deckPlayer)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(page).toHaveURL(/#\/steps\/1$/)
    await page.reload()
    await expect(onScreen(page)).toHaveAttribute('id', 'steps')
    await expect.poll(() => shown(page)).toBe(2)
  })

  test('with ?print-pdf or ?view=print shows every slide, without reveal.js', async ({ page }) => {
    const { url } = await present()
    for (const query of ['?print-pdf', '?view=print']) {
      await page.goto(`${url}${query}`)
      await expect(page.locator('.reveal')).toHaveCount(0)
      await expect(page.locator('.slides').getByText('The first paragraph.')).toBeVisible()
      await expect(page.locator('.slides').getByText('The end')).toBeVisible()
    }
  })
})

test.describe('a saved edit', () => {
  test('replaces the slide that changed, and touches no other', async ({ page }) => {
    const { url, edit, running } = await present()
    await audience(page, `${url}#/first`)
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('section.slide h2, section.slide p')) element.setAttribute('data-mark', '')
    })
    edit('The first paragraph.', 'The **new** paragraph.')
    await expect(page.locator('.slides').getByText('The new paragraph.')).toBeVisible()
    expect(await page.locator('#first [data-mark]').count()).toBe(0)
    expect(await page.locator('#steps h2[data-mark], #code h2[data-mark], #last h2[data-mark]').count()).toBe(3)
    expect(await loadedOnce(page)).toBe(true)
    await running.printed(/http/)
    await expect.poll(() => running.output().stderr).toMatch(/^\d\d:\d\d:\d\d  1 slide changed  \d+ ms$/m)
  })

  test('keeps slide and step when slides come and go above and below', async ({ page }) => {
    const { url, edit } = await present()
    await audience(page, `${url}#/steps`)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.evaluate(() => document.querySelector('#steps h2')!.setAttribute('data-mark', ''))

    edit('## First', '## Added\n\n- above\n\n---\n\n## First')
    await expect(page.locator('#added')).toHaveCount(1)
    expect([await current(page), await shown(page)]).toEqual(['steps', 2])
    expect((await slideIds(page)).indexOf('steps')).toBe(3)

    edit('## Last', '## Added below\n\n- below\n\n---\n\n## Last')
    await expect(page.locator('#added-below')).toHaveCount(1)
    expect([await current(page), await shown(page)]).toEqual(['steps', 2])

    edit('## Added\n\n- above\n\n---\n\n', '')
    await expect(page.locator('#added')).toHaveCount(0)
    expect([await current(page), await shown(page)]).toEqual(['steps', 2])

    edit('+ three', '+ three\n+ four')
    await expect(page.locator('#steps li')).toHaveCount(4)
    expect([await current(page), await shown(page)]).toEqual(['steps', 2])

    expect(await loadedOnce(page)).toBe(true)
    await expect(onScreen(page)).toHaveCount(1)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await current(page)).toBe('code')
    await page.keyboard.press('Alt+ArrowRight')
    expect(await current(page)).toBe('added-below')
  })

  test('of the title, which changes the id, and of the slide itself away, keep the place', async ({ page }) => {
    const { url, edit } = await present()
    await audience(page, `${url}#/steps`)
    edit('## Steps', '## Small steps')
    await expect(page.locator('#small-steps')).toBeVisible()
    expect(await current(page)).toBe('small-steps')
    edit(/## Small steps[^]*?---\n\n/, '')
    await expect(page.locator('#small-steps')).toHaveCount(0)
    expect(await current(page)).toBe('code')
    expect(await loadedOnce(page)).toBe(true)
  })

  test('makes and dissolves sections around the audience', async ({ page }) => {
    const one = 'Opening\n\nProblem Number 1\nIt is slow.\n\nEnd\n- bye\n'
    const { url, write } = await present(one, { name: 'talk.txt' })
    await audience(page, url)
    const before = await slideIds(page)
    await page.keyboard.press('End')
    const end = await current(page)
    write('Opening\n\nProblem Number 1\nIt is slow.\n\nProblem Number 1\nStill slow.\n- and why\n\nEnd\n- bye\n')
    await expect(page.locator('section.stack')).toHaveCount(1)
    expect(await current(page)).toBe(end)
    await page.keyboard.press('ArrowLeft')
    const ids = await slideIds(page)
    expect(await current(page)).toBe(ids.at(-2))
    write(one)
    await expect(page.locator('section.stack')).toHaveCount(0)
    expect(await slideIds(page)).toEqual(before)
    await expect(onScreen(page)).toHaveCount(1)
    expect(await loadedOnce(page)).toBe(true)
  })

  test('is noticed from an editor that saves by renaming', async ({ page }) => {
    const { url, folder } = await present()
    await audience(page, `${url}#/first`)
    const at = join(folder, 'talk.md')
    const work = workFolder({ 'new.md': talk.replace('The first paragraph.', 'Renamed over.') })
    renameSync(join(work.folder, 'new.md'), at)
    work.remove()
    await expect(page.locator('.slides').getByText('Renamed over.')).toBeVisible()
    expect(await loadedOnce(page)).toBe(true)
  })

  test('of a theme beside the deck changes the look, without a page load', async ({ page }) => {
    const { url, folder, edit } = await present()
    await audience(page, `${url}#/first`)
    mkdirSync(join(folder, 'layouts', 'themes'), { recursive: true })
    writeFileSync(join(folder, 'layouts', 'themes', 'mine.css'), ':root { --paper: rgb(1, 2, 3); --ink: #fff }')
    edit('lang: en', 'lang: en\ntheme: mine')
    const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await expect.poll(paper).toBe('rgb(1, 2, 3)')
    writeFileSync(join(folder, 'layouts', 'themes', 'mine.css'), ':root { --paper: rgb(4, 5, 6); --ink: #fff }')
    await expect.poll(paper).toBe('rgb(4, 5, 6)')
    expect(await current(page)).toBe('first')
    expect(await loadedOnce(page)).toBe(true)
  })

  test('made while the page was loading is not missed', async ({ page }) => {
    const { url, edit } = await present()
    // the live connection is held back until after the edit
    let release = (): void => {}
    const held = new Promise<void>((resolve) => { release = resolve })
    await page.route('**/@vite/client', async (route) => {
      await held
      await route.continue()
    })
    await page.goto(`${url}#/first`, { waitUntil: 'commit' })
    await expect(page.locator('.deck.ready')).toBeVisible()
    edit('The first paragraph.', 'Written in between.')
    await new Promise((resolve) => setTimeout(resolve, 300))
    release()
    await expect(page.locator('.slides').getByText('Written in between.')).toBeVisible()
  })

  test('is followed by every page that is open', async ({ page, context }) => {
    const { url, edit } = await present()
    await audience(page, `${url}#/first`)
    const other = await context.newPage()
    await audience(other, `${url}#/steps`)
    edit('The first paragraph.', 'Everywhere.')
    await expect(page.locator('.slides').getByText('Everywhere.')).toBeVisible()
    await expect(other.locator('#first')).toContainText('Everywhere.')
    expect(await current(other)).toBe('steps')
  })
})

test.describe('a mistake in the deck', () => {
  test('shows over the page with its place, and goes when it is mended', async ({ page }) => {
    const { url, edit, running } = await present()
    await audience(page, `${url}#/first`)
    edit('## First', '---\nlayout: two-colums\n---\n\n## First')
    const box = page.locator('deck-problems')
    await expect(box).toBeVisible()
    await expect(box).toContainText(/talk\.md:\d+:\d+/)
    await expect(box).toContainText('layout: two-colums')
    await expect(box).toContainText('two-columns')
    expect(running.output().stderr).toContain('two-colums')
    // also for a page that comes while the deck is broken
    await page.reload()
    await expect(box).toBeVisible()
    edit('---\nlayout: two-colums\n---\n\n', '')
    await expect(box).toHaveCount(0)
  })

  test('that leaves no slide keeps the last good ones on the screen', async ({ page }) => {
    const { url, folder, write } = await present()
    await audience(page, `${url}#/steps`)
    write('')
    await expect(page.locator('deck-problems')).toBeVisible()
    await expect(page.locator('#steps')).toBeVisible()
    write(talk)
    await expect(page.locator('deck-problems')).toHaveCount(0)
    rmSync(join(folder, 'talk.md'))
    await expect(page.locator('deck-problems')).toContainText('There is no file talk.md.')
    await expect(page.locator('#steps')).toBeVisible()
    write(talk)
    await expect(page.locator('deck-problems')).toHaveCount(0)
    expect(await loadedOnce(page)).toBe(true)
  })
})

test.describe('the speaker view', () => {
  test('shows notes, the next slide and the time, and is in step both ways', async ({ page, context }) => {
    const { url } = await present()
    await audience(page, `${url}#/first`)
    const opening = context.waitForEvent('page')
    await page.keyboard.press('s')
    const speaker = await opening
    await expect(speaker.locator('main .speaker-notes')).toContainText('Say hello to the first row.')
    await expect(speaker.locator('main .speaker-current')).toContainText('The first paragraph.')
    await expect(speaker.locator('main .speaker-next')).toContainText('one')
    await expect(speaker.locator('.speaker-place')).toHaveText('2 / 5')
    await expect(speaker.locator('.speaker-clock')).toHaveText(/^\d?\d:\d\d/)
    await expect(speaker.locator('.speaker-elapsed')).toHaveText('0:00')

    await page.keyboard.press('ArrowRight')
    await expect(speaker.locator('.speaker-place')).toHaveText(/^3 \/ 5/)
    await expect(speaker.locator('.speaker-elapsed')).toHaveText('0:01')
    await speaker.keyboard.press('ArrowRight')
    await expect.poll(() => shown(page)).toBe(1)
    await speaker.getByRole('button', { name: 'Next' }).click()
    await expect.poll(() => shown(page)).toBe(2)
    await speaker.getByRole('button', { name: 'Back' }).click()
    await expect.poll(() => shown(page)).toBe(1)
    await speaker.keyboard.press('End')
    await expect.poll(() => current(page)).toBe('last')
    await speaker.keyboard.press('b')
    await expect(page.locator('.deck.paused')).toBeVisible()
    await speaker.keyboard.press('b')
    await expect(page.locator('.deck.paused')).toHaveCount(0)
  })

  test('works when it is opened first, and after a reload of either page', async ({ page, context }) => {
    const { url } = await present()
    const speaker = await context.newPage()
    await speaker.goto(`${url}speaker.html`)
    await expect(speaker.locator('.speaker-place')).toHaveText('1 / 5')
    await page.goto(`${url}#/steps`)
    await expect(speaker.locator('.speaker-place')).toHaveText(/^3 \/ 5/)
    await speaker.reload()
    await expect(speaker.locator('.speaker-place')).toHaveText(/^3 \/ 5/)
    await page.reload()
    await speaker.keyboard.press('ArrowRight')
    await expect.poll(() => shown(page)).toBe(1)
  })

  test('follows edits of the notes without losing the time', async ({ page, context }) => {
    const { url, edit } = await present()
    await audience(page, `${url}#/title`)
    const speaker = await context.newPage()
    await speaker.goto(`${url}speaker.html`)
    await expect(speaker.locator('.speaker-place')).toHaveText('1 / 5')
    await page.keyboard.press('ArrowRight')
    await expect(speaker.locator('.speaker-elapsed')).toHaveText('0:01')
    edit('Say hello', 'Wave')
    await expect(speaker.locator('main .speaker-notes')).toContainText('Wave to the first row.')
    await expect(speaker.locator('.speaker-elapsed')).not.toHaveText('0:00')
  })
})

test('Alt-click opens the line in the editor', async ({ page }) => {
  const tools = workFolder({ 'editor.sh': '#!/bin/sh\necho "$@" >> "$(dirname "$0")/opened"\n' })
  chmodSync(join(tools.folder, 'editor.sh'), 0o755)
  const { url, edit } = await present(talk, { env: { LAUNCH_EDITOR: join(tools.folder, 'editor.sh') } })
  const opened = (): string => {
    try { return readFileSync(join(tools.folder, 'opened'), 'utf8') } catch { return '' }
  }
  await audience(page, `${url}#/first`)
  await page.locator('.slides').getByText('The first paragraph.').click({ modifiers: ['Alt'] })
  await expect.poll(opened).toMatch(/talk\.md.*\n/)
  const line = talk.split('\n').indexOf('The first paragraph.') + 1
  expect(opened()).toContain(String(line))
  // lines move with edits above, though the slide itself is not sent again
  edit('## First', '## Above\n\n- one\n\n---\n\n## First')
  await expect(page.locator('#above')).toHaveCount(1)
  await page.locator('.slides').getByText('The first paragraph.').click({ modifiers: ['Alt'] })
  await expect.poll(() => opened().trim().split('\n').length).toBe(2)
  expect(opened().trim().split('\n')[1]).toContain(String(line + 6))
  tools.remove()
})

test.describe('the server', () => {
  /** Sends bytes as they are, which no well-behaved client would. */
  const raw = (url: string, request: string): Promise<string> => new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname, () => socket.write(request))
    let answer = ''
    socket.on('data', (data) => { answer += data })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
    // an answer that keeps the connection is not one of those that are asked for here
    socket.setTimeout(3000, () => socket.destroy())
  })
  const get = (url: string, target: string, headers: Record<string, string> = {}): Promise<string> => {
    const all = { Host: new URL(url).host, Connection: 'close', ...headers }
    return raw(url, `GET ${target} HTTP/1.1\r\n${Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
  }
  const status = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])

  test('takes the next free port, and says so', async () => {
    const blocker = await new Promise<Server>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => resolve(server))
    })
    const { port } = blocker.address() as { port: number }
    const { running, url } = await present(talk, { args: ['--port', String(port)] })
    expect(Number(new URL(url).port)).toBeGreaterThan(port)
    expect(running.output().stderr).toContain(`Port ${port} is taken; this is ${new URL(url).port}.`)
    await new Promise((resolve) => blocker.close(resolve))
  })

  for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]] as const) {
    test(`ends with ${code} at ${signal}, with pages open, and frees the port`, async ({ page }) => {
      const { running, url } = await present()
      await audience(page, url)
      running.child.kill(signal)
      expect((await running.ended).code).toBe(code)
      await expect(fetch(url)).rejects.toThrow()
    })
  }

  test('is found again by the page after it was started anew', async ({ page }) => {
    const first = await present()
    await audience(page, `${first.url}#/steps`)
    first.running.child.kill('SIGTERM')
    await first.running.ended
    const again = startDeck(['present', 'talk.md', '--port', new URL(first.url).port], { cwd: first.folder })
    open.push({ running: again, remove: () => {} })
    await again.printed(/http/)
    await page.waitForEvent('load', { timeout: 15_000 })
    expect(await loadedOnce(page)).toBe(false)
    await expect(onScreen(page)).toHaveAttribute('id', 'steps')
  })

  test('answers only to its own name', async () => {
    const { url } = await present()
    expect(status(await get(url, '/'))).toBe(200)
    const { port } = new URL(url)
    expect(status(await get(url, '/', { Host: `localhost:${port}` }))).toBe(200)
    for (const host of ['evil.example', `evil.example:${port}`, `localhost.evil.example:${port}`, '0.0.0.0']) {
      expect(status(await get(url, '/', { Host: host })), host).toBe(403)
    }
    expect(status(await raw(url, `POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`))).toBe(405)
  })

  test('hands out nothing but the site', async () => {
    const { url, folder } = await present()
    const canary = workFolder({ 'secret.txt': 'canary' })
    for (const name of ['.env', 'secret.txt', 'talk.txt']) writeFileSync(join(folder, name), 'canary')
    await get(url, '/@vite/client')
    const secret = join(canary.folder, 'secret.txt')
    const targets = [
      '/talk.md', '/.env', '/secret.txt', '/./secret.txt', '/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt',
      '/assets/../.env', '/assets/..%2f.env', '/_deck/../../secret.txt', `/@fs${secret}`, `/@fs${secret}?raw`, `/@fs${secret}?raw??`,
      `/@fs${secret}?import&raw`, `/@fs/${secret}?url`, `/@id/${secret}`, `/@fs${join(folder, '.env')}?raw`, '/.env?raw', '/secret.txt?import&raw',
      `/@vite/client/../../..${secret}`, `/@fs/x/../..${secret}`, `//127.0.0.1${secret}`, `http://127.0.0.1${secret}`, '/%00', '/secret.txt%00.html',
      '/.git/config', '/node_modules/vite/package.json', '/package.json', '/index.html/../.env', '/\\..\\secret.txt', '/secret.txt#', '/?/../secret.txt#',
      '/__open-in-editor', '/__inspect', '/@vite/client?raw', '/@vite/client?import&raw',
    ]
    for (const target of targets) {
      const answer = await get(url, target)
      expect(answer, target).not.toContain('canary')
      if (!target.startsWith('/?')) expect(status(answer), target).toBeGreaterThanOrEqual(400)
    }
    canary.remove()
  })

  test('opens only files beside the talk, and only for its own pages', async () => {
    const tools = workFolder({ 'editor.sh': '#!/bin/sh\necho "$@" >> "$(dirname "$0")/opened"\n' })
    chmodSync(join(tools.folder, 'editor.sh'), 0o755)
    const { url } = await present(talk, { env: { LAUNCH_EDITOR: join(tools.folder, 'editor.sh') } })
    for (const file of ['/etc/passwd:1:1', '../talk.md:1:1', 'file:///etc/passwd:1:1', 'talk.md', '', '.:1:1']) {
      expect(status(await get(url, `/__open-in-editor?file=${encodeURIComponent(file)}`)), file).toBe(403)
    }
    const own = `/__open-in-editor?file=${encodeURIComponent('talk.md:1:1')}`
    expect(status(await get(url, own, { 'Sec-Fetch-Site': 'cross-site' }))).toBe(403)
    expect(status(await get(url, own, { Origin: 'http://evil.example' }))).toBe(403)
    await expect(async () => readFileSync(join(tools.folder, 'opened'))).rejects.toThrow()
    expect(status(await get(url, own))).toBe(200)
    await expect.poll(() => existsSync(join(tools.folder, 'opened')) && readFileSync(join(tools.folder, 'opened'), 'utf8')).toContain('talk.md')
    tools.remove()
  })

  test('lets no other site into the live connection', async () => {
    const { url } = await present()
    await get(url, '/@vite/client')
    const upgrade = { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==' }
    const cases: Record<string, string>[] = [
      { 'Sec-WebSocket-Protocol': 'vite-hmr', Origin: 'http://evil.example' },
      { 'Sec-WebSocket-Protocol': 'vite-hmr', Host: 'evil.example' },
      { 'Sec-WebSocket-Protocol': 'vite-hmr', Origin: url.replace(/\/$/, '') },
      { 'Sec-WebSocket-Protocol': 'other' },
      {},
    ]
    for (const headers of cases) expect(await get(url, '/', { ...upgrade, ...headers }), JSON.stringify(headers)).not.toMatch(/^HTTP\/1\.1 101/)
  })

  test('makes no page ask for anything elsewhere', async ({ page }) => {
    const { url } = await present()
    const foreign: string[] = []
    const faults: string[] = []
    page.on('request', (request) => { if (!request.url().startsWith(url) && !request.url().startsWith('data:')) foreign.push(request.url()) })
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()) })
    await audience(page, url)
    await page.keyboard.press('End')
    expect(foreign).toEqual([])
    expect(faults).toEqual([])
  })

  test('runs nothing that a picture brings, also when it is opened as a page', async ({ page }) => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>document.documentElement.id = "ran"</script></svg>'
    const { url } = await present('# A\n\n![a dot](dot.svg)\n', { files: { 'dot.svg': svg } })
    await audience(page, url)
    await page.goto(await page.locator('img').evaluate((image: HTMLImageElement) => image.src))
    await expect(page.locator('svg')).not.toHaveId('ran')
  })

  test('presents standard input', async ({ page }) => {
    const work = workFolder({})
    const running = startDeck(['present', '-', '--port', '0'], { cwd: work.folder, stdin: 'From a pipe\n\nSecond\n- one\n' })
    open.push({ running, remove: work.remove })
    const [url] = await running.printed(/http:\/\/\S+/)
    await page.goto(url)
    await expect(page.locator('.slides').getByRole('heading', { name: 'From a pipe' })).toBeVisible()
  })

  test('refuses what is no port', async () => {
    const work = workFolder({ 'talk.md': talk })
    const running = startDeck(['present', 'talk.md', '--port', 'http'], { cwd: work.folder })
    open.push({ running, remove: work.remove })
    const { code, stderr } = await running.ended
    expect(code).toBe(2)
    expect(stderr).toBe('error  "http" is no port.\n   A port is a number from 1 to 65535; 0 takes any that is free.\n')
  })
})

test('with reduced motion nothing moves', async ({ page }) => {
  const { url } = await present(talk.replace('lang: en', 'lang: en\ntransition: slide'))
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await audience(page, url)
  await expect(page.locator('.deck')).toHaveClass(/(^| )none( |$)/)
  await expect(page.locator('.slides')).toHaveClass(/no-transition/)
  expect(await page.evaluate(() => [...document.querySelectorAll('.reveal, .reveal *')].filter((element) => ['', '::before', '::after'].some((part) => {
    const { transitionDuration, animationName } = getComputedStyle(element, part)
    return animationName !== 'none' || transitionDuration.split(', ').some((duration) => parseFloat(duration) > 0)
  })).map(({ className }) => className))).toEqual([])
})

test('another shape of the slides shows at once', async ({ page }) => {
  const { url, edit } = await present()
  await audience(page, url)
  const shape = () => page.evaluate(() => {
    const { width, height } = document.querySelector('section.slide.present')!.getBoundingClientRect()
    return `${document.documentElement.dataset.stage} ${(width / height).toFixed(2)}`
  })
  expect(await shape()).toBe('wide 1.78')
  edit('lang: en', 'lang: en\nsize: 4:3')
  await expect.poll(shape).toBe('wide 1.33')
  edit('size: 4:3', 'size: 9:16')
  await expect.poll(shape).toBe('tall 0.56')
})

test('on a phone the talk is one page to scroll', async ({ page }) => {
  const { url } = await present()
  await page.setViewportSize({ width: 390, height: 780 })
  await page.goto(url)
  await expect(page.locator('.reveal-scroll')).toBeVisible()
  await expect(page.locator('.scroll-page')).toHaveCount(5)
})
