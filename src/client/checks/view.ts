// A slide as a check sees it: its elements as they are drawn, with their places and styles.
import type { Finding, Spot } from '../../model/finding.ts'

export interface Drawn {
  element: HTMLElement
  box: DOMRect
  style: CSSStyleDeclaration
}

export interface SlideView {
  /** 1 for the first */
  number: number
  element: HTMLElement
  box: DOMRect
  /** all that is drawn, in the order of the page */
  drawn: Drawn[]
  /** those of them that hold words themselves, not only in elements inside them */
  texts: Drawn[]
}

/** One question asked of each slide. */
export type Check = (slide: SlideView) => Finding[]

export function viewOf(element: HTMLElement, index: number): SlideView {
  const drawn = [...element.children].flatMap(drawnIn)
  return { number: index + 1, element, box: element.getBoundingClientRect(), drawn, texts: drawn.filter(({ element }) => hasWords(element)) }
}

function drawnIn(element: Element): Drawn[] {
  const style = getComputedStyle(element)
  const box = element.getBoundingClientRect()
  // what is there for screen readers only is clipped to a pixel
  const hidden = style.display === 'none' || (style.overflow !== 'visible' && box.width < 2 && box.height < 2)
  if (hidden) return []
  const children = [...element.children].flatMap(drawnIn)
  const seen = style.visibility === 'visible' && box.width > 0 && box.height > 0
  return seen ? [{ element: element as HTMLElement, box, style }, ...children] : children
}

const hasWords = (element: Element): boolean =>
  [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '')

/** The text nodes of an element itself. */
export const ownTexts = (element: Element): Text[] =>
  [...element.childNodes].filter((node): node is Text => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '')

/** The place of an element for the report: that of the nearest block whose source line is known. */
export function spotOf(slide: SlideView, element: Element | null = null): Spot {
  const line = element?.closest<HTMLElement>('[data-line]')?.dataset.line
  return { slide: slide.number, line: line === undefined ? null : Number(line) }
}

/** The beginning of what an element says, in quotes; for a picture its file's name. */
export function nameOf(element: Element): string {
  const picture = element.getAttribute('src')?.split('/').at(-1)?.replace(/-[0-9a-f]{8}(?=\.\w+$)/, '')
  const words = picture === undefined ? element.textContent!.trim().replace(/\s+/g, ' ') : decodeURIComponent(picture)
  return words === '' ? `<${element.localName}>` : `"${words.length > 40 ? `${words.slice(0, 40).trimEnd()}…` : words}"`
}

/** Only the outermost of elements: what is inside one that is wrong is wrong with it. */
export const outermost = (found: readonly Drawn[]): Drawn[] =>
  found.filter(({ element }) => !found.some((other) => other.element !== element && other.element.contains(element)))
