// Diagrams written as text: drawn once by a browser, kept as pictures, and shown as they are written where that cannot be.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import { deck, startDeck, workFolder } from './deck.ts'

const fence = (source: string): string => `\`\`\`mermaid\n${source}\n\`\`\`\n`
const way = fence('flowchart LR\n  merge[Merge] --> sign{Signed?} -->|"yes & no"| ship[(Mirror)]')
const talk = `# A talk\n\n---\n\n## The way\n\n${way}`

test('a browser draws it once; the site has a picture with its words, and no script for it', async ({ page }) => {
  const work = workFolder({ 'talk.md': talk })
  const build = (env: Record<string, string> = {}) => deck(['build', 'talk.md', '-o', 'site'], { cwd: work.folder, env: { XDG_CACHE_HOME: join(work.folder, 'cache'), ...env } })
  expect(await build()).toMatchObject({ code: 0, stderr: expect.not.stringContaining('warning') })
  const files = readdirSync(join(work.folder, 'site'), { recursive: true, encoding: 'utf8' })
  expect(files.filter((file) => file.includes('mermaid'))).toEqual([])
  await page.goto(`${pathToFileURL(join(work.folder, 'site/index.html')).href}?view=print`)
  const picture = page.getByRole('img', { name: 'Merge' })
  await expect(picture).toHaveAttribute('alt', /yes & no/)
  await expect(picture).toHaveAttribute('alt', /Signed\?/)
  // wide as the slide: its words are as large as text
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(500)
  expect(await page.locator('section.slide').nth(1).getAttribute('data-layout')).toBe('image')
  const svg = readFileSync(join(work.folder, 'site', files.find((file) => file.endsWith('.svg'))!), 'utf8')
  expect(svg).toContain('@font-face')
  expect(svg).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/)

  // from now on no browser is needed
  expect(await build({ CHROME_PATH: '/no/chrome' })).toMatchObject({ code: 0, stderr: '' })
  work.remove()
})

test('without a browser, or where it is not understood, it is code, and that is told', async () => {
  const work = workFolder({ 'talk.md': talk, 'wrong.md': `# A talk\n\n---\n\n${fence('flowchart LR\n  a --> --> b')}` })
  const env = { XDG_CACHE_HOME: join(work.folder, 'cache') }
  const none = await deck(['build', 'talk.md', '-o', 'site'], { cwd: work.folder, env: { ...env, CHROME_PATH: '/no/chrome' } })
  expect(none).toMatchObject({ code: 0 })
  expect(none.stderr).toContain('talk.md:7:1  warning  undrawn-diagram  This diagram is shown as it is written: CHROME_PATH names /no/chrome, which is no program here.\n')
  expect(readFileSync(join(work.folder, 'site/index.html'), 'utf8')).toContain('merge[Merge]')
  for (const _ of ['drawn', 'known']) {
    const wrong = await deck(['build', 'wrong.md', '-o', 'wrong'], { cwd: work.folder, env })
    expect(wrong.stderr).toContain('wrong.md:5:1  warning  bad-diagram  This diagram is shown as it is written: Parse error on line 2.\n')
  }
  work.remove()
})

test('present does not wait for it: the source first, then the picture', async ({ page }) => {
  const work = workFolder({ 'talk.md': talk })
  const cache = join(work.folder, 'cache')
  const presenting = startDeck(['present', 'talk.md', '--port', '0'], { cwd: work.folder, env: { XDG_CACHE_HOME: cache } })
  const [url] = await presenting.printed(/http:\S+/)
  await page.goto(`${url}#/the-way`)
  await expect(page.getByRole('img', { name: 'Merge' })).toBeVisible()
  work.write('talk.md', talk.replace('Mirror', 'Ship'))
  await expect(page.getByRole('img', { name: 'Ship' })).toBeVisible()
  expect(existsSync(cache)).toBe(true)
  presenting.child.kill('SIGINT')
  await presenting.ended
  work.remove()
})
