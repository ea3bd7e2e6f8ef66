// What moves when slides change, and that nothing does for whoever asked for that.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import { deck, workFolder } from './deck.ts'

const slides = `# A talk

---
auto-animate: true
---

## What stays

- One that goes up
- One that stays

\`\`\`js
const first = 1
\`\`\`

---
auto-animate: true
---

## What stays

- One that stays

\`\`\`js
const before = 0
const first = 1
\`\`\`

A new sentence.

---

## What stays

- One that stays
`

/** Goes on by one slide; who is on the way then, and how far from where it was, in px: none but those that move. */
const step = async (page: import('@playwright/test').Page) => page.evaluate(async () => {
  const places = (slide: Element): Map<string, number> => new Map([...slide.querySelectorAll('.title, li, .line, p')].map((element) => [element.textContent!.trim(), element.getBoundingClientRect().y]))
  const before = places(document.querySelector('.slide.present')!)
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', keyCode: 39 }))
  await new Promise(requestAnimationFrame)
  const slide = document.querySelector('.slide.present')!
  const moving = [...slide.querySelectorAll('[data-auto-animate-target]:not([data-auto-animate-target^="unmatched"])')].map((element) => {
    const words = element.textContent!.trim()
    return [words, Math.abs(element.getBoundingClientRect().y - before.get(words)!) < 12]
  })
  const fading = [...slide.querySelectorAll('[data-auto-animate-target^="unmatched"]')].map((element) => element.textContent!.trim())
  return { moving, fading: fading.filter(Boolean) }
})

test('auto-animate: words and lines of code move from their old place to the new one, the rest fades in', async ({ page }) => {
  const work = workFolder({ 'talk.md': slides })
  expect(await deck(['build', 'talk.md', '-o', 'site'], { cwd: work.folder })).toMatchObject({ code: 0, stderr: '' })
  const address = pathToFileURL(join(work.folder, 'site/index.html')).href
  await page.goto(`${address}#/2`)
  await expect(page.locator('.slide.present .title')).toHaveText('What stays')
  expect(await step(page)).toEqual({
    moving: [['What stays', true], ['One that stays', true], ['const first = 1', true]],
    fading: ['const before = 0', 'A new sentence.'],
  })
  await expect.poll(() => page.locator('.slide.present .line').last().evaluate((line) => line.getAnimations().length)).toBe(0)
  // the next slide does not ask for it
  expect(await step(page)).toEqual({ moving: [], fading: [] })

  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`${address}?calm#/2`)
  await expect(page.locator('.slide.present .title')).toHaveText('What stays')
  expect(await step(page)).toEqual({ moving: [], fading: [] })
  work.remove()
})
