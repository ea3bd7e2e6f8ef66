// Colours as numbers: whatever a style sheet writes, the browser knows what it is.

/** 0 to 255 each, and the opacity from 0 to 1 */
export type Color = [red: number, green: number, blue: number, alpha: number]

/** Reads computed colours, each once. */
export function colorReader(): (css: string) => Color {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  const known = new Map<string, Color>()
  return (css) => {
    let color = known.get(css)
    if (!color) {
      context.clearRect(0, 0, 1, 1)
      context.fillStyle = css
      context.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data
      color = [red, green, blue, alpha / 255]
      known.set(css, color)
    }
    return color
  }
}

/** A colour laid over an opaque one. */
export function over([r, g, b, alpha]: Color, ground: Color): Color {
  const mix = (top: number, below: number): number => top * alpha + below * (1 - alpha)
  return [mix(r, ground[0]), mix(g, ground[1]), mix(b, ground[2]), 1]
}

/** Contrast of two opaque colours as WCAG 2 defines it: 1 to 21. */
export function contrast(a: Color, b: Color): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** WCAG 2's relative luminance, 0 to 1. */
function luminance([r, g, b]: Color): number {
  const linear = (value: number): number => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}
