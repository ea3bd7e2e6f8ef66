// Puts files and links of talks into the text of a schedule; every other character stays.
import type { ListName, Place, Reference, Schedule, ScheduledTalk } from './schedule.ts'

/** What a talk gets; addresses that it has already are not given twice. */
export type Additions = Partial<Record<ListName, readonly Reference[]>>

/** @returns the schedule's text with the additions, each where its talk stands */
export function addReferences({ format, text }: Schedule, additions: ReadonlyMap<ScheduledTalk, Additions>): string {
  const edits: { place: Place; items: string[] }[] = []
  for (const [{ lists }, added] of additions) {
    for (const [name, references] of Object.entries(added) as [ListName, readonly Reference[]][]) {
      const { urls, place } = lists[name]
      const items = references.filter(({ url }) => !urls.includes(url)).map((reference) => (format === 'json' ? JSON.stringify(reference) : element(name, reference)))
      if (place && items.length > 0) edits.push({ place, items })
    }
  }
  edits.sort((a, b) => a.place.from - b.place.from)
  let written = ''
  let done = 0
  for (const { place: { from, to, before, between, after }, items } of edits) {
    written += text.slice(done, from) + before + items.join(between) + after
    done = to
  }
  return written + text.slice(done)
}

const element = (list: ListName, { type, url, title }: Reference): string => {
  const name = list.slice(0, -1)
  return `<${name} type="${type}" href="${escaped(url)}">${escaped(title)}</${name}>`
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
