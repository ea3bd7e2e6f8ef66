// Finds the deck's sections: numbered ones ("Problem Number 6"), and those the author's structure makes.
import { parseNumbering, type Numbering } from './numbering.ts'
import type { DraftSlide } from './slide.ts'

/** A section as a run of slides, `first` to `last` counted from 0. Runs do not overlap. */
export interface SectionRun {
  title: string
  label: string | null
  number: number | null
  total: number | null
  first: number
  last: number
}

/**
 * The sections in order. A numbered section holds the slides that carry on under its title; a section by structure (a
 * slide with `layout: section`, a lone `#` heading over `##` slides, a talk in a report) runs up to the next section of either kind.
 */
export function findSections(drafts: readonly DraftSlide[], deckTitle: string | undefined): SectionRun[] {
  const heads = structuralHeads(drafts, deckTitle)
  const starts = drafts.map((draft) => numberingOf(draft))
  const runs: SectionRun[] = []
  for (let index = 0; index < drafts.length; index++) {
    const start = starts[index] ?? null
    if (!start && !heads.has(index)) continue
    const last = heads.has(index) ? lastOfStructure(index, drafts, heads, starts) : lastOfNumber(index, drafts, heads, starts)
    const title = start?.title ?? drafts[index]!.title ?? ''
    runs.push({ title, label: start?.label ?? null, number: start?.number ?? null, total: start?.total ?? null, first: index, last })
    index = last
  }
  return runs.map((run) => ({ ...run, total: run.number === null ? null : run.total ?? totalOf(run, runs) }))
}

/** The number in the subtitle or the title of a slide; `title` is then the section's own. */
function numberingOf(draft: DraftSlide): Numbering | null {
  const below = draft.subtitle ? parseNumbering(draft.subtitle) : null
  if (below) return { ...below, title: draft.title ?? (below.title || draft.subtitle!) }
  const above = draft.title ? parseNumbering(draft.title) : null
  return above && { ...above, title: above.title || draft.subtitle || draft.title! }
}

/** Slides in between that have another title, at most: more, and the title has only come back by chance. */
const longestGap = 3

function lastOfNumber(first: number, drafts: readonly DraftSlide[], heads: Heads, starts: readonly (Numbering | null)[]): number {
  const start = starts[first]!
  let last = first
  for (let index = first + 1; index < drafts.length && index - last <= longestGap + 1 && !heads.has(index); index++) {
    const other = starts[index]
    const same = other
      ? other.number === start.number && sameWords(other.label, start.label) && sameWords(other.title, start.title)
      : sameWords(drafts[index]!.title ?? '', start.title)
    if (same) last = index
    else if (other) break
  }
  return last
}

type Heads = ReadonlySet<number>

function lastOfStructure(first: number, drafts: readonly DraftSlide[], heads: Heads, starts: readonly (Numbering | null)[]): number {
  let last = first
  while (last + 1 < drafts.length && !heads.has(last + 1) && !starts[last + 1] && !standsOutside(drafts, last + 1)) last++
  return last
}

/** A last slide under a `#` heading of its own ("Thank you") ends the section before it. */
const standsOutside = (drafts: readonly DraftSlide[], index: number): boolean => isLoneTop(drafts[index]!) && hasDeeper(drafts)

/** Slides that begin a section by the author's structure. */
function structuralHeads(drafts: readonly DraftSlide[], deckTitle: string | undefined): Heads {
  const deeper = hasDeeper(drafts)
  return new Set(drafts.flatMap((draft, index) => {
    if (draft.layout === 'section' || draft.opens) return [index]
    const next = drafts[index + 1]
    if (!deeper || !isLoneTop(draft) || draft.layout !== null || !next || next.titleDepth === 1) return []
    // The first is the talk's own title, unless the front matter gives the talk another.
    if (index === 0 && (deckTitle === undefined || sameWords(deckTitle, draft.title!))) return []
    return [index]
  }))
}

const isLoneTop = (draft: DraftSlide): boolean => draft.titleDepth === 1 && Object.keys(draft.regions).length === 0
const hasDeeper = (drafts: readonly DraftSlide[]): boolean => drafts.some((draft) => draft.titleDepth === 2)

/** How many there are: the largest number under that label, or their count where numbers are missing. */
function totalOf(run: SectionRun, runs: readonly SectionRun[]): number {
  const kin = runs.filter((other) => other.number !== null && sameWords(other.label ?? '', run.label ?? ''))
  return kin.reduce((most, other) => Math.max(most, other.total ?? 0, other.number!), kin.length)
}

const sameWords = (a: string, b: string): boolean =>
  a.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim() === b.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
