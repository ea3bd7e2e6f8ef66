// Opens the print page of a site: all slides one under the other, as they will be on paper.
import type { Site } from '../render/look.ts'
import { answerFrom, origin } from './answer.ts'
import type { Page } from './tab.ts'

/**
 * Returns when all slides are drawn, with their fonts and pictures.
 * @param path of the page, where the site has the slides in pieces
 * @param instead what is sent for files of the site, by their paths
 * @returns addresses that the slides asked for and that are not in the site
 */
export async function openPrintPage(site: Site, page: Page, path = 'print.html', instead: ReadonlyMap<string, Uint8Array> = new Map()): Promise<Set<string>> {
  const [refused] = await Promise.all([answerFrom(site, page, instead), page.session.send('Emulation.setEmulatedMedia', { media: 'print' })])
  await page.goTo(`${origin}${path}`)
  await ready(page)
  return refused
}

/** Waits until everything on the page can be drawn: style sheets, fonts, and pictures, also those that are broken. */
async function ready(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // asked of the page rather than told by the browser: what it tells before somebody listens is lost
    if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve, { once: true }))
    await document.fonts.ready
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})))
  })
}
