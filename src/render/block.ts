// Blocks → html.
import type { Block, Blockquote, Image, List, ListItem, Paragraph, Table, TableRow } from '../model/block.ts'
import { blockText, inlineText } from '../model/block.ts'
import { renderCode } from './code.ts'
import { shortCells } from './height.ts'
import { element, joined, nothing, text, type Attributes, type Html } from './html.ts'
import { renderImage, renderInlines, renderMath, type Surroundings } from './inline.ts'

export function renderBlocks(blocks: readonly Block[], around: Surroundings): Html {
  return joined(blocks.map((block) => renderBlock(block, around)), '\n')
}

function renderBlock(block: Block, around: Surroundings): Html {
  const place = placeOf(block, around)
  if (block.type === 'paragraph') return renderParagraph(block, around, place)
  if (block.type === 'heading') {
    return element(`h${Math.min(6, around.headingLevel)}`, place, renderInlines(block.children, around))
  }
  if (block.type === 'list') return renderList(block, around, place)
  if (block.type === 'code') return renderCode(block, place)
  if (block.type === 'math') return element('div', { class: 'math', translate: 'no', ...place }, renderMath(block.value, true, around))
  if (block.type === 'blockquote') return renderQuote(block, around, place)
  if (block.type === 'table') return renderTable(block, around, place)
  if (block.type === 'image') return renderFigure(block, around, place)
  return element('hr', place)
}

/** Lines are counted from the slide's first, so that text added above changes no slide. */
function placeOf(block: { position: Block['position'] }, around: Surroundings): Attributes {
  return around.line === null ? {} : { 'data-line': block.position.start.line - around.line }
}

function renderParagraph(paragraph: Paragraph, around: Surroundings, place: Attributes): Html {
  const level = around.standIn?.block === paragraph ? around.standIn.level : null
  const role = level === null ? {} : { role: 'heading', 'aria-level': level }
  return element('p', { ...role, ...place }, renderInlines(paragraph.children, around))
}

function renderList(list: List, around: Surroundings, place: Attributes): Html {
  const items = list.children.map((item) => renderItem(item, around))
  // an agenda has numbers though its list has none
  if (!list.ordered) return element('ul', { style: list.start === undefined ? null : `counter-reset:list-item ${list.start - 1}`, ...place }, ...items)
  return element('ol', { start: list.start === 1 ? null : list.start, ...place }, ...items)
}

function renderItem(item: ListItem, around: Surroundings): Html {
  const stepped = item.step === true || around.steps
  // one paragraph, perhaps with a list under it, is the item itself
  const tight = item.children.filter((child) => child.type === 'paragraph').length < 2
  const children = item.children.map((child, index) =>
    tight && index === 0 && child.type === 'paragraph' ? renderInlines(child.children, around) : renderBlock(child, around))
  // its own words stand on the slide before, and its mark with them
  const carriedOn = item.children[0]?.type === 'list'
  const classes = [stepped && 'fragment', carriedOn && 'carried-on'].filter(Boolean).join(' ')
  return element('li', { class: classes || null, ...placeOf(item, around) }, ...children)
}

function renderQuote(quote: Blockquote, around: Surroundings, place: Attributes): Html {
  const source = quote.cite?.length ? element('footer', {}, renderInlines(quote.cite, around)) : nothing
  // what brings its own marks gets none
  const marked = /^["“”„«»‹‘'「『]/.test(blockText(quote.children).trim()) ? 'marked' : null
  return element('blockquote', { class: marked, ...place }, renderBlocks(quote.children, around), source)
}

function renderFigure(image: Image, around: Surroundings, place: Attributes): Html {
  const { title, ...picture } = image
  const caption = title ? element('figcaption', {}, text(title)) : nothing
  return element('figure', place, renderImage(picture, around), caption)
}

function renderTable(table: Table, around: Surroundings, place: Attributes): Html {
  const [head, ...rows] = table.children
  const columns = Math.max(0, ...table.children.map((row) => row.children.length))
  const align = Array.from({ length: columns }, (_, column) =>
    table.align[column] ?? (isNumeric(rows, column) ? 'right' : null))
  const style = (column: number) => (align[column] ? `text-align:${align[column]}` : null)
  // the style sheet keeps a short cell on one line
  const isShort = shortCells(table)
  const lengthOf = (cell: TableRow['children'][number]): string => (isShort(cell) ? 'short' : 'long')
  // a head without words is only there because the format asks for one
  const named = head?.children.some((cell) => inlineText(cell.children) !== '')
  const header = head && named
    ? element('thead', {}, element('tr', {}, ...head.children.map((cell, column) =>
      element('th', { scope: 'col', class: lengthOf(cell), style: style(column) }, renderInlines(cell.children, around)))))
    : nothing
  const body = rows.map((row) => element('tr', placeOf(row, around), ...row.children.map((cell, column) =>
    element('td', { class: lengthOf(cell), style: style(column) }, renderInlines(cell.children, around)))))
  return element('table', place, header, element('tbody', {}, ...body))
}

/** Numbers stand under each other where the author did not say otherwise. */
function isNumeric(rows: readonly TableRow[], column: number): boolean {
  const words = rows.map((row) => inlineText(row.children[column]?.children ?? []).trim()).filter(Boolean)
  return words.length > 0 && words.every((word) => /^[-+−±~<>≤≥≈]?\s?[$€£¥]?\d[\d.,\s]*\s?\p{L}{0,3}[%×]?$/u.test(word))
}

/** Blocks as the content of an element that holds phrases only, such as a heading; null where they are more than that. */
export function asPhrase(blocks: readonly Block[]): (Paragraph | Extract<Block, { type: 'heading' }>) | null {
  const [only, ...others] = blocks
  return others.length === 0 && (only?.type === 'paragraph' || only?.type === 'heading') ? only : null
}
