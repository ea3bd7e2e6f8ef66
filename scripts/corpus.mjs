// The talks to learn from and to score with: a folder a deck with {flat,spaced,pdf}.txt and what is true in .lines.json.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { renderTalk } from './render-talk.mjs'
import { readTalks } from './talks.mjs'

/** the forms in which a corpus holds each deck */
export const variants = ['flat', 'spaced', 'pdf']

/** The splitter's own features, bundled from its sources, so that training and use cannot differ. */
export async function loadSplitter() {
  const folder = mkdtempSync(path.join(tmpdir(), 'deck-train-'))
  const entry = new URL('./splitter-parts.ts', import.meta.url).pathname
  const bundle = await rolldown({ input: entry, logLevel: 'silent' })
  const file = path.join(folder, 'parts.mjs')
  await bundle.write({ file, format: 'es' })
  await bundle.close()
  const parts = await import(pathToFileURL(file).href)
  rmSync(folder, { recursive: true })
  return parts
}

/**
 * All texts of a corpus with their truth: `content` are the lines as the splitter sees them, each with its place in the
 * file (`numbers`), its class (`labels`) and what begins there (`begins`: a slide with a title, one without, a heading
 * inside a slide).
 */
export function loadCorpus(folder, parts) {
  const { decks } = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'))
  const known = new Map(decks.map((deck) => [deck.id, deck]))
  return readdirSync(folder).sort().flatMap((id) => variants.flatMap((variant) => {
    const file = path.join(folder, id, `${variant}.txt`)
    if (!existsSync(file)) return []
    const truth = JSON.parse(readFileSync(file.replace(/txt$/, 'lines.json'), 'utf8'))
    const { author, tidy } = known.get(id)
    return [{ id, variant, author, tidy, ...textOf(file, readFileSync(file, 'utf8'), truth, parts) }]
  }))
}

/** The texts of the talks in scripts/talks, as loadCorpus gives those of a corpus; each is its own author's, and `own`. */
export function loadTalks(parts) {
  return readTalks().flatMap((talk) => Object.entries(renderTalk(talk, parts.widthOf)).map(([variant, { text, truth }]) => (
    { id: talk.name, variant, author: talk.name, tidy: false, own: true, ...textOf(talk.name, text, truth, parts) }
  )))
}

function textOf(file, text, truth, parts) {
  const source = parts.makeSource(file, text)
  const { lines, claims, complete } = parts.findGiven(source, parts.readLines(source))
  const { at, lines: content } = parts.contentOf(lines, claims, complete)
  const told = new Map(truth.lines.map((line) => [line.n, line]))
  const slides = new Map(truth.slides.map((slide) => [slide.line, slide]))
  const numbers = at.map((index) => lines[index].number)
  return {
    truth, content, numbers,
    full: at.map((index) => lines[index].full),
    labels: numbers.map((number) => labelOf(told.get(number), parts.classIndex)),
    begins: numbers.map((number) => beginsAt(slides.get(number), told.get(number))),
  }
}

function labelOf(truth, index) {
  if (!truth) return index.text
  if (truth.role === 'code') return index.code
  if (truth.cont) return truth.role === 'table' ? index.text : index.wrap
  return truth.role === 'title' ? index.title : truth.role === 'subtitle' ? index.subtitle : index.text
}

function beginsAt(slide, line) {
  if (slide) return slide.unmarked || line?.role !== 'title' ? 'untitled' : 'titled'
  return line?.role === 'heading' ? 'heading' : null
}

/** The fold of each text: authors in groups of about as many lines; the same in every run. */
export function foldsOf(texts, count) {
  const sizes = new Map()
  for (const text of texts) sizes.set(text.author, (sizes.get(text.author) ?? 0) + text.content.length)
  const totals = new Array(count).fill(0)
  const folds = new Map()
  for (const [author, size] of [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    const least = totals.indexOf(Math.min(...totals))
    folds.set(author, least)
    totals[least] += size
  }
  return texts.map((text) => folds.get(text.author))
}

/**
 * How much each author's texts count: one with many decks for more than one with a single one, but not as often more; a
 * talk of our own for half, because its slides are shorter than those of most.
 */
export function balanceOf(texts) {
  const sizes = new Map()
  for (const text of texts) if (!text.own) sizes.set(text.author, (sizes.get(text.author) ?? 0) + text.content.length)
  const mean = [...sizes.values()].reduce((sum, size) => sum + size, 0) / sizes.size
  const balance = new Map([...sizes].map(([author, size]) => [author, Math.min(1.5, (mean / size) ** 0.35)]))
  return ({ author }) => balance.get(author) ?? 0.5
}
