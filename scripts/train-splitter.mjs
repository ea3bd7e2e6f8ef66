// Trains the splitter of plain text: node scripts/train-splitter.mjs CORPUS [--only forests,net,heads] [--threads 2]
//
// CORPUS holds a folder a deck with {flat,spaced,pdf}.txt and .lines.json; scripts/talks are learned from beside it, and never
// scored. Three things are learned:
// - forests: the first look judges each line by its neighbours, the second one also by what the first found in the whole
//   deck; the second learns from verdicts of first looks that never saw the author
// - net: a network reads the lines in their order (nets.mjs)
// - heads: how far a slide's title goes and what its subtitle is (train-head.mjs)
// They go into src/read/formats/text/weights.json and head/weights.json, which the splitter reads, and into
// scripts/splitter-folds.json.gz, the same trained without some of the authors, by which score-splitter.mjs tells how well
// authors are read that were never seen. --only leaves the others as they are. The same corpus gives the same bytes.
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { gunzipSync, gzipSync } from 'node:zlib'
import { binned, train } from './boost.mjs'
import { balanceOf, foldsOf, loadCorpus, loadSplitter, loadTalks } from './corpus.mjs'
import { trainNets } from './nets.mjs'
import { headsOf } from './retell-heads.mjs'
import { retell } from './retell.mjs'
import { learn } from './train-head.mjs'

const foldCount = 5
const options = { rate: 0.1, leaves: 31, minimum: 4, columns: 0.3, rowShare: 0.6, lambda: 3 }
const rounds = { title: 120, subtitle: 70, wrap: 50, code: 50 }

/** How much a line counts: a slide without a title may begin or not, and so may one at a heading inside a slide. */
function weightOf(text, at, name, balance) {
  const begins = text.begins[at]
  const free = name === 'title' || name === 'subtitle' ? (begins === 'untitled' ? 0 : begins === 'heading' ? 0.15 : 1) : 1
  return free * balance(text) * (text.copy ? 0.6 : 1)
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

/** Trains the forests of one look for each fold to leave out, on so many threads: by fold and class. */
async function trainLook(texts, parts, folds, leaveOut, rowsOf, seed, threads) {
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
  await Promise.all(Array.from({ length: threads }, run))
  return forests
}

if (!isMainThread && workerData?.data) {
  parentPort.on('message', ({ labels, weights, use, options: own }) => parentPort.postMessage(train(workerData.data, labels, weights, use, own)))
}

/** How often a text is told anew. */
const copiesOf = ({ own }) => (own ? 1 : 2)

/** The texts as they are and told anew. */
const withRetold = (told, parts) => [
  ...told, ...told.flatMap((text, at) => Array.from({ length: copiesOf(text) }, (_, copy) => (
    { ...retell(text, told.length * copy + at + 1, parts.classIndex), copy: true }
  ))),
].filter(({ content }) => content.length)

/** The fold that each text is left out with; our own talks are in all of them, for they are never scored. */
const foldsScored = (texts, foldOf) => texts.map(({ author, own }) => (own ? null : foldOf.get(author)))

/** Both looks' forests for each fold to leave out; the last is no text's, so that all authors are seen. */
async function trainForests(told, parts, foldOf, leaveOut, threads) {
  const texts = withRetold(told, parts)
  // our own talks are never scored, but the second look needs verdicts about them of what never saw them
  const folds = texts.map(({ author }) => foldOf.get(author))
  const rows = texts.map(({ content }) => parts.rowsOf(content).first)
  const first = await trainLook(texts, parts, folds, leaveOut, (_, at) => rows[at], 1, threads)
  const again = secondRows(texts, parts, folds, first)
  const second = await trainLook(texts, parts, foldsScored(texts, foldOf), leaveOut, (_, at) => again[at], 11, threads)
  return leaveOut.map((_, at) => ({ first: first[at], second: second[at] }))
}

/** What the second look sees of the texts, after the verdicts of first looks (by fold left out) that never saw their authors. */
function secondRows(texts, parts, folds, first) {
  const forests = first.map((own) => own.map(parts.forestOf))
  return texts.map(({ content }, at) => {
    const rows = parts.rowsOf(content)
    return rows.second(parts.judgeLines(content, forests[folds[at]], rows.first))
  })
}

/** The networks for each fold to leave out; decks told anew are drawn as often as those that their authors told. */
async function trainSequences(told, parts, foldOf, leaveOut, threads) {
  const texts = withRetold(told, parts)
  const balance = balanceOf(told)
  const shareOf = (text) => text.content.length * balance(text) / (text.copy ? copiesOf(text) : 1)
  const rows = texts.map(({ content }) => parts.rowsOf(content).first)
  const nets = await trainNets(texts, rows, parts, foldsScored(texts, foldOf), leaveOut, shareOf, { threads })
  return nets.map((net) => ({ net }))
}

/** The heads' forests for each fold to leave out. Our own talks have few subtitles, and are not learned from here. */
function trainHeads(told, parts, foldOf, leaveOut) {
  const decks = told.filter(({ own }) => !own)
  const heads = decks.map(headsOf)
  return leaveOut.map((fold) => ({ heads: learn(heads.filter((_, deck) => foldOf.get(decks[deck].author) !== fold), parts) }))
}

const trainers = { forests: trainForests, net: trainSequences, heads: trainHeads }
const here = (name) => new URL(name, import.meta.url)

async function main() {
  const { values: { only, threads }, positionals: [corpus] } = parseArgs({
    allowPositionals: true, options: { only: { type: 'string', default: Object.keys(trainers).join() }, threads: { type: 'string', default: '2' } },
  })
  const names = only.split(',')
  if (!corpus || names.some((name) => !trainers[name])) {
    console.error(`usage: node scripts/train-splitter.mjs CORPUS [--only ${Object.keys(trainers).join()}] [--threads 2]`)
    process.exitCode = 2
    return
  }
  const parts = await loadSplitter()
  const decks = loadCorpus(corpus, parts)
  const talks = loadTalks(parts)
  const told = [...decks, ...talks]
  const folds = [...foldsOf(decks, foldCount), ...foldsOf(talks, foldCount)]
  const foldOf = new Map(told.map((text, at) => [text.author, folds[at]]))
  const files = { all: here('../src/read/formats/text/weights.json'), heads: here('../src/read/formats/text/head/weights.json'), folds: here('./splitter-folds.json.gz') }
  // the last one leaves nobody out
  const learned = [...JSON.parse(gunzipSync(readFileSync(files.folds))).folds, {}]
  for (const name of names) {
    const started = Date.now()
    const found = await trainers[name](told, parts, foldOf, [...learned.keys()], Number(threads))
    found.forEach((own, at) => Object.assign(learned[at], own))
    console.log(`${name}: ${((Date.now() - started) / 1000).toFixed(0)} s`)
  }
  const features = [...parts.featureNames, ...parts.styleFeatureNames]
  const { first, second, net, heads } = learned.pop()
  const before = JSON.parse(readFileSync(files.all, 'utf8'))
  writeFileSync(files.all, `${JSON.stringify({
    features, first: first?.map(parts.packForest) ?? before.first, second: second?.map(parts.packForest) ?? before.second, net: net ? parts.packNet(net) : before.net,
  })}\n`)
  if (heads) writeFileSync(files.heads, `${JSON.stringify({ features: parts.headFeatureNames, forest: parts.packForest(heads) })}\n`)
  writeFileSync(files.folds, gzipSync(JSON.stringify({ features, folds: learned })))
}

if (isMainThread) await main()
