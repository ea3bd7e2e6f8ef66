// A deck and its look → one page that is complete in itself: style, fonts, pictures and player are inside.
import type { Deck } from '../model/deck.ts'
import type { Asset, Look } from './look.ts'
import { renderPage, type PackedPlayer } from './page.ts'
import { renderSlides, styleInside } from './site.ts'

/**
 * Speaker notes are not in it.
 * @param assets each with its `data`
 * @param player what steps through the slides; without it the page reads as a document
 */
export function renderSingle(deck: Deck, look: Look, assets: readonly Asset[], player: PackedPlayer): string {
  // there is no source beside it
  const slides = renderSlides(deck, look, assets, { places: false })
  return renderPage('index', deck, slides, { pages: ['index'], inside: { style: styleInside(deck, look, slides), player } })
}
