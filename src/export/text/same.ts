// Whether two decks are the same talk: all that is in the model but where it stood and why it was read so.
import type { Deck, Slide } from '../../model/deck.ts'

/** Number of the first slide of `deck` that `other` has otherwise or not at all, or that it has too many; null where all are the same. */
export function unlikeSlide({ slides }: Deck, other: Deck | null): number | null {
  const index = slides.findIndex((slide, index) => said(slide) !== said(other?.slides[index]))
  if (index >= 0) return slides[index]!.number
  return other?.slides.length === slides.length ? null : slides.length + 1
}

/** Whether what the slides belong to is the same, and what is known of the talk. */
export const isSameOutside = (deck: Deck, other: Deck): boolean =>
  told([deck.meta, deck.sections, deck.slides.map(({ id }) => id)]) === told([other.meta, other.sections, other.slides.map(({ id }) => id)])

function said(slide: Slide | undefined): string {
  const { number: _, id: __, line: ___, why: ____, section: _____, ...rest } = slide ?? {} as Slide
  return told(rest)
}

/** As text, with keys in one order. */
const told = (value: unknown): string => JSON.stringify(value, (key, inner: unknown) => {
  // a list begins with 1 where it does not say so
  if (key === 'position' || (key === 'start' && inner === 1)) return undefined
  if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
  return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
})
