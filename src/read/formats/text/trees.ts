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

/** So many rows at a time: they and one tree fit into the processor's nearest cache together. */
const block = 256

/**
 * Probabilities of each class for `count` rows of `width` features, row after row. `write` puts the features of a row
 * into the array it is given. Tree by tree over a block of rows is twice as fast as row by row over the trees.
 */
export function classify(
  forest: Forest, count: number, width: number, write: (index: number, row: Float32Array) => void,
): Float32Array {
  const { classes, roots, feature, value, left } = forest
  const out = new Float32Array(count * classes)
  const rows = new Float32Array(Math.min(block, count) * width)
  for (let start = 0; start < count; start += block) {
    const size = Math.min(block, count - start)
    for (let row = 0; row < size; row++) write(start + row, rows.subarray(row * width, (row + 1) * width))
    for (let tree = 0; tree < roots.length; tree++) {
      const root = roots[tree]!
      for (let row = 0, at = start * classes + (tree % classes); row < size; row++, at += classes) {
        let node = root
        let split = feature[node]!
        while (split >= 0) {
          node = left[node]! + (rows[row * width + split]! > value[node]! ? 1 : 0)
          split = feature[node]!
        }
        out[at]! += value[node]!
      }
    }
  }
  for (let at = 0; at < out.length; at += classes) softmax(out.subarray(at, at + classes))
  return out
}

function softmax(scores: Float32Array): void {
  const highest = Math.max(...scores)
  let sum = 0
  for (let one = 0; one < scores.length; one++) sum += scores[one] = Math.exp(scores[one]! - highest)
  for (let one = 0; one < scores.length; one++) scores[one]! /= sum
}
