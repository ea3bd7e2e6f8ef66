// Gradient-boosted decision trees, as a table of numbers: how a line's features become scores.

/** One tree: nodes in breadth-first order. `feature` is -1 at a leaf, where `value` is the score; else rows with a value up to `value` go left. */
export interface Forest {
  classes: number
  /** index of each tree's first node; trees take turns: class 0, 1, 2 … */
  roots: Int32Array
  feature: Int16Array
  value: Float32Array
  /** index of the left child; the right one follows it */
  left: Int32Array
}

/** What `scripts/train-splitter.mjs` writes: all nodes of all trees, the children of a tree's k-th inner node at 1 + 2k and after. */
export interface ForestData {
  classes: number
  feature: number[]
  value: number[]
}

export function forestOf({ classes, feature, value }: ForestData): Forest {
  const left = new Int32Array(feature.length)
  const roots: number[] = []
  for (let at = 0; at < feature.length;) {
    const root = at
    roots.push(root)
    let inner = 0
    for (let open = 1; open > 0; at++) {
      open--
      if (feature[at]! < 0) continue
      left[at] = root + 1 + 2 * inner++
      open += 2
    }
  }
  return { classes, roots: Int32Array.from(roots), feature: Int16Array.from(feature), value: Float32Array.from(value), left }
}

/** Probabilities of each class for one row of features, written to `out` from `at` on. */
export function classify(forest: Forest, row: Float32Array, out: Float32Array, at: number): void {
  const { classes, roots, feature, value, left } = forest
  for (let one = 0; one < classes; one++) out[at + one] = 0
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree]!
    let split = feature[node]!
    while (split >= 0) {
      node = left[node]! + (row[split]! <= value[node]! ? 0 : 1)
      split = feature[node]!
    }
    out[at + (tree % classes)]! += value[node]!
  }
  let highest = -Infinity
  for (let one = 0; one < classes; one++) highest = Math.max(highest, out[at + one]!)
  let sum = 0
  for (let one = 0; one < classes; one++) sum += out[at + one] = Math.exp(out[at + one]! - highest)
  for (let one = 0; one < classes; one++) out[at + one]! /= sum
}
