// Tells a deck anew as another author would have: what differs from author to author is drawn by chance, so that the
// forests learn what a title is rather than who wrote it.
import { randomOf } from './boost.mjs'
import { disguise } from './disguise.mjs'

/** `text` as loadCorpus gives it; the same for the same seed. Only part of the deck, sometimes. */
export function retell(text, seed, { title, subtitle, wrap, code }) {
  const random = randomOf(seed)
  const style = styleOf(random)
  const rows = text.content.map((line, at) => ({ line, label: text.labels[at], begins: text.begins[at] }))
  let number = 0
  const retold = someOf(slidesOf(rows), random, style).flatMap((slide) => {
    const body = lessOf(slide, random, style, { title, subtitle, code })
    let inTitle = false
    return body.flatMap((row, at) => {
      inTitle = row.label === title || row.label === subtitle || (inTitle && row.label === wrap)
      if (!inTitle) return [{ ...row, line: { ...row.line, text: row.label === code ? row.line.text : style.body(row.line.text) } }]
      const bare = row.label === title && ![subtitle, wrap].includes(body[at + 1]?.label)
      const parts = bare && style.subtitles ? titleAndSubtitle(row, body.slice(at + 1), random, style, () => ++number) : [row.line.text]
      return parts.map((part, index) => ({
        label: index ? subtitle : row.label,
        begins: index ? null : row.begins,
        line: { ...row.line, text: style.case(part), ...(index ? { blanks: 0, kind: 'text', marker: '' } : {}) },
      }))
    })
  })
  const hide = disguise(style.language, seed)
  for (const row of retold) if (row.label !== code) row.line = { ...row.line, text: hide(row.line.text).trim() || row.line.text }
  if (retold.length) retold[0].line = { ...retold[0].line, blanks: 0 }
  return {
    ...text, content: retold.map(({ line }) => line), labels: retold.map(({ label }) => label), begins: retold.map(({ begins }) => begins),
  }
}

function styleOf(random) {
  const stops = random() < 0.2
  const lower = random() < 0.1
  return {
    case: cases[drawn(random, { keep: 0.42, sentence: 0.14, lower: 0.22, title: 0.14, upper: 0.08 })],
    body: (text) => (lower ? text.toLowerCase() : text).replace(stops ? /\.$/ : /$^/, ''),
    language: drawn(random, { none: 0.63, japanese: 0.13, chinese: 0.08, cipher: 0.16 }),
    part: random() < 0.4,
    subtitles: random() < 0.5,
    cut: 0.2 + random() * 0.8,
    count: random() < 0.4 ? 0.1 + random() * 0.5 : 0,
    phrase: random() < 0.5 ? random() * 0.5 : 0,
    label: countLabels[Math.floor(random() * countLabels.length)],
    noCode: random() < 0.25 ? 1 : random() < 0.3 ? 0.4 : 0,
    titlesOnly: random() < 0.25 ? 0.15 + random() * 0.4 : 0,
    listsOnly: random() < 0.12,
    titledOnly: random() < 0.3,
  }
}

const countLabels = [
  'Problem Number', 'Part', 'Step', 'Chapter', 'Problem', 'Lesson', 'Section', 'Rule', 'Partie', 'Teil', 'Parte', 'Act', 'Tip', 'Number', 'Phase',
]

function drawn(random, shares) {
  let left = random()
  for (const [name, share] of Object.entries(shares)) if ((left -= share) < 0) return name
  return Object.keys(shares)[0]
}

function slidesOf(rows) {
  const slides = []
  for (const row of rows) {
    if (!slides.length || (row.begins && row.begins !== 'heading')) slides.push([])
    slides.at(-1).push(row)
  }
  return slides
}

function someOf(slides, random, style) {
  const length = 4 + Math.floor(random() * 14)
  const from = Math.floor(random() * Math.max(1, slides.length - length))
  const part = style.part && slides.length > 10 ? slides.slice(from, from + length) : slides
  return style.titledOnly ? part.filter(([first]) => first.begins === 'titled') : part
}

/** A slide without its code, its paragraphs or all that stands under its title. */
function lessOf(slide, random, style, { title, subtitle, code }) {
  let keeps = true
  let body = slide.filter((row, at) => {
    if (row.label !== code) return true
    if (at === 0 || slide[at - 1].label !== code) keeps = random() >= style.noCode
    return keeps
  })
  if (style.listsOnly && body.some(({ line }) => line.kind === 'bullet')) {
    body = body.filter((row, at) => at === 0 || row.line.kind !== 'text' || row.begins || row.label === title || row.label === subtitle)
  }
  return slide[0].begins === 'titled' && random() < style.titlesOnly ? body.filter((row, at) => at === 0 || row.label === subtitle) : body
}

/** A title is cut at its colon, dash or bracket or before a small word, or gets a line that counts it or words from below. */
function titleAndSubtitle({ line: { text } }, below, random, style, count) {
  const halves = random() < style.cut ? cutTitle(text, random) : null
  if (halves) return halves
  if (random() < style.count) return [text, `${style.label} ${count()}${random() < 0.3 ? '/12' : ''}`]
  const phrases = below.filter(({ line }) => line.kind !== 'code').map(({ line }) => line.text.replace(/[.,:;!?].*$/, '').split(' ')).filter((words) => words.length > 1)
  if (!phrases.length || random() >= style.phrase) return [text]
  const words = phrases[Math.floor(random() * phrases.length)]
  const length = 2 + Math.floor(random() * 4)
  const from = Math.floor(random() * Math.max(1, words.length - length + 1))
  const phrase = words.slice(from, from + length).join(' ')
  return [text, random() < 0.1 ? `(${phrase})` : phrase]
}

const small = /^(?:of|and|for|in|with|from|to|the|under|on|de|la|el|für|mit|von|et|pour|y|en|con|at|by|as|is|or|are|we|a|an|your|our|about|vs|vs\.|into|over|avec|les|des|du|un|une|und|der|das)$/i

function cutTitle(title, random) {
  const sharp = /^(.{3,}?)(?::| [-–—]) (.{3,})$/.exec(title) ?? /^(.{3,}?) (\(.{3,}\))$/.exec(title)
  if (sharp && random() < 0.85) return [sharp[1], sharp[2]]
  const words = title.split(' ')
  if (words.length < 2 || random() > 0.7) return null
  const places = words.flatMap((word, at) => (at > 0 && (small.test(word) || (words.length <= 4 && random() < 0.5)) ? [at] : []))
  if (!places.length) return null
  const at = places[Math.floor(random() * places.length)]
  return [words.slice(0, at).join(' '), words.slice(at).join(' ')]
}

const cases = {
  keep: (text) => text,
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  sentence: (text) => text.split(' ').map((word, at) => (at === 0 || /^.+\p{Lu}/u.test(word) ? word : word.toLowerCase())).join(' '),
  title: (text) => text.split(' ').map((word) => (small.test(word) ? word : word.slice(0, 1).toUpperCase() + word.slice(1))).join(' '),
}
