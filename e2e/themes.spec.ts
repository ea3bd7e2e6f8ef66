// How every layout looks in every theme, seen; a theme from outside the package; the command that shows them.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test, type Page } from '@playwright/test'
import { violations } from './axe.ts'
import { deck, decks, root, workFolder } from './deck.ts'

const names = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder)).filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length)).sort()
const themes = names('layouts/themes', '.css')

async function printed(page: Page, site: string): Promise<void> {
  await page.goto(`${pathToFileURL(site).href}?view=print`)
  await expect(page.locator('html')).toHaveAttribute('data-mode', 'print')
  await page.evaluate(() => document.fonts.ready)
}

test.describe('a quarter of its size', () => {
  test.use({ deviceScaleFactor: 0.25 })

  for (const theme of themes) {
    // after a change that is meant: npx playwright test --config e2e/playwright.config.ts e2e/themes.spec.ts --update-snapshots
    test(`${theme}: every layout looks as it did, and axe finds nothing`, async ({ page }) => {
      const work = workFolder()
      const built = await deck(['build', join(decks, 'layouts.md'), '-o', 'site', '-t', theme], { cwd: work.folder })
      expect(built.code, built.stderr).toBe(0)
      await printed(page, join(work.folder, 'site/index.html'))
      const shown = await page.locator('section.slide').evaluateAll((slides) => slides.map((slide) => (slide as HTMLElement).dataset.layout!))
      expect([...new Set(shown)].sort()).toEqual(names('layouts', '.html'))
      expect.soft(await violations(page)).toEqual([])
      for (const layout of new Set(shown)) {
        const picture = await page.locator('section.slide').nth(shown.indexOf(layout)).screenshot({ scale: 'device' })
        // another machine draws the edges of the same letters a little differently
        expect.soft(picture).toMatchSnapshot([theme, `${layout}.png`], { threshold: 0.3, maxDiffPixelRatio: 0.006 })
      }
      work.remove()
    })
  }
})

test('a brand of two colours and a logo goes over a theme, in the face that was asked for', async ({ page }) => {
  const work = workFolder({
    'talk.md': '---\ntheme: summit dark ourconf\n---\n\n# A talk\n\n---\n\n## A slide\n\n- Point\n',
    'layouts/themes/ourconf.css': ':root { --brand: #3b1d8f; --spark: #ffc53d; --logo: url(ourconf.svg) }',
    'layouts/themes/ourconf.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="20"/></svg>',
  })
  const built = await deck(['build', 'talk.md', '-o', 'site'], { cwd: work.folder })
  expect(built).toMatchObject({ code: 0, stderr: '' })
  await printed(page, join(work.folder, 'site/index.html'))
  const [title, slide] = await page.locator('section.slide').evaluateAll((slides) => slides.map((slide) => ({
    ground: getComputedStyle(slide).backgroundColor, logo: getComputedStyle(slide, '::after').backgroundImage.slice(0, 24),
  })))
  expect(title).toEqual({ ground: 'rgb(59, 29, 143)', logo: 'url("data:image/svg+xml;' })
  expect(slide!.ground).toBe('rgb(13, 26, 21)')
  work.remove()
})

test('a layout and a theme are one file each beside the talk, as the README shows', async ({ page }) => {
  const [, layout] = /```html\n(<div data-box[^]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))!
  const work = workFolder({
    'talk.md': `---\ntheme: ours\n---\n\n# A talk\n\n---\nlayout: mine\n---\n\n## A slide\n\n${'- a point of some words that say what it is about\n'.repeat(16)}`,
    'layouts/mine.html': layout!,
    'layouts/themes/ours.css': ':root { --accent: rgb(1, 2, 3) }',
  })
  expect(await deck(['build', 'talk.md', '-o', 'site'], { cwd: work.folder })).toMatchObject({ code: 0, stderr: '' })
  await printed(page, join(work.folder, 'site/index.html'))
  const slides = await page.locator('section.slide').evaluateAll((all) => all.map((slide) => [
    (slide as HTMLElement).dataset.layout, getComputedStyle(slide.querySelector('.title')!).color, slide.querySelector('.part')?.textContent,
  ]))
  expect(slides.slice(1)).toEqual([['mine', 'rgb(1, 2, 3)', '1/2'], ['mine', 'rgb(1, 2, 3)', '2/2']])
  work.remove()
})

test('slides change as the theme says, or the deck; a continued slide keeps its title in place', async ({ page }) => {
  const work = workFolder({ 'talk.md': `# A talk\n\n---\n\n## Long\n\n${'- a point of some words that say what it is about\n'.repeat(20)}`, 'cut.md': '---\ntransition: none\n---\n\n# A talk\n' })
  for (const [talk, theme, way] of [['talk.md', 'paper', 'none'], ['cut.md', 'summit', 'none'], ['talk.md', 'summit', 'slide']] as const) {
    expect((await deck(['build', talk, '-o', 'site', '-t', theme], { cwd: work.folder })).code).toBe(0)
    await page.goto(pathToFileURL(join(work.folder, 'site/index.html')).href)
    await expect(page.locator('.reveal')).toHaveClass(new RegExp(`\\b${way}\\b`))
  }
  const moved = () => page.locator('section.slide').evaluateAll((slides) => slides.map((slide) => getComputedStyle(slide).transform !== 'none'))
  expect((await moved()).slice(0, 2)).toEqual([false, true])
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => (await moved()).slice(0, 3)).toEqual([true, false, false])
  // at every moment of the change one of the two is whole, and both titles are in one place
  const seen = await page.evaluate(async () => {
    const parts = [...document.querySelectorAll('section.slide')].slice(1, 3)
    const places = parts.map((part) => { const { x, y } = part.querySelector('.title')!.getBoundingClientRect(); return `${x} ${y}` })
    const whole: number[] = []
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', keyCode: 39 }))
    for (const end = performance.now() + 260; performance.now() < end; await new Promise(requestAnimationFrame)) {
      whole.push(Math.max(...parts.map((part) => (getComputedStyle(part).visibility === 'visible' ? Number(getComputedStyle(part).opacity) : 0))))
    }
    return { places: new Set(places).size, least: Math.min(...whole), at: parts[1]!.className }
  })
  expect(seen).toEqual({ places: 1, least: 1, at: expect.stringContaining('present') })
  work.remove()
})

test('deck themes lists them, those beside the talk too, and shows the talk in each', async ({ page }) => {
  const work = workFolder({
    'talk.txt': 'A talk\n\nA slide\n- Point\n',
    'layouts/themes/ours.css': '/* ours: plain, and nothing else. */\n:root { --paper: #eee }',
  })
  const list = await deck(['themes'], { cwd: work.folder })
  expect(list.code).toBe(0)
  for (const theme of themes) {
    const [, picture] = new RegExp(`^${theme} +\\S.*\\.\\n +(\\S+${theme}\\.png)$`, 'm').exec(list.stdout)!
    expect(readFileSync(picture!).subarray(1, 4).toString()).toBe('PNG')
  }
  expect(list.stdout).toMatch(/^ours +plain, and nothing else\.\npaper /m)

  const shown = await deck(['themes', 'talk.txt', '-o', 'gallery'], { cwd: work.folder })
  expect(shown.code, shown.stderr).toBe(0)
  expect(shown.stdout.trim()).toMatch(/gallery[/\\]index\.html$/)
  expect(existsSync(join(work.folder, 'gallery/ours/index.html'))).toBe(true)
  await page.goto(pathToFileURL(join(work.folder, 'gallery/index.html')).href)
  await expect(page.getByRole('link')).toHaveText([...themes, 'ours'].sort())
  await expect(page.frameLocator('iframe').first().getByText('Point')).toBeVisible()
  work.remove()
})
