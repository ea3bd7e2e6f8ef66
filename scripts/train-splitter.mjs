// Trains the splitter of plain text: node scripts/train-splitter.mjs CORPUS (--score | --out FILE) [--folds 8]
//
// CORPUS holds a folder a deck with {flat,spaced,pdf}.txt and .lines.json. The first forest judges each line by its
// neighbours, the second one also by what the first found in the whole deck; the second learns from verdicts of first
// forests that never saw the deck. With --out the forests over all decks are written, for src/read/formats/text/
// weights.json. With --score each author's decks are judged by forests that never saw the author, and the F1 of
// useful starts is printed for each variant.
import { mkdtempSync, readdirSync, readFileSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { rolldown } from 'rolldown'
import { binned, randomOf, train } from './boost.mjs'
import { score, variants } from './score-splitter.mjs'

const options = { classes: 5, rounds: 130, rate: 0.09, leaves: 20, minimum: 4, columns: 0.25, rowShare: 0.6, lambda: 2, seed: 7 }

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

/** All texts of a corpus with their truth by line: class and weight. */
export function loadCorpus(folder, parts) {
  const authors = new Map(JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')).decks.map((deck) => [deck.id, deck.author]))
  const texts = []
  for (const id of readdirSync(folder).sort()) for (const variant of variants) {
    const file = path.join(folder, id, `${variant}.txt`)
    if (!existsSync(file)) continue
    const truth = JSON.parse(readFileSync(file.replace(/txt$/, 'lines.json'), 'utf8'))
    const all = parts.readLines(parts.makeSource(file, readFileSync(file, 'utf8')))
    const { at, lines: content } = parts.contentOf(all)
    const lines = at.map((index) => all[index])
    const roles = new Map(truth.lines.map((line) => [line.n, line]))
    const labels = lines.map((line) => labelOf(roles.get(line.number), parts.classIndex))
    const weights = lines.map((line) => (roles.get(line.number)?.role === 'heading' ? 0.5 : 1))
    texts.push({ id, variant, author: authors.get(id), lines, content, truth, labels, weights })
  }
  return texts
}

function labelOf(truth, index) {
  if (!truth) return index.text
  if (truth.role === 'code') return index.code
  if (truth.cont) return truth.role === 'table' ? index.text : index.wrap
  return truth.role === 'title' ? index.title : truth.role === 'subtitle' ? index.subtitle : index.text
}

/**
 * A deck retold with subtitles, which few authors use: a title is cut at its colon, dash, bracket or in its middle
 * ("The pernicious hobgoblin / of technical debt"), or gets a line that numbers it ("Problem Number 2").
 */
function withSubtitles(text, index, parts) {
  const random = randomOf(index + 1)
  const style = { cut: random() < 0.75, middle: random() < 0.5 ? 0.5 : 0.1, count: random() < 0.35 ? 0.15 + random() * 0.5 : 0 }
  const label = ['Problem Number', 'Part', 'Step', 'Chapter', 'Problem', 'Lesson', 'Section', 'Rule', 'Partie', 'Teil', 'Parte'][Math.floor(random() * 11)]
  const retold = { ...text, id: `${text.id}+`, lines: [], content: [], labels: [], weights: [] }
  const { title, subtitle, wrap } = parts.classIndex
  const add = (at, content, class_) => {
    retold.lines.push(text.lines[at])
    retold.content.push(content)
    retold.labels.push(class_)
    retold.weights.push(text.weights[at] * 0.7)
  }
  let number = 0
  text.content.forEach((line, at) => {
    const plain = text.labels[at] === title && text.labels[at + 1] !== subtitle && text.labels[at + 1] !== wrap
    const cut = plain && style.cut ? cutTitle(line.text, random, style.middle) : null
    if (cut) {
      add(at, { ...line, text: cut[0] }, title)
      add(at, { ...line, text: cut[1], blanks: 0 }, subtitle)
      return
    }
    add(at, line, text.labels[at])
    if (plain && at > 0 && random() < style.count) {
      number++
      const counted = random() < 0.3 ? `${label} ${number}/12` : `${label} ${number}`
      add(at, { ...line, text: counted, blanks: 0 }, subtitle)
    }
  })
  return retold
}

function cutTitle(title, random, middle) {
  const sharp = /^(.{3,}?)(?::| [-–—]) (.{3,})$/.exec(title) ?? /^(.{3,}?) (\(.{3,}\))$/.exec(title)
  if (sharp) return random() < 0.85 ? [sharp[1], sharp[2]] : null
  const words = title.split(' ')
  if (words.length < 4 || random() > middle) return null
  const places = words.flatMap((word, at) => (at >= 2 && at <= words.length - 2 && /^(of|and|for|in|with|from|to|the|under|on|de|la|el|für|mit|von|et|pour|y|en|con|at|by|as|is)$/.test(word) ? [at] : []))
  if (!places.length) return null
  const at = places[Math.floor(random() * places.length)]
  return [words.slice(0, at).join(' '), words.slice(at).join(' ')]
}

/** What is learned from besides the corpus: each deck of few subtitles once more with many, in one of its forms. */
function retell(texts, parts) {
  const decks = [...new Set(texts.map((text) => text.id))]
  return texts.filter((text) => decks.indexOf(text.id) % variants.length === variants.indexOf(text.variant) &&
    text.labels.filter((label) => label === parts.classIndex.subtitle).length < 0.15 * text.truth.slides.length)
    .map((text, index) => withSubtitles(text, index, parts))
}

/** Short talks: some slides of each deck, so that a text of twenty lines is not judged like one of a thousand. */
function crop(texts) {
  return texts.flatMap((text, index) => {
    const random = randomOf(index + 5000)
    const starts = text.truth.slides.map((slide) => text.lines.findIndex((line) => line.number >= slide.line)).filter((at) => at >= 0)
    return starts.length < 8 ? [] : [0, 1].map((part) => {
      const first = Math.floor(random() * (starts.length - 4))
      const from = starts[first]
      const to = starts[Math.min(starts.length - 1, first + 2 + Math.floor(random() * 6))]
      const cut = (values) => values.slice(from, to)
      return { ...text, id: `${text.id}+`, lines: cut(text.lines), content: cut(text.content), labels: cut(text.labels), weights: cut(text.weights).map((weight) => weight * 0.6) }
    }).filter((part) => part.lines.length)
  })
}

/** An author with many decks counts for more than one with a single one, but not as often more. */
function balance(texts) {
  const sizes = new Map()
  for (const text of texts) sizes.set(text.author, (sizes.get(text.author) ?? 0) + text.lines.length)
  const mean = [...sizes.values()].reduce((sum, size) => sum + size, 0) / sizes.size
  for (const text of texts) {
    const factor = Math.min(1.5, (mean / sizes.get(text.author)) ** 0.35)
    text.weights = text.weights.map((weight, at) => weight * factor * (text.labels[at] === 2 ? 1.5 : 1))
  }
  return texts
}

/** Authors in groups of about as many lines; the same in every run. */
export function foldsOf(texts, count) {
  const sizes = new Map()
  for (const text of texts) sizes.set(text.author, (sizes.get(text.author) ?? 0) + text.lines.length)
  const totals = new Array(count).fill(0)
  const folds = new Map()
  for (const [author, size] of [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    const least = totals.indexOf(Math.min(...totals))
    folds.set(author, least)
    totals[least] += size
  }
  return texts.map((text) => folds.get(text.author))
}

/** Rows of features of all texts, in order; `from` are the rows at which each text begins. */
function rowsOf(texts, parts, probabilities) {
  const from = []
  let count = 0
  for (const text of texts) {
    from.push(count)
    count += text.lines.length
  }
  const first = parts.featureNames.length
  const width = first + (probabilities ? parts.styleFeatureNames.length : 0)
  const rows = new Float32Array(count * width)
  texts.forEach((text, at) => {
    const { shapes, write } = parts.featuresOf(text.content)
    const p = probabilities?.subarray(from[at] * 5, (from[at] + text.lines.length) * 5)
    const style = p && parts.styleFeatures(text.content, shapes, p)
    for (let index = 0; index < text.lines.length; index++) {
      const row = rows.subarray((from[at] + index) * width, (from[at] + index + 1) * width)
      write(index, row)
      style?.write(index, row, first)
    }
  })
  return { rows, width, from, count }
}

const spread = (texts, values) => texts.flatMap((text, at) => Array.from({ length: text.lines.length }, () => values[at]))

const shared = (array) => {
  const copy = new array.constructor(new SharedArrayBuffer(array.byteLength))
  copy.set(array)
  return copy
}

/** Trains a forest for each job (a set of rows left out) on two threads; answers with the forests in order. */
async function trainAll(table, labels, weights, rowFolds, jobs, seed) {
  const data = { bins: table.bins.map(shared), edges: table.edges, count: table.count }
  const results = new Array(jobs.length)
  let next = 0
  const run = async () => {
    while (next < jobs.length) {
      const at = next++
      results[at] = await new Promise((resolve, reject) => {
        const worker = new Worker(new URL(import.meta.url), { workerData: { data, labels, weights, rowFolds, leave: jobs[at], seed } })
        worker.once('message', resolve)
        worker.once('error', reject)
      })
    }
  }
  await Promise.all([run(), run()])
  return results
}

if (!isMainThread && workerData?.data) {
  const { data, labels, weights, rowFolds, leave, seed } = workerData
  const use = []
  for (let row = 0; row < data.count; row++) if (!leave.includes(rowFolds[row])) use.push(row)
  parentPort.postMessage(train(data, labels, weights, use, { ...options, seed }))
}

function predict(forest, parts, { rows, width, count }, rowFolds, folds, out) {
  const own = []
  for (let row = 0; row < count; row++) if (folds.includes(rowFolds[row])) own.push(row)
  const p = parts.classify(parts.forestOf(forest), own.length, width, (index, row) => row.set(rows.subarray(own[index] * width, (own[index] + 1) * width)))
  own.forEach((row, index) => out.set(p.subarray(index * 5, index * 5 + 5), row * 5))
}

/** Probabilities of both looks for every row, by forests that did not see the row's author. */
export async function crossValidate(texts, parts, folds, foldOf = foldsOf) {
  const rowFolds = Uint8Array.from(spread(texts, foldOf(texts, folds)))
  const labels = Uint8Array.from(texts.flatMap((text) => text.labels))
  const weights = Float32Array.from(texts.flatMap((text) => text.weights))
  const jobs = Array.from({ length: folds }, (_, fold) => [fold])
  const looks = []
  let before = null
  for (let look = 0; look < 2; look++) {
    const table = rowsOf(texts, parts, before)
    const forests = await trainAll(binned(table.rows, table.width), labels, weights, rowFolds, jobs, options.seed + look)
    const p = new Float32Array(table.count * 5)
    forests.forEach((forest, fold) => predict(forest, parts, table, rowFolds, [fold], p))
    looks.push({ table, p, labels, weights })
    before = p
  }
  return looks
}

async function main() {
  const args = process.argv.slice(2)
  const value = (name, fallback) => (args.includes(name) ? args[args.indexOf(name) + 1] : fallback)
  const folds = Number(value('--folds', 8))
  const out = value('--out', null)
  if (!args[0] || args[0].startsWith('--') || args.includes('--score') === (out !== null)) {
    console.error('usage: node scripts/train-splitter.mjs CORPUS (--score | --out FILE) [--folds 8]')
    process.exitCode = 2
    return
  }
  const parts = await loadSplitter()
  const corpus = loadCorpus(args[0], parts)
  const texts = balance([...corpus, ...retell(corpus, parts), ...crop([...corpus, ...retell(corpus, parts)])])
  const started = Date.now()
  const looks = await crossValidate(texts, parts, folds, out ? foldsByDeck : foldsOf)
  console.log(`cross-validated in ${((Date.now() - started) / 1000).toFixed(0)} s`)
  if (!out) {
    // the corpus' own texts come first; the retold ones are for learning only
    for (const { variant, decks, micro, macro } of score(corpus, looks[1].p, parts)) {
      console.log(`${variant.padEnd(6)} ${decks} decks  useful F1 micro ${(100 * micro).toFixed(1)}  macro ${(100 * macro).toFixed(1)}`)
    }
    return
  }
  const none = new Uint8Array(looks[0].table.count)
  const [first] = await trainAll(binned(looks[0].table.rows, looks[0].table.width), looks[0].labels, looks[0].weights, none, [[9]], options.seed)
  const [second] = await trainAll(binned(looks[1].table.rows, looks[1].table.width), looks[1].labels, looks[1].weights, none, [[9]], options.seed + 1)
  writeFileSync(out, `${JSON.stringify({ features: [...parts.featureNames, ...parts.styleFeatureNames], first, second })}\n`)
}

/** For use: the second look learns from verdicts about decks not seen, by authors who may be. */
function foldsByDeck(texts, count) {
  const decks = [...new Set(texts.map((text) => text.id.replace('+', '')))]
  return texts.map((text) => decks.indexOf(text.id.replace('+', '')) % count)
}

if (isMainThread && process.argv[1] === new URL(import.meta.url).pathname) await main()
