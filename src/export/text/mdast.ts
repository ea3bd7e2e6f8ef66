// The model's blocks as mdast has them, for the library that writes Markdown.
import type { Block, Inline, List } from '../../model/block.ts'

/** A node of mdast, or of its extensions for tables and maths. */
export interface Node { type: string; children?: Node[]; [key: string]: unknown }

export function blockNode(block: Block): Node {
  const { type } = block
  if (type === 'heading' || type === 'paragraph') return { ...bare(block), children: block.children.map(type === 'heading' || !hasInnerBreaks(block.children) ? lineNode : inlineNode) }
  if (type === 'list') return listNode(block)
  if (type === 'image') return { type: 'paragraph', children: [bare(block)] }
  if (type === 'blockquote') {
    const cite = block.cite ? [{ type: 'paragraph', children: [{ type: 'html', value: '— ' }, ...block.cite.map(lineNode)] }] : []
    return { type, children: [...block.children.map(blockNode), ...cite] }
  }
  if (type === 'table') {
    const rows = block.children.map((row) => ({ type: 'tableRow', children: row.children.map((cell) => ({ type: 'tableCell', children: cell.children.map(lineNode) })) }))
    return { type, align: block.align, children: rows }
  }
  return bare(block)
}

/** Whether Markdown's own line breaks will do: they stand between words. */
const hasInnerBreaks = (inlines: readonly Inline[]): boolean =>
  inlines.every(({ type }, index) => type !== 'break' || [inlines[index - 1], inlines[index + 1]].every((other) => other !== undefined && other.type !== 'break'))

function inlineNode(inline: Inline): Node {
  return 'children' in inline ? { ...bare(inline), children: inline.children.map(inlineNode) } : bare(inline)
}

/** In a heading, a cell or a name a line end would end it. */
function lineNode(inline: Inline): Node {
  if (inline.type === 'break') return { type: 'html', value: '<br>' }
  return 'children' in inline ? { ...bare(inline), children: inline.children.map(lineNode) } : bare(inline)
}

function listNode({ ordered, start, children }: List): Node {
  const items = children.map(({ step, children }) => ({ type: 'listItem', spread: false, step, children: children.map(blockNode) }))
  return { type: 'list', ordered, start: ordered ? start ?? 1 : null, spread: false, children: items }
}

function bare(node: Block | Inline): Node {
  const { position: _, children: __, ...rest } = { position: null, children: null, ...node }
  return rest
}
