// What a dialect is: how another tool writes in Markdown what only it reads.
import type { Field } from '../../../document.ts'

/** What a key of theirs says in ours; null where it says nothing here. */
export type Translation = (value: unknown) => Readonly<Record<string, string>> | null

export interface Dialect {
  /** the tool's name, as it writes it */
  name: string
  /** keys of the front matter that nobody else has */
  signs: readonly string[]
  /** their keys in front matter and on a slide that deck has under another name, with other values or another meaning */
  deck: Readonly<Record<string, Translation>>
  slide: Readonly<Record<string, Translation>>
  /** whether a comment is for the tool, and no speaker note */
  isOrder?: (comment: string) => boolean
  /** the layout that a picture asks for by what stands between its brackets */
  layoutOf?: (options: string) => string | null
  /** on slides with this layout, what stands before the first region is in its left one */
  leftFirst?: string
  /** folder in which a picture lies whose address begins with "/" */
  publicFolder?: string
  /** bullets that come step by step where they begin with this */
  stepSign?: string
  /** what is left out beside tags: the source of a pattern, never in code */
  unread?: string
  /** lines at the top of code that say how to run it */
  codeOptions?: RegExp
  /** the regions that it has; other divisions of a slide say nothing here */
  regions?: readonly string[]
  /** the division whose lists come step by step */
  stepRegion?: string
  /** whether all lists do */
  hasSteps?: (fields: readonly Field[]) => boolean
  /** headings of this level and above begin slides, and the front matter's title has one of its own */
  slideLevel?: (fields: readonly Field[]) => number
  /** comments that divide slides, as the front matter names them */
  separators?: (fields: readonly Field[]) => readonly string[]
}

/** For a key that says something else here. */
export const nothing: Translation = () => null

/** A value that is one of `names` in their words. */
export const named = (key: string, names: Readonly<Record<string, string>>): Translation => (value) => {
  const name = typeof value === 'string' && Object.hasOwn(names, value) ? names[value] : undefined
  return name === undefined ? null : { [key]: name }
}
