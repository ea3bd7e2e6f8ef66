// Everything that stands on a slide, one after the other: for what is asked of each block and inline.
import type { Block, Inline } from './block.ts'
import type { Slide } from './deck.ts'
import type { Position } from './position.ts'

export interface PlacedNode {
  node: Block | Inline
  /** its own, or that of the nearest thing around it that has one */
  position: Position
}

/** Every block and inline of a slide and of its notes, each before what it holds. */
export function nodesOf(slide: Slide): PlacedNode[] {
  const found: PlacedNode[] = []
  const inlines = (nodes: readonly Inline[], around: Position): void => {
    for (const node of nodes) {
      const position = node.position ?? around
      found.push({ node, position })
      if ('children' in node) inlines(node.children, position)
    }
  }
  const blocks = (nodes: readonly Block[]): void => {
    for (const node of nodes) {
      found.push({ node, position: node.position })
      if (node.type === 'paragraph' || node.type === 'heading') inlines(node.children, node.position)
      else if (node.type === 'list') for (const item of node.children) blocks(item.children)
      else if (node.type === 'table') for (const cell of node.children.flatMap((row) => row.children)) inlines(cell.children, cell.position)
      else if (node.type === 'blockquote') {
        blocks(node.children)
        inlines(node.cite ?? [], node.position)
      }
    }
  }
  inlines([...slide.titleContent, ...slide.subtitleContent], slide.position)
  for (const region of Object.values(slide.regions)) blocks(region)
  blocks(slide.notes)
  return found
}
