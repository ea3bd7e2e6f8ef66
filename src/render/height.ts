// How tall blocks stand when they are set at a size: base.css in numbers.
import type { Block, Code, Inline, List, ListItem, MathBlock, Table, TableRow } from '../model/block.ts'
import { inlineText } from '../model/block.ts'
import { piecesOf } from './breaks.ts'
import { lineCount, lineWidth, widestWord, type Measure, type Word } from './measure.ts'
import type { Style, TextStyle } from './style.ts'

/** Where and how blocks are set. Lengths in px. */
export interface Setting {
  measure: Measure
  style: Style
  text: TextStyle
  /** type size */
  size: number
  width: number
  /** largest type size of code in it */
  mostCode: number
  /** least height of an image */
  imageHeight: number
  /** whether words that are wider than the line may break */
  breakWords: boolean
}

/** Height of blocks one under the other, in px; Infinity where something would break and must not. */
export function heightOfBlocks(blocks: readonly Block[], setting: Setting): number {
  const { size, style } = setting
  return blocks.reduce((sum, block, index) => {
    const next = blocks[index + 1]
    const gap = next ? style.number(leads(block, next) ? 'gap-lead' : 'gap-block') * size : 0
    const before = blocks[index - 1]
    const label = block.type === 'paragraph' && next?.type === 'list' && (!before || before.type === 'list')
    const own = label ? leading(setting) : setting
    return sum + heightOfBlock(block, own) + gap
  }, 0)
}

/** Whether a block introduces the next one, so that they stand closer together and are never parted. */
export function leads(block: Block, next: Block): boolean {
  if (block.type === 'heading') return true
  return block.type === 'paragraph' && ['list', 'code', 'table', 'image'].includes(next.type)
}

const leading = (setting: Setting): Setting =>
  ({ ...setting, text: { ...setting.text, weight: Math.max(setting.text.weight, setting.style.leadWeight) } })

/** Height of one line or more of text, in px. */
export function heightOfText(inlines: readonly Inline[], setting: Setting): number {
  const { measure, style, text, size, width } = setting
  const words = measure.words(inlines, text, style)
  if (!setting.breakWords && widestWord(words) > width / size) return Infinity
  const rise = words.reduce((sum, word) => sum + (word.rise ?? 0), 0)
  return (lineCount(words, width / size) * text.leading + rise) * size
}

/** Height of a code block's frame without its lines, in px. */
const codeFrame = (code: Code, style: Style): number =>
  2 * style.number('pad-code-y') + (code.title ? style.number('smallest') * style.number('leading-text') + style.number('gap-caption') : 0)

/** How wide a line of code may be, in px: one that would fill the room to the last part of a pixel is broken. */
const roomOf = ({ style, width }: Pick<Setting, 'style' | 'width'>): number => width - 2 * style.number('pad-code-x') - 1

/** Type size of code in text of a size, in px. */
const codeSize = ({ style, size, mostCode }: Setting): number =>
  Math.max(style.number('smallest-code'), Math.min(style.number('scale-code') * size, mostCode))

/**
 * The largest type size, in px, at which the longest line of the code among blocks fits; Infinity without code.
 * That way a long line makes code smaller, and not the text beside it.
 */
export function roomForCode(blocks: readonly Block[], setting: Omit<Setting, 'mostCode'>, indent: Indent = 'indent-list'): number {
  const { style, measure, size, width } = setting
  return blocks.reduce((least, block) => {
    if (block.type === 'code') {
      const longest = Math.max(...linesOfCode(block).map((line) => measure.width(line, style.code)))
      return Math.min(least, Math.max(style.number('smallest-code'), Math.floor(roomOf(setting) / longest)))
    }
    const text = Math.min(width, measureOf(block, style) * size)
    const inner = { ...setting, width: block.type === 'list' ? text - style.number(indent) * size : text }
    const inside = block.type === 'list' ? block.children.flatMap(({ children }) => children) : block.type === 'blockquote' ? block.children : []
    return Math.min(least, roomForCode(inside, inner, 'indent-nested'))
  }, Infinity)
}

/** The longest line of text, in em. */
const measureOf = (block: Block, style: Style): number => style.number(block.type === 'list' ? 'measure-list' : 'measure')

type Indent = 'indent-list' | 'indent-nested'

const linesOfCode = ({ value }: Code): string[] => value.replace(/\n$/, '').split('\n').map((line) => line.replaceAll('\t', '    '))

function heightOfBlock(block: Block, setting: Setting): number {
  const { style, size } = setting
  // text keeps to a readable length of line; code, tables and pictures take the whole width. Display type is large anyway.
  const text = setting.text.family === style.text.family && setting.text.leading === style.text.leading
    ? { ...setting, width: Math.min(setting.width, measureOf(block, style) * size) }
    : setting
  if (block.type === 'paragraph') return heightOfText(block.children, text)
  if (block.type === 'heading') return heightOfText(block.children, headingSetting(setting))
  if (block.type === 'list') return heightOfList(block, text, 'indent-list')
  if (block.type === 'code') return heightOfCode(block, setting)
  if (block.type === 'math') return heightOfMath(block, setting)
  if (block.type === 'table') return heightOfTable(block, setting)
  if (block.type === 'image') return setting.imageHeight + (block.title ? captionHeight(block.title, setting) : 0)
  if (block.type === 'thematicBreak') return 2
  const children = heightOfFlow(block.children, { ...text, text: { ...text.text, italic: text.text.italic || style.italicQuotes } })
  if (!block.cite) return children
  const cite = scaled(text, 'scale-cite')
  return children + style.number('gap-cite') * cite.size + heightOfText([{ type: 'text', value: '— ' }, ...block.cite], { ...cite, text: style.text })
}

const headingSetting = (setting: Setting): Setting => ({
  ...setting,
  size: setting.size * setting.style.number('scale-heading'),
  text: { ...setting.style.text, weight: setting.style.strongWeight },
})

/** The same at a smaller size, which is never below the smallest. */
const scaled = (setting: Setting, scale: string): Setting => ({
  ...setting,
  size: Math.max(setting.style.number('smallest'), setting.style.number(scale) * setting.size),
})

function heightOfList(list: List, setting: Setting, indent: Indent): number {
  const { style, size } = setting
  const inner = { ...setting, width: setting.width - style.number(indent) * size }
  const items = list.children.reduce((sum, item) => sum + heightOfItem(item, inner), 0)
  return items + (list.children.length - 1) * style.number('gap-item') * size
}

const heightOfItem = (item: ListItem, setting: Setting): number => heightOfFlow(item.children, setting)

/** Blocks inside an item or a quote: closer together, and lists inside are smaller. */
function heightOfFlow(blocks: readonly Block[], setting: Setting): number {
  const { style } = setting
  return blocks.reduce((sum, block, index) => {
    const nested = block.type === 'list' ? scaled(setting, 'scale-nested') : setting
    const gap = index > 0 || block.type === 'list' ? style.number('gap-inner') * nested.size : 0
    return sum + gap + (block.type === 'list' ? heightOfList(block, nested, 'indent-nested') : heightOfBlock(block, setting))
  }, 0)
}

function heightOfCode(code: Code, setting: Setting): number {
  const { style, measure } = setting
  const size = codeSize(setting)
  const columns = roomOf(setting) / size
  const lines = linesOfCode(code).reduce((sum, line) =>
    sum + (measure.width(line, style.code) <= columns ? 1 : lineCount(wordsOfCode(line, setting), columns)), 0)
  return lines * size * style.code.leading + codeFrame(code, style)
}

/** A formula by itself: broken into lines as wide as the box, each as tall as what is on it. */
function heightOfMath(math: MathBlock, setting: Setting): number {
  const drawing = setting.measure.math(math.value)
  if (!drawing) return heightOfCode({ type: 'code', value: math.value, position: math.position }, setting)
  const room = setting.width / setting.size
  let height = 0
  let line = emptyLine
  const end = (): void => {
    height += line.height + line.depth
    line = emptyLine
  }
  for (const piece of drawing.pieces) {
    if (piece.width > room) return Infinity
    if (line.width + piece.width > room) end()
    line = { width: line.width + piece.width, height: Math.max(line.height, piece.height), depth: Math.max(line.depth, piece.depth) }
    if (piece.hard) end()
  }
  if (line !== emptyLine) end()
  return (height + 2 * setting.style.number('pad-math')) * setting.size
}

/** KaTeX's least line, in em of the text around it. */
const emptyLine = { width: 0, height: 1.1, depth: 0.42 }

/** The words of a line of code with all their spaces; those at its beginning are a word. */
function wordsOfCode(line: string, { measure, style }: Setting): Word[] {
  const spaces = (text: string): number => measure.width(text, style.code)
  const [, indent = '', rest = ''] = /^( *)(.*)$/s.exec(line)!
  const words = rest.split(/(?<= )(?=[^ ])/).flatMap((word) => {
    const [, letters = '', space = ''] = /^(.*?)( *)$/s.exec(word)!
    const pieces = piecesOf(letters)
    return pieces.map((piece, at) => ({ width: measure.width(piece, style.code), space: at === pieces.length - 1 ? spaces(space) : 0, hard: false }))
  })
  return indent ? [{ width: spaces(indent), space: 0, hard: false }, ...words] : words
}

function captionHeight(caption: string, setting: Setting): number {
  const { style } = setting
  const { leading } = style.text
  return style.number('gap-caption') + heightOfText([{ type: 'text', value: caption }], { ...scaled(setting, 'scale-caption'), text: { ...style.text, leading } })
}

function heightOfTable(table: Table, setting: Setting): number {
  const { style, measure } = setting
  const { size, width } = scaled(setting, 'scale-table')
  const padX = style.number('pad-cell-x') * size * 2
  const padY = style.number('pad-cell-y') * size * 2
  const isShort = shortCells(table)
  const rows = table.children.map((row, index) => {
    const text = index === 0 ? { ...style.text, weight: style.strongWeight } : style.text
    return row.children.map((cell) => ({ words: measure.words(cell.children, text, style), whole: isShort(cell) }))
  })
  const columns = Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, column) => {
    const each = rows.flatMap((row) => row[column] ?? [])
    return { least: Math.max(...each.map(({ words, whole }) => (whole ? lineWidth(words) : widestWord(words)))) * size + padX, most: Math.max(...each.map(({ words }) => lineWidth(words))) * size + padX }
  })
  if (columns.reduce((sum, column) => sum + column.least, 0) > width) return Infinity
  const widths = columnWidths(columns, width)
  return rows.reduce((sum, row) => {
    const lines = Math.max(1, ...row.map(({ words, whole }, column) => whole ? 1 : lineCount(words, Math.max(1, (columnSlack * widths[column]! - padX) / size))))
    return sum + lines * size * style.text.leading + padY + 2
  }, 0)
}

/** Whether a cell has only a word or two, which stay on one line; where there are many columns, one word. */
export function shortCells(table: Table): (cell: TableRow['children'][number]) => boolean {
  const longest = table.children.some(({ children }) => children.length > 4) ? 10 : 16
  return ({ children }) => inlineText(children).length <= longest && children.every(({ type }) => type !== 'break')
}

/** A browser shares it a little differently. */
const columnSlack = 0.98

/** How a browser shares a table's width: what each column needs, and the rest by how much more it would like. */
function columnWidths(columns: readonly { least: number; most: number }[], width: number): number[] {
  const least = columns.reduce((sum, column) => sum + column.least, 0)
  const most = columns.reduce((sum, column) => sum + column.most, 0)
  if (most <= columnSlack * width) return columns.map((column) => (column.most + 1) / columnSlack)
  return columns.map((column) => column.least + ((width - least) * (column.most - column.least)) / (most - least))
}
