// What the writers of marks share: the text, what was decided of it, and the edits that they make.
import type { Structure } from '../decide.ts'
import type { Given } from '../given/claims.ts'
import type { Pin, Pins } from '../pins.ts'

/** What becomes of a line: lines above and below it, and what it says now; null leaves it out. */
export interface LineEdit {
  above: string[]
  below: string[]
  text?: string | null
}

/** By index of the line; all others stay as they are. */
export type Edits = ReadonlyMap<number, LineEdit>

/** How much of a slide is marked: what a person pinned; its title too; its paragraphs; its code, and what looks like a mark. */
export type Care = 0 | 1 | 2 | 3
export const mostCare: Care = 3

export interface Writer {
  /** what the author gave, without pins */
  found: Given
  structure: Structure
  pins: Pins
  edits: Map<number, LineEdit>
}

export const isBlank = ({ found }: Writer, at: number): boolean => found.lines[at]!.kind === 'blank' && !found.lines[at]!.formFeed
export const lineAt = ({ structure }: Writer, index: number): number => structure.content.at[index]!
export const pinAt = ({ structure, pins }: Writer, index: number): Pin | undefined => pins.get(structure.content.at[index]! + 1)

export function edit({ edits }: Writer, at: number, { above = [], below = [], ...change }: Partial<LineEdit>): void {
  const before = edits.get(at) ?? { above: [], below: [] }
  edits.set(at, { ...before, ...change, above: [...before.above, ...above], below: [...below, ...before.below] })
}

/** A line's new words, at the place of its old ones. */
export function rewrite(writer: Writer, at: number, words: string): void {
  const { source, lines } = writer.found
  const { start, fullStart } = lines[at]!
  edit(writer, at, { text: `${source.text.slice(start, fullStart)}${words}` })
}

export const leaveOut = (writer: Writer, at: number): void => edit(writer, at, { text: null })

/** The lines between a line with words and the one above it. */
export function gapAbove(writer: Writer, index: number): number[] {
  const from = index > 0 ? lineAt(writer, index - 1) + 1 : 0
  return Array.from({ length: lineAt(writer, index) - from }, (_, offset) => from + offset)
}

