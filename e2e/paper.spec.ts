// What the audience sees is what is handed in: each slide as it is presented against its page of the PDF, pixel by pixel.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import { deck, decks, workFolder } from './deck.ts'
import { openPdf } from './pdf.ts'

const themes = process.env.THEMES?.split(',') ?? ['summit']

for (const theme of themes) {
  test(`${theme}: a slide on the screen and on paper is the same`, async ({ browser }) => {
    const work = workFolder()
    const talk = join(decks, 'layouts.md')
    const made = [await deck(['export', talk, '-o', 'talk.pdf', '-t', theme], { cwd: work.folder }), await deck(['build', talk, '-o', 'site', '-t', theme], { cwd: work.folder })]
    expect(made.map(({ code, stderr }) => (code === 0 ? 0 : stderr))).toEqual([0, 0])
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
    const screen = await context.newPage()
    await screen.goto(pathToFileURL(join(work.folder, 'site/index.html')).href)
    // the page around the slides is not on paper
    await screen.addStyleTag({ content: '.reveal > :not(.slides) { display: none !important }' })
    const paper = await openPdf(await context.newPage(), join(work.folder, 'talk.pdf'))
    const layouts = await screen.locator('section.slide').evaluateAll((slides) => slides.map((slide) => (slide as HTMLElement).dataset.layout!))
    for (const [index, layout] of layouts.entries()) {
      await screen.evaluate((hash) => { location.hash = hash }, `#/${index + 1}`)
      await expect(screen.locator('section.slide.present')).toHaveJSProperty('hidden', false)
      await screen.evaluate(() => document.fonts.ready)
      const share = await paper.differs(index + 1, await screen.screenshot())
      expect.soft(share, `slide ${index + 1}, ${layout}`).toBeLessThanOrEqual(0.005)
    }
    await context.close()
    work.remove()
  })
}
