// Knows the slides of a deck again after an edit, by its lock file.
import { blockText, type Block } from '../model/block.ts'
import type { Lock, LockedSlide } from '../model/lock.ts'
import type { DraftSlide } from './slide.ts'

/** so many words tell a slide from the others, and outlive most edits */
const wordsKept = 12

/** The first words of a slide under its title. */
export function beginningOf({ subtitle, regions }: { subtitle: string | null; regions: Record<string, Block[]> }): string {
  return [subtitle ?? '', ...Object.values(regions).map(blockText)].join(' ').split(/\s+/).filter(Boolean).slice(0, wordsKept).join(' ')
}

export interface Recalled {
  /** for each slide its entry in the lock; undefined for one that is new */
  entries: (LockedSlide | undefined)[]
  /** for each slide the ids that are no longer a slide's own and lead to it; some may be ids of other slides again */
  aliases: string[][]
}

/**
 * A slide is the one that has its id, or else its first words, or its title, or that stood between the same neighbours.
 * What led to a slide that is gone leads to the one before it.
 */
export function recall(drafts: readonly DraftSlide[], { slides: entries }: Lock): Recalled {
  const known = pairUp(drafts, entries)
  const slideOf = new Map(known.flatMap((index, at) => (index === undefined ? [] : [[index, at] as const])))
  const aliases = drafts.map((): string[] => [])
  let last = 0
  entries.forEach(({ id, parts = [], aliases: old = [] }, index) => {
    last = slideOf.get(index) ?? last
    aliases[last]?.push(...old, id, ...parts)
  })
  return { entries: known.map((index) => (index === undefined ? undefined : entries[index])), aliases }
}

/** The index of each slide's entry. */
function pairUp(drafts: readonly DraftSlide[], entries: readonly LockedSlide[]): (number | undefined)[] {
  const known: (number | undefined)[] = drafts.map(() => undefined)
  const free = new Set(entries.keys())
  const pair = (at: number, index: number): void => {
    known[at] = index
    free.delete(index)
  }
  const pairBy = (ofDraft: (draft: DraftSlide, at: number) => string | null | undefined, ofEntry: (entry: LockedSlide) => string | null): void => {
    const queues = new Map<string, number[]>()
    for (const index of free) {
      const key = ofEntry(entries[index]!)
      if (key) queues.set(key, [...queues.get(key) ?? [], index])
    }
    drafts.forEach((draft, at) => {
      const index = known[at] === undefined ? queues.get(ofDraft(draft, at) || '')?.shift() : undefined
      if (index !== undefined) pair(at, index)
    })
  }
  const beginnings = drafts.map(beginningOf)
  pairBy(({ meta }) => meta.id, ({ id }) => id)
  pairBy(({ title }, at) => `${title}\n${beginnings[at]}`, ({ title, begins }) => `${title}\n${begins}`)
  pairBy((_, at) => beginnings[at], ({ begins }) => begins)
  pairBy(({ title }) => title, ({ title }) => title)
  // as many new ones between two neighbours as there were: they were written anew
  for (let at = 0; at < drafts.length; at++) {
    if (known[at] !== undefined) continue
    let end = at
    while (end < drafts.length && known[end] === undefined) end++
    const from = at === 0 ? 0 : known[at - 1]! + 1
    const to = known[end] ?? entries.length
    const between = Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset)
    if (between.length === end - at && between.every((index) => free.has(index))) between.forEach((index, offset) => pair(at + offset, index))
    at = end
  }
  return known
}
