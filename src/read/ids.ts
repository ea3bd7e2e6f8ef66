// Gives slides ids that stay: from the author, the numbered section, or the title, so that a link survives an edit.
import { blockText } from '../model/block.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Lock } from '../model/lock.ts'
import type { Source } from '../model/source.ts'
import { recall } from './recall.ts'
import type { SectionRun } from './sections.ts'
import type { DraftSlide } from './slide.ts'

/**
 * One id a slide, in order, all different, and those that lead to it too.
 * @param lock the ids that the deck's slides had; null where that is not known
 */
export function giveIds(
  drafts: readonly DraftSlide[], runs: readonly SectionRun[], source: Source, lock: Lock | null,
): { ids: string[]; aliases: string[][]; diagnostics: Diagnostic[] } {
  const recalled = lock && recall(drafts, lock)
  const diagnostics: Diagnostic[] = []
  const taken: Taken = new Map()
  const ids: string[] = []
  // The author's come first, wherever they stand: a slide above must not take the id that a link was made for.
  drafts.forEach((draft, index) => {
    const id = draft.meta.id
    if (id === undefined) return
    if (taken.has(id)) diagnostics.push(duplicateId(draft, source))
    ids[index] = unlike(id, taken)
  })
  recalled?.entries.forEach((entry, index) => {
    if (entry && ids[index] === undefined && !taken.has(entry.id)) ids[index] = unlike(entry.id, taken)
  })
  const titles = drafts.map((draft) => slug(draft.title ?? ''))
  const count = new Map<string, number>()
  for (const title of titles) count.set(title, (count.get(title) ?? 0) + 1)
  const sectionIds = new Map(runs.flatMap((run) =>
    run.number === null ? [] : [[run.first, slug(`${run.label === '#' ? 'number' : run.label} ${run.number}`)] as const]))
  drafts.forEach((draft, index) => {
    ids[index] ??= unlike(sectionIds.get(index) ?? idOf(draft, titles[index]!, count.get(titles[index]!)! > 1), taken)
  })
  const given = new Set(ids)
  const aliases = drafts.map((_, index) => (recalled?.aliases[index] ?? []).filter((id) => !given.has(id) && given.add(id)))
  return { ids, aliases, diagnostics }
}

function idOf(draft: DraftSlide, title: string, shared: boolean): string {
  if (draft.title) return shared && draft.subtitle ? slug(`${draft.title} ${draft.subtitle}`) : title
  const words = [draft.subtitle ?? '', ...Object.values(draft.regions).map(blockText), blockText(draft.notes)].join(' ')
  return slug(words.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).slice(0, 6).join(' '))
}

/** Letters and digits of any script in lower case, hyphens between; begins with a letter. */
export function slug(words: string): string {
  const parts = words.normalize('NFC').toLowerCase().replace(/['’]/g, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  let joined = ''
  for (const part of parts) {
    if (joined.length > 0 && joined.length + part.length > longestId) break
    joined += joined ? `-${part}` : part
  }
  joined = [...joined].slice(0, longestId).join('')
  if (joined === '') return 'slide'
  return /^\p{L}/u.test(joined) ? joined : `slide-${joined}`
}

/** long enough to tell slides apart, short enough to be read out */
const longestId = 60

/** Ids that are given, each with the last number that was tried behind it. */
type Taken = Map<string, number>

function unlike(id: string, taken: Taken): string {
  let count = taken.get(id) ?? 0
  if (count === 0) {
    taken.set(id, 1)
    return id
  }
  do count++
  while (taken.has(`${id}-${count}`))
  taken.set(id, count)
  taken.set(`${id}-${count}`, 1)
  return `${id}-${count}`
}

const duplicateId = (draft: DraftSlide, source: Source): Diagnostic => ({
  severity: 'error',
  code: 'duplicate-id',
  message: `Another slide has the id "${draft.meta.id}" already.`,
  path: source.path,
  position: { start: draft.position.start, end: draft.position.start },
  hint: 'Give each slide an id of its own, or none.',
})
