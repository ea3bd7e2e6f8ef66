// The Markdown of a deck, read back: it must be the same talk.
import type { Deck } from '../../model/deck.ts'
import { Failure, exitCodes } from '../../model/failure.ts'
import { makeSource } from '../../model/source.ts'
import { read } from '../../read/read.ts'
import { waysOfTops, writeMarkdown } from './markdown.ts'
import { isSameOutside, unlikeSlide } from './same.ts'

/**
 * @returns the text, and whether sections and ids are the same too
 * @throws Failure (unsound) where a slide would be read otherwise
 */
export function markedUp(deck: Deck): { text: string; same: boolean } {
  let first: string | undefined
  for (const tops of waysOfTops) {
    const text = writeMarkdown(deck, tops)
    const { value: back } = read(makeSource('talk.md', text))
    const unlike = unlikeSlide(deck, back)
    if (unlike !== null) {
      throw new Failure(`Slide ${unlike} would be read otherwise from the Markdown.`, exitCodes.unsound, 'Write it in simpler words or marks, or leave it out with --range.')
    }
    if (isSameOutside(deck, back!)) return { text, same: true }
    first ??= text
  }
  return { text: first!, same: false }
}
