// The language of a text, by its function words, and what the splitter needs to know of it. A file a language.
import { onceFor } from '../once.ts'
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

/** The language whose function words are the most frequent among `words` (lower case); English where none is found. */
export function languageOf(words: Iterable<string>): Language {
  const counts = languages.map(() => 0)
  for (const word of words) {
    if (kana.test(word)) counts[4]! += 2
    else if (han.test(word)) counts[5]! += 1
    else for (let at = 0; at < 4; at++) if (languages[at]!.function.has(word)) counts[at]! += 1
  }
  return languages[counts.indexOf(Math.max(...counts))]!
}

/** The language of a text by its first lines. */
export const languageOfLines = onceFor((lines: readonly { text: string }[]): Language => (
  languageOf(lines.slice(0, 400).flatMap((line) => line.text.slice(0, 300).toLowerCase().match(/[\p{L}'’]+/gu) ?? []))))

const kana = /[\u3040-\u30ff]/
const han = /[\u4e00-\u9fff]/

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}
