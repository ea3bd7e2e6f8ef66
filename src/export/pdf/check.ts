// Opens a finished PDF again and says what of it is not as it must be: nothing is lost without a word.
import { count } from '../../model/count.ts'
import { letters } from '../content.ts'
import { countPages, openPdf, pagesOf, type PdfFile } from './file.ts'
import { textReader } from './text.ts'
import { isBytes, isName, wordsOf, type Value } from './value.ts'

export interface PdfWish {
  /** how many pages it has; null where notes decide that */
  pages: number | null
  title: string
  /** BCP 47 */
  language: string
  /** fewest entries of its outline */
  outline: number
  /** descriptions of pictures that are drawn */
  alts: readonly string[]
  /** what annotations must say; '' for a page without one */
  annotations: readonly string[]
  /** what must stand nowhere in it: notes that nobody asked for */
  secrets: readonly string[]
}

/** What is wrong, each in words, with what to do about it; empty where all is well. */
export interface PdfProblem { message: string; hint: string }

export function checkPdf(bytes: Uint8Array, wish: PdfWish): PdfProblem[] {
  const file = openPdf(bytes)
  const pages = file && countPages(file)
  if (!file || pages === null) return [{ message: 'The browser wrote a PDF that is not whole.', hint: anotherBrowser }]
  const alts = altsOf(file)
  const outline = outlineOf(file)
  const checks: [wrong: unknown, message: string, hint: string][] = [
    [wish.pages !== null && pages !== wish.pages, `The PDF has ${count(pages, 'page')} for ${count(wish.pages ?? 0, 'slide')}.`,
      'A rule of the theme or of a layout breaks a slide over pages: look for margins and heights.'],
    [wordsOf(file.entry(file.trailer, 'Info', 'Title')) !== wish.title, 'The PDF does not have the talk\'s title.', anotherBrowser],
    [wordsOf(file.entry(file.trailer, 'Root', 'Lang')) !== wish.language, `The PDF does not say that its language is ${wish.language}.`, anotherBrowser],
    [!isTagged(file), 'The PDF has no tags, without which it cannot be read aloud.', anotherBrowser],
    [outline.length < wish.outline, `The PDF's outline has ${count(outline.length, 'entry', 'entries')} for ${count(wish.outline, 'title')}.`, anotherBrowser],
    ...wish.alts.filter((alt) => !alts.has(squeezed(alt))).map((alt): [boolean, string, string] =>
      [true, `The PDF has no picture described as "${alt}".`, 'A rule of the theme or of a layout hides it.']),
    ...unsaid(file, wish.annotations).map((note): [boolean, string, string] => [true, `The PDF does not have this note: "${shortened(note)}".`, 'Try --notes.']),
    ...looseFonts(file).map((font): [boolean, string, string] => [true, `The PDF does not bring the font ${font}.`, 'Use a font that may be embedded.']),
    ...deadLinks(file).map((name): [boolean, string, string] => [true, `A link of the PDF leads to "${name}", which is not in it.`, anotherBrowser]),
    ...leaks(file, [...outline, ...alts], wish.secrets).map((note): [boolean, string, string] =>
      [true, `The PDF shows a note: "${shortened(note)}".`, 'Ask for notes with --notes, or take them out of the layout.']),
  ]
  return checks.flatMap(([wrong, message, hint]) => (wrong ? [{ message, hint }] : []))
}

const anotherBrowser = 'Try again, or name another browser with --browser-path.'
const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()

function isTagged(file: PdfFile): boolean {
  const { trailer, entry } = file
  return entry(trailer, 'Root', 'MarkInfo', 'Marked') === true
    && entry(trailer, 'Root', 'StructTreeRoot', 'K') !== null
    // what is drawn as a group is tagged in the group
    && pagesOf(file).every((page) => page.has('StructParents') || entry(page, 'Resources', 'XObject') !== null)
}

/** Titles of the outline, in order. */
function outlineOf({ trailer, get, entry }: PdfFile): string[] {
  const titles: string[] = []
  const walk = (first: Value): void => {
    for (let item = first; item instanceof Map; item = get(item.get('Next'))) {
      titles.push(wordsOf(get(item.get('Title'))))
      walk(get(item.get('First')))
    }
  }
  walk(entry(trailer, 'Root', 'Outlines', 'First'))
  return titles
}

/** Descriptions in the tags. */
const altsOf = (file: PdfFile): Set<string> => new Set(objectsWith(file, '/Alt').map((tag) => file.entry(tag, 'Alt')).filter(isBytes).map((alt) => squeezed(wordsOf(alt))))

/** Those of `notes` that no annotation says. */
function unsaid(file: PdfFile, notes: readonly string[]): string[] {
  if (notes.length === 0) return []
  const said = new Set(objectsWith(file, '/Subtype /Text\n').map((annotation) => wordsOf(file.entry(annotation, 'Contents'))))
  return notes.filter((note) => note !== '' && !said.has(note))
}

/** Values in whose text this stands. Objects are many: only those are read. */
const objectsWith = ({ objects, get }: PdfFile, part: string): Value[] =>
  objects.flatMap((object, number) => (object?.text.includes(part) ? [get({ ref: number })] : []))

/** Fonts that are only named. */
function looseFonts(file: PdfFile): string[] {
  const ofKind = (key: string, kind: string): Value[] => objectsWith(file, `/${kind}`).filter((value) => {
    const named = file.entry(value, key)
    return isName(named) && named.name === kind
  })
  // the letters of a font of type 3 stand in it, as drawings; it names the font that they are taken from
  const drawn = new Set(ofKind('Subtype', 'Type3').map((font) => file.entry(font, 'FontDescriptor', 'FontName')).filter(isName).map(({ name }) => name))
  return ofKind('Type', 'FontDescriptor').flatMap((font) => {
    const name = file.entry(font, 'FontName')
    const known = isName(name) ? name.name : 'without a name'
    return font instanceof Map && (drawn.has(known) || ['FontFile', 'FontFile2', 'FontFile3'].some((key) => font.has(key))) ? [] : [known]
  })
}

/** Names that links of the pages lead to and that the file does not have. */
function deadLinks(file: PdfFile): string[] {
  const { trailer, get, entry } = file
  const names = entry(trailer, 'Root', 'Dests')
  const known = new Set(names instanceof Map ? names.keys() : [])
  const walk = (node: Value): void => {
    const list = entry(node, 'Names')
    if (Array.isArray(list)) list.forEach((name, index) => { if (index % 2 === 0 && isBytes(name)) known.add(name.bytes) })
    const kids = entry(node, 'Kids')
    if (Array.isArray(kids)) kids.forEach((kid) => walk(get(kid)))
  }
  walk(entry(trailer, 'Root', 'Names', 'Dests'))
  const annotations = pagesOf(file).flatMap((page) => {
    const list = get(page.get('Annots'))
    return Array.isArray(list) ? list : []
  })
  return annotations.flatMap((annotation) => {
    const target = entry(annotation, 'Dest')
    const name = isName(target) ? target.name : isBytes(target) ? target.bytes : null
    return name === null || known.has(name) ? [] : [name]
  })
}

/** Those of `secrets` that can be read somewhere in the file. */
function leaks(file: PdfFile, elsewhere: readonly string[], secrets: readonly string[]): string[] {
  if (secrets.length === 0) return []
  const read = textReader(file)
  const shown = [...pagesOf(file).map(read), ...elsewhere, ...[...(infoWords(file))]].map(letters).join('\n')
  return secrets.filter((secret) => shown.includes(letters(secret)))
}

function infoWords({ trailer, entry }: PdfFile): string[] {
  const info = entry(trailer, 'Info')
  return info instanceof Map ? [...info.values()].map(wordsOf) : []
}
