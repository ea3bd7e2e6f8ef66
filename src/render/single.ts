// A deck and its look → one page that is complete in itself: style, fonts, pictures and player are inside.
import type { Deck } from '../model/deck.ts'
import { mathFaces, neededFaces, smallestFiles } from './faces.ts'
import type { Asset, Look } from './look.ts'
import { renderPage, type PackedPlayer } from './page.ts'
import { inlineFont, renderSlides } from './site.ts'
import { renderStyleSheet } from './stylesheet.ts'

/**
 * Speaker notes are not in it.
 * @param assets each with its `data`
 * @param player what steps through the slides; without it the page reads as a document
 */
export function renderSingle(deck: Deck, whole: Look, assets: readonly Asset[], player: PackedPlayer): string {
  // nobody adds a slide to it: rules of other layouts are of no use
  const used = new Set(deck.slides.map(({ layout }) => layout))
  const look = { ...whole, layouts: new Map([...whole.layouts].filter(([name]) => used.has(name))) }
  const slides = renderSlides(deck, look, assets)
  const shown = slides.map(({ html }) => html).join('')
  const faces = smallestFiles([...neededFaces(look, shown), ...mathFaces(look, shown)], look, shown)
  // reveal.js's own style is of use only with its script, and travels with it
  const style = renderStyleSheet({ ...look, revealCss: '' }, faces, (face) => inlineFont(look, face))
  return renderPage('index', deck, slides, { pages: ['index'], inside: { style, ...player } })
}
