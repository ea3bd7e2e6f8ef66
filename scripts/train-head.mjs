// What is learned of the heads of slides, and how good it is by itself: node scripts/train-head.mjs CORPUS [--folds 8]
//
// A small forest says of each line below a title whether the title goes on, a subtitle stands there, or the body begins;
// train-splitter.mjs trains it with the rest. Here each author's decks are judged by a forest that never saw the author,
// with the true starts of slides: how many titles are exact, and precision, recall and F1 of exact subtitles.
import { binned, randomOf, train } from './boost.mjs'
import { headsOf, shortened, withSubtitles, withWraps } from './retell-heads.mjs'
import { balanceOf, foldsOf, loadCorpus, loadSplitter } from './corpus.mjs'

const options = { classes: 3, rounds: 150, rate: 0.1, leaves: 8, minimum: 3, columns: 0.15, rowShare: 0.7, lambda: 4, seed: 5 }

/** Rows and labels of a deck's heads. A splitter that knows no subtitles takes a `share` of them for slides of their own. */
function examples(deck, parts, share, seed) {
  const random = randomOf(seed)
  const { role, cont } = deck
  const slides = deck.slides.flatMap((slide) => {
    const second = slide.from + 1
    if (!slide.title || role[second] !== 'subtitle' || second >= slide.to || random() >= share) return [slide]
    return [{ ...slide, to: second }, { ...slide, from: second, split: true }]
  })
  const titled = slides.filter((slide) => slide.title)
  const { open, write } = parts.headFeatures(deck.content, titled, knownOf(deck))
  const found = []
  const add = (index, slide, underSubtitle, label) => {
    const row = new Float32Array(parts.headFeatureNames.length)
    write(index, slide, underSubtitle, row)
    found.push({ row, label })
  }
  const { more, subtitle, body } = parts.headClasses
  slides.forEach((slide, at) => {
    if (!slide.title || slide.split) return
    for (let index = slide.from + 1, under = false; open(index, slide); index++) {
      const label = role[index] === 'subtitle' ? (cont[index] ? more : subtitle) : role[index] === 'title' && cont[index] ? more : body
      add(index, slide, under, label)
      if (label === body) break
      under ||= label === subtitle
    }
    const next = slides[at + 1]
    if (!next?.title || slide.to > slide.from + 1) return
    const joined = { from: slide.from, to: next.to }
    if (open(next.from, joined)) add(next.from, joined, false, next.split ? subtitle : body)
  })
  return found
}

const knownOf = ({ role, cont }) => ({
  code: (index) => role[index] === 'code', wraps: (index) => cont[index] && role[index] !== 'title' && role[index] !== 'subtitle',
})

/** What is learned from: the decks, those without subtitles twice more with them, titles wrapped elsewhere, a part of each. */
function lessons(decks, widthOf) {
  const pool = decks.filter((deck) => deck.variant === 'flat').flatMap((deck) => deck.slides.flatMap(({ title }) => (title && title.length <= 48 ? [title] : [])))
  const retold = decks.flatMap((deck, at) => (subtitles(deck) < 0.15 ? [2 * at, 2 * at + 1].map((seed) => withSubtitles(deck, seed + 77, pool)) : []))
    .map((deck, at) => (deck.variant === 'pdf' && at % 2 ? withWraps(deck, at + 5000, widthOf) : deck))
  const wrapped = decks.flatMap((deck, at) => (deck.variant === 'pdf' ? [withWraps({ ...deck, retold: true }, at + 991, widthOf)] : []))
  const all = [...decks, ...retold, ...wrapped]
  return [...all, ...all.map((deck, at) => shortened(deck, at + 12000))]
}

const subtitles = ({ slides }) => slides.filter((slide) => slide.subtitle).length / slides.length

/** The forest of these decks' heads. */
export function learn(decks, parts) {
  const balance = balanceOf(decks)
  const all = lessons(decks, parts.widthOf).flatMap((deck, at) => {
    const weight = balance(deck) * (deck.retold ? 0.5 : 1)
    const shares = subtitles(deck) > 0.1 ? [0, [0.3, 0.6, 0.9][at % 3]] : [0]
    return shares.flatMap((share) => examples(deck, parts, share, at)).map((example) => ({ ...example, weight }))
  })
  const width = parts.headFeatureNames.length
  const rows = new Float32Array(all.length * width)
  all.forEach(({ row }, at) => rows.set(row, at * width))
  const labels = Uint8Array.from(all, ({ label }) => label)
  return train(binned(rows, width), labels, Float32Array.from(all, ({ weight }) => weight), Uint32Array.from(all.keys()), options)
}

/** Counts what `decideHeads` makes of a deck whose starts are known. */
function judge(deck, forests, parts, sum) {
  const starts = new Map(deck.slides.map((slide) => [slide.from, slide]))
  const why = { reason: '', confidence: 1 }
  const known = knownOf(deck)
  const decided = parts.decideHeads(
    deck.content.map((line, index) => ({ ...line, given: { starts: starts.has(index) } })),
    deck.content.map((_, index) => ({
      role: starts.get(index)?.title ? 'title' : known.code(index) ? 'code' : 'text', wraps: known.wraps(index), starts: starts.has(index), why, boundary: why,
    })),
    forests,
  )
  for (const slide of deck.slides) {
    if (!slide.title) continue
    const is = (index, role) => index < slide.to && (role === 'text' ? !['title', 'subtitle'].includes(decided[index].role) : decided[index].role === role)
    const own = { title: 0, subtitle: 0, wrong: 0 }
    let guessed = 0
    for (let index = slide.from + 1; index < slide.to; index++) {
      for (const role of ['title', 'subtitle']) {
        const truly = deck.role[index] === role && (role === 'subtitle' || deck.cont[index])
        if (is(index, role) !== truly) own[role]++
      }
      if (is(index, 'subtitle')) guessed++
    }
    sum.titles++
    if (!own.title) sum.exact++
    if (slide.subtitle) sum.subtitles++
    if (guessed) sum.guessed++
    if (guessed && slide.subtitle && !own.subtitle && !own.title) sum.found++
  }
}

async function main() {
  const args = process.argv.slice(2)
  if (!args[0] || args[0].startsWith('--')) {
    console.error('usage: node scripts/train-head.mjs CORPUS [--folds 8]')
    process.exitCode = 2
    return
  }
  const parts = await loadSplitter()
  const corpus = loadCorpus(args[0], parts)
  const decks = corpus.map(headsOf)
  const count = args.includes('--folds') ? Number(args[args.indexOf('--folds') + 1]) : 8
  const folds = foldsOf(corpus, count)
  const sums = {}
  for (let fold = 0; fold < count; fold++) {
    const forests = parts.forestsOf(learn(decks.filter((_, at) => folds[at] !== fold), parts))
    decks.forEach((deck, at) => {
      if (folds[at] === fold) judge(deck, forests, parts, sums[deck.variant] ??= { titles: 0, exact: 0, subtitles: 0, guessed: 0, found: 0 })
    })
  }
  for (const [variant, { titles, exact, subtitles, guessed, found }] of Object.entries(sums)) {
    const percent = (share) => (100 * share).toFixed(1)
    console.log(`${variant.padEnd(6)} titles exact ${percent(exact / titles)}  subtitles P ${percent(found / guessed)}  R ${percent(found / subtitles)}  F1 ${percent((2 * found) / (guessed + subtitles))}`)
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) await main()
