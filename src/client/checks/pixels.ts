// The contrast of text on pictures, from a picture of the slide that was taken without its text.
import type { TextOnPicture } from '../../model/finding.ts'
import { contrast, over, type Color } from './colors.ts'

/** Part of the ground that a text may stand out from too little: the edge of a picture, a speck in it. */
const spared = 0.05

/**
 * The texts of one slide that stand out too little from their ground.
 * @param picture the slide without its text, a PNG in base64
 * @param width of the slide in px of the stage
 * @returns the contrast of each; null where it is enough
 */
export async function faintTexts(texts: readonly TextOnPicture[], picture: string, width: number): Promise<(number | null)[]> {
  const image = new Image()
  image.src = `data:image/png;base64,${picture}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth
  canvas.height = image.naturalHeight
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  context.drawImage(image, 0, 0)
  const scale = image.naturalWidth / width
  return texts.map(({ rects, color, least }) => {
    const grounds = rects.flatMap(({ x, y, width, height }) =>
      colorsIn(context.getImageData(x * scale, y * scale, Math.max(1, width * scale), Math.max(1, height * scale)).data))
    const contrasts = grounds.map((ground) => contrast(over(color, ground), ground)).sort((a, b) => a - b)
    const found = contrasts[Math.floor(contrasts.length * spared)] ?? Infinity
    return found < least ? found : null
  })
}

/** Every few pixels is enough to know a ground. */
function colorsIn(data: Uint8ClampedArray): Color[] {
  const step = 4 * Math.max(1, Math.floor(data.length / 4 / 2000))
  return Array.from({ length: Math.ceil(data.length / step) }, (_, index) => {
    const [red = 0, green = 0, blue = 0] = data.slice(index * step, index * step + 3)
    return [red, green, blue, 1]
  })
}
