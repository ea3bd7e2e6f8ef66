// Gradient-boosted decision trees, as a table of numbers: how a line's features become likelihoods.

/** A forest answers one question of a line with yes or no: trees whose leaves' values add up to log-odds. */
export interface Forest {
  /** index of each tree's first node */
  roots: Int32Array
  /** by node: the feature that it asks for, -1 at a leaf */
  feature: Int16Array
  /** at a leaf the score; else rows with a value up to this go left */
  value: Float32Array
  /** index of the left child; the right one follows it */
  left: Int32Array
}

/** What `scripts/train-splitter.mjs` writes: all nodes of all trees, the children of a tree's k-th inner node at 1 + 2k and after. */
export interface ForestData {
  feature: ArrayLike<number>
  value: ArrayLike<number>
}

export function forestOf({ feature, value }: ForestData): Forest {
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
  return { roots: Int32Array.from(roots), feature: Int16Array.from(feature), value: Float32Array.from(value), left }
}

/** A forest for each class of data in which the trees take turns: class 0, 1, 2 … */
export function forestsOf({ classes, ...data }: ForestData & { classes: number }): Forest[] {
  const { roots, ...nodes } = forestOf(data)
  return Array.from({ length: classes }, (_, one) => ({ ...nodes, roots: roots.filter((_, tree) => tree % classes === one) }))
}

/** Rows of features, of which so many are held at a time: they and one tree fit into the processor's nearest cache together. */
export interface Rows {
  count: number
  width: number
  /** Puts the features of a row into the array it is given. */
  write: (index: number, row: Float32Array) => void
}
const block = 128

/**
 * What the forests say of each row, as log-odds, forest by forest within a row; 0 where `asks` says that a row is not to
 * be asked. Tree by tree over a block of rows is twice as fast as row by row over the trees.
 */
export function judge(
  forests: readonly Forest[], { count, width, write }: Rows, asks: (index: number, forest: number) => boolean = () => true,
): Float32Array {
  const out = new Float32Array(count * forests.length)
  const rows = new Float32Array(Math.min(block, count) * width)
  const asked = forests.map(() => new Int32Array(block + 1))
  const wanted = new Uint8Array(block)
  const sums = new Float32Array(block + 1)
  for (let start = 0; start < count; start += block) {
    const size = Math.min(block, count - start)
    wanted.fill(0)
    const many = asked.map((own, forest) => {
      let found = 0
      for (let row = 0; row < size; row++) {
        if (!asks(start + row, forest)) continue
        own[found++] = row
        wanted[row] = 1
      }
      return found
    })
    for (let row = 0; row < size; row++) if (wanted[row]) write(start + row, rows.subarray(row * width, (row + 1) * width))
    forests.forEach((forest, one) => {
      const own = asked[one]!
      sums.fill(0)
      walk(forest, rows, width, own, many[one]!, sums)
      for (let at = 0; at < many[one]!; at++) out[(start + own[at]!) * forests.length + one] = sums[at]!
    })
  }
  return out
}

/** Adds the trees' values to the sums. Two rows at a time: while the one waits for its feature, the other goes on. */
function walk({ roots, feature, value, left }: Forest, rows: Float32Array, width: number, asked: Int32Array, many: number, sums: Float32Array): void {
  if (!many) return
  // where the last row has no other beside it, it is asked twice
  asked[many] = asked[many - 1]!
  for (let tree = 0; tree < roots.length; tree++) {
    const root = roots[tree]!
    const first = feature[root]!
    for (let at = 0; at < many; at += 2) {
      const base = asked[at]! * width
      const otherBase = asked[at + 1]! * width
      let node = root
      let other = root
      let split = first
      let otherSplit = first
      while (split >= 0 && otherSplit >= 0) {
        node = left[node]! + (rows[base + split]! > value[node]! ? 1 : 0)
        other = left[other]! + (rows[otherBase + otherSplit]! > value[other]! ? 1 : 0)
        split = feature[node]!
        otherSplit = feature[other]!
      }
      while (split >= 0) {
        node = left[node]! + (rows[base + split]! > value[node]! ? 1 : 0)
        split = feature[node]!
      }
      while (otherSplit >= 0) {
        other = left[other]! + (rows[otherBase + otherSplit]! > value[other]! ? 1 : 0)
        otherSplit = feature[other]!
      }
      sums[at]! += value[node]!
      sums[at + 1]! += value[other]!
    }
  }
}
