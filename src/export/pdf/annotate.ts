// Puts a note on a page as a text annotation (12.5.6.4), in the tags right after what the page shows.
import { pageRefsOf, fileOf, type PdfObject } from './file.ts'
import { dict, isName, isRef, readValue, words, writeValue, type Dict, type Ref, type Value } from './value.ts'

/** CSS pixels of the sign that stands for a note, at a page's upper left corner */
const side = 18

/**
 * @param objects of a tagged file as Chromium writes it; they are changed
 * @param notes of each page; '' for none
 */
export function annotate(objects: (PdfObject | undefined)[], trailer: Dict, notes: readonly string[]): void {
  const { entry, ...file } = fileOf([...objects], trailer)
  const tree = refIn(entry(trailer, 'Root'), 'StructTreeRoot')
  const byPage = refIn(read(objects, tree), 'ParentTree')
  const nums = [...entry(byPage, 'Nums') as Value[]]
  let key = entry(tree, 'ParentTreeNextKey') as number
  const add = (value: Dict): Ref => ({ ref: objects.push({ text: writeValue(value), data: null }) - 1 })
  const change = (at: Ref, changes: Readonly<Record<string, Value>>): void => {
    objects[at.ref] = { text: writeValue(new Map([...read(objects, at), ...dict(changes)])), data: null }
  }
  pageRefsOf({ ...file, entry }).forEach((page, index) => {
    if (!notes[index] || !isRef(page)) return
    const top = (entry(page, 'MediaBox') as number[])[3]!
    const annotation = add(dict({
      Type: { name: 'Annot' }, Subtype: { name: 'Text' }, Name: { name: 'Note' }, Rect: [0, top - side, side, top], Contents: words(notes[index]), P: page,
      // neither larger nor turned with the page
      F: 8 + 16, StructParent: key,
    }))
    const owner = groupOf(objects, nums[nums.indexOf(entry(page, 'StructParents')) + 1] ?? null) ?? refIn(read(objects, tree), 'K')
    const tag = add(dict({ Type: { name: 'StructElem' }, S: { name: 'Annot' }, P: owner, K: [dict({ Type: { name: 'OBJR' }, Obj: annotation, Pg: page })] }))
    change(owner, { K: [...[read(objects, owner).get('K') ?? []].flat(), tag] })
    change(page, { Annots: [...[entry(page, 'Annots') ?? []].flat(), annotation], Tabs: { name: 'S' } })
    nums.push(key++, tag)
  })
  change(byPage, { Nums: nums })
  change(tree, { ParentTreeNextKey: key })
}

const read = (objects: readonly (PdfObject | undefined)[], { ref }: Ref): Dict => readValue(objects[ref]!.text)!.value as Dict
const refIn = (value: Value, key: string): Ref => (value as Dict).get(key) as Ref

/** The tag of the first thing on a page, or the nearest around it that may hold others: as a rule, the slide's. */
function groupOf(objects: readonly (PdfObject | undefined)[], tags: Value): Ref | null {
  const list = isRef(tags) ? readValue(objects[tags.ref]!.text)!.value : tags
  let at = Array.isArray(list) ? list.find(isRef) : undefined
  while (at) {
    const tag = read(objects, at)
    const kind = tag.get('S')
    if (isName(kind) && ['Document', 'Sect', 'Div', 'NonStruct'].includes(kind.name)) return at
    at = isRef(tag.get('P')) ? refIn(tag, 'P') : undefined
  }
  return null
}
