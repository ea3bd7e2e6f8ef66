// The tags of the pieces of a talk as one tree (14.7): one document, with the parts of each piece one after the other.
import { put, renumberedRef, type Joined, type Piece } from './piece.ts'
import { isBytes, isRef, readValue, type Dict, type Ref, type Value } from './value.ts'

/** @returns its root; null where a piece has none, or another kind of one than Chromium writes */
export function joinTags(pieces: readonly Piece[], joined: Joined): Ref | null {
  const trees = pieces.flatMap((piece) => treeOf(piece, joined) ?? [])
  const [first] = trees
  if (!first || trees.length < pieces.length) return null
  nameCells(pieces, joined)
  const value = (ref: Ref): Dict => readValue(joined.objects[ref.ref]!.text)!.value as Dict
  for (const part of trees.slice(1).flatMap(({ parts }) => parts)) put(joined, part, new Map([...value(part), ['P', first.document]]))
  put(joined, first.document, new Map([...value(first.document), ['K', trees.flatMap(({ parts }) => parts)]]))
  put(joined, first.byPage, new Map([...value(first.byPage), ['Nums', trees.flatMap(({ nums }) => nums)]]))
  const ids = trees.flatMap(({ ids }) => ids)
  put(joined, first.root, new Map([...value(first.root), ...(ids.length > 0 ? [['IDTree', new Map([['Kids', ids]])] as const] : []),
    ['ParentTreeNextKey', trees.reduce((sum, { keys }) => sum + keys, 0)]]))
  return first.root
}

interface Tree {
  root: Ref
  document: Ref
  /** what stands right under the document */
  parts: Ref[]
  /** where it says which tags each page has, and that list */
  byPage: Ref
  nums: Value[]
  keys: number
  /** lists of cells that others name as their heads */
  ids: Ref[]
}

/** All its numbers are those of the joined file. */
function treeOf(piece: Piece, { objects }: Joined): Tree | null {
  const at = piece.catalog.get('StructTreeRoot')
  const value = (ref: Value | undefined): Value => (isRef(ref) ? readValue(objects[ref.ref]?.text ?? '')?.value ?? null : ref ?? null)
  const entry = (ref: Value | undefined, key: string): Value => {
    const found = value(ref)
    return found instanceof Map ? found.get(key) ?? null : null
  }
  if (!isRef(at)) return null
  const root = renumberedRef(at, piece)
  const [document, byPage, keys] = [entry(root, 'K'), entry(root, 'ParentTree'), entry(root, 'ParentTreeNextKey')]
  const [kids, nums] = [[entry(document, 'K')].flat(), value(entry(byPage, 'Nums'))]
  if (!isRef(document) || !isRef(byPage) || typeof keys !== 'number' || !Array.isArray(nums) || !kids.every(isRef)) return null
  const ids = value(entry(entry(root, 'IDTree'), 'Kids'))
  return {
    root, document, parts: kids, byPage, keys,
    nums: nums.map((item) => (typeof item === 'number' ? item + piece.shift : item)),
    ids: Array.isArray(ids) ? ids.filter(isRef) : [],
  }
}

/** Cells of tables are named by a number that begins anew in each piece: it goes on. */
function nameCells(pieces: readonly Piece[], { objects }: Joined): void {
  let last = 0
  for (const { file, catalog, numbers } of pieces) {
    const leaves = file.entry(catalog, 'StructTreeRoot', 'IDTree', 'Kids')
    const names = (Array.isArray(leaves) ? leaves : []).flatMap((leaf) => file.entry(leaf, 'Names')).filter(isBytes).map(({ bytes }) => bytes)
    const known = new Map(names.map((name) => [name, `node${String(++last).padStart(8, '0')}`]))
    if (known.size === 0) continue
    file.objects.forEach((object, number) => {
      if (!object || !/\/ID \(|\/Headers \[|\/Limits \[/.test(object.text)) return
      const at = numbers[number]!
      objects[at] = { ...objects[at]!, text: objects[at]!.text.replace(/\((node\d+)\)/g, (whole, name: string) => (known.has(name) ? `(${known.get(name)})` : whole)) }
    })
  }
}
