// Which talks of the conference's schedule the decks are: what a talk's pages take from it, and what it gets back.
import type { Manifest, Session } from '../model/manifest.ts'
import { DeckMeta } from '../model/meta.ts'
import { makeSource, type Source } from '../model/source.ts'
import { readText } from '../project/open.ts'
import { checkFields } from '../read/checkFields.ts'
import { readFrontMatter } from '../read/frontMatter.ts'
import { read } from '../read/read.ts'
import { joinDecks, type DeckToJoin, type Join } from '../schedule/join.ts'
import type { Reference, Schedule, ScheduledTalk } from '../schedule/schedule.ts'
import { addReferences, type Additions } from '../schedule/write.ts'
import { encodePath } from '../site/document.ts'
import type { SiteTalk } from '../site/talk.ts'
import type { FoundDeck } from './decks.ts'
import type { BuiltFile } from './write.ts'

/** A schedule and the decks of its talks. */
export interface Scheduled {
  schedule: Schedule
  join: Join
  /** of a deck's file, as the user named it; undefined where it is no talk's */
  talksOf: (file: string) => readonly ScheduledTalk[] | undefined
}

/** Joins decks with the talks of a schedule. One that cannot be read is joined by its name; building it tells what is wrong. */
export async function joinSchedule(schedule: Schedule, decks: readonly FoundDeck[], cwd: string): Promise<Scheduled> {
  const named = await Promise.all(decks.map(({ file }) => readNames(file, cwd)))
  const first = joinDecks(schedule, named)
  // a title joins nothing, but of a deck that is not joined it tells which talk it may be
  const open = new Set(first.unjoined.map(({ deck }) => deck))
  const join = open.size === 0 ? first : joinDecks(schedule, await Promise.all(named.map((deck) => (open.has(deck) && !deck.title ? readTitle(deck, cwd) : deck))))
  const talks = new Map(join.joined.map(({ deck, talks }) => [deck.file, talks]))
  return { schedule, join, talksOf: (file) => talks.get(file) }
}

/** What a deck's front matter says of it: of hundreds of decks that is read in no time. */
async function readNames(file: string, cwd: string): Promise<DeckToJoin> {
  const source = await sourceOf(file, cwd)
  const { value: meta } = checkFields(readFrontMatter(source).fields, DeckMeta, 'deck', source)
  return { file, title: meta.title ?? '', speakers: meta.author ?? [], talk: meta.talk, url: meta.url }
}

async function readTitle(deck: DeckToJoin, cwd: string): Promise<DeckToJoin> {
  const meta = read(await sourceOf(deck.file, cwd)).value?.meta
  return { ...deck, title: meta?.title ?? '', speakers: meta?.author ?? [] }
}

const sourceOf = async (file: string, cwd: string): Promise<Source> => makeSource(file, (await readText(file, { cwd }).catch(() => '')).trimStart())

/** When and where a talk is; of one that is held several times, from the first to the end of the last. */
export function sessionOf(talks: readonly ScheduledTalk[]): Session {
  const byTime = [...talks].sort((a, b) => timeOf(a.start) - timeOf(b.start))
  const { guid, code, url, room, start } = byTime[0]!
  const ends = talks.map(({ end }) => end)
  // as long as one end is not known, nobody knows when the last is
  const end = ends.includes(undefined) ? undefined : ends.sort((a, b) => timeOf(a) - timeOf(b)).at(-1)
  return { guid, code, url, room, start, end }
}

const timeOf = (time: string | undefined): number => (time === undefined ? Infinity : Date.parse(time))

/** The manifest with what the schedule knows where the deck says nothing. */
export function withSession(manifest: Manifest, { title }: Schedule, talks: readonly ScheduledTalk[]): Manifest {
  const [{ speakers, abstract, date, subtitle }] = talks as [ScheduledTalk]
  return {
    ...manifest,
    subtitle: manifest.subtitle ?? subtitle,
    speakers: manifest.speakers ?? (speakers.length > 0 ? speakers.map((name) => ({ name })) : undefined),
    event: { ...manifest.event, name: manifest.event?.name ?? (title || undefined), date: manifest.event?.date ?? date, session: sessionOf(talks) },
    description: manifest.description ?? abstract,
  }
}

/** `schedule.xml` or `schedule.json` as it was, with the PDF and the page of each talk added. @param built the talks of the site, with the file of each */
export function scheduleFile({ schedule, talksOf }: Scheduled, built: readonly (SiteTalk & { file: string })[], base: string): BuiltFile {
  const additions = new Map<ScheduledTalk, Additions>()
  for (const { file, folder, manifest } of built) {
    const at = `${base}${encodePath(folder)}/`
    const slides = (url: string): Reference => ({ type: 'slides', url, title: 'Slides' })
    for (const talk of talksOf(file) ?? []) {
      const { attachments = [], links = [] } = additions.get(talk) ?? {}
      additions.set(talk, {
        attachments: [...attachments, ...(manifest.urls.pdf ? [slides(`${at}${manifest.urls.pdf}`)] : [])],
        links: [...links, slides(at)],
      })
    }
  }
  return { path: `schedule.${schedule.format}`, text: addReferences(schedule, additions) }
}
