// Slides that have no line in an outline: nobody can go to them by name.
import { spotOf, type Check } from './view.ts'

export const missingTitle: Check = (slide) => {
  const titled = slide.drawn.some(({ element }) => element.matches('h1, h2, h3, h4, h5, h6, [role="heading"]'))
  return titled ? [] : [{
    ...spotOf(slide),
    severity: 'warning',
    code: 'missing-title',
    message: 'The slide has no title.',
    hint: 'Outlines, links and screen readers go by it: write "# Title" above its content.',
  }]
}
