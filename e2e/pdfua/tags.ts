// The tags of a PDF as a tree (ISO 32000-1, 14.7), read with another library than the one that writes them.
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib'

export interface Tag {
  dict: PDFDict
  /** what it is as PDF 1.7 knows it, through the role map; null where that leads nowhere */
  type: string | null
  /** as the file has it */
  name: string
  parent: Tag | null
  kids: Tag[]
  /** how many pieces of content and annotations stand right in it */
  content: number
}

/** standard structure types of PDF 1.7 (14.8.4) */
export const standardTypes: ReadonlySet<string> = new Set(('Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private '
  + 'P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP '
  + 'Figure Formula Form').split(' '))

export const entry = (dict: PDFDict, key: string): PDFObject | undefined => dict.lookup(PDFName.of(key))
export const nameOf = (value: PDFObject | undefined): string | null => (value instanceof PDFName ? value.decodeText() : null)
export const textOf = (value: PDFObject | undefined): string | null => (value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null)

export interface Tags {
  /** each before its kids */
  all: Tag[]
  /** the tags of each page's content by its number there, and of annotations, by what names the list */
  owners: (key: number) => (Tag | undefined)[]
  roles: PDFDict | undefined
}

export function tagsOf(pdf: PDFDocument): Tags | null {
  const root = entry(pdf.catalog, 'StructTreeRoot')
  if (!(root instanceof PDFDict)) return null
  const roles = root.lookupMaybe(PDFName.of('RoleMap'), PDFDict)
  const known = new Map<PDFDict, Tag>()
  const all: Tag[] = []
  const read = (dict: PDFDict, parent: Tag | null): Tag => {
    const name = nameOf(entry(dict, 'S')) ?? ''
    const tag: Tag = { dict, name, type: standard(name, roles), parent, kids: [], content: 0 }
    known.set(dict, tag)
    all.push(tag)
    for (const kid of listOf(entry(dict, 'K'), pdf)) {
      if (kid instanceof PDFDict && nameOf(entry(kid, 'S')) !== null) tag.kids.push(read(kid, tag))
      else tag.content++
    }
    return tag
  }
  for (const kid of listOf(entry(root, 'K'), pdf)) if (kid instanceof PDFDict) read(kid, null)
  const lists = numbersOf(root.lookup(PDFName.of('ParentTree'), PDFDict), pdf)
  return {
    all, roles,
    owners: (key) => listOf(lists.get(key), pdf).map((owner) => (owner instanceof PDFDict ? known.get(owner) : undefined)),
  }
}

/** @returns null for what is no standard type and mapped to none, or in a circle */
function standard(name: string, roles: PDFDict | undefined): string | null {
  const passed = new Set<string>()
  for (let type: string | null = name; type !== null && !passed.has(type); type = roles ? nameOf(entry(roles, type)) : null) {
    if (standardTypes.has(type)) return type
    passed.add(type)
  }
  return null
}

export function listOf(value: PDFObject | undefined, pdf: PDFDocument): PDFObject[] {
  const items = value instanceof PDFArray ? value.asArray() : value ? [value] : []
  return items.flatMap((item) => (item instanceof PDFRef ? pdf.context.lookup(item) ?? [] : item))
}

/** A number tree (7.9.7). */
function numbersOf(node: PDFDict, pdf: PDFDocument): Map<number, PDFObject> {
  const pairs = listOf(entry(node, 'Nums'), pdf)
  return new Map([
    ...pairs.flatMap((key, index): [number, PDFObject][] => (index % 2 === 0 && key instanceof PDFNumber ? [[key.asNumber(), pairs[index + 1]!]] : [])),
    ...listOf(entry(node, 'Kids'), pdf).flatMap((kid) => (kid instanceof PDFDict ? [...numbersOf(kid, pdf)] : [])),
  ])
}
