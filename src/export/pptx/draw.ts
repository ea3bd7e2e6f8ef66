// Draws what a presentation program cannot: formulas, vector pictures, and what of a layout stands behind the words.
import type { Page } from '../../browser/tab.ts'
import type { Stage } from '../../model/stage.ts'
import type { Step } from '../exporter.ts'
import type { Laid, Rect } from './boxes.ts'

export interface Drawn {
  /** PNG by `mark` */
  pictures: ReadonlyMap<number, Uint8Array>
  /** of each slide, PNG; null where it is its colour and nothing else */
  backgrounds: (Uint8Array | null)[]
}

/** Two pixels for one: sharp on a wall. */
const sharpness = 2

/** @param page as large as the stage, a pixel for each of its own: enough to see what differs */
export async function drawParts(page: Page, laid: readonly Laid[], stage: Stage, step: Step): Promise<Drawn> {
  const pictures = new Map<number, Uint8Array>()
  // words over a picture are no part of it
  await page.addStyle(hiding('[data-laid]:not(img, .katex-display)'))
  for (const [index, { boxes }] of laid.entries()) {
    for (const box of boxes) {
      if (box.kind !== 'picture' || box.path !== null) continue
      step('drawing pictures', { done: index, of: laid.length })
      pictures.set(box.mark, await shoot(page, slideNumber(index), { part: box.rect }))
    }
  }
  await page.addStyle(hiding('[data-laid]'))
  const flats = new Map<string, Buffer>()
  const known = new Map<string, Uint8Array>()
  const backgrounds: Drawn['backgrounds'] = []
  for (const [index, { background }] of laid.entries()) {
    step('drawing backgrounds', { done: index, of: laid.length })
    if (!flats.has(background)) flats.set(background, Buffer.from(await flat(page, background, stage)))
    const quick = await shoot(page, slideNumber(index), { quick: true })
    if (flats.get(background)!.equals(quick)) backgrounds.push(null)
    else {
      // most slides of a layout have the same one
      const key = Buffer.from(quick).toString('base64')
      if (!known.has(key)) known.set(key, await shoot(page, slideNumber(index)))
      backgrounds.push(known.get(key)!)
    }
  }
  return { pictures, backgrounds }
}

const slideNumber = (index: number): string => `.slides > .slide:nth-of-type(${index + 1})`

const hiding = (selector: string): string => `${selector}, ${selector} * { visibility: hidden !important; transition: none !important }`

/** An element, or a part of it. */
async function shoot(page: Page, selector: string, { part, quick = false }: { part?: Rect; quick?: boolean } = {}): Promise<Uint8Array> {
  const clip = await page.evaluate((selector) => {
    const element = document.querySelector(selector)!
    element.scrollIntoView({ block: 'nearest' })
    const { left, top, width, height } = element.getBoundingClientRect()
    return { x: left + scrollX, y: top + scrollY, width, height }
  }, selector)
  const cut = part ? { x: clip.x + part.x, y: clip.y + part.y, width: part.width, height: part.height } : clip
  return Buffer.from(await page.takePicture({ type: 'png', clip: cut, quick, scale: quick ? 1 : sharpness }), 'base64')
}

/** A slide with nothing on it. */
async function flat(page: Page, color: string, { width, height }: Stage): Promise<Uint8Array> {
  await page.evaluate((color, width, height) => {
    const sheet = document.createElement('div')
    sheet.id = 'deck-flat'
    sheet.style.cssText = `position: absolute; z-index: 1; top: 0; left: 0; width: ${width}px; height: ${height}px; background: #${color}`
    document.body.append(sheet)
  }, color, width, height)
  const drawn = await shoot(page, '#deck-flat', { quick: true })
  await page.evaluate(() => document.querySelector('#deck-flat')!.remove())
  return drawn
}
