// Which language code is written in, where its author did not say: by what its lines look like. Rather none than a wrong one.
import type { Block, Code } from '../model/block.ts'
import type { Deck, Slide } from '../model/deck.ts'
import { points, signs, wholes } from './codeSigns.ts'

/** Points without which nothing is said, how many times the next best language's they are, and those enough for the language of all other code. */
const leastPoints = 3
const leastLead = 1.5
const leastBeside = 2

/** More is not looked at, in characters. */
const longestSample = 3_000
const longestLine = 160

/** A deck whose code has a language wherever its lines or the rest of the talk's code show it. */
export function withCodeLanguages(deck: Deck): Deck {
  const codes = deck.slides.flatMap(({ regions }) => Object.values(regions).flat()).flatMap(codesIn)
  if (codes.every(({ lang }) => lang !== undefined)) return deck
  const main = mostOften(codes.flatMap((code) => code.lang ?? guessCodeLanguage(code.value) ?? []))
  const named = (block: Block): Block => {
    if (block.type === 'code') {
      const lang = block.lang ?? guessCodeLanguage(block.value, main)
      return lang === undefined ? block : { ...block, lang }
    }
    if (block.type !== 'list' || codesIn(block).length === 0) return block
    return { ...block, children: block.children.map((item) => ({ ...item, children: item.children.map(named) })) }
  }
  const slideNamed = (slide: Slide): Slide => ({ ...slide, regions: Object.fromEntries(Object.entries(slide.regions).map(([name, blocks]) => [name, blocks.map(named)])) })
  return { ...deck, slides: deck.slides.map(slideNamed) }
}

const codesIn = (block: Block): Code[] =>
  (block.type === 'code' ? [block] : block.type === 'list' ? block.children.flatMap(({ children }) => children.flatMap(codesIn)) : [])

function mostOften(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const [best] = [...counts].sort(([, a], [, b]) => b - a)
  return best?.[0]
}

/**
 * The language of a piece of code, as highlight.js calls it; undefined where it is not clear.
 * @param main the language of most other code beside it, for which fewer signs are enough
 */
export function guessCodeLanguage(value: string, main?: string): string | undefined {
  const ranking = rank(value)
  if (typeof ranking === 'string') return ranking
  const [best, second] = ranking as [Found, Found]
  if (best.points >= leastPoints && best.points >= second.points * leastLead) return best.name
  const wanted = ranking.find(({ name }) => name === main)
  return wanted && wanted.points >= leastBeside && wanted.points >= best.points ? main : undefined
}

interface Found { name: string; points: number }

/** What its whole shows it to be, or each language with its points, most first. */
function rank(value: string): string | Found[] {
  const known = rankings.get(value)
  if (known !== undefined) return known
  const lines = value.slice(0, longestSample).split('\n').filter((line) => line.trim() !== '').map((line) => line.slice(0, longestLine))
  const text = lines.join('\n')
  const [whole] = Object.entries(wholes).find(([, holds]) => holds(text, lines)) ?? []
  const ranking = whole ?? Object.entries(signs).map(([name, own]) => ({ name, points: pointsOf(own, text) })).sort((a, b) => b.points - a.points)
  if (rankings.size >= 1_000) rankings.clear()
  rankings.set(value, ranking)
  return ranking
}

// An edit to one slide shall not look at the code of the whole talk again.
const rankings = new Map<string, string | Found[]>()

const pointsOf = (own: (typeof signs)[string], text: string): number =>
  Object.entries(own).reduce((sum, [kind, patterns]) => sum + patterns.filter((pattern) => pattern.test(text)).length * points[kind as keyof typeof points], 0)
