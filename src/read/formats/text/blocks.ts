// Makes blocks of the lines of one slide's body: paragraphs, lists, quotes, code.
import type { Block, Inline } from '../../../model/block.ts'
import type { Diagnostic } from '../../../model/diagnostic.ts'
import { linesAt, positionAt, type Source } from '../../../model/source.ts'
import type { Position } from '../../../model/position.ts'
import { readInlines } from '../../inlineMarkdown.ts'
import { lineJoiner } from './hyphens.ts'
import type { Line } from './lines.ts'
import { readList } from './list.ts'

/** A line of a slide's body, with what was decided of it. */
export interface BodyLine {
  line: Line
  /** blank lines above */
  blanks: number
  code: boolean
  wraps: boolean
}

/** Words of several lines as inlines; wraps are undone. */
export type ReadWords = (lines: readonly { text: string; start: number }[]) => Inline[]

export function wordReader(source: Source, diagnostics: Diagnostic[]): ReadWords {
  const join = lineJoiner(source, diagnostics)
  return (lines) => {
    const read = readInlines(join(lines), source, lines[0]!.start)
    diagnostics.push(...read.diagnostics)
    return read.inlines
  }
}

/** The blocks of a run of body lines, in order. */
export function readBlocks(body: readonly BodyLine[], source: Source, words: ReadWords): Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < body.length;) {
    const end = endOfBlock(body, at)
    const part = body.slice(at, end)
    if (part[0]!.code && !isAddress(part)) blocks.push(codeOf(part, source))
    else if (isItem(part[0]!)) blocks.push(...readList(part, source, words))
    else blocks.push(proseOf(part, source, words))
    at = end
  }
  return joinCites(blocks)
}

const isItem = ({ line, code, wraps }: BodyLine): boolean => !code && !wraps && line.kind !== 'text'

function endOfBlock(body: readonly BodyLine[], at: number): number {
  const first = body[at]!
  let end = at + 1
  if (first.code) while (body[end]?.code) end++
  else if (isItem(first)) while (body[end] && !body[end]!.code && belongsToList(body, at, end)) end++
  else if (first.line.full.startsWith('> ')) while (body[end] && !body[end]!.code && body[end]!.line.full.startsWith('>')) end++
  else while (body[end]?.wraps && !body[end]!.code) end++
  return end
}

/** Items, their wraps, and what is indented under them. */
function belongsToList(body: readonly BodyLine[], first: number, at: number): boolean {
  const { line, wraps } = body[at]!
  return wraps || line.kind !== 'text' || line.indent > body[first]!.line.indent
}

export const placeOf = (source: Source, lines: readonly { line: Line }[]): Position =>
  positionAt(source, lines[0]!.line.fullStart, lines.at(-1)!.line.textStart + lines.at(-1)!.line.text.length)

/** How to reach somebody is no code, however it is spelt. */
const isAddress = (part: readonly BodyLine[]): boolean => part.every(({ line }) => /^(?:\S*@[\w-]+(?:\.[\w-]+)*|https?:\/\/\S+)$/.test(line.full))

/** Code keeps its lines, blank ones between them too, without the indent that all share. */
function codeOf(part: readonly BodyLine[], source: Source): Block {
  const least = Math.min(...part.map(({ line }) => line.indent))
  const value: string[] = []
  for (const { line, blanks } of part) {
    if (value.length) value.push(...new Array<string>(blanks).fill(''))
    value.push(`${' '.repeat(line.indent - least)}${line.full}`)
  }
  return { type: 'code', value: value.join('\n'), position: linesAt(source, part[0]!.line.number, part.at(-1)!.line.number) }
}

function proseOf(part: readonly BodyLine[], source: Source, words: ReadWords): Block {
  const position = placeOf(source, part)
  const marked = part[0]!.line.full.startsWith('> ')
  const lines = part.map(({ line }) => {
    const skipped = marked ? /^>\s*/.exec(line.full)?.[0].length ?? 0 : 0
    return { text: line.full.slice(skipped), start: line.fullStart + skipped }
  })
  const paragraph: Block = { type: 'paragraph', children: words(lines), position }
  const text = lines.map((line) => line.text).join(' ')
  return marked || isQuotation(text) ? { type: 'blockquote', children: [paragraph], position } : paragraph
}

/** Words that stand in quotation marks from end to end, more than a name would. */
function isQuotation(text: string): boolean {
  const inside = /^(?:"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|「([^」]*)」)$/.exec(text.trim())
  const words = inside?.slice(1).find((group) => group !== undefined)
  return words !== undefined && (words.split(/\s+/).length >= 4 || /[\u3040-\u9fff]{8}/.test(words))
}

/** "— Somebody" under a quotation is who said it. */
function joinCites(blocks: Block[]): Block[] {
  const joined: Block[] = []
  for (const block of blocks) {
    const last = joined.at(-1)
    const first = block.type === 'paragraph' ? block.children[0] : undefined
    if (last?.type === 'blockquote' && !last.cite && first?.type === 'text' && block.type === 'paragraph' && dash.test(first.value)) {
      last.cite = [{ ...first, value: first.value.replace(dash, '') }, ...block.children.slice(1)]
      last.position = { start: last.position.start, end: block.position.end }
    } else joined.push(block)
  }
  return joined
}

const dash = /^(?:—|–|--|―)\s*(?=\S)/
