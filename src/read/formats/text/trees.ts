// Gradient-boosted decision trees, as a table of numbers: how a line's features become scores.

/** One tree: nodes in breadth-first order. `feature` is -1 at a leaf, where `value` is the score; else rows with a value up to `value` go left. */
export interface Forest {
  classes: number
  /** class of each tree, and the index of its first node */
  roots: Int32Array
  feature: Int16Array
  value: Float32Array
  /** index of the left child; the right one follows it */
  left: Int32Array
}

/** What `scripts/train-splitter.mjs` writes. */
export interface ForestData {
  classes: number
  roots: number[]
  feature: number[]
  value: number[]
  left: number[]
}

export const forestOf = (data: ForestData): Forest => ({
  classes: data.classes,
  roots: Int32Array.from(data.roots),
  feature: Int16Array.from(data.feature),
  value: Float32Array.from(data.value),
  left: Int32Array.from(data.left),
})

/** Probabilities of each class for one row of features, written to `out` from `at` on. Trees take turns: class 0, 1, 2 … */
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
