// What stands on a slide: blocks and inlines, with mdast's names and unist's positions.
import { z } from 'zod'
import { Position } from './position.ts'

/** A position is optional on inlines: where there is none, the block's own place serves. */
const place = { position: Position.optional() }

// Recursive types are written out, because TypeScript cannot infer a schema that stands in its own definition.
interface Phrase<T extends string> {
  type: T
  children: Inline[]
  position?: Position | undefined
}
export type Emphasis = Phrase<'emphasis'>
export type Strong = Phrase<'strong'>
export type Delete = Phrase<'delete'>
export type Link = Phrase<'link'> & { url: string; title?: string | undefined }
export type Inline =
  | z.infer<typeof Text | typeof InlineCode | typeof InlineMath | typeof Break | typeof InlineImage>
  | Emphasis
  | Strong
  | Delete
  | Link
const Inlines: z.ZodType<Inline[]> = z.lazy(() => z.array(Inline))

export interface ListItem {
  type: 'listItem'
  step?: boolean | undefined
  children: Block[]
  position: Position
}
export interface List {
  type: 'list'
  ordered: boolean
  start?: number | undefined
  children: ListItem[]
  position: Position
}
export interface Blockquote {
  type: 'blockquote'
  children: Block[]
  cite?: Inline[] | undefined
  position: Position
}
export type Block =
  | z.infer<typeof Heading | typeof Paragraph | typeof Code | typeof MathBlock | typeof Table | typeof Image | typeof ThematicBreak>
  | List
  | Blockquote
const Blocks: z.ZodType<Block[]> = z.lazy(() => z.array(Block))

export const Text = z.object({ type: z.literal('text'), value: z.string(), ...place })
export const InlineCode = z.object({ type: z.literal('inlineCode'), value: z.string(), ...place })
/** Maths in a line of text, in TeX (mdast-math). */
export const InlineMath = z.object({ type: z.literal('inlineMath'), value: z.string(), ...place })
export const Break = z.object({ type: z.literal('break'), ...place })
/** An image inside a line of text; `url` is as the author wrote it. */
export const InlineImage = z.object({
  type: z.literal('image'),
  url: z.string(),
  alt: z.string(),
  title: z.string().optional(),
  ...place,
})
const EmphasisSchema = z.object({
  type: z.literal('emphasis'),
  children: Inlines,
  ...place,
})
const StrongSchema = z.object({
  type: z.literal('strong'),
  children: Inlines,
  ...place,
})
const DeleteSchema = z.object({
  type: z.literal('delete'),
  children: Inlines,
  ...place,
})
/** `url` is as the author wrote it: http(s), mailto, a file of the deck's folder, or `#id` of a slide. */
const LinkSchema = z.object({
  type: z.literal('link'),
  url: z.string(),
  title: z.string().optional(),
  children: Inlines,
  ...place,
})
export const Inline = z.discriminatedUnion('type', [
  Text,
  InlineCode,
  InlineMath,
  Break,
  InlineImage,
  EmphasisSchema,
  StrongSchema,
  DeleteSchema,
  LinkSchema,
])

/** A heading inside a slide; the slide's own title and subtitle are no blocks. */
export const Heading = z.object({
  type: z.literal('heading'),
  depth: z.number().int().min(1).max(6),
  children: z.array(Inline),
  position: Position,
})
export const Paragraph = z.object({ type: z.literal('paragraph'), children: z.array(Inline), position: Position })
const ListItemSchema = z.object({
  type: z.literal('listItem'),
  /** shown a step after the item before it (`+` bullets) */
  step: z.boolean().optional(),
  children: Blocks,
  position: Position,
})
const ListSchema = z.object({
  type: z.literal('list'),
  ordered: z.boolean(),
  /** number of the first item, of an ordered list and of one that carries on another */
  start: z.number().int().optional(),
  children: z.array(ListItemSchema),
  position: Position,
})
export const Code = z.object({
  type: z.literal('code'),
  /** a highlight.js name, as the author wrote it */
  lang: z.string().optional(),
  /** file name or caption */
  title: z.string().optional(),
  /** line steps: each step is the list of lines, from 1, at full strength; an empty list means all */
  steps: z.array(z.array(z.number().int())).optional(),
  /** number of the first line, where the block carries on another */
  start: z.number().int().optional(),
  value: z.string(),
  position: Position,
})
/** Maths that stands by itself, in TeX. */
export const MathBlock = z.object({ type: z.literal('math'), value: z.string(), position: Position })
const BlockquoteSchema = z.object({
  type: z.literal('blockquote'),
  children: Blocks,
  /** who said it, where the source says so */
  cite: z.array(Inline).optional(),
  position: Position,
})
export const TableCell = z.object({ type: z.literal('tableCell'), children: z.array(Inline), position: Position })
export const TableRow = z.object({ type: z.literal('tableRow'), children: z.array(TableCell), position: Position })
/** The first row is the head. */
export const Table = z.object({
  type: z.literal('table'),
  align: z.array(z.enum(['left', 'right', 'center']).nullable()),
  children: z.array(TableRow),
  position: Position,
})
/** An image that stands by itself. */
export const Image = z.object({
  type: z.literal('image'),
  url: z.string(),
  alt: z.string(),
  title: z.string().optional(),
  position: Position,
})
export const ThematicBreak = z.object({ type: z.literal('thematicBreak'), position: Position })
export const Block = z.discriminatedUnion('type', [
  Heading,
  Paragraph,
  ListSchema,
  Code,
  MathBlock,
  BlockquoteSchema,
  Table,
  Image,
  ThematicBreak,
])
export type Code = z.infer<typeof Code>
export type InlineMath = z.infer<typeof InlineMath>
export type MathBlock = z.infer<typeof MathBlock>
export type Table = z.infer<typeof Table>
export type TableRow = z.infer<typeof TableRow>
export type Image = z.infer<typeof Image>
export type Paragraph = z.infer<typeof Paragraph>

/** The words of inlines, without markup: what a title is called in an outline. A break is a space. */
export function inlineText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => {
    if (inline.type === 'text' || inline.type === 'inlineCode' || inline.type === 'inlineMath') return inline.value
    if (inline.type === 'break') return ' '
    if (inline.type === 'image') return inline.alt
    return inlineText(inline.children)
  }).join('')
}

/** The words of blocks, without markup, a line each block. */
export function blockText(blocks: readonly Block[]): string {
  return blocks.map((block) => {
    if (block.type === 'heading' || block.type === 'paragraph') return inlineText(block.children)
    if (block.type === 'code') return [block.title, block.value].filter(Boolean).join('\n')
    if (block.type === 'math') return block.value
    if (block.type === 'image') return block.alt
    if (block.type === 'thematicBreak') return ''
    if (block.type === 'table') {
      return block.children.map((row) => row.children.map((cell) => inlineText(cell.children)).join('\t')).join('\n')
    }
    if (block.type === 'list') return block.children.map((item) => blockText(item.children)).join('\n')
    return [blockText(block.children), block.cite && inlineText(block.cite)].filter(Boolean).join('\n')
  }).filter(Boolean).join('\n')
}
