// Talks that a deck may belong to, for a person to choose from: those whose title and speakers share rare words with its own.
import type { DeckToJoin } from './join.ts'
import type { ScheduledTalk } from './schedule.ts'

/** so many are shown */
const most = 3

/** @returns a function that gives the likeliest talks of a deck, best first; none that shares less than half of its title's words */
export function likelyTalks(talks: readonly ScheduledTalk[]): (deck: DeckToJoin) => ScheduledTalk[] {
  let titles: Postings | undefined
  let speakers: Postings | undefined
  return (deck) => {
    titles ??= postings(talks.map(({ title }) => title))
    speakers ??= postings(talks.map((talk) => talk.speakers.join(' ')))
    const words = wordsOf(deck.title)
    const shared = new Map<number, { words: number; weight: number }>()
    for (const word of words) {
      const found = titles.get(word) ?? []
      for (const at of found) {
        const { words = 0, weight = 0 } = shared.get(at) ?? {}
        shared.set(at, { words: words + 1, weight: weight + rarity(found, talks) })
      }
    }
    for (const word of wordsOf(deck.speakers.join(' '))) {
      const found = speakers.get(word) ?? []
      for (const at of found) if (shared.has(at)) shared.get(at)!.weight += rarity(found, talks)
    }
    return [...shared]
      .filter(([, { words: count }]) => count * 2 >= words.size)
      .sort(([, a], [, b]) => b.weight - a.weight)
      .slice(0, most)
      .map(([at]) => talks[at]!)
  }
}

/** in which texts a word stands, by their numbers */
type Postings = Map<string, number[]>

function postings(texts: readonly string[]): Postings {
  const found: Postings = new Map()
  for (const [at, text] of texts.entries()) {
    for (const word of wordsOf(text)) {
      const others = found.get(word)
      if (others) others.push(at)
      else found.set(word, [at])
    }
  }
  return found
}

/** A word that few have tells more: its inverse document frequency. */
const rarity = (found: readonly number[], all: readonly unknown[]): number => Math.log(1 + all.length / found.length)

/** Words without case and accents, each once. */
const wordsOf = (text: string): Set<string> =>
  new Set(text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().match(/[\p{L}\p{N}]+/gu))
