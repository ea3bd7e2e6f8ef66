// Tells how well slides are found in talks whose slides are known: node scripts/score-splitter.mjs [CORPUS] [--update]
//
// Each author's decks are read by forests that never saw the author (scripts/splitter-folds.json.gz, which
// train-splitter.mjs writes). Fails, as the tests do, when a figure is worse by more than a point than scripts/splitter-figures.json says;
// --update writes that file.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { foldsOf, loadCorpus, loadSplitter, variants } from './corpus.mjs'

const here = (name) => new URL(name, import.meta.url)

const wide = '\\u2e80-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\uff00-\\uff60'
const wideSpace = new RegExp(`(?<=[${wide}])\\s+|\\s+(?=[${wide}])`, 'g')
/** One form of a title: no space beside a wide character, as a wrapped title is joined either way. */
const plain = (text) => (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim().replace(wideSpace, '')

/**
 * What was found in one text. Slides without a title count for nothing, and a start at a heading inside a slide is no
 * mistake: to a reader both are harmless. `sure` has the confidence of each boundary and role, and whether it was right.
 */
export function compare({ truth }, { slides, lines }) {
  const begins = new Map(truth.slides.map((slide) => [slide.line, slide]))
  const told = new Map(truth.lines.map((line) => [line.n, line]))
  const found = new Map(slides.map((slide) => [slide.line, slide]))
  const counted = [...begins.values()].filter(({ line, unmarked }) => line !== 1 && !unmarked)
  const wrong = [...found.keys()].filter((line) => line !== 1 && !begins.has(line) && told.get(line)?.role !== 'heading')
  const missed = counted.filter(({ line }) => !found.has(line)).map(({ line }) => line)
  const pairs = truth.slides.flatMap((slide) => (found.has(slide.line) ? [[slide, found.get(slide.line)]] : []))
  const titled = pairs.filter(([slide]) => slide.title)
  return {
    right: counted.length - missed.length, wrong, missed, slides: truth.slides.length,
    titled: titled.length, titles: titled.filter(([a, b]) => plain(a.title) === plain(b.title)).length,
    subtitlesTold: truth.slides.filter(({ subtitle }) => subtitle).length,
    subtitlesFound: slides.filter(({ subtitle }) => plain(subtitle)).length,
    subtitles: pairs.filter(([a, b]) => a.subtitle && plain(a.subtitle) === plain(b.subtitle)).length,
    boundaries: lines.filter(({ line }) => line !== 1 && !begins.get(line)?.unmarked && told.get(line)?.role !== 'heading')
      .map(({ line, starts, boundary }) => ({ confidence: boundary.confidence, right: starts === begins.has(line) })),
    roles: lines.flatMap(({ line, role, why }) => (told.has(line) && told.get(line).role !== 'heading'
      ? [{ confidence: why.confidence, right: role === roleOf(told.get(line).role) }] : [])),
  }
}

const roleOf = (role) => (['title', 'subtitle', 'code'].includes(role) ? role : 'text')

const sum = (results, key) => results.reduce((total, result) => total + (Array.isArray(result[key]) ? result[key].length : result[key]), 0)
const f1 = (right, wrong, missed) => (right + wrong + missed ? (2 * right) / (2 * right + wrong + missed) : 1)

/** How far confidence and truth lie apart on average, over ten bins of confidence weighted by what is in them. */
function calibrationError(answers) {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, confidence: 0, right: 0 }))
  for (const { confidence, right } of answers) {
    const bin = bins[Math.min(9, Math.floor(confidence * 10))]
    bin.count++
    bin.confidence += confidence
    bin.right += right ? 1 : 0
  }
  return bins.reduce((total, { confidence, right }) => total + Math.abs(confidence - right), 0) / Math.max(1, answers.length)
}

/** The figures of some texts, in percent; repairs are starts that a person has to mend, by slide. */
function figuresOf(results) {
  const starts = f1(sum(results, 'right'), sum(results, 'wrong'), sum(results, 'missed'))
  const found = f1(sum(results, 'subtitles'), sum(results, 'subtitlesFound') - sum(results, 'subtitles'), sum(results, 'subtitlesTold') - sum(results, 'subtitles'))
  const mendings = (sum(results, 'wrong') + sum(results, 'missed')) / sum(results, 'slides')
  const percent = (value) => Number((100 * value).toFixed(1))
  return {
    starts: percent(starts), repairs: percent(mendings), titles: percent(sum(results, 'titles') / sum(results, 'titled')), subtitles: percent(found),
    boundaryError: percent(calibrationError(results.flatMap(({ boundaries }) => boundaries))),
    roleError: percent(calibrationError(results.flatMap(({ roles }) => roles))),
  }
}

/** figures of which less is better */
const less = new Set(['repairs', 'boundaryError', 'roleError'])

/** What was found in each text of a corpus, by what never saw its author. */
export async function score(corpus) {
  const parts = await loadSplitter()
  const { features, folds } = JSON.parse(gunzipSync(readFileSync(here('./splitter-folds.json.gz'))))
  if (String(features) !== String([...parts.featureNames, ...parts.styleFeatureNames])) {
    throw new Error('The forests were trained for other features: run scripts/train-splitter.mjs.')
  }
  const texts = loadCorpus(corpus, parts)
  const foldOf = foldsOf(texts, folds.length)
  return texts.map((text, at) => {
    const file = path.join(corpus, text.id, `${text.variant}.txt`)
    return { ...text, fold: foldOf[at], ...compare(text, parts.slidesOf(parts.makeSource(file, readFileSync(file, 'utf8')), folds[foldOf[at]])) }
  })
}

/** The table of all figures, by variant and for tidy decks. */
export function tableOf(results) {
  const of = (name, test) => [name, figuresOf(results.filter(test))]
  return Object.fromEntries(variants.flatMap((variant) => [
    of(variant, (text) => text.variant === variant),
    of(`${variant} tidy`, (text) => text.variant === variant && text.tidy),
  ]))
}

/** What has become worse by more than a point since scripts/splitter-figures.json was written, a sentence each. */
export function fallsOf(table) {
  const before = JSON.parse(readFileSync(here('./splitter-figures.json'), 'utf8'))
  return Object.entries(before).flatMap(([name, figures]) => Object.entries(figures)
    .filter(([key, value]) => (less.has(key) ? table[name][key] - value : value - table[name][key]) > 1)
    .map(([key, value]) => `${name}: ${key} was ${value} and is ${table[name][key]}.`))
}

function print(table, results) {
  const names = Object.keys(Object.values(table)[0])
  console.log(['', ...names].map((name) => name.padStart(14)).join(''))
  for (const [name, figures] of Object.entries(table)) console.log([name, ...names.map((key) => figures[key].toFixed(1))].map((cell) => cell.padStart(14)).join(''))
  console.log('\nThe worst decks: starts F1, wrong and missed starts of so many, and some of the lines')
  const decks = results.map((text) => ({ ...text, f1: f1(text.right, text.wrong.length, text.missed.length) }))
  for (const { id, variant, f1: value, wrong, missed, right, full, numbers } of decks.sort((a, b) => a.f1 - b.f1).slice(0, 10)) {
    const quote = (line) => `${line} ${JSON.stringify(full[numbers.indexOf(line)]?.slice(0, 30) ?? '')}`
    console.log(`${id} ${variant}: ${(100 * value).toFixed(0)}, ${wrong.length} wrong, ${missed.length} missed of ${right + missed.length}`)
    console.log(`  ${[...wrong.slice(0, 2).map((line) => `wrong ${quote(line)}`), ...missed.slice(0, 2).map((line) => `missed ${quote(line)}`)].join('  ')}`)
  }
}

async function main() {
  const args = process.argv.slice(2)
  const corpus = args.find((arg) => !arg.startsWith('--')) ?? new URL('../../shared/corpus', import.meta.url).pathname
  if (!existsSync(path.join(corpus, 'manifest.json'))) {
    console.error(`There is no corpus in ${corpus}. usage: node scripts/score-splitter.mjs [CORPUS] [--update]`)
    process.exitCode = 2
    return
  }
  const results = await score(corpus)
  const table = tableOf(results)
  print(table, results)
  if (args.includes('--update')) {
    writeFileSync(here('./splitter-figures.json'), `${JSON.stringify(table, null, 2)}\n`)
    return
  }
  for (const fall of fallsOf(table)) {
    console.error(fall)
    process.exitCode = 1
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) await main()
