// Decks retold with other heads: few authors write subtitles, and few texts have titles over two lines.
import { randomOf } from './boost.mjs'

/**
 * A deck as the training of heads wants it: its lines, where its slides start and end, each with title and subtitle,
 * and of each line its role and whether it carries on the one above.
 */
export function headsOf(text) {
  const at = new Map(text.numbers.map((number, index) => [number, index]))
  const roles = new Map(text.truth.lines.map((line) => [line.n, line]))
  const slides = text.truth.slides.map((slide) => ({ ...slide, from: at.get(slide.line) })).filter((slide) => slide.from !== undefined)
  slides.forEach((slide, index) => {
    slide.to = slides[index + 1]?.from ?? text.numbers.length
  })
  return {
    author: text.author, variant: text.variant, content: text.content, slides,
    role: text.numbers.map((number) => roles.get(number)?.role), cont: text.numbers.map((number) => Boolean(roles.get(number)?.cont)),
  }
}

/** What a deck retold is written into, line by line. */
function telling(deck) {
  const told = { ...deck, content: [], role: [], cont: [], slides: [], retold: true }
  return {
    told,
    add: (line, role, cont) => {
      told.content.push(line)
      told.role.push(role)
      told.cont.push(cont)
    },
    rest: (slide, from, first, subtitle) => {
      told.content.push(...deck.content.slice(from, slide.to))
      told.role.push(...deck.role.slice(from, slide.to))
      told.cont.push(...deck.cont.slice(from, slide.to))
      told.slides.push({ ...slide, subtitle, from: first, to: told.content.length })
    },
  }
}

const counts = ['Problem Number', 'Part', 'Step', 'Chapter', 'Problem', 'Lesson', 'Section', 'Rule', 'Partie', 'Teil', 'Parte']

/**
 * The deck with subtitles: a title is cut in two ("The pernicious hobgoblin / of technical debt"), numbered ("Problem
 * Number 2"), or another title (of `pool`) stands below it, in the deck's own way: in lower case, in parentheses.
 */
export function withSubtitles(deck, seed, pool) {
  const random = randomOf(seed)
  const rate = 0.25 + 0.75 * random()
  const lower = random() < 0.5
  const style = {
    cut: random() < 0.8 ? random() : 0, count: random() < 0.3 ? 0.6 : 0, other: random() < 0.7 ? random() * 0.8 : 0, brackets: random() < 0.5 ? 0.15 : 0,
  }
  const label = counts[Math.floor(random() * counts.length)]
  const { told, add, rest } = telling(deck)
  let number = 0
  for (const slide of deck.slides) {
    const first = told.content.length
    const line = deck.content[slide.from]
    const wrapped = deck.role[slide.from + 1] === 'title' && slide.from + 1 < slide.to
    let heads = null
    if (slide.title && !slide.subtitle && deck.role[slide.from] === 'title' && !wrapped && random() < rate) {
      const cut = random() < style.cut ? cutTitle(line.text, random) : null
      if (cut) heads = [lower && random() < 0.5 ? uncapitalized(cut[0]) : cut[0], cut[1]]
      else if (random() < style.count) heads = [line.text, `${label} ${++number}${random() < 0.3 ? '/12' : ''}`]
      else if (random() < style.other) {
        const other = pool[Math.floor(random() * pool.length)]
        const said = random() < style.brackets ? `(${other})` : lower && random() < 0.8 ? uncapitalized(other) : other
        heads = [line.text, said]
      }
    }
    if (heads) {
      add({ ...line, text: heads[0] }, 'title', false)
      add({ ...line, text: heads[1], blanks: 0 }, 'subtitle', false)
    }
    rest(slide, slide.from + (heads ? 1 : 0), first, heads?.[1] ?? slide.subtitle)
  }
  return told
}

const uncapitalized = (text) => text[0].toLowerCase() + text.slice(1)
const joint = /^(?:of|and|for|in|with|from|to|the|under|on|de|la|el|für|mit|von|et|pour|y|en|con|at|by|as|is|are|that|who|der|die|das|le|les|los|las|que|your|you|our)$/i

function cutTitle(title, random) {
  const sharp = /^(.{3,}?)(?::| [-–—]|,) (.{3,})$/.exec(title) ?? /^(.{3,}?) (\(.{3,}\))$/.exec(title)
  if (sharp) return random() < 0.85 ? [sharp[1], sharp[2]] : null
  const words = title.split(' ')
  const places = words.flatMap((word, at) => (at > 0 && (words.length === 2 || joint.test(word) || joint.test(words[at - 1])) ? [at] : []))
  if (!places.length || random() > 0.9) return null
  const at = places[Math.floor(random() * places.length)]
  return [words.slice(0, at).join(' '), words.slice(at).join(' ')]
}

/** The deck with its titles wrapped at another column, its subtitles a little later. */
export function withWraps(deck, seed, widthOf) {
  const column = 24 + Math.floor(randomOf(seed)() * 28)
  const { told, add, rest } = telling(deck)
  for (const slide of deck.slides) {
    const first = told.content.length
    let at = slide.from
    for (const part of ['title', 'subtitle']) {
      if (deck.role[at] !== part || at >= slide.to) continue
      const line = deck.content[at]
      let words = line.text
      for (at++; at < slide.to && deck.role[at] === part && deck.cont[at]; at++) words = `${words}${glue(words, deck.content[at].text)}${deck.content[at].text}`
      wrap(words, column + (part === 'subtitle' ? 6 : 0), widthOf)
        .forEach((text, index) => add({ ...line, text, blanks: index ? 0 : line.blanks }, part, index > 0))
    }
    rest(slide, at, first, slide.subtitle)
  }
  return told
}

/** A short talk: some slides of the deck, so that a text of twenty lines is not judged like one of a thousand. */
export function shortened(deck, seed) {
  const random = randomOf(seed)
  const { told, rest } = telling(deck)
  const first = Math.floor(random() * Math.max(1, deck.slides.length - 3))
  for (const slide of deck.slides.slice(first, first + 3 + Math.floor(random() * 8))) rest(slide, slide.from, told.content.length, slide.subtitle)
  return told
}

const wide = /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/
/** What stands between two parts of a sentence that a line break parts. */
export const glue = (before, after) => (wide.test(before.at(-1)) && wide.test(after[0]) ? '' : ' ')

/** A text's lines at a column, broken between words or beside any wide character. */
export function wrap(text, column, widthOf) {
  const lines = ['']
  for (const piece of text.match(/\s*[\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]|\s*[^\s\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]+/gu) ?? []) {
    const longer = `${lines.at(-1)}${piece}`
    if (lines.at(-1) && widthOf(longer) > column) lines.push(piece.trimStart())
    else lines[lines.length - 1] = longer.trimStart()
  }
  return lines
}
