// Whether every word that was read is on a slide.
import { blockText, type Block } from '../model/block.ts'
import type { Deck, Slide } from '../model/deck.ts'
import type { Finding } from '../model/finding.ts'

/**
 * @param draft the deck as it was read
 * @param deck the same laid out: a slide that was too long is followed by those that carry it on
 * @param shown the words of each slide as drawn
 */
export function lostWords(draft: Deck, deck: Deck, shown: readonly string[]): Finding[] {
  const first = new Map(deck.slides.map((slide, index) => [slide.id, index]))
  return draft.slides.flatMap((slide): Finding[] => {
    const start = first.get(slide.id) ?? 0
    const more = deck.slides.slice(start + 1).findIndex(({ continued }) => !continued)
    const drawn = shown.slice(start, more < 0 ? undefined : start + 1 + more).join('\n')
    // a formula is drawn, not written
    const lost = wordsNotIn(`${drawn}\n${formulasIn([slide.titleContent, slide.subtitleContent, slide.regions]).join('\n')}`, textOf(slide))
    return lost.length === 0 ? [] : [{
      slide: start + 1,
      line: null,
      severity: 'error',
      code: 'lost-words',
      message: `Words of the text are on no slide: ${lost.slice(0, 12).join(' ')}${lost.length > 12 ? ' …' : ''}`,
      hint: 'The layout has no place for them: give the slide another one.',
    }]
  })
}

const textOf = ({ title, subtitle, regions }: Slide): string =>
  [title, subtitle, blockText(Object.values(regions).flat())].filter(Boolean).join('\n')

/** What stands in TeX somewhere in blocks. */
function formulasIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const { type, value } = node as Partial<Extract<Block, { type: 'math' }>>
  return (type as string) === 'math' || (type as string) === 'inlineMath' ? [value!] : Object.values(node).flatMap(formulasIn)
}

/** Words that stand more often in a text than in what is drawn. One that was parted between two slides is there, too. */
function wordsNotIn(drawn: string, text: string): string[] {
  const left = new Map<string, number>()
  for (const word of wordsOf(drawn)) left.set(word, (left.get(word) ?? 0) + 1)
  const missing = wordsOf(text).filter((word) => {
    const number = left.get(word) ?? 0
    left.set(word, number - 1)
    return number <= 0
  })
  if (missing.length === 0) return missing
  const letters = wordsOf(drawn).join('')
  return missing.filter((word) => !letters.includes(word))
}

const wordsOf = (text: string): string[] => text.normalize('NFKC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
