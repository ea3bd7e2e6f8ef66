// How well slides are found in texts whose slides are known: what train-splitter.mjs --score prints.

/** the forms in which a corpus holds each deck */
export const variants = ['flat', 'spaced', 'pdf', 'seed']

/**
 * How well the slides' starts are found, by variant: those of slides without a title count for nothing, and a start at
 * a heading inside a slide is no mistake. `p` has the likelihoods of all texts, row after row.
 */
export function score(texts, p, parts) {
  const sums = new Map(variants.map((variant) => [variant, { decks: 0, right: 0, wrong: 0, missed: 0, f1: 0 }]))
  let from = 0
  for (const { variant, lines, content, truth } of texts) {
    const own = p.slice(from * 5, (from += lines.length) * 5)
    parts.applyRules(content, own)
    const starts = new Set(parts.decode(content, own).flatMap((line, at) => (line.starts ? [lines[at].number] : [])))
    const found = startsOf(starts, truth)
    const sum = sums.get(variant)
    sum.decks++
    for (const name of ['right', 'wrong', 'missed']) sum[name] += found[name]
    sum.f1 += f1Of(found)
  }
  return [...sums].filter(([, { decks }]) => decks).map(([variant, sum]) =>
    ({ variant, decks: sum.decks, micro: f1Of(sum), macro: sum.f1 / sum.decks }))
}

function startsOf(starts, truth) {
  const slides = new Map(truth.slides.map((slide) => [slide.line, slide]))
  const headings = new Set((truth.lines ?? []).filter(({ role }) => role === 'heading').map(({ n }) => n))
  const said = [...starts].filter((line) => line !== 1)
  const marked = [...slides.values()].filter(({ line, unmarked }) => line !== 1 && !unmarked)
  return {
    right: marked.filter(({ line }) => starts.has(line)).length,
    wrong: said.filter((line) => !slides.has(line) && !headings.has(line)).length,
    missed: marked.filter(({ line }) => !starts.has(line)).length,
  }
}

/** 1 where there is nothing to find and nothing was said. */
const f1Of = ({ right, wrong, missed }) => (right + wrong + missed ? (2 * right) / (2 * right + wrong + missed) : 1)
