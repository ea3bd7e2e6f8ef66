// Which deck belongs to which talk. Only what names a talk exactly is accepted; what is merely like one is reported.
import { likelyTalks } from './likely.ts'
import type { Schedule, ScheduledTalk } from './schedule.ts'

export interface DeckToJoin {
  /** as the user named it; a talk's code at its start or end, its guid or its slug names the talk */
  file: string
  title: string
  speakers: readonly string[]
  /** `talk:` in its front matter: guid, code, address, slug or number of the talk */
  talk?: string | undefined
  /** `url:` in its front matter */
  url?: string | undefined
}

export interface Joined {
  deck: DeckToJoin
  /** the times at which the talk is held, one at least */
  talks: ScheduledTalk[]
}

export interface Unjoined {
  deck: DeckToJoin
  /**
   * `unnamed`: nothing names a talk; `unknown`: no talk is called as `talk:` says; `ambiguous`: several talks are meant, or one
   * thing names another talk than the next; `contested`: several decks name the same talk, and not all by `talk:`
   */
  why: 'unnamed' | 'unknown' | 'ambiguous' | 'contested'
  /** talks that it may be, the likeliest first */
  likely: ScheduledTalk[]
}

export interface Join {
  joined: Joined[]
  unjoined: Unjoined[]
  /** talks that no deck was joined with, in the schedule's order */
  withoutDeck: ScheduledTalk[]
}

/** What is to be told of a join. */
export type OpenJoin = Pick<Join, 'unjoined' | 'withoutDeck'>

/** Decks and talks, joined by what a deck says of itself: `talk:`, otherwise its file's name and its `url:`, which must agree. */
export function joinDecks({ talks }: Schedule, decks: readonly DeckToJoin[]): Join {
  const find = findTalks(talks)
  const likely = likelyTalks(talks)
  const unjoined: Unjoined[] = []
  const found: (Joined & { said: boolean })[] = []
  for (const deck of decks) {
    const said = deck.talk !== undefined
    const hits = said ? find.said(deck.talk!) : find.named(deck)
    if (hits.length === 0) unjoined.push({ deck, why: said ? 'unknown' : 'unnamed', likely: likely(deck) })
    else if (!areOne(hits)) unjoined.push({ deck, why: 'ambiguous', likely: hits })
    else found.push({ deck, talks: hits, said })
  }
  const claims = grouped(found.flatMap(({ deck, talks }) => talks.map((talk) => [talk, deck] as const)))
  const joined: Joined[] = []
  for (const { said, ...one } of found) {
    if (said || one.talks.every((talk) => claims.get(talk)!.length === 1)) joined.push(one)
    else unjoined.push({ deck: one.deck, why: 'contested', likely: one.talks })
  }
  const taken = new Set(joined.flatMap((one) => one.talks))
  return { joined, unjoined, withoutDeck: talks.filter((talk) => !taken.has(talk)) }
}

/** Ways from a name to the talks that have it. */
function findTalks(talks: readonly ScheduledTalk[]): { said: (name: string) => ScheduledTalk[]; named: (deck: DeckToJoin) => ScheduledTalk[] } {
  const by = (key: (talk: ScheduledTalk) => string | undefined): ((name: string) => ScheduledTalk[]) => {
    const known = grouped(talks.map((talk) => [key(talk), talk] as const))
    return (name) => known.get(name) ?? []
  }
  const byGuid = by(({ guid }) => guid?.toLowerCase())
  const byCode = by(({ code }) => code)
  const byUrl = by(({ url }) => url && addressOf(url))
  const bySlug = by(({ slug }) => slug?.toLowerCase())
  const byId = by(({ id }) => id)
  return {
    said: (name) => [byGuid(name.toLowerCase()), byCode(name), byCode(name.toUpperCase()), byUrl(addressOf(name)), bySlug(name.toLowerCase()), byId(name)]
      .find((hits) => hits.length > 0) ?? [],
    named: ({ file, url }) => {
      const name = stem(file)
      const words = name.split(/[^\p{L}\p{N}]+/u)
      const pages = url ? byUrl(addressOf(url)) : []
      return [...new Set([
        ...(name.match(guid) ?? []).flatMap((found) => byGuid(found.toLowerCase())),
        ...[words[0]!, words.at(-1)!].filter(isCode).flatMap(byCode),
        ...bySlug(name.toLowerCase()),
        // the page of a whole conference is no talk's
        ...areOne(pages) ? pages : [],
      ])]
    },
  }
}

/** All values of a key, in their order. */
function grouped<Key, Value>(pairs: readonly (readonly [Key, Value])[]): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>()
  for (const [key, value] of pairs) {
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}

const guid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi

/** A file's name without its folder and its ending. */
const stem = (file: string): string => file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')

/** Six capitals and digits, as pretalx makes them; digits alone are as often a date. */
const isCode = (word: string): boolean => /^(?=.*[A-Z])[0-9A-Z]{6}$/.test(word)

/** Whether all are one talk, held several times. */
function areOne([first, ...others]: readonly ScheduledTalk[]): boolean {
  const same = (talk: ScheduledTalk): string => [talk.title, ...talk.speakers].join('\n').toLowerCase()
  return first !== undefined && others.every((talk) => same(talk) === same(first))
}

/** An address without what does not matter: scheme, case of the host, `index.html`, a slash at the end, fragment. */
function addressOf(url: string): string {
  if (!URL.canParse(url)) return url
  const { host, pathname, search } = new URL(url)
  return `${host}${pathname.replace(/(\/index\.html?)?\/*$/, '')}${search}`
}
