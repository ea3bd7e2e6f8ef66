// Trains the splitter of plain text: node scripts/train-splitter.mjs CORPUS [--folds-only] [--copies 2]
//
// CORPUS holds a folder a deck with {flat,spaced,pdf}.txt and .lines.json. The first look judges each line by its
// neighbours, the second one also by what the first found in the whole deck; the second learns from verdicts of first
// looks that never saw the author. Writes src/read/formats/text/weights.json, which the splitter reads, and
// scripts/splitter-folds.json.gz, the same trained without some of the authors, by which score-splitter.mjs tells how well
// authors are read that were never seen. The same corpus gives the same bytes.
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import { binned, train } from './boost.mjs'
import { foldsOf, loadCorpus, loadSplitter } from './corpus.mjs'
import { headsOf } from './retell-heads.mjs'
import { retell } from './retell.mjs'
import { learn } from './train-head.mjs'

const foldCount = 5
const options = { rate: 0.1, leaves: 31, minimum: 4, columns: 0.3, rowShare: 0.6, lambda: 3 }
const rounds = { title: 120, subtitle: 70, wrap: 50, code: 50 }
/** the fold of no text: a forest without it has seen all authors */
const none = foldCount

/** How much a line counts: a slide without a title may begin or not, and so may one at a heading inside a slide. */
function weightOf(text, at, name, balance) {
  const begins = text.begins[at]
  const free = name === 'title' || name === 'subtitle' ? (begins === 'untitled' ? 0 : begins === 'heading' ? 0.15 : 1) : 1
  return free * balance.get(text.author) * (text.copy ? 0.6 : 1)
}

/** An author with many decks counts for more than one with a single one, but not as often more. */
function balanceOf(texts) {
  const sizes = new Map()
  for (const text of texts) sizes.set(text.author, (sizes.get(text.author) ?? 0) + text.content.length)
  const mean = [...sizes.values()].reduce((sum, size) => sum + size, 0) / sizes.size
  return new Map([...sizes].map(([author, size]) => [author, Math.min(1.5, (mean / size) ** 0.35)]))
}

/** The texts' rows of features in one table, binned; `from` are the rows at which each text begins. */
function tableOf(texts, rowsOf) {
  const from = []
  let count = 0
  for (const { content } of texts) {
    from.push(count)
    count += content.length
  }
  let table = null
  texts.forEach((text, at) => {
    const { width, write } = rowsOf(text, at)
    table ??= { rows: new Float32Array(count * width), width }
    for (let index = 0; index < text.content.length; index++) {
      const row = (from[at] + index) * width
      write(index, table.rows.subarray(row, row + width))
    }
  })
  return { data: binned(table.rows, table.width), from }
}

/** Trains the forests of one look for each fold to leave out, on two threads: by fold and class. */
async function trainLook(texts, parts, folds, leaveOut, rowsOf, seed) {
  const { data, from } = tableOf(texts, rowsOf)
  const balance = balanceOf(texts.filter(({ copy }) => !copy))
  const jobs = leaveOut.flatMap((fold) => parts.askedNames.map((name, asked) => ({ fold, name, asked })))
  const forests = leaveOut.map(() => [])
  const task = ({ fold, name, asked }) => {
    const labels = new Uint8Array(data.count)
    const weights = new Float32Array(data.count)
    const use = []
    texts.forEach((text, at) => {
      if (folds[at] === fold) return
      for (let index = 0; index < text.content.length; index++) {
        const row = from[at] + index
        labels[row] = text.labels[index] === parts.classIndex[name] ? 1 : 0
        weights[row] = weightOf(text, index, name, balance)
        if (weights[row] && parts.mayBe(text.content[index], asked)) use.push(row)
      }
    })
    return { labels, weights, use: Uint32Array.from(use), options: { ...options, rounds: rounds[name], seed: seed + asked } }
  }
  let next = 0
  const run = async () => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { data } })
    while (next < jobs.length) {
      const job = jobs[next++]
      worker.postMessage(task(job))
      // rejects where the worker fails
      const [forest] = await once(worker, 'message')
      forests[leaveOut.indexOf(job.fold)][job.asked] = forest
    }
    await worker.terminate()
  }
  await Promise.all([run(), run()])
  return forests
}

if (!isMainThread && workerData?.data) {
  parentPort.on('message', ({ labels, weights, use, options: own }) => parentPort.postMessage(train(workerData.data, labels, weights, use, own)))
}

async function main() {
  const args = process.argv.slice(2)
  const corpus = args[0]
  if (!corpus || corpus.startsWith('--')) {
    console.error('usage: node scripts/train-splitter.mjs CORPUS [--folds-only] [--copies 2]')
    process.exitCode = 2
    return
  }
  const copies = args.includes('--copies') ? Number(args[args.indexOf('--copies') + 1]) : 2
  const out = args.includes('--out') ? args[args.indexOf('--out') + 1] : null
  const parts = await loadSplitter()
  const told = loadCorpus(corpus, parts)
  const retold = Array.from({ length: copies }, (_, copy) => told.map((text, at) => ({ ...retell(text, 1000 * copy + at + 1, parts.classIndex), copy: true }))).flat()
  const texts = [...told, ...retold].filter(({ content }) => content.length)
  const foldOf = new Map(told.map((text, at) => [text.author, foldsOf(told, foldCount)[at]]))
  const folds = texts.map(({ author }) => foldOf.get(author))
  const leaveOut = [...Array(foldCount).keys(), ...(args.includes('--folds-only') ? [] : [none])]
  const rows = texts.map(({ content }) => parts.rowsOf(content))
  const started = Date.now()
  const log = (what) => console.log(`${what} after ${((Date.now() - started) / 1000).toFixed(0)} s`)
  const first = await trainLook(texts, parts, folds, leaveOut, (_, at) => rows[at].first, 1)
  log('first look')
  const unpacked = first.map((forests) => forests.map(parts.forestOf))
  const verdicts = texts.map(({ content }, at) => parts.judgeLines(content, unpacked[folds[at]], rows[at].first))
  const second = await trainLook(texts, parts, folds, leaveOut, (_, at) => rows[at].second(verdicts[at]), 11)
  log('second look')
  const names = { features: [...parts.featureNames, ...parts.styleFeatureNames] }
  const all = leaveOut.indexOf(none)
  if (all >= 0) writeFileSync(new URL('../src/read/formats/text/weights.json', import.meta.url), `${JSON.stringify({ ...names, first: first[all], second: second[all] })}\n`)
  const heads = told.map(headsOf)
  const byFold = leaveOut.filter((fold) => fold !== none).map((fold, at) => (
    { first: first[at], second: second[at], heads: learn(heads.filter((_, deck) => foldOf.get(told[deck].author) !== fold), parts) }))
  writeFileSync(out ?? new URL('./splitter-folds.json.gz', import.meta.url), gzipSync(JSON.stringify({ ...names, folds: byFold })))
}

if (isMainThread) await main()
