// Text that stands on other text.
import { nameOf, ownTexts, spotOf, type Check, type Drawn, type SlideView } from './view.ts'

/** px in both directions; letters seldom fill their line */
const least = 4

interface Line {
  text: Drawn
  place: Element
  left: number
  right: number
  top: number
  bottom: number
}

export const overlap: Check = (slide) => {
  const lines = slide.texts.flatMap((text) => linesOf(text, slide))
  const found = new Map<Element, Line>()
  for (const [index, line] of lines.entries()) {
    const other = lines.slice(index + 1).find((other) => other.place !== line.place && covers(line, other))
    if (other && !found.has(other.place)) found.set(other.place, { ...other, text: line.text })
  }
  return [...found].map(([place, { text }]) => ({
    ...spotOf(slide, text.element),
    severity: 'error',
    code: 'overlap',
    message: `${nameOf(text.element)} and ${nameOf(place)} stand on each other.`,
    hint: 'Say it in fewer words, or give the slide another layout.',
  }))
}

/** The lines of a text, as tall as their letters. Texts of one box follow each other and cannot meet. */
function linesOf(text: Drawn, slide: SlideView): Line[] {
  const place = placeOf(text.element, slide)
  const half = parseFloat(text.style.fontSize) * 0.36
  const range = document.createRange()
  return ownTexts(text.element).flatMap((node) => {
    range.selectNodeContents(node)
    return [...range.getClientRects()].map(({ left, right, top, bottom }) =>
      ({ text, place, left, right, top: (top + bottom) / 2 - half, bottom: (top + bottom) / 2 + half }))
  })
}

/** The part of the slide that a text belongs to. */
function placeOf(element: Element, slide: SlideView): Element {
  const parent = element.parentElement!
  return element.hasAttribute('data-box') || parent === slide.element || getComputedStyle(element).position === 'absolute' ? element : placeOf(parent, slide)
}

const covers = (a: Line, b: Line): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > least && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > least
