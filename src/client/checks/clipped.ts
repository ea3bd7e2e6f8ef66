// What is cut off: by the slide's edge, or by an element that hides what is too large for it.
import type { Finding } from '../../model/finding.ts'
import { nameOf, outermost, spotOf, type Check, type Drawn, type SlideView } from './view.ts'

const tolerance = 1

export const clipped: Check = (slide) => [...leaving(slide), ...hiding(slide)]

function leaving(slide: SlideView): Finding[] {
  const { box: stage } = slide
  const hiding = slide.drawn.filter(({ style }) => style.overflow !== 'visible')
  // of code the lines: a part of one may reach out with the spaces at its end
  const shown = slide.drawn.filter(({ element }) => (element.matches('img, svg, video, pre .line') || slide.texts.some((text) => text.element === element))
    && !element.matches('pre .line *')
    // what an element around it hides does not reach the edge
    && !hiding.some((around) => around.element !== element && around.element.contains(element)))
  const outside = ({ box }: Drawn): number =>
    Math.max(stage.left - box.left, box.right - stage.right, stage.top - box.top, box.bottom - stage.bottom)
  return outermost(shown.filter((drawn) => outside(drawn) > tolerance)).map((drawn) => ({
    ...spotOf(slide, drawn.element),
    severity: 'error',
    code: 'clipped',
    message: `${nameOf(drawn.element)} leaves the slide by ${Math.round(outside(drawn))} px.`,
    hint: 'Say it in fewer words, or give the slide another layout.',
  }))
}

function hiding(slide: SlideView): Finding[] {
  // a theme's shapes may reach where they like; a list of all sections may shorten their titles with "…", for each stands in
  // full where the section begins
  const cutting = slide.drawn.filter(({ element, style }) => style.overflow !== 'visible' && !element.closest('nav')
    && (element.textContent!.trim() !== '' || element.querySelector('img, svg, video'))
    && (element.scrollWidth > element.clientWidth + tolerance || element.scrollHeight > element.clientHeight + tolerance))
  return outermost(cutting).map(({ element }) => ({
    ...spotOf(slide, element),
    severity: 'error',
    code: 'clipped',
    message: `${nameOf(element)} is cut off.`,
    hint: 'A rule of the theme or of the layout hides what does not fit.',
  }))
}
