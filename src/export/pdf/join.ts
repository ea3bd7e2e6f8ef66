// Joins what several pages of a browser printed into one PDF: pages, tags, links and outline as if one page had been printed,
// and what they share is there once. A long print page takes more than its share of time, and a browser draws on one core.
import { createHash } from 'node:crypto'
import { fontKey, fontsOf, joinParts, type FontPart } from './fonts.ts'
import { fileOf, pageRefsOf, type PdfFile } from './file.ts'
import { joinOutlines } from './outline.ts'
import { put, renumbered, renumberedRef, type Joined, type Piece } from './piece.ts'
import { joinFonts } from './sfnt.ts'
import { joinTags } from './tags.ts'
import { dict, isName, isRef, readValue, writeValue, type Dict, type Ref } from './value.ts'

/**
 * @param files pieces of one talk in their order
 * @param starts on which page of the joined file a name stands that links of any piece lead to
 * @returns null where they are not built as expected: then the talk can be printed as one
 */
export function joinPdfs(files: readonly PdfFile[], starts: ReadonlyMap<string, number>): PdfFile | null {
  const pieces = piecesOf(files)
  const [first] = pieces
  if (!first || pieces.length < files.length) return null
  const joined: Joined = { objects: [], add: (object) => ({ ref: joined.objects.push(object) - 1 }) }
  joined.objects.length = pieces.reduce((sum, { file }) => sum + file.objects.length, 0)
  shareEqual(pieces)
  const fonts = shareFonts(pieces)
  for (const piece of pieces) {
    piece.file.objects.forEach((object, number) => {
      const at = piece.numbers[number]!
      // the first piece keeps its numbers
      if (object && at !== gone) joined.objects[at] ??= piece === first ? object : { ...object, text: renumbered(object.text, piece) }
    })
  }
  for (const { parts, file, at } of fonts) put(joined, { ref: at }, joinParts(parts, file, joined.add))
  const tags = joinTags(pieces, joined)
  if (!tags) return null
  const root = renumberedRef(first.file.trailer.get('Root') as Ref, first)
  const catalog = new Map([...readValue(joined.objects[root.ref]!.text)!.value as Dict, ...dict({
    Pages: joinPages(pieces, joined), StructTreeRoot: tags, Outlines: joinOutlines(pieces, joined),
  })])
  put(joined, root, catalog)
  const file = fileOf(joined.objects, dict({ Root: root, Info: renumberedRef(first.file.trailer.get('Info') as Ref, first) }))
  const places = joinPlaces(pieces, file, starts)
  if (places.size > 0) put(joined, root, new Map([...catalog, ['Dests', places]]))
  for (const { ref } of pieces.flatMap(leftOver)) joined.objects[ref] = undefined
  return fileOf(joined.objects, file.trailer)
}

/** What of a piece has no place in the joined file: where its reading began, and trees that others took the place of. */
function leftOver(piece: Piece): Ref[] {
  const { catalog, file: { trailer, entry }, shift } = piece
  const tree = entry(catalog, 'StructTreeRoot') as Dict
  const always = [catalog.get('Outlines'), catalog.get('Dests'), tree.get('IDTree')]
  const later = [trailer.get('Root'), trailer.get('Info'), catalog.get('StructTreeRoot'), tree.get('K'), tree.get('ParentTree')]
  return [...always, ...(shift === 0 ? [] : later)].filter(isRef).map((ref) => renumberedRef(ref, piece))
}

function piecesOf(files: readonly PdfFile[]): Piece[] {
  let [next, shift] = [0, 0]
  return files.flatMap((file) => {
    const catalog = file.entry(file.trailer, 'Root')
    const keys = file.entry(catalog, 'StructTreeRoot', 'ParentTreeNextKey')
    if (!(catalog instanceof Map) || !isRef(catalog.get('Pages')) || typeof keys !== 'number') return []
    const piece = { file, catalog, numbers: file.objects.map((_, number) => next + number), shift }
    next += file.objects.length
    shift += keys
    return [piece]
  })
}

/** Pictures that several pieces show, with their masks and colour profiles. */
function shareEqual(pieces: readonly Piece[]): void {
  const known = new Map<string, number>()
  for (const piece of pieces) {
    const images = piece.file.objects.flatMap((object, number) => (object?.data && /\/Subtype \/Image|\/N \d/.test(object.text) ? [{ number, text: object.text, data: object.data }] : []))
    // what others name first
    for (const { number, text, data } of [...images.filter(({ text }) => !text.includes(' 0 R')), ...images.filter(({ text }) => text.includes(' 0 R'))]) {
      const key = `${renumbered(text, piece)}${createHash('sha256').update(data).digest('base64')}`
      if (!known.has(key)) known.set(key, piece.numbers[number]!)
      piece.numbers[number] = known.get(key)!
    }
  }
}

/** instead of a number: not in the joined file */
const gone = 0

/** Lets parts of one font have the number of the first; parts that cannot be joined stay as they are. */
function shareFonts(pieces: readonly Piece[]): { parts: FontPart[]; file: Uint8Array; at: number }[] {
  const groups = new Map<string, { part: FontPart; piece: Piece }[]>()
  for (const piece of pieces) {
    for (const part of fontsOf(piece.file)) groups.set(fontKey(part), [...(groups.get(fontKey(part)) ?? []), { part, piece }])
  }
  return [...groups.values()].flatMap((group) => {
    const parts = group.map(({ part }) => part)
    const file = group.length > 1 ? joinFonts(parts.map((part) => part.file)) : null
    if (!file) return []
    const at = group[0]!.piece.numbers[parts[0]!.number]!
    for (const { part, piece } of group) {
      piece.numbers[part.number] = at
      for (const number of part.own) piece.numbers[number] = gone
    }
    return [{ parts, file, at }]
  })
}

/** A tree of the pieces' trees. */
function joinPages(pieces: readonly Piece[], joined: Joined): Ref {
  const roots = pieces.map((piece) => renumberedRef(piece.catalog.get('Pages') as Ref, piece))
  const count = pieces.reduce((sum, { file, catalog }) => sum + Number(file.entry(catalog, 'Pages', 'Count')), 0)
  const root = joined.add({ text: writeValue(dict({ Type: { name: 'Pages' }, Count: count, Kids: roots })), data: null })
  for (const tree of roots) put(joined, tree, new Map([...readValue(joined.objects[tree.ref]!.text)!.value as Dict, ['Parent', root]]))
  return root
}

/** Names that links lead to: those of each piece, and beginnings of slides in others, which no piece can know. */
function joinPlaces(pieces: readonly Piece[], joined: PdfFile, starts: ReadonlyMap<string, number>): Dict {
  const places: Dict = new Map()
  for (const piece of pieces) {
    const names = piece.file.entry(piece.catalog, 'Dests')
    for (const [name, place] of names instanceof Map ? names : []) places.set(name, readValue(renumbered(writeValue(place), piece))!.value)
  }
  const pages = pageRefsOf(joined)
  const linked = joined.objects.flatMap((object, number) => (object?.text.includes('/Subtype /Link') ? [joined.entry({ ref: number }, 'Dest')] : []))
  for (const { name } of linked.filter(isName)) {
    const page = pages[starts.get(name) ?? -1]
    const box = joined.entry(page, 'MediaBox')
    if (page && Array.isArray(box)) places.set(name, [page, { name: 'XYZ' }, 0, box[3]!, 0])
  }
  return places
}
