// Pictures that say nothing to those who do not see them.
import { nameOf, spotOf, type Check } from './view.ts'

export const missingAlt: Check = (slide) => slide.drawn
  .filter(({ element }) => element.matches('img, video, svg[role="img"]') && !element.closest('[aria-hidden="true"]') && labelOf(element) === '')
  .map(({ element }) => ({
    ...spotOf(slide, element),
    severity: 'error',
    code: 'missing-alt',
    message: `The picture ${nameOf(element)} has no alternative text.`,
    hint: 'Say in its brackets what it shows: ![A patch on its way to the mirrors](way.png)',
  }))

const labelOf = (element: Element): string =>
  (element.getAttribute('alt') ?? element.getAttribute('aria-label') ?? element.querySelector('title')?.textContent ?? '').trim()
