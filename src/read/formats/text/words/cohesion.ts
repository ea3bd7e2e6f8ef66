// How words come back: a title's words return below it, and what is said above a new slide seldom is.
import type { TextLine } from '../splitter.ts'
import { isAscii } from './ascii.ts'
import type { Language } from './language.ts'
import { numbering } from './numbering.ts'

/** Only so many words of a line are compared. */
const most = 24

/**
 * For every line, where each of its words of meaning stood last above and stands next below (index of the line).
 * `share` is the part of a line's words for which a place passes a test; `across` tells how many words of the four
 * lines from here on stood in the four lines above.
 */
export function wordsOf(lines: readonly TextLine[], language: Language) {
  const numberOf = numbering()
  const tokens = lines.map((line) => Int32Array.from(tokensOf(line.text, language), numberOf))
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
  const start = text.slice(0, 200).toLowerCase()
  const words = start.match(isAscii(start) ? /[a-z0-9]{3,}/g : /[\p{L}\p{N}]{3,}|[\p{Script=Han}\p{Script=Katakana}]{2}/gu) ?? []
  return words.filter((word) => !language.function.has(word)).slice(0, most)
}

/** The nearest other line with the same word, in one direction; -1 above or a huge number below where there is none. */
function neighbours(lines: readonly Int32Array[], downwards: boolean): Int32Array[] {
  const last = new Int32Array(lines.length * most).fill(downwards ? 1e9 : -1)
  const places: Int32Array[] = new Array(lines.length)
  for (let step = 0; step < lines.length; step++) {
    const index = downwards ? lines.length - 1 - step : step
    const own = lines[index]!
    const found = places[index] = new Int32Array(own.length)
    for (let at = 0; at < own.length; at++) found[at] = last[own[at]!]!
    for (let at = 0; at < own.length; at++) last[own[at]!] = index
  }
  return places
}
