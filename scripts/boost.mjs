// Gradient-boosted trees with histograms for yes-or-no questions: the part of the training that knows nothing of slides.

/** Numbers that look random and are the same in every run. */
export function randomOf(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}

const mostBins = 48

/** Edges that cut the values of one column into bins of about equal size. */
function edgesOf(column) {
  const sorted = Float32Array.from(column).sort()
  const distinct = []
  for (let index = 0; index < sorted.length; index++) if (!index || sorted[index] !== sorted[index - 1]) distinct.push(sorted[index])
  const between = (a, b) => Math.fround(Number(((a + b) / 2).toPrecision(5)))
  if (distinct.length <= mostBins) return distinct.slice(0, -1).map((value, at) => between(value, distinct[at + 1]))
  const edges = []
  for (let part = 1; part < mostBins; part++) {
    const at = Math.floor((part * sorted.length) / mostBins)
    const edge = between(sorted[at], sorted[at + 1])
    if (edges.at(-1) !== edge) edges.push(edge)
  }
  return edges
}

/** Rows of features (row after row, `width` each) as bins, column after column, in memory that threads can share. */
export function binned(rows, width) {
  const count = rows.length / width
  const bins = new Uint8Array(new SharedArrayBuffer(count * width))
  const edges = []
  const column = new Float32Array(count)
  for (let feature = 0; feature < width; feature++) {
    for (let row = 0; row < count; row++) column[row] = rows[row * width + feature]
    const cuts = edgesOf(column)
    for (let row = 0; row < count; row++) bins[feature * count + row] = binOf(cuts, column[row])
    edges.push(cuts)
  }
  return { bins, edges, count }
}

function binOf(cuts, value) {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= cuts[middle]) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Trains a forest. `use` are the rows to learn from; `labels` and `weights` are by row. With `classes` in the options its
 * trees take turns, one for each label; without, there is one that tells label 1 from 0. Returns the plain numbers that
 * `trees.ts` reads.
 */
export function train(data, labels, weights, use, options) {
  const { classes } = options
  const random = randomOf(options.seed)
  const scores = Array.from({ length: classes ?? 1 }, () => new Float32Array(data.count))
  const gradient = new Float32Array(data.count)
  const hessian = new Float32Array(data.count)
  const forest = { ...(classes ? { classes } : {}), feature: [], value: [] }
  for (let round = 0; round < options.rounds; round++) {
    const before = scores.map((own) => own.slice())
    scores.forEach((own, one) => {
      const label = classes ? one : 1
      for (const row of use) {
        let others = 0
        if (classes) for (let other = 0; other < classes; other++) if (other !== one) others += Math.exp(before[other][row] - before[one][row])
        const p = 1 / (1 + (classes ? others : Math.exp(-own[row])))
        gradient[row] = weights[row] * (p - (labels[row] === label ? 1 : 0))
        hessian[row] = weights[row] * Math.max(1e-6, p * (1 - p)) * (classes ? 2 : 1)
      }
      const rows = use.filter(() => random() < options.rowShare)
      const features = []
      for (let feature = 0; feature < data.edges.length; feature++) if (data.edges[feature].length && random() < options.columns) features.push(feature)
      const tree = grow(data, gradient, hessian, rows, features, options)
      append(forest, tree, data.edges)
      for (const row of use) own[row] += leafOf(tree, data, row)
    })
  }
  return forest
}

function leafOf(tree, { bins, count }, row) {
  let node = tree
  while (node.children) node = bins[node.feature * count + row] <= node.bin ? node.children[0] : node.children[1]
  return node.value
}

/** Grows a tree leaf by leaf, the most gainful split first. `rows` is sorted into the leaves in place. */
function grow(data, gradient, hessian, rows, features, options) {
  const context = { data, gradient, hessian, rows, features, options, other: new Uint32Array(rows.length) }
  const root = leaf(context, 0, rows.length, null, null)
  const open = [root]
  for (let count = 1; count < options.leaves; count++) {
    let best = -1
    for (let at = 0; at < open.length; at++) if (open[at].gain > 1e-4 && (best < 0 || open[at].gain > open[best].gain)) best = at
    if (best < 0) break
    open.splice(best, 1, ...split(context, open[best]))
  }
  return root
}

function split(context, node) {
  const { data: { bins, count }, rows, other } = context
  const from = node.feature * count
  let middle = node.from
  let others = 0
  for (let at = node.from; at < node.to; at++) {
    const row = rows[at]
    if (bins[from + row] <= node.bin) rows[middle++] = row
    else other[others++] = row
  }
  rows.set(other.subarray(0, others), middle)
  // the smaller side is counted, the larger one is what is left
  const leftIsSmall = middle - node.from <= node.to - middle
  const small = leftIsSmall ? leaf(context, node.from, middle, null, null) : leaf(context, middle, node.to, null, null)
  const large = leftIsSmall ? leaf(context, middle, node.to, node.sums, small.sums) : leaf(context, node.from, middle, node.sums, small.sums)
  node.sums = null
  node.children = leftIsSmall ? [small, large] : [large, small]
  return node.children
}

/** The rows from `from` up to `to` as a leaf, with its best split; `whole` less `part` are its sums where they are known. */
function leaf({ data, gradient, hessian, rows, features, options: { minimum, lambda, rate } }, from, to, whole, part) {
  let sums = whole
  if (whole) for (let at = 0; at < sums.length; at++) sums[at] -= part[at]
  else {
    sums = new Float64Array(features.length * mostBins * 2)
    for (let own = 0; own < features.length; own++) {
      const column = features[own] * data.count
      const base = own * mostBins
      for (let at = from; at < to; at++) {
        const row = rows[at]
        const place = (base + data.bins[column + row]) * 2
        sums[place] += gradient[row]
        sums[place + 1] += hessian[row]
      }
    }
  }
  let totalG = 0
  let totalH = 0
  for (let bin = 0; bin < mostBins * 2; bin += 2) {
    totalG += sums[bin]
    totalH += sums[bin + 1]
  }
  const node = { feature: -1, bin: 0, value: (-totalG / (totalH + lambda)) * rate, gain: 0, from, to, sums, children: null }
  const all = (totalG * totalG) / (totalH + lambda)
  for (let own = 0; own < features.length; own++) {
    const cuts = data.edges[features[own]].length
    let g = 0
    let h = 0
    for (let bin = 0; bin < cuts; bin++) {
      const place = (own * mostBins + bin) * 2
      g += sums[place]
      h += sums[place + 1]
      if (h < minimum) continue
      if (totalH - h < minimum) break
      const gain = (g * g) / (h + lambda) + ((totalG - g) * (totalG - g)) / (totalH - h + lambda) - all
      if (gain > node.gain) {
        node.gain = gain
        node.feature = features[own]
        node.bin = bin
      }
    }
  }
  return node
}

/** Writes a tree breadth first behind the others: the children of its k-th inner node stand at 1 + 2k and after. */
function append(forest, root, edges) {
  const queue = [root]
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at]
    forest.feature.push(node.children ? node.feature : -1)
    forest.value.push(node.children ? Number(edges[node.feature][node.bin].toPrecision(5)) : Number(node.value.toFixed(3)))
    if (node.children) queue.push(...node.children)
  }
}
