// Takes a picture of every slide, and of all of them on one sheet.
import { openPrintPage } from '../../browser/page.ts'
import type { Page } from '../../browser/tab.ts'
import { count } from '../../model/count.ts'
import type { Stage } from '../../model/stage.ts'
import { isLike } from '../wanted.ts'
import type { Exported, ExportOptions, Talk } from '../exporter.ts'
import { edge, nameSteps, putOnSheets, spreadSteps, type Sheets } from '../paper.ts'

export type Kind = 'png' | 'jpeg' | 'webp'

/** @throws Failure where the browser is gone or the time is over (its signal's reason) */
export async function takePictures(type: Kind, talk: Talk, { browser, step }: ExportOptions): Promise<Exported> {
  const { deck: { slides }, look: { stage }, whole, wanted } = talk
  step('starting the browser')
  return (await browser()).work(async (page) => {
    step('loading the slides, their fonts and pictures')
    const scale = wanted.scale * (wanted.size && isLike(wanted.size, stage) ? wanted.size.width / stage.width : 1)
    await page.setViewport({ ...stage, deviceScaleFactor: scale })
    const refused = await openPrintPage(talk.site, page)
    const names = nameSteps(slides, wanted.steps ? await spreadSteps(page) : null)
    const digits = String(whole.slides.length).length
    const files: Exported['files'] = []
    for (const [index, name] of names.entries()) {
      step('taking pictures', { done: index, of: names.length })
      // sorted by name they are in order
      const suffix = names.length === 1 ? '' : `-${name.replace(/^\d+/, (number) => number.padStart(digits, '0'))}`
      files.push({ suffix, bytes: await take(page, '.slides > .slide', index, type) })
    }
    if (wanted.contactSheet) {
      step('taking a picture of them all')
      files.push({ suffix: '-all', bytes: await takeAll(names.length, type, page, stage, scale) })
    }
    return { files, what: count(files.length, 'picture'), refused: [...refused] }
  })
}

/** The picture of one of the elements that a selector names. */
async function take(page: Page, selector: string, index: number, type: Kind): Promise<Uint8Array> {
  const clip = await page.evaluate((selector, index) => {
    const element = document.querySelectorAll(selector)[index]!
    element.scrollIntoView()
    const { left, top, width, height } = element.getBoundingClientRect()
    return { x: left + scrollX, y: top + scrollY, width, height }
  }, selector, index)
  return Buffer.from(await page.takePicture({ type, clip, ...(type === 'png' ? {} : { quality }) }), 'base64')
}

/** Letters stay clean; files are a fifth of what 100 makes of them. */
const quality = 90

/** No browser draws a picture that is wider or higher. */
const mostPixels = 16_000
const thumbWidth = 320

async function takeAll(slides: number, type: Kind, page: Page, stage: Stage, scale: number): Promise<Uint8Array> {
  const columns = Math.ceil(Math.sqrt(slides))
  const rows = Math.ceil(slides / columns)
  const thumb = { width: thumbWidth, height: thumbWidth * stage.height / stage.width }
  const along = (number: number, length: number): number => number * length + (number - 1) * edge.gap + 2 * edge.margin
  const size = { width: along(columns, thumb.width), height: along(rows, thumb.height) }
  const sheets: Sheets = { size, columns, rows, beside: 'nothing', white: true }
  await putOnSheets(page, sheets, stage, [])
  const deviceScaleFactor = Math.min(scale, mostPixels / Math.max(size.width, size.height))
  await page.setViewport({ ...size, deviceScaleFactor })
  return take(page, '.deck-sheet', 0, type)
}
