// Writes a talk as plain text in the three forms that a corpus holds, with what is true of each line: flat as a web page's
// text is taken out, spaced as typed by hand, pdf as copied from one. What differs from author to author is drawn by chance.
import { randomOf } from './boost.mjs'
import { glue, wrap } from './retell-heads.mjs'

/** `{ flat, spaced, pdf }`, each `{ text, truth }`, of a talk as readTalk gives it; the same for the same talk. */
export function renderTalk(talk, widthOf) {
  const random = randomOf([...talk.name].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7))
  const wrapped = wrapper(widthOf)
  return { flat: told(talk, flat()), spaced: told(talk, spaced(random, wrapped)), pdf: told(talk, pdf(random, talk.language, wrapped)) }
}

/**
 * A talk's lines by a form, which gives a block's lines (`linesOf`, the first of each list item, table and so on without
 * `more`) and says whether a blank line stands between two.
 */
function told({ slides }, { linesOf, apart }) {
  const text = []
  const truth = { slides: [], lines: [] }
  let before = null
  const add = (slide, role, lines) => lines.forEach((line) => {
    const now = { slide, role, ...line }
    if (before && line.text.trim() && apart(before, now)) text.push('')
    text.push(line.text)
    if (!line.text.trim()) return
    truth.lines.push({ n: text.length, slide, role, ...(line.level === undefined ? {} : { level: line.level }), ...(line.more ? { cont: true } : {}) })
    before = now
  })
  slides.forEach(({ title, subtitle, blocks }, slide) => {
    const first = text.length
    if (title) add(slide, 'title', linesOf({ kind: 'title', text: title }))
    if (subtitle) add(slide, 'subtitle', linesOf({ kind: 'subtitle', text: subtitle }))
    for (const block of blocks) {
      if (block.kind === 'list') for (const item of block.items) add(slide, item.number === null ? 'bullet' : 'numbered', linesOf({ kind: 'item', ...item }))
      else add(slide, block.kind, linesOf(block))
      if (block.cite) add(slide, 'quote', [{ text: block.cite }])
    }
    const line = truth.lines.find(({ n }) => n > first)?.n
    if (line) truth.slides.push({ slide, line, title: joined(title), subtitle: joined(subtitle), ...(title ? {} : { unmarked: true }) })
  })
  return { text: `${text.join('\n')}\n`, truth }
}

/** A text's lines where its author broke them (`\n`) or they end in any case (`\v`), the first with a marker before it. */
const broken = (text, level, marker = '') => text.split(/[\n\v]/).map((line, at) => ({ text: at ? line : marker + line, level, more: at > 0 }))
const joined = (text) => text && text.split(/[\n\v]/).reduce((before, line) => before + glue(before, line) + line)

/** Gives the lines of a text whose own breaks are undone, wrapped at a column; those that end in any case stay. */
const wrapper = (widthOf) => (text, column, level, marker = '') => text.split('\v')
  .flatMap((part) => wrap(joined(part), column - marker.length, widthOf))
  .map((line, at) => ({ text: at ? line : marker + line, level, more: at > 0 }))

const codeOf = (text, indented) => text.split('\n').map((line, at) => ({ text: line.trim() ? indented(line) : '', more: at > 0 }))
const tableOf = (rows, between) => rows.map((cells, at) => ({ text: cells.filter(Boolean).join(between), more: at > 0 }))

/** Lists have one mark, nothing is indented, the author's own breaks are kept. */
function flat() {
  return {
    apart: () => false,
    linesOf: (block) => {
      if (block.kind === 'code') return codeOf(block.text, (line) => line.trim().replace(/\s+/g, ' ')).filter(({ text }) => text)
      if (block.kind === 'table') return tableOf(block.rows, ' | ')
      return broken(block.text, block.level, block.kind === 'item' ? '- ' : '')
    },
  }
}

function spaced(random, wrapped) {
  const one = (shares) => shares[Math.floor(random() * shares.length)]
  const mark = one(['•', '•', '•', '•', '•', '-', '-', '-', '*', '*'])
  const step = one([2, 2, 2, 4])
  const margin = one(['', '', '', '  '])
  const codeMargin = one(['', '', '    '])
  const stop = one(['.', '.', ')'])
  const titlesApart = random() < 0.5
  const subtitlesApart = random() < 0.13
  const labelsApart = random() < 0.5
  const loose = random() < 0.17
  const quoting = one([['“', '”'], ['', ''], ['  ', '']])
  const between = one(['\t', '   ', ' | '])
  const form = one(['kept', 'kept', 'kept', 'joined', 'joined', 'joined', 72, 84])
  const lines = (text, level, marker) => {
    if (form === 'kept') return broken(text, level, marker)
    return wrapped(text, form === 'joined' ? Infinity : form, level, marker)
  }
  return {
    apart: (before, now) => {
      if (before.slide !== now.slide) return true
      if (now.more) return false
      if (now.role === 'subtitle') return subtitlesApart
      if (before.role === 'title' || before.role === 'subtitle') return titlesApart
      const listed = now.level !== undefined
      if (listed && before.level !== undefined) return loose && now.level === 0
      if (listed && before.role === 'paragraph' && /[:：]$/.test(before.text)) return labelsApart
      return before.role !== 'quote' || now.role !== 'quote'
    },
    linesOf: (block) => {
      const { kind, text, level, number } = block
      if (kind === 'code') return codeOf(text, (line) => codeMargin + line)
      if (kind === 'table') return tableOf(block.rows, between)
      if (kind === 'item') return lines(text, level, `${margin}${' '.repeat(step * level)}${number === null ? mark : `${number}${stop}`} `)
      if (kind !== 'quote') return kind === 'title' || kind === 'subtitle' ? broken(text) : lines(text)
      const quoted = /^["“«「]/.test(text) ? text : `${quoting[0]}${text}${quoting[1]}`
      return lines(quoted)
    },
  }
}

function pdf(random, language, wrapped) {
  // narrower than most, for these talks have shorter lines, and about as many as elsewhere should be wrapped
  const column = (/^(?:ja|zh|ko)$/.test(language) ? 24 : 34) + 2 * Math.floor(random() * 14)
  const titleColumn = Math.max(28, Math.round(column * (0.6 + 0.17 * random())))
  const marks = random() < 0.8 ? ['•', '–', '·'] : ['–', '•', '•']
  return {
    apart: () => false,
    linesOf: (block) => {
      const { kind, text, level, number } = block
      if (kind === 'code') return codeOf(text, (line) => line.trim()).filter((line) => line.text)
      if (kind === 'table') return tableOf(block.rows, '  ')
      if (kind === 'item') return wrapped(text, column, level, `${number === null || level ? marks[Math.min(level, 2)] : `${number}.`} `)
      return wrapped(text, kind === 'title' || kind === 'subtitle' ? titleColumn : column)
    },
  }
}
