// Hides a text's language: words become other words of the same shape, so that the forests learn what holds in every language.
import { randomOf } from './boost.mjs'

const range = (from, to) => Array.from({ length: to - from }, (_, at) => String.fromCodePoint(from + at))
const kana = [...range(0x304b, 0x3093), ...range(0x30ab, 0x30f3)]
const han = range(0x4e00, 0x4e00 + 400)

/** A function that hides a line of a text; the same word becomes the same everywhere. */
export function disguise(language, seed) {
  if (language === 'none') return (text) => text
  return language === 'cipher' ? cipher(seed) : withoutSpaces(seed, language === 'japanese')
}

/** Letters change places among vowels and among consonants. */
function cipher(seed) {
  const random = randomOf(seed)
  const pairs = ['aeiouy', 'bcdfghjklmnpqrstvwxz'].flatMap((letters) => {
    const order = [...letters].map((letter) => ({ letter, place: random() })).sort((a, b) => a.place - b.place)
    return [...letters].map((letter, at) => [letter, order[at].letter])
  })
  const to = new Map(pairs.flatMap(([from, other]) => [[from, other], [from.toUpperCase(), other.toUpperCase()]]))
  return (text) => text.replace(/[a-z]/gi, (letter) => to.get(letter))
}

/** Words become a few characters without spaces between them, as in Japanese or Chinese; names in capitals stay. */
function withoutSpaces(seed, japanese) {
  const known = new Map()
  const wordOf = (word) => {
    const random = randomOf([...word].reduce((sum, character) => (sum * 31 + character.codePointAt(0)) >>> 0, seed))
    const isKana = (short) => japanese && (short || random() < 0.4)
    return Array.from({ length: Math.max(1, Math.round(word.length / 3)) }, () => {
      const from = isKana(word.length <= 3) ? kana : han
      return from[Math.floor(random() * from.length)]
    }).join('')
  }
  return (text) => text
    .replace(/\p{L}[\p{L}\p{N}'’]*/gu, (word) => {
      if (/^\p{Lu}.*\p{Lu}|\d/u.test(word)) return word
      const key = word.toLowerCase()
      if (!known.has(key)) known.set(key, wordOf(key))
      return known.get(key)
    })
    .replace(/(?<=[\u3040-\u9fff]) +(?=[\u3040-\u9fff])/g, '')
    .replace(/\.$/, '。').replace(/, ?/g, '、').replace(/\?$/, '？')
}
