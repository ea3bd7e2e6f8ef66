// Text that the last row cannot read.
import { nameOf, outermost, spotOf, type Check, type Drawn } from './view.ts'

export const smallText: Check = (slide) => {
  const root = getComputedStyle(document.documentElement)
  const leastOf = (name: string): number => parseFloat(root.getPropertyValue(name))
  const [words, code] = [leastOf('--smallest'), leastOf('--smallest-code')]
  const least = ({ element }: Drawn): number => (element.closest('code') ? code : words)
  // formulas have small signs by their nature
  const small = slide.texts.filter((text) => sizeOf(text) < least(text) - 0.05 && !text.element.closest('math, .katex'))
  return outermost(small).map((text) => ({
    ...spotOf(slide, text.element),
    severity: 'error',
    code: 'small-text',
    message: `${nameOf(text.element)} is set in ${Math.round(sizeOf(text) * 10) / 10} px, less than ${least(text)}.`,
    hint: 'A rule of the theme or of the layout makes it smaller than can be read.',
  }))
}

/** In px of the stage; a drawing may be shown smaller than it was drawn. */
function sizeOf({ element, style }: Drawn): number {
  const scale = (element as Element) instanceof SVGGraphicsElement ? ((element as unknown as SVGGraphicsElement).getScreenCTM()?.a ?? 1) : 1
  return parseFloat(style.fontSize) * scale
}
