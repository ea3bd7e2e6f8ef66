// What of a talk an export must show, and what it must not.
import { blockText } from '../model/block.ts'
import type { Deck, Slide } from '../model/deck.ts'

/** How a text is broken into lines is no part of what it says. */
export const letters = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')

export const hasNotes = ({ slides }: Deck): boolean => slides.some(({ notes }) => notes.length > 0)

/** Everything that a slide says. */
const slideText = ({ title, subtitle, regions }: Slide): string =>
  [title, subtitle, blockText(Object.values(regions).flat())].filter(Boolean).join('\n')

/** fewer letters than that stand anywhere by chance */
const leastSecret = 12

/** Lines of the notes that no slide says too. */
export function secretsOf(deck: Deck): string[] {
  const lines = deck.slides.flatMap(({ notes }) => blockText(notes).split('\n')).filter((line) => letters(line).length >= leastSecret)
  if (lines.length === 0) return []
  const { title, subtitle, author, event, location, date, description, keywords } = deck.meta
  const open = letters([...deck.slides.map(slideText), title, subtitle, author, event, location, date, description, keywords].flat().join(' '))
  return lines.filter((line) => !open.includes(letters(line)))
}

/** Descriptions of the pictures that slides show. @param drawn addresses of pictures that there are */
export function altsIn(deck: Deck, drawn: ReadonlySet<string>): string[] {
  const alts = new Set<string>()
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { type, url, alt } = node as Record<string, unknown>
    if (type === 'image' && typeof alt === 'string' && alt.trim() !== '' && drawn.has(String(url))) alts.add(alt)
    Object.values(node).forEach(walk)
  }
  for (const { regions, titleContent } of deck.slides) walk([regions, titleContent])
  return [...alts]
}
