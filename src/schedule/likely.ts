// Talks that a deck may belong to, for a person to choose from: those whose title and speakers share words with its own.
import MiniSearch from 'minisearch'
import type { DeckToJoin } from './join.ts'
import type { ScheduledTalk } from './schedule.ts'

/** so many are shown */
const most = 3

/** @returns a function that gives the likeliest talks of a deck, best first; none where less than half of its title's words are shared */
export function likelyTalks(talks: readonly ScheduledTalk[]): (deck: DeckToJoin) => ScheduledTalk[] {
  let index: MiniSearch | undefined
  return ({ title, speakers }) => {
    index ??= indexOf(talks)
    const words = wordsOf(title)
    const found = index.search({ combineWith: 'OR', queries: [title, ...speakers] })
    return found
      .filter(({ queryTerms }) => words.filter((word) => queryTerms.includes(word)).length * 2 >= Math.max(1, words.length))
      .slice(0, most)
      .map(({ id }) => talks[id as number]!)
  }
}

function indexOf(talks: readonly ScheduledTalk[]): MiniSearch {
  const index = new MiniSearch({ fields: ['title', 'speakers'], tokenize: wordsOf })
  index.addAll(talks.map(({ title, speakers }, id) => ({ id, title, speakers: speakers.join(' ') })))
  return index
}

/** Words without case and accents. */
const wordsOf = (text: string): string[] => text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
