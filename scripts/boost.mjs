// Gradient-boosted trees with histograms, softmax over classes: the part of the training that knows nothing of slides.

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

/** Edges that cut the values of one column into at most `most` bins of about equal size. */
function edgesOf(column, most) {
  const sorted = Float32Array.from(column).sort()
  const distinct = []
  for (let index = 0; index < sorted.length; index++) if (!index || sorted[index] !== sorted[index - 1]) distinct.push(sorted[index])
  if (distinct.length <= most) return distinct.slice(0, -1).map((value, at) => Math.fround((value + distinct[at + 1]) / 2))
  const edges = []
  for (let part = 1; part < most; part++) {
    const at = Math.floor((part * sorted.length) / most)
    const edge = Math.fround((sorted[at] + (sorted[at + 1] ?? sorted[at])) / 2)
    if (edges.at(-1) !== edge) edges.push(edge)
  }
  return edges
}

/** Rows of features as bins, column after column. `rows` is row after row, `width` features each. */
export function binned(rows, width, most = 48) {
  const count = rows.length / width
  const bins = []
  const edges = []
  for (let feature = 0; feature < width; feature++) {
    const column = new Float32Array(count)
    for (let row = 0; row < count; row++) column[row] = rows[row * width + feature]
    const cuts = edgesOf(column, most)
    const own = new Uint8Array(count)
    for (let row = 0; row < count; row++) {
      let low = 0
      let high = cuts.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (column[row] <= cuts[middle]) high = middle
        else low = middle + 1
      }
      own[row] = low
    }
    bins.push(own)
    edges.push(cuts)
  }
  return { bins, edges, count }
}

/**
 * Trains a forest. `use` are the rows to learn from, `labels` and `weights` are by row.
 * Returns the plain numbers that `trees.ts` reads.
 */
export function train({ bins, edges, count }, labels, weights, use, options) {
  const { classes, rounds, rate, leaves, minimum, columns, rowShare, lambda, seed } = options
  const random = randomOf(seed)
  const scores = new Float32Array(count * classes)
  const forest = { classes, feature: [], value: [] }
  const chances = new Float32Array(count * classes)
  const gradient = new Float32Array(count)
  const hessian = new Float32Array(count)
  for (let round = 0; round < rounds; round++) {
    for (const row of use) {
      const at = row * classes
      let highest = -Infinity
      for (let one = 0; one < classes; one++) highest = Math.max(highest, scores[at + one])
      let sum = 0
      for (let one = 0; one < classes; one++) sum += chances[at + one] = Math.exp(scores[at + one] - highest)
      for (let one = 0; one < classes; one++) chances[at + one] /= sum
    }
    const picked = use.filter(() => random() < rowShare)
    for (let one = 0; one < classes; one++) {
      for (const row of use) {
        const p = chances[row * classes + one]
        gradient[row] = weights[row] * (p - (labels[row] === one ? 1 : 0))
        hessian[row] = weights[row] * Math.max(1e-6, p * (1 - p)) * 2
      }
      const features = bins.map((_, feature) => feature).filter((feature) => edges[feature].length && random() < columns)
      const tree = grow(bins, edges, gradient, hessian, Uint32Array.from(picked), features, { leaves, minimum, lambda, rate })
      append(forest, tree)
      for (const row of use) scores[row * classes + one] += leafOf(tree, bins, row)
    }
  }
  return forest
}

function leafOf(tree, bins, row) {
  let node = tree
  while (node.feature >= 0) node = bins[node.feature][row] <= node.bin ? node.children[0] : node.children[1]
  return node.value
}

/** Grows a tree leaf by leaf, the most gainful split first. */
function grow(bins, edges, gradient, hessian, rows, features, options) {
  const root = leaf(bins, gradient, hessian, rows, features, edges, options, null)
  const open = [root]
  for (let count = 1; count < options.leaves; count++) {
    let best = -1
    for (let at = 0; at < open.length; at++) if (open[at].gain > 1e-4 && (best < 0 || open[at].gain > open[best].gain)) best = at
    if (best < 0) break
    const node = open[best]
    const own = bins[node.split]
    let middle = 0
    const left = new Uint32Array(node.rows.length)
    const right = new Uint32Array(node.rows.length)
    let others = 0
    for (const row of node.rows) if (own[row] <= node.bin) left[middle++] = row
    else right[others++] = row
    const lower = left.slice(0, middle)
    const upper = right.slice(0, others)
    // the smaller side is counted, the larger one is what is left
    const small = lower.length <= upper.length
    const first = leaf(bins, gradient, hessian, small ? lower : upper, features, edges, options, null)
    const second = leaf(bins, gradient, hessian, small ? upper : lower, features, edges, options, { whole: node.sums, part: first.sums })
    node.children = small ? [first, second] : [second, first]
    node.feature = node.split
    node.rows = node.sums = null
    open.splice(best, 1, first, second)
  }
  for (const node of open) node.rows = node.sums = null
  root.edges = edges
  return root
}

const most = 64

function leaf(bins, gradient, hessian, rows, features, edges, { minimum, lambda, rate }, known) {
  const sums = new Float64Array(features.length * most * 2)
  if (known) for (let at = 0; at < sums.length; at++) sums[at] = known.whole[at] - known.part[at]
  else {
    const g = new Float32Array(rows.length)
    const h = new Float32Array(rows.length)
    for (let at = 0; at < rows.length; at++) {
      g[at] = gradient[rows[at]]
      h[at] = hessian[rows[at]]
    }
    for (let own = 0; own < features.length; own++) {
      const column = bins[features[own]]
      const from = own * most * 2
      for (let at = 0; at < rows.length; at++) {
        const place = from + column[rows[at]] * 2
        sums[place] += g[at]
        sums[place + 1] += h[at]
      }
    }
  }
  let totalG = 0
  let totalH = 0
  for (const row of rows) {
    totalG += gradient[row]
    totalH += hessian[row]
  }
  const node = { feature: -1, value: (-totalG / (totalH + lambda)) * rate, gain: 0, rows, sums }
  const whole = (totalG * totalG) / (totalH + lambda)
  for (let own = 0; own < features.length; own++) {
    const cuts = edges[features[own]].length
    let g = 0
    let h = 0
    for (let bin = 0; bin < cuts; bin++) {
      const place = (own * most + bin) * 2
      g += sums[place]
      h += sums[place + 1]
      if (h < minimum) continue
      if (totalH - h < minimum) break
      const gain = (g * g) / (h + lambda) + ((totalG - g) * (totalG - g)) / (totalH - h + lambda) - whole
      if (gain > node.gain) Object.assign(node, { gain, split: features[own], bin })
    }
  }
  return node
}

/** Writes a tree breadth first behind the others: the children of its k-th inner node stand at 1 + 2k and after. */
function append(forest, root) {
  const queue = [root]
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at]
    const inner = node.feature >= 0
    forest.feature.push(inner ? node.feature : -1)
    forest.value.push(inner ? Number(root.edges[node.feature][node.bin].toPrecision(5)) : Number(node.value.toFixed(3)))
    if (inner) queue.push(...node.children)
  }
}
