// The language of a text, by its function words, and what the splitter needs to know of it. A file a language.
import { onceFor } from '../once.ts'
import { isAscii } from './ascii.ts'
import de from './de.json'
import en from './en.json'
import es from './es.json'
import fr from './fr.json'
import ja from './ja.json'
import zh from './zh.json'

export interface Language {
  code: string
  /** words that carry grammar rather than meaning: a title has few of them, a line never ends with one by choice */
  function: ReadonlySet<string>
  /** words that only a sentence has: verbs without a stem, pronouns */
  sentence: ReadonlySet<string>
  /** words that a slide likes to be called: "Agenda", "Questions" */
  title: ReadonlySet<string>
  /** words before a number that count sections: "Part 2" */
  section: ReadonlySet<string>
  /** words that a question begins with */
  question: ReadonlySet<string>
}

const languages: readonly Language[] = Object.entries({ en, de, fr, es, ja, zh }).map(([code, lists]) => ({
  code,
  function: set(lists.function),
  sentence: set(lists.sentence),
  title: set(lists.title),
  section: set(lists.section),
  question: set(lists.question),
}))

/** By word, the languages (of those with spaces between words) that it carries grammar in. */
const languagesWith = new Map<string, number[]>()
languages.slice(0, 4).forEach((language, at) => {
  for (const word of language.function) languagesWith.set(word, [...languagesWith.get(word) ?? [], at])
})

/** The language whose function words are the most frequent among `words` (lower case); English where none is found. */
export function languageOf(words: Iterable<string>): Language {
  const counts = languages.map(() => 0)
  for (const word of words) {
    const known = languagesWith.get(word)
    if (known) for (const at of known) counts[at]!++
    else if (kana.test(word)) counts[4]! += 2
    else if (han.test(word)) counts[5]! += 1
  }
  return languages[counts.indexOf(Math.max(...counts))]!
}

/** The language of a text by its first lines. */
export const languageOfLines = onceFor((lines: readonly { text: string }[]): Language => (
  languageOf(lines.slice(0, 400).flatMap(({ text }) => wordsIn(text.slice(0, 300).toLowerCase())))))

const wordsIn = (text: string): readonly string[] => text.match(isAscii(text) ? /[a-z']+/g : /[\p{L}'’]+/gu) ?? []

const kana = /[\u3040-\u30ff]/
const han = /[\u4e00-\u9fff]/

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}
