// What the pages of a PDF draw: under which marks, and with which letters of which fonts.
import { decodePDFRawStream, PDFDict, PDFNumber, PDFRawStream, type PDFDocument, type PDFPage } from '@cantoo/pdf-lib'
import { entry, listOf, nameOf } from './tags.ts'

/** Something that is drawn. */
export interface Mark {
  page: number
  /** `text`, `path`, `image` or `shading` */
  what: string
  /** from the outermost: names of marked content, with the number by which a tag knows it, and under which key its stream's tags are listed */
  within: { tag: string; id: number | null; key: number | null; language: string | null; actual: string | null }[]
}

export interface Content {
  marks: Mark[]
  /** codes that are drawn, by font */
  shown: Map<PDFDict, Set<number>>
}

export function contentOf(pdf: PDFDocument): Content {
  const content: Content = { marks: [], shown: new Map() }
  pdf.getPages().forEach((page, index) => {
    const streams = listOf(entry(page.node, 'Contents'), pdf).filter((stream) => stream instanceof PDFRawStream)
    walk(Buffer.concat(streams.map(bytesOf)).toString('latin1'), { page: index + 1, resources: resourcesOf(page), key: keyOf(page.node), within: [], font: null }, content)
  })
  return content
}

interface State { page: number; resources: PDFDict; key: number | null; within: Mark['within']; font: PDFDict | null }

export const bytesOf = (stream: PDFRawStream): Buffer => Buffer.from(decodePDFRawStream(stream).decode())
const resourcesOf = (page: PDFPage): PDFDict => page.node.Resources()!
const keyOf = (dict: PDFDict): number | null => {
  const key = entry(dict, 'StructParents')
  return key instanceof PDFNumber ? key.asNumber() : null
}

const token = /%[^\n\r]*|\((?:\\[\s\S]|[^\\()])*\)|<<|>>|<[\dA-Fa-f\s]*>|\/[^\s()<>[\]{}/%]*|[[\]]|[^\s()<>[\]{}/%]+/g

/** @param state is the stream's own from here on */
function walk(text: string, state: State, content: Content): void {
  const within = [...state.within]
  const fonts: (PDFDict | null)[] = []
  let operands: string[] = []
  const draw = (what: string): void => { content.marks.push({ page: state.page, what, within: [...within] }) }
  const named = (kind: string, name: string): PDFDict | PDFRawStream | undefined => {
    const group = entry(state.resources, kind)
    const found = group instanceof PDFDict ? entry(group, name) : undefined
    return found instanceof PDFDict || found instanceof PDFRawStream ? found : undefined
  }
  for (const [word] of text.matchAll(token)) {
    if (/^[(<[\]>/\d.+-]/.test(word) || /^(true|false|null)$/.test(word)) {
      operands.push(word)
      continue
    }
    const last = operands.filter((operand) => operand.startsWith('/')).at(-1)?.slice(1) ?? ''
    if (word === 'BDC' || word === 'BMC') {
      const all = operands.join(' ')
      const lists = all.includes('<<') ? undefined : named('Properties', last)
      const number = (key: string): number | null => Number(new RegExp(`/${key} (\\d+)`).exec(lists ? lists.toString() : all)?.[1] ?? Number.NaN)
      within.push({ tag: operands[0]!.slice(1), id: Number.isNaN(number('MCID')) ? null : number('MCID'), key: state.key,
        language: /\/Lang \(([^)]*)\)/.exec(all)?.[1] ?? null, actual: /\/ActualText /.test(all) ? all : null })
    } else if (word === 'EMC') within.pop()
    else if (word === 'q') fonts.push(state.font)
    else if (word === 'Q') state.font = fonts.pop() ?? null
    else if (word === 'Tf') {
      const font = named('Font', last)
      state.font = font instanceof PDFDict ? font : null
    } else if (/^(Tj|TJ|'|")$/.test(word)) {
      draw('text')
      if (state.font) for (const code of codesIn(operands, state.font)) content.shown.set(state.font, (content.shown.get(state.font) ?? new Set()).add(code))
    } else if (/^(f|F|f\*|B|B\*|b|b\*|S|s)$/.test(word)) draw('path')
    else if (word === 'sh') draw('shading')
    else if (word === 'Do') {
      const object = named('XObject', last)
      if (object instanceof PDFRawStream && nameOf(entry(object.dict, 'Subtype')) === 'Form') {
        const own = entry(object.dict, 'Resources')
        walk(bytesOf(object).toString('latin1'), { ...state, key: keyOf(object.dict) ?? state.key, resources: own instanceof PDFDict ? own : state.resources, within }, content)
      } else draw('image')
    }
    operands = []
  }
}

/** Two bytes a letter in composite fonts. */
function codesIn(operands: readonly string[], font: PDFDict): number[] {
  const wide = nameOf(entry(font, 'Subtype')) === 'Type0'
  return operands.filter((operand) => /^[(<]/.test(operand)).flatMap((operand) => {
    const bytes = operand.startsWith('<') ? Buffer.from(operand.replace(/[^\dA-Fa-f]/g, ''), 'hex') : Buffer.from(unescaped(operand), 'latin1')
    return wide ? Array.from({ length: bytes.length >> 1 }, (_, index) => bytes.readUInt16BE(2 * index)) : [...bytes]
  })
}

const unescaped = (string: string): string => string.slice(1, -1).replace(/\\([0-7]{1,3}|[\s\S])/g, (_, escape: string) =>
  (/^[0-7]/.test(escape) ? String.fromCharCode(Number.parseInt(escape, 8)) : { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[escape] ?? escape))

