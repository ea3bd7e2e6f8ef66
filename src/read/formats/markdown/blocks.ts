// From markdown-it's tokens to blocks with places.
import type { Block, Code, Image, Inline, List, ListItem, Paragraph } from '../../../model/block.ts'
import type { Diagnostic } from '../../../model/diagnostic.ts'
import type { Position } from '../../../model/position.ts'
import { lineText, positionAt, type Source } from '../../../model/source.ts'
import { readInlines } from '../../inlineMarkdown.ts'
import { readInfo } from './fence.ts'
import { stripOptions } from './image.ts'
import type { Branch, References } from './parser.ts'
import { toTable } from './table.ts'

export interface Context {
  source: Source
  /** line of the source, from 1, that the parsed text's first line is */
  firstLine: number
  references: References
  diagnostics: Diagnostic[]
  /** comments found on the way, with the place of what stands between `<!--` and `-->` */
  comments: { start: number; end: number }[]
  /** whether this is the text of a comment: what defines a link elsewhere is words there */
  inNote?: true
}

/** The blocks of branches. Comments in them go to the context; list items, quotes and tables keep what is in them. */
export function toBlocks(branches: readonly Branch[], context: Context): Block[] {
  const blocks: Block[] = []
  let listEnd = -1
  for (const branch of branches) {
    const found = blocksOf(branch, context)
    const list = found[0]
    const before = blocks.at(-1)
    const [start, end] = branch.token.map ?? [0, 0]
    // `-` then `+`: one list in which some items come step by step, though Markdown begins a list at each new sign.
    if (list?.type === 'list' && before?.type === 'list' && listEnd === start && carriesOn(before, list)) {
      for (const item of list.children) before.children.push(item)
      before.position = { start: before.position.start, end: list.position.end }
    } else blocks.push(...found)
    if (list?.type === 'list') listEnd = end
  }
  return blocks
}

const carriesOn = (a: List, b: List): boolean =>
  !a.ordered && !b.ordered && [...a.children, ...b.children].some((item) => item.step)

type Reader = (branch: Branch, context: Context) => Block[]

const readers: Readonly<Record<string, Reader>> = {
  paragraph_open: (branch, context) => {
    const children = inlinesOf(branch, context)
    if (children.length === 0) return []
    const position = placeOf(branch, context)
    return imagesOf(children, position, context) ?? [{ type: 'paragraph', children, position } satisfies Paragraph]
  },
  heading_open: (branch, context) => {
    const children = inlinesOf(branch, context)
    const depth = Number(branch.token.tag.slice(1))
    return children.length === 0 ? [] : [{ type: 'heading', depth, children, position: placeOf(branch, context) }]
  },
  bullet_list_open: (branch, context) => [listOf(branch, false, context)],
  ordered_list_open: (branch, context) => [listOf(branch, true, context)],
  blockquote_open: (branch, context) => [quoteOf(branch, context)],
  code_block: (branch, context) => [codeOf(branch, context)],
  // GitHub's way to write maths
  fence: (branch, context) => [branch.token.info.trim() === 'math' ? mathOf(branch, context) : codeOf(branch, context)],
  math: (branch, context) => [mathOf(branch, context)],
  hr: (branch, context) => [{ type: 'thematicBreak', position: placeOf(branch, context) }],
  table_open: (branch, context) => [toTable(branch, context)],
  reference_definition: (branch, context) => {
    if (!context.inNote) return []
    const position = placeOf(branch, context)
    const value = context.source.text.slice(position.start.offset, position.end.offset)
    return [{ type: 'paragraph', children: [{ type: 'text', value }], position }]
  },
  comment: ({ token }, context) => {
    context.comments.push(token.meta as { start: number; end: number })
    return []
  },
}

/** A token that is nothing drawn (a link's definition) makes no block. */
const blocksOf: Reader = (branch, context) => readers[branch.token.type]?.(branch, context) ?? []

/** The inlines of a paragraph, heading or cell. `line` is its line, from 0, where the token does not know. */
export function inlinesOf(branch: Branch, context: Context, line?: number): Inline[] {
  const token = branch.children.find((child) => child.token.type === 'inline')?.token
  if (!token) return []
  return inlinesAt(token.content, line ?? token.map?.[0] ?? 0, context)
}

export function inlinesAt(content: string, line: number, context: Context): Inline[] {
  const { inlines, diagnostics } = readInlines(content, context.source, offsetOf(content, line, context), {
    references: context.references,
    html: true,
    ...(context.inNote ? {} : {
      onComment: (_: string, { start, end }: Position) => context.comments.push({ start: start.offset + 4, end: end.offset - 3 }),
    }),
  })
  context.diagnostics.push(...diagnostics)
  // What is left where a comment was taken out.
  return inlines.every((inline) => inline.type === 'text' && inline.value.trim() === '') ? [] : inlines
}

/** Where a line's content begins: it is the end of its line, behind indentation, `>` and list signs. */
function offsetOf(content: string, line: number, context: Context): number {
  const number = line + context.firstLine
  const written = lineText(context.source, number)
  const first = content.slice(0, content.indexOf('\n') < 0 ? undefined : content.indexOf('\n')).trim()
  const column = Math.max(first === '' ? -1 : written.lastIndexOf(first), written.search(/\S/), 0)
  return (context.source.lineStarts[number - 1] ?? 0) + column
}

/** From the first character of a branch's first line to the last of its last, without blank ends. */
export function placeOf({ token, children }: Branch, context: Context): Position {
  const [first, after] = token.map ?? [0, 1]
  let last = after
  while (last > first + 1 && lineText(context.source, last - 1 + context.firstLine).trim() === '') last--
  const content = token.type === 'paragraph_open' ? children[0]?.token.content : undefined
  const start = offsetOf(content ?? '', first, context)
  const endLine = last - 1 + context.firstLine
  const end = (context.source.lineStarts[endLine - 1] ?? 0) + lineText(context.source, endLine).trimEnd().length
  return positionAt(context.source, start, Math.max(start, end))
}

function listOf(branch: Branch, ordered: boolean, context: Context): List {
  const start = Number(branch.token.attrGet('start') ?? 1)
  return {
    type: 'list',
    ordered,
    ...(ordered && start !== 1 ? { start } : {}),
    children: branch.children.map((item): ListItem => ({
      type: 'listItem',
      ...(item.token.markup === '+' ? { step: true } : {}),
      children: toBlocks(item.children, context),
      position: placeOf(item, context),
    })),
    position: placeOf(branch, context),
  }
}

const citeSign = /^(?:—|–|―|--)\s*(?=\S)/

/** A last line "— Name" says who it was. */
function quoteOf(branch: Branch, context: Context): Block {
  const position = placeOf(branch, context)
  const last = branch.children.at(-1)
  const token = last?.token.type === 'paragraph_open' ? last.children[0]?.token : undefined
  const lines = token?.content.split('\n') ?? []
  const name = lines.at(-1) ?? ''
  if (!token || !citeSign.test(name) || (lines.length === 1 && branch.children.length === 1)) {
    return { type: 'blockquote', children: toBlocks(branch.children, context), position }
  }
  token.content = lines.slice(0, -1).join('\n')
  const children = toBlocks(branch.children, context)
  const cite = inlinesAt(name.replace(citeSign, ''), (token.map?.[0] ?? 0) + lines.length - 1, context)
  return { type: 'blockquote', children, cite, position }
}

/** "— Name" as a paragraph of its own, under a quote that names nobody; null where it is something else. */
export function citeOf(branch: Branch, context: Context): Inline[] | null {
  const content = branch.token.type === 'paragraph_open' ? branch.children[0]?.token.content ?? '' : ''
  if (!/^[—―]/.test(content) || content.includes('\n')) return null
  return inlinesAt(content.replace(citeSign, ''), branch.token.map?.[0] ?? 0, context)
}

const mathOf = (branch: Branch, context: Context): Block =>
  ({ type: 'math', value: branch.token.content.trim(), position: placeOf(branch, context) })

function codeOf(branch: Branch, context: Context): Code {
  const position = placeOf(branch, context)
  const value = branch.token.content.replace(/\n$/, '')
  const lines = value.split('\n').length
  const { ignored, missing, ...info } = readInfo(branch.token.info, lines)
  const report = (code: string, message: string, hint: string) => context.diagnostics.push({
    severity: 'warning', code, message, path: context.source.path, position: { start: position.start, end: infoEnd(position, context) }, hint,
  })
  if (ignored.length > 0) {
    report('unknown-code-option', `"${ignored.join(' ')}" says nothing about a code block here.`,
      'A fence takes a language, the lines to walk through and a file name: ```ts {1|3-4} title="app.ts".')
  }
  if (missing.length > 0) {
    report('no-such-code-line', `The code has ${lines} ${lines === 1 ? 'line' : 'lines'}; there is no line ${missing.join(', ')} to walk to.`,
      'Lines are counted from 1.')
  }
  return { type: 'code', ...info, value, position }
}

function infoEnd(position: Position, { source }: Context): Position['end'] {
  const { line, offset, column } = position.start
  return positionAt(source, offset, offset - column + 1 + lineText(source, line).trimEnd().length).end
}

/** Images that stand alone in their paragraph; null where words stand with them. */
function imagesOf(inlines: Inline[], position: Position, context: Context): Image[] | null {
  const images = inlines.filter((inline) => inline.type === 'image')
  const alone = images.length > 0
    && inlines.every((inline) => inline.type === 'image' || inline.type === 'break' || (inline.type === 'text' && inline.value.trim() === ''))
  if (!alone) return null
  return images.map((image) => {
    const place = image.position ?? position
    const { alt, options } = stripOptions(image.alt)
    if (options.length > 0) {
      context.diagnostics.push({
        severity: 'warning',
        code: 'image-options',
        message: `"${options.join(' ')}" is no description; the picture is shown without it.`,
        path: context.source.path,
        position: place,
        hint: 'The layout places pictures: name one with <!-- layout: image -->, and describe the picture between the brackets.',
      })
    }
    return { type: 'image', url: image.url, alt, ...(image.title ? { title: image.title } : {}), position: place }
  })
}
