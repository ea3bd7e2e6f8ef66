// Slides and their titles as runs of lines with words, by index in the content.
import type { Structure } from '../decide.ts'

/** From the slide's first line up to, not including, the next slide's. */
export function slidesOf({ content, decisions }: Structure): { first: number; end: number }[] {
  const starts = decisions.flatMap(({ starts }, index) => (starts || index === 0 ? [index] : []))
  return starts.map((first, slide) => ({ first, end: starts[slide + 1] ?? content.at.length }))
}

/** The lines with words that make a slide's title, or the subtitle that begins at `index`. */
export function partOf({ given, content, decisions }: Structure, index: number, role: 'title' | 'subtitle'): number[] {
  if (decisions[index]?.role !== role || decisions[index].wraps) return []
  const part = [index]
  // a heading that the author marked is one line
  if (given.claims[content.at[index]!]) return part
  for (let next = index + 1; decisions[next]?.wraps && decisions[next]!.role === role; next++) part.push(next)
  return part
}

