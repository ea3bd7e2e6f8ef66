// Markdown: CommonMark with tables, and what talks add to it (front matter, notes, regions, metadata of a slide).
import type { Diagnostic } from '../../../model/diagnostic.ts'
import { linesAt, makeSource, type Source } from '../../../model/source.ts'
import { readFrontMatter } from '../../frontMatter.ts'
import type { Document, Format } from '../../document.ts'
import { text } from '../text/index.ts'
import type { Context } from './blocks.ts'
import { dialectOf, translate } from './dialects/index.ts'
import { blankTags } from './dialects/tags.ts'
import { parseBlocks, type Branch, type Parsed } from './parser.ts'
import { toNodes } from './nodes.ts'
import { readStretches } from './stretches.ts'

export const markdown: Format = { name: 'markdown', extensions: ['md', 'markdown', 'mdown', 'mkd'], read }

type FrontMatter = ReturnType<typeof readFrontMatter>

function read(source: Source, before?: Document): Document {
  const front = readFrontMatter(source)
  const dialect = dialectOf(front.fields)
  if (dialect) {
    const { text: words, tags } = blankTags(source.text, dialect.separators?.(front.fields), dialect.unread)
    return translate(readWhole(makeSource(source.path, words), front, parseAll(words, front, { flush: true })), dialect, source, tags)
  }
  const parts = readStretches(source, front.end, before?.stretches)
  if (parts) return { ...parts, fields: front.fields, diagnostics: [...front.diagnostics, ...onceRawHtml(parts.diagnostics)] }
  const parsed = parseAll(source.text, front)
  // Words and lists without any heading or rule are what the reader of plain text is for.
  if (parsed.branches.length > 0 && parsed.branches.every(isPlain)) return text.read(source, before)
  return readWhole(source, front, parsed)
}

/** The front matter is blanks, so that every offset and line of the rest stays. */
const parseAll = (words: string, { end }: FrontMatter, options?: { flush: boolean }): Parsed =>
  parseBlocks(words.slice(0, end).replace(/[^\n]/g, ' ') + words.slice(end), options)

function readWhole(source: Source, front: FrontMatter, parsed: Parsed): Document {
  const context: Context = { source, firstLine: 1, references: parsed.references, diagnostics: [], comments: [] }
  const nodes = toNodes(parsed.branches, context, parsed.branches.some(({ token }) => token.type === 'hr'))
  const diagnostics = [
    ...front.diagnostics,
    ...onceRawHtml(context.diagnostics),
    ...parsed.tooDeep.map((line) => tooDeep(line + 1, source)),
    ...uselessDefinitions(parsed, nodes, source),
  ]
  return { fields: front.fields, nodes, diagnostics }
}

const plainTypes: ReadonlySet<string> = new Set(['paragraph_open', 'bullet_list_open', 'ordered_list_open'])
const isPlain = ({ token, children }: Branch): boolean =>
  plainTypes.has(token.type) && !children.some((child) => child.token.content.includes('<!--') || child.token.content.includes('!['))

const tooDeep = (line: number, source: Source): Diagnostic => ({
  severity: 'warning', code: 'nested-too-deep', message: 'Lists and quotes stand too deep in each other; from here on they are read as words.',
  path: source.path, position: linesAt(source, line), hint: 'Fifty lists in each other are enough for any slide.',
})

/** Told once: a text that has HTML has much of it. */
function onceRawHtml(diagnostics: Diagnostic[]): Diagnostic[] {
  const [first, ...more] = diagnostics.filter((diagnostic) => diagnostic.code === 'raw-html')
  if (!first) return diagnostics
  const places = more.length === 0 ? '' : ` There are ${more.length + 1} such places.`
  return [...diagnostics.filter((diagnostic) => diagnostic.code !== 'raw-html'), { ...first, message: first.message + places }]
}

/** A definition that no link uses is not shown, so it is told. */
function uselessDefinitions({ branches, references }: Parsed, nodes: Document['nodes'], source: Source): Diagnostic[] {
  const definitions = definitionsIn(branches)
  if (definitions.length === 0) return []
  const used = new Set<string>()
  JSON.stringify(nodes, (key, value: unknown) => {
    if (key === 'url') used.add(String(value))
    return key === 'position' ? undefined : value
  })
  return definitions.flatMap(({ token }) => {
    const [first, after] = token.map ?? [0, 1]
    const { label } = token.meta as { label: string }
    const position = linesAt(source, first + 1, after)
    const address = references[label]?.href ?? ''
    if (used.has(address) && source.text.slice(position.start.offset, position.end.offset).includes(address)) return []
    return [{
      severity: 'warning', code: 'unused-definition', message: `No link uses [${label.toLowerCase()}] as it is defined here.`,
      path: source.path, position,
      hint: 'Remove the line, or write [words][name] where the link shall stand.',
    }]
  })
}

const definitionsIn = (branches: readonly Branch[]): Branch[] => branches.flatMap((branch) =>
  [...(branch.token.type === 'reference_definition' ? [branch] : []), ...definitionsIn(branch.children)])
