// Draws the pictures of an open print page no larger than paper or a wall can show.
import type { Page } from '../browser/tab.ts'

/** CSS pixels */
const pixelsPerInch = 96

/** Letters stay clean; photographs take a tenth of what PNG makes of them. */
const quality = 0.85

/**
 * Puts smaller ones in the place of pictures that have more pixels than they show; those whose pixels are few stay as they are.
 * @param dotsPerInch of a slide that is 13⅓ inches wide, as 1280 CSS pixels are
 */
export async function resamplePictures(page: Page, dotsPerInch: number): Promise<void> {
  await page.evaluate(async (perPixel, quality) => {
    const canvas = document.createElement('canvas')
    const context = canvas.getContext('2d', { willReadFrequently: true })!
    for (const picture of document.images) {
      const { naturalWidth, naturalHeight, clientWidth, clientHeight } = picture
      if (naturalWidth === 0 || clientWidth === 0 || /^data:image\/svg|\.svg$/i.test(picture.src)) continue
      const across = [clientWidth / naturalWidth, clientHeight / naturalHeight]
      const shown = /contain|scale-down/.test(getComputedStyle(picture).objectFit) ? Math.min(...across) : Math.max(...across)
      const scale = shown * perPixel
      if (scale > 0.9) continue
      Object.assign(canvas, { width: Math.ceil(naturalWidth * scale), height: Math.ceil(naturalHeight * scale) })
      context.imageSmoothingQuality = 'high'
      context.drawImage(picture, 0, 0, canvas.width, canvas.height)
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
      const seen = data.every((value, index) => index % 4 < 3 || value === 255)
      const [exact, packed] = [canvas.toDataURL('image/png'), canvas.toDataURL('image/jpeg', quality)]
      // lines and letters are small as they are
      picture.srcset = ''
      picture.src = seen && packed.length < exact.length / 2 ? packed : exact
      await picture.decode()
    }
  }, dotsPerInch / pixelsPerInch, quality)
}
