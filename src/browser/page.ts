// Opens the print page of a site: all slides one under the other, as they will be on paper.
import type { Page } from 'puppeteer-core/internal/puppeteer-core-browser.js'
import type { Site } from '../render/look.ts'
import { answerFrom, origin } from './answer.ts'

/**
 * Returns when all slides are drawn, with their fonts and pictures.
 * @returns addresses that the slides asked for and that are not in the site
 */
export async function openPrintPage(site: Site, page: Page): Promise<Set<string>> {
  const [refused] = await Promise.all([answerFrom(site, page), page.emulateMediaType('print')])
  await page.goto(`${origin}print.html`, { waitUntil: 'domcontentloaded', timeout: 0 })
  await ready(page)
  return refused
}

/** Waits until everything on the page can be drawn: style sheets, fonts, and pictures, also those that are broken. */
async function ready(page: Page): Promise<void> {
  await page.evaluate(async () => {
    if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve, { once: true }))
    await document.fonts.ready
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})))
  })
}
