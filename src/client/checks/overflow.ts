// Content that needs more room than its box has.
import { nameOf, spotOf, type Check } from './view.ts'

/** a pixel more comes from rounding */
const tolerance = 1

export const overflow: Check = (slide) => slide.drawn.flatMap(({ element, box: frame }) => {
  if (element.dataset.box === undefined) return []
  // blocks only: the letters of a line may be taller than the line, and the parts of a formula than what they draw
  const blocks = slide.drawn.filter((inner) => inner.element !== element && element.contains(inner.element) && inner.style.display !== 'inline' && !inner.element.matches('.katex .base *'))
  const down = Math.max(0, ...blocks.map(({ box }) => Math.max(box.bottom - frame.bottom, frame.top - box.top)))
  const across = element.scrollWidth - element.clientWidth
  if (down <= tolerance && across <= tolerance) return []
  const furthest = blocks.findLast(({ box }) => Math.max(box.bottom - frame.bottom, frame.top - box.top) === down)?.element
  const [much, way] = down > tolerance ? [down, furthest && furthest.getBoundingClientRect().top < frame.top ? 'above' : 'below'] : [across, 'beside']
  return [{
    ...spotOf(slide, down > tolerance ? furthest : element.querySelector('[data-line]')),
    severity: 'error',
    code: 'overflow',
    message: `The box "${element.dataset.box}" overflows: ${nameOf(furthest ?? element)} reaches ${Math.round(much)} px ${way} it.`,
    hint: 'Say it in fewer words, or give the slide another layout.',
  }]
})
