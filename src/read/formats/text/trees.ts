// Gradient-boosted decision trees, as a table of numbers: how a line's features become likelihoods.

/**
 * A forest answers one question of a line with yes or no: trees whose leaves' scores add up to log-odds. A leaf leads to
 * itself, so that each line takes as many steps through a tree as any: with nothing to guess, the processor waits for nothing.
 */
export interface Forest {
  trees: readonly Tree[]
  /** by node: the feature that it asks for */
  feature: Int16Array
  /** by node: rows with a value up to this go left */
  value: Float32Array
  /** by node: index of the left child; the right one follows it */
  left: Int32Array
  /** by node: what a leaf adds */
  score: Float32Array
}

interface Tree {
  /** index of its first node */
  root: number
  /** steps to its farthest leaf */
  depth: number
}

/** What `scripts/train-splitter.mjs` writes: all nodes of all trees, the children of a tree's k-th inner node at 1 + 2k and after. */
export interface ForestData {
  feature: ArrayLike<number>
  value: ArrayLike<number>
}

export function forestOf(data: ForestData): Forest {
  const [feature, value] = [Int16Array.from(data.feature), Float32Array.from(data.value)]
  const left = new Int32Array(feature.length)
  const score = new Float32Array(feature.length)
  const level = new Uint8Array(feature.length)
  const trees: Tree[] = []
  for (let at = 0; at < feature.length;) {
    const tree = { root: at, depth: 0 }
    trees.push(tree)
    let inner = 0
    for (let open = 1; open > 0; at++) {
      open--
      if (feature[at]! < 0) {
        tree.depth = Math.max(tree.depth, level[at]!)
        score[at] = value[at]!
        feature[at] = 0
        value[at] = Infinity
        left[at] = at
        continue
      }
      left[at] = tree.root + 1 + 2 * inner++
      level[left[at]!] = level[left[at]! + 1] = level[at]! + 1
      open += 2
    }
  }
  return { trees, feature, value, left, score }
}

/** A forest for each class of data in which the trees take turns: class 0, 1, 2 … */
export function forestsOf({ classes, ...data }: ForestData & { classes: number }): Forest[] {
  const { trees, ...nodes } = forestOf(data)
  return Array.from({ length: classes }, (_, one) => ({ ...nodes, trees: trees.filter((_, at) => at % classes === one) }))
}

/** Rows of features, of which so many are held at a time: they and one tree fit into the processor's nearest cache together. */
export interface Rows {
  count: number
  width: number
  /** Puts the features of a row into the array it is given. */
  write: (index: number, row: Float32Array) => void
}
const block = 64
/** so many rows go through a tree together: while one waits for its feature, the others go on */
const abreast = 4

/**
 * What the forests say of each row, as log-odds, forest by forest within a row; 0 where `asks` says that a row is not to
 * be asked. Tree by tree over a block of rows is twice as fast as row by row over the trees.
 */
export function judge(
  forests: readonly Forest[], { count, width, write }: Rows, asks: (index: number, forest: number) => boolean = () => true,
): Float32Array {
  const out = new Float32Array(count * forests.length)
  const rows = new Float32Array(Math.min(block, count) * width)
  const asked = forests.map(() => new Int32Array(block + abreast))
  const wanted = new Uint8Array(block)
  const sums = new Float32Array(block + abreast)
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

/** Adds the trees' scores to the sums. */
function walk({ trees, feature, value, left, score }: Forest, rows: Float32Array, width: number, asked: Int32Array, many: number, sums: Float32Array): void {
  if (!many) return
  // where rows are missing beside the last one, it is asked again
  asked.fill(asked[many - 1]!, many, many + abreast)
  for (const { root, depth } of trees) {
    for (let at = 0; at < many; at += abreast) {
      const a = asked[at]! * width
      const b = asked[at + 1]! * width
      const c = asked[at + 2]! * width
      const d = asked[at + 3]! * width
      let [atA, atB, atC, atD] = [root, root, root, root]
      for (let step = 0; step < depth; step++) {
        atA = left[atA]! + Number(rows[a + feature[atA]!]! > value[atA]!)
        atB = left[atB]! + Number(rows[b + feature[atB]!]! > value[atB]!)
        atC = left[atC]! + Number(rows[c + feature[atC]!]! > value[atC]!)
        atD = left[atD]! + Number(rows[d + feature[atD]!]! > value[atD]!)
      }
      sums[at]! += score[atA]!
      sums[at + 1]! += score[atB]!
      sums[at + 2]! += score[atC]!
      sums[at + 3]! += score[atD]!
    }
  }
}
