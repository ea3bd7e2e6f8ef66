// Looks at the print page for `deck check`: what is wrong with slides shows when they are drawn. Built as check.js, which the
// command runs in the page.
import type { Sight } from '../model/finding.ts'
import * as checks from './checks/index.ts'
import { colorReader } from './checks/colors.ts'
import { contrastOf } from './checks/contrast.ts'
import { charactersOf, missingFonts } from './checks/fonts.ts'
import { faintTexts } from './checks/pixels.ts'
import { viewOf } from './checks/view.ts'

declare global {
  interface Window {
    deckCheck: { look: typeof look; faintTexts: typeof faintTexts }
  }
}
window.deckCheck = { look, faintTexts }

/** Everything about all slides of the page. */
function look(): Sight {
  const elements = [...document.querySelectorAll<HTMLElement>('section.slide')]
  const slides = elements.map(viewOf)
  const read = colorReader()
  const contrasts = slides.map((slide) => contrastOf(slide, read))
  return {
    findings: [
      ...slides.flatMap((slide) => Object.values(checks).flatMap((check) => check(slide))),
      ...contrasts.flatMap(({ findings }) => findings),
      ...missingFonts(slides),
    ],
    onPictures: contrasts.flatMap(({ onPictures }) => onPictures),
    characters: charactersOf(slides),
    words: elements.map(wordsOf),
  }
}

const inline = new Set(['a', 'abbr', 'b', 'code', 'del', 'em', 'i', 'mark', 's', 'small', 'span', 'strong', 'sub', 'sup', 'u'])

/** The words of an element and of the pictures in it; a line a block. */
function wordsOf(element: Element): string {
  // what a screen reader says counts, what is hidden from all does not
  if (!element.checkVisibility({ visibilityProperty: true })) return ''
  const words = [...element.childNodes].map((node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent!
    return node instanceof Element ? wordsOf(node) : ''
  })
  const own = [element.getAttribute('alt') ?? '', ...words].join('')
  return inline.has(element.localName) && !element.classList.contains('line') ? own : `\n${own}\n`
}
