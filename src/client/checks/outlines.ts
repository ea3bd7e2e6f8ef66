// What is painted on a slide beside its text, and where: pictures, coloured elements, and shapes without an element.
import type { Color } from './colors.ts'
import type { SlideView } from './view.ts'

export interface Outline {
  /** texts inside it stand on it by themselves; null for a shape, which may lie under all of them */
  owner: Element | null
  box: { left: number; right: number; top: number; bottom: number }
}

/** px² of a shape that can lie under a word; marks of lists are smaller */
const leastArea = 900

export function outlines(slide: SlideView, read: (css: string) => Color): Outline[] {
  const elements = slide.drawn.filter(({ element, style }) => element.matches('img, svg, video, canvas') || paints(style, read))
  const holders = [slide.element, ...slide.drawn.map(({ element }) => element)]
  return [
    ...elements.map(({ element, box }) => ({ owner: element, box })),
    ...holders.flatMap((holder) => ['::before', '::after'].flatMap((name) => shapeOf(holder, name, read))),
  ]
}

const paints = (style: CSSStyleDeclaration, read: (css: string) => Color): boolean =>
  style.backgroundImage !== 'none' || read(style.backgroundColor)[3] > 0

/** A pseudo-element; where its place cannot be asked for, it may be anywhere on its holder. */
function shapeOf(holder: Element, name: string, read: (css: string) => Color): Outline[] {
  const style = getComputedStyle(holder, name)
  const shadow = style.boxShadow !== 'none'
  if (style.content === 'none' || style.display === 'none' || !(shadow || paints(style, read))) return []
  const [left, top, width, height] = [style.left, style.top, style.width, style.height].map(parseFloat) as [number, number, number, number]
  if (width * height < leastArea) return []
  const frame = frameOf(holder).getBoundingClientRect()
  if (shadow || style.position !== 'absolute' || [left, top, width, height].some(Number.isNaN)) return [{ owner: null, box: frame }]
  return [{ owner: null, box: { left: frame.left + left, top: frame.top + top, right: frame.left + left + width, bottom: frame.top + top + height } }]
}

/** What a positioned child of an element is placed in. */
function frameOf(element: Element): Element {
  const parent = element.parentElement
  return getComputedStyle(element).position !== 'static' || parent === null ? element : frameOf(parent)
}
