// Mending on the slides: keys, buttons and a drag in the browser write marks into the talk's file.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { startDeck, workFolder, type RunningDeck } from './deck.ts'

const talk = 'Moving house\n- boxes\n- helpers\nWhat we forgot\n- the key\n- lunch\nThank you\n'

const open: { running: RunningDeck; remove: () => void }[] = []
test.afterEach(async () => {
  for (const { running, remove } of open.splice(0)) {
    running.child.kill('SIGKILL')
    await running.ended
    remove()
  }
})

interface Mended {
  text: () => string
  write: (text: string) => void
  ids: () => Promise<string[]>
  goTo: (id: string) => Promise<void>
}

/** The talk on the page, followed by edits. */
async function present(page: Page, { name = 'talk.txt', args = [] as string[] } = {}): Promise<Mended> {
  const work = workFolder({ [name]: talk })
  const running = startDeck(['present', name, '--port', '0', ...args], { cwd: work.folder })
  open.push({ running, remove: work.remove })
  const [url] = await running.printed(/http:\/\/\S+/)
  const live = page.waitForEvent('console', (message) => message.text().includes('[vite] connected'))
  await page.goto(url.replace('0.0.0.0', '127.0.0.1'))
  await expect(page.locator('.deck.ready')).toBeVisible()
  await live
  return {
    text: () => readFileSync(join(work.folder, name), 'utf8'),
    write: (text) => work.write(name, text),
    ids: () => page.evaluate(async () => (await window.deckPlayer)!.slides().map(({ id }) => id)),
    goTo: (id) => page.evaluate(async (id) => {
      const player = (await window.deckPlayer)!
      player.show(document.getElementById(id)!)
    }, id),
  }
}

const status = (page: Page) => page.getByRole('status')

/** M works as soon as the server has made its offer. */
async function startMending(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('m')
    await expect(page.getByRole('toolbar', { name: 'Mend the slides' })).toBeVisible({ timeout: 300 })
  }).toPass()
}

test('keys join and split slides, make a title, and undo; each shows at once', async ({ page }) => {
  const { text, ids, goTo } = await present(page)
  await startMending(page)
  await goTo('what-we-forgot')
  await page.keyboard.press('j')
  await expect(status(page)).toHaveText('Joined with the slide before.')
  await expect.poll(ids).toEqual(['moving-house', 'thank-you'])
  await page.keyboard.press('z')
  await expect.poll(ids).toEqual(['moving-house', 'what-we-forgot', 'thank-you'])
  expect(text()).toBe(talk)

  await goTo('moving-house')
  // what was undone may still be on its way to the page, which then chooses a line anew
  await expect(async () => {
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowDown']) await page.keyboard.press(key)
    await expect(status(page)).toHaveText('boxes', { timeout: 500 })
  }).toPass()
  await page.keyboard.press('t')
  await expect.poll(ids).toEqual(['moving-house', 'boxes', 'what-we-forgot', 'thank-you'])
  expect(text()).toBe('Moving house\n---\n# boxes\n- helpers\n---\nWhat we forgot\n- the key\n- lunch\n---\nThank you\n')

  // the line that was mended stays in sight
  const shown = () => page.evaluate(async () => (await window.deckPlayer)!.current().id)
  await expect.poll(shown).toBe('boxes')

  // the keys are reveal.js's own again
  await page.keyboard.press('Escape')
  await expect(page.getByRole('toolbar')).toHaveCount(0)
  await page.keyboard.press('n')
  await expect.poll(shown).toBe('what-we-forgot')
})

test('Enter goes from one doubtful place to the next, also after the first decision, and the panel covers no slide', async ({ page }) => {
  const { write, text, ids } = await present(page)
  write('Moving house\nBoxes\nHelpers\nWhat we forgot\nThe key\nLunch\n')
  await expect.poll(async () => (await ids()).length).toBe(6)
  await startMending(page)
  const shown = () => page.evaluate(async () => (await window.deckPlayer)!.current().id)
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveText(/^A slide begins here\? \d\d % sure: /)
  const first = await shown()
  await page.keyboard.press('j')
  await expect(status(page)).toHaveText('Joined with the slide before.')
  await expect.poll(ids).not.toContain(first)
  const written = text()
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveText(/\d\d % sure: /)
  expect(await shown()).not.toBe(first)
  expect(text()).toBe(written)
  const [slide, panel] = await Promise.all([page.locator('section.present').first().boundingBox(), page.getByRole('toolbar').boundingBox()])
  expect(slide!.y + slide!.height).toBeLessThanOrEqual(panel!.y + 1)
})

test('keys that are pressed quickly are all obeyed, each on what the one before left', async ({ page }) => {
  const { text, ids, goTo } = await present(page)
  await startMending(page)
  await goTo('thank-you')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect.poll(ids).toEqual(['moving-house'])
  await page.keyboard.press('z')
  await page.keyboard.press('z')
  await expect.poll(text).toBe(talk)
})

test('the boundary of a slide is dragged, and moved by key', async ({ page }) => {
  const { text, ids, goTo } = await present(page)
  await startMending(page)
  const before = await ids()
  await goTo('what-we-forgot')
  const target = (await page.getByText('lunch', { exact: true }).boundingBox())!
  const from = (await page.locator('deck-mend .boundary.above').boundingBox())!
  await page.mouse.move(from.x + 200, from.y + 9)
  await page.mouse.down()
  await page.mouse.move(target.x, target.y - 2, { steps: 4 })
  await page.mouse.up()
  await expect(status(page)).toHaveText('The slide begins here now.')
  await expect.poll(text).toContain('- the key\n---\n- lunch\n')
  expect(text()).not.toContain('---\nWhat we forgot')

  await page.keyboard.press('z')
  await expect.poll(text).toBe(talk)
  await expect.poll(ids).toEqual(before)
  await goTo('what-we-forgot')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('e')
  await expect.poll(text).toContain('- the key\n---\n- lunch\nThank you')
})

test('buttons do the same, and tell it to a screen reader', async ({ page }) => {
  const { text, goTo } = await present(page)
  await startMending(page)
  await goTo('thank-you')
  const button = page.getByRole('button', { name: 'Join with the slide before' })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveText('Joined with the slide before.')
  await expect.poll(text).toBe('Moving house\n- boxes\n- helpers\n---\nWhat we forgot\n- the key\n- lunch\nThank you\n')
  await expect(page.getByRole('toolbar')).toHaveAttribute('aria-label', 'Mend the slides')
})

test('an edit of somebody else is not undone', async ({ page }) => {
  const { write, text, ids, goTo } = await present(page)
  await startMending(page)
  await goTo('thank-you')
  await page.keyboard.press('j')
  await expect(status(page)).toHaveText('Joined with the slide before.')
  write('Another talk\n- one\n')
  await expect.poll(ids).toEqual(['another-talk'])
  await page.keyboard.press('z')
  await expect(status(page)).toHaveText('The file was edited since: undo it in your editor.')
  expect(text()).toBe('Another talk\n- one\n')
})

for (const [name, options] of [
  ['where the talk is open to the network', { args: ['--host', '0.0.0.0'] }], ['in Markdown, where nothing is guessed', { name: 'talk.md' }],
] as const) {
  test(`there is nothing to mend with ${name}`, async ({ page }) => {
    const { text } = await present(page, { ...options, args: [...('args' in options ? options.args : [])] })
    // long enough for an offer to come
    await page.waitForTimeout(1000)
    const before = text()
    await page.keyboard.press('m')
    await expect(page.getByRole('toolbar')).toHaveCount(0)
    const code = await page.evaluate(async () => (await fetch('/__mend', { method: 'POST', body: '{}' })).status)
    expect(code).toBe(405)
    expect(text()).toBe(before)
  })
}
