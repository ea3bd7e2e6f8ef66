// How words come back: a title's words return below it, and what is said above a new slide seldom is.
import type { TextLine } from '../splitter.ts'
import type { Language } from './language.ts'

/** Only so many words of a line are compared. */
const most = 24

/**
 * For every line, where each of its words of meaning stood last above and stands next below (index of the line).
 * `share` is the part of a line's words for which a place passes a test; `across` tells how many words of the four
 * lines from here on stood in the four lines above.
 */
export function wordsOf(lines: readonly TextLine[], language: Language) {
  const tokens = lines.map((line) => tokensOf(line.text, language))
  const above = neighbours(tokens, false)
  const below = neighbours(tokens, true)
  const share = (index: number, places: readonly Int32Array[], test: (other: number) => boolean): number => {
    const own = places[index]!
    let found = 0
    for (const place of own) if (test(place)) found++
    return own.length ? found / own.length : -1
  }
  const across = (index: number): number => {
    let found = 0
    let all = 0
    for (let other = index; other < Math.min(lines.length, index + 4); other++) {
      for (const place of above[other]!) {
        all++
        if (place < index && place >= index - 4) found++
      }
    }
    return all ? found / all : 0
  }
  return { above, below, share, across }
}

function tokensOf(text: string, language: Language): string[] {
  const words = text.slice(0, 200).toLowerCase().match(/[\p{L}\p{N}]{3,}|[\p{Script=Han}\p{Script=Katakana}]{2}/gu) ?? []
  return words.filter((word) => !language.function.has(word)).slice(0, most)
}

/** The nearest other line with the same word, in one direction; -1 above or a huge number below where there is none. */
function neighbours(tokens: readonly string[][], downwards: boolean): Int32Array[] {
  const last = new Map<string, number>()
  const places: Int32Array[] = new Array(tokens.length)
  for (let step = 0; step < tokens.length; step++) {
    const index = downwards ? tokens.length - 1 - step : step
    places[index] = Int32Array.from(tokens[index]!, (word) => last.get(word) ?? (downwards ? 1e9 : -1))
    for (const word of tokens[index]!) last.set(word, index)
  }
  return places
}
