// The talks that the splitter learns from beside a corpus, in scripts/talks: node scripts/talks.mjs [FOLDER]
//
// Says of each whether it is of the form below, by file and line; with FOLDER writes all as a corpus folder holds decks.
// A talk is Markdown: <!-- lang: en --> first, --- between blank lines between slides, # the slide's title, ## its subtitle
// directly below, ### a heading inside it; paragraphs (a break only where the author broke a line by hand), lists, fences,
// > quotations with > — Author as their last line, tables, pictures; no HTML.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import MarkdownIt from 'markdown-it'
import { loadSplitter } from './corpus.mjs'
import { renderTalk } from './render-talk.mjs'

const markdown = new MarkdownIt({ html: false, linkify: false })
const html = /<!--|<\/?(?:a|b|br|center|div|i|iframe|img|p|small|span|sub|sup|u)\b[^>]*>/i

/** A talk as `{ name, language, slides: [{ title, subtitle, blocks }] }`; throws an error that names each wrong line. */
export function readTalk(name, text) {
  const wrong = []
  const language = /^<!-- lang: ([a-z]{2}) -->\n/.exec(text)?.[1]
  if (!language) wrong.push([1, 'the first line is <!-- lang: en -->, with the talk\'s language'])
  const lines = text.split('\n')
  const tokens = markdown.parse(language ? text.replace(/^.*/, '') : text, {})
  const slides = [newSlide()]
  // where the lists around a token stand, and which of them are numbered
  const lists = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    const slide = slides.at(-1)
    const line = (token.map?.[0] ?? 0) + 1
    const fail = (message) => wrong.push([line, message])
    if (token.type === 'hr') {
      if (lists.length) fail('--- stands inside a list')
      if (lines[line - 1] !== '---' || lines[line - 2]?.trim() || lines[line]?.trim()) fail('slides have --- between blank lines between them')
      slides.push(newSlide())
    } else if (token.type === 'heading_open') {
      addHeading(slide, token, plainOf(tokens[at + 1], fail), lists, fail)
    } else if (/^(?:bullet|ordered)_list_open$/.test(token.type)) {
      lists.push(token.type === 'ordered_list_open' ? Number(token.attrGet('start') ?? 1) : null)
      if (lists.length === 1) slide.blocks.push({ kind: 'list', items: [] })
    } else if (/^(?:bullet|ordered)_list_close$/.test(token.type)) {
      lists.pop()
    } else if (token.type === 'list_item_open') {
      if (slide.blocks.at(-1).kind !== 'list') slide.blocks.push({ kind: 'list', items: [] })
      slide.blocks.at(-1).items.push({ level: lists.length - 1, number: lists.at(-1), text: '' })
      if (lists.at(-1) !== null) lists[lists.length - 1]++
    } else if (token.type === 'blockquote_open') {
      const end = tokens.findIndex((other, index) => index > at && other.type === 'blockquote_close')
      const quote = quoteOf(tokens.slice(at, end), fail)
      // who said it stands below in a quotation of its own
      if (!quote.text && slide.blocks.at(-1)?.kind === 'quote') slide.blocks.at(-1).cite = quote.cite
      else slide.blocks.push(quote)
      at = end
    } else if (token.type === 'table_open') {
      const end = tokens.findIndex((other, index) => index > at && other.type === 'table_close')
      slide.blocks.push({ kind: 'table', rows: rowsOf(tokens.slice(at, end), fail) })
      at = end
    } else if (token.type === 'fence') {
      slide.blocks.push({ kind: 'code', text: token.content.replace(/\n$/, '') })
    } else if (token.type === 'code_block') {
      fail('code stands between fences')
    } else if (token.type === 'inline' && tokens[at - 1].type === 'paragraph_open') {
      const said = plainOf(token, fail)
      const item = slide.blocks.at(-1)?.items?.at(-1)
      if (token.children.some(({ type }) => type === 'image')) slide.pictures = true
      if (lists.length && item?.text === '') item.text = said
      else if (said) slide.blocks.push({ kind: 'paragraph', text: said })
    }
  }
  slides.forEach((slide, index) => {
    for (const block of slide.blocks) block.items &&= block.items.filter(({ text }) => text)
    if (!slide.title && !slide.blocks.length && !slide.pictures && slides.length > 1) wrong.push([lines.length, `slide ${index + 1} is empty`])
  })
  if (wrong.length) throw new Error(wrong.map(([line, message]) => `scripts/talks/${name}.md:${line}: ${message}`).join('\n'))
  return { name, language, slides }
}

const newSlide = () => ({ title: null, subtitle: null, blocks: [], pictures: false })

function addHeading(slide, { tag, markup }, text, lists, fail) {
  if (lists.length) fail('a heading stands inside a list')
  else if (!markup.startsWith('#')) fail('a line above --- is taken for a heading: there is a blank line missing')
  else if (tag === 'h1' && !slide.title && !slide.blocks.length) slide.title = text
  else if (tag === 'h1') fail('# is the first line of a slide, and there is one')
  else if (tag === 'h2' && slide.title && !slide.subtitle && !slide.blocks.length) slide.subtitle = text
  else if (tag === 'h2') fail('## stands directly below #')
  else if (tag === 'h3') slide.blocks.push({ kind: 'heading', text })
  else fail('there are #, ## and ### only')
}

/** The words of an inline token, breaks kept: \n where the author broke a line, \v where the line ends in any case. */
function plainOf(token, fail) {
  if (html.test(token.children.map((child) => (child.type === 'text' ? child.content : '')).join(''))) fail('there is HTML')
  return token.children.map(({ type, content }) => {
    if (type === 'softbreak') return '\n'
    if (type === 'hardbreak') return '\v'
    return type === 'text' || type === 'code_inline' ? content : ''
  }).join('').replace(/ +(?=[\n\v])/g, '').trim()
}

function quoteOf(tokens, fail) {
  const text = tokens.filter(({ type }) => type === 'inline').map((token) => plainOf(token, fail)).join('\v')
  const cite = /(?:^|[\n\v])([—–-] ?[^\n\v]+)$/.exec(text)
  return { kind: 'quote', text: cite ? text.slice(0, cite.index) : text, cite: cite?.[1] }
}

function rowsOf(tokens, fail) {
  const rows = []
  for (const token of tokens) {
    if (token.type === 'tr_open') rows.push([])
    if (token.type === 'inline') rows.at(-1).push(plainOf(token, fail))
  }
  return rows.filter((cells) => cells.some(Boolean))
}

const folder = new URL('./talks/', import.meta.url)

const namesOf = () => readdirSync(folder).filter((name) => name.endsWith('.md')).sort().map((name) => name.slice(0, -3))
const readOne = (name) => readTalk(name, readFileSync(new URL(`${name}.md`, folder), 'utf8'))

/** All talks of scripts/talks, in the order of their names. */
export const readTalks = () => namesOf().map(readOne)

async function main() {
  const talks = []
  for (const name of namesOf()) {
    try {
      talks.push(readOne(name))
    } catch (error) {
      console.error(error.message)
      process.exitCode = 1
    }
  }
  console.log(`${talks.length} talks, ${talks.reduce((sum, { slides }) => sum + slides.length, 0)} slides`)
  const [out] = process.argv.slice(2)
  if (!out) return
  const { widthOf } = await loadSplitter()
  for (const talk of talks) {
    const place = path.join(out, talk.name)
    mkdirSync(place, { recursive: true })
    for (const [variant, { text, truth }] of Object.entries(renderTalk(talk, widthOf))) {
      writeFileSync(path.join(place, `${variant}.txt`), text)
      writeFileSync(path.join(place, `${variant}.lines.json`), `${JSON.stringify({ deck: talk.name, variant, language: talk.language, ...truth }, null, 1)}\n`)
    }
  }
  const decks = talks.map(({ name, language, slides }) => ({ id: name, author: name, language, slides: slides.length, tidy: false }))
  writeFileSync(path.join(out, 'manifest.json'), `${JSON.stringify({ decks }, null, 1)}\n`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
