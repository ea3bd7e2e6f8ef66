// Takes pictures of a deck's slides: a poster for its frame, a card for every link to a slide, thumbnails for lists.
import type { RunningBrowser } from '../browser/browser.ts'
import { openPrintPage } from '../browser/page.ts'
import type { Page, Picture } from '../browser/tab.ts'
import { thumbSize } from '../site/talk.ts'
import type { Stage } from '../model/stage.ts'
import type { Site } from '../render/look.ts'

export interface Pictures {
  /** the talk's first slide, WebP, as large as it is set */
  poster: Uint8Array
  /** of each slide, PNG, 1200×630, as sites that show a shared link want them */
  cards: Uint8Array[]
  /** of each slide, WebP, at most 480×270 */
  thumbs: Uint8Array[]
}

const cardSize = { width: 1200, height: 630 } as const

/**
 * @param site with its print page
 * @param cover index of the slide that stands for the talk
 * @throws Failure where the browser is gone
 */
export function takePictures(site: Site, stage: Stage, cover: number, browser: RunningBrowser): Promise<Pictures> {
  return browser.work(async (page) => {
    await openPrintPage(site, page)
    const total = await apart(page)
    const shoot = async (picture: Picture): Promise<Uint8Array> => Buffer.from(await page.takePicture(picture), 'base64')
    const all = async (take: () => Promise<Uint8Array>): Promise<Uint8Array[]> => {
      const taken: Uint8Array[] = []
      for (let index = 0; index < total; index++) {
        await only(page, index)
        taken.push(await take())
      }
      return taken
    }
    // so many CSS pixels stand in a card's width when the slide is as high as the card
    const cardWidth = Math.round(stage.height * cardSize.width / cardSize.height)
    await page.setViewport({ width: cardWidth, height: stage.height, deviceScaleFactor: cardSize.height / stage.height })
    const clip = { x: 0, y: 0, width: cardWidth, height: stage.height }
    const cards = await all(() => shoot({ type: 'png', clip }))
    await page.setViewport({ ...stage, deviceScaleFactor: thumbSize(stage).width / stage.width })
    const thumbs = await all(() => shoot({ type: 'webp', quality: 80 }))
    await page.setViewport({ ...stage, deviceScaleFactor: 1 })
    await only(page, cover)
    const poster = await shoot({ type: 'webp', quality: 70 })
    return { poster, cards, thumbs }
  })
}

/** From now on one slide is seen at a time, in the middle of the window. @returns how many there are */
function apart(page: Page): Promise<number> {
  return page.evaluate(() => {
    const style = document.createElement('style')
    style.textContent = `html, body { overflow: hidden }
      [data-mode='print'] .slides, [data-mode='print'] .deck { width: auto; margin: 0 auto }
      [data-mode='print'] .slides > .slide:not(.shown) { display: none }
      [data-mode='print'] .slides > .slide { margin: 0 auto }`
    document.head.append(style)
    return document.querySelectorAll('.slides > .slide').length
  })
}

/** What is left of a card beside the slide has the slide's own colour. */
function only(page: Page, index: number): Promise<void> {
  return page.evaluate((index) => {
    document.querySelector('.slide.shown')?.classList.remove('shown')
    const slide = document.querySelectorAll('.slides > .slide')[index]!
    slide.classList.add('shown')
    document.body.style.background = getComputedStyle(slide).backgroundColor
  }, index)
}
