// The outlines of the pieces of a talk as one: a title stands under the last one of a higher level, also of another piece.
import { put, renumbered, renumberedRef, type Joined, type Piece } from './piece.ts'
import { dict, isName, isRef, readValue, writeValue, type Dict, type Ref, type Value } from './value.ts'

interface Item { ref: Ref; level: number; value: Dict; under: Item[] }

/** @returns where it is; undefined where no piece has one */
export function joinOutlines(pieces: readonly Piece[], joined: Joined): Ref | undefined {
  const top: Item[] = []
  const open: Item[] = []
  for (const item of pieces.flatMap(itemsOf)) {
    while (open.length > 0 && open.at(-1)!.level >= item.level) open.pop()
    ;(open.at(-1)?.under ?? top).push(item)
    open.push(item)
  }
  if (top.length === 0) return undefined
  const root = joined.add({ text: '', data: null })
  put(joined, root, new Map([['Type', { name: 'Outlines' }], ...place(top, root, joined)]))
  return root
}

/** Its titles in order, whatever stands under which. */
function itemsOf(piece: Piece): Item[] {
  const { file: { get, entry }, catalog } = piece
  const walk = (first: Value | undefined): Item[] => {
    const items: Item[] = []
    for (let at = first; isRef(at); at = (get(at) as Dict).get('Next')) {
      const value = get(at)
      if (!(value instanceof Map)) break
      const kind = entry(value, 'SE', 'S')
      const level = isName(kind) ? Number(/^H(\d)$/.exec(kind.name)?.[1] ?? 1) : 1
      const kept = new Map([...value].filter(([key]) => ['Title', 'Dest', 'SE'].includes(key)))
      items.push({ ref: renumberedRef(at, piece), level, value: readValue(renumbered(writeValue(kept), piece))!.value as Dict, under: [] }, ...walk(value.get('First')))
    }
    return items
  }
  const root = entry(catalog, 'Outlines')
  return root instanceof Map ? walk(root.get('First')) : []
}

/** Writes neighbours and all under them. @returns what says so of them in the entry above (12.3.3) */
function place(items: readonly Item[], parent: Ref, joined: Joined): Dict {
  items.forEach(({ ref, value, under }, index) => {
    put(joined, ref, new Map([...value, ...dict({ Parent: parent, Prev: items[index - 1]?.ref, Next: items[index + 1]?.ref }), ...place(under, ref, joined)]))
  })
  const count = (items: readonly Item[]): number => items.reduce((sum, { under }) => sum + 1 + count(under), 0)
  return items.length === 0 ? new Map() : dict({ First: items[0]!.ref, Last: items.at(-1)!.ref, Count: count(items) })
}
