// Cuts a document into slides: where the author or the format says so, otherwise at headings.
import type { Block } from '../model/block.ts'
import type { Reason } from '../model/deck.ts'
import type { Document, Mark } from './document.ts'

type Node = Document['nodes'][number]
type SlideBreak = Extract<Mark, { type: 'slideBreak' }>
/** What stands on one slide; at least one node. */
export interface Piece {
  why: Reason
  nodes: Exclude<Node, SlideBreak>[]
}

/** The pieces of a document, one a slide. Two breaks with nothing between them make no slide. */
export function splitSlides(nodes: readonly Node[]): Piece[] {
  const marked = nodes.some((node) => node.type === 'slideBreak')
  const breaksAt = marked ? authorsBreak : headingBreak(slideLevel(nodes))
  const pieces: Piece[] = []
  let next: Piece = { why: { reason: 'the text begins here', confidence: 1 }, nodes: [] }
  const flush = () => {
    if (next.nodes.length > 0) pieces.push(next)
  }
  for (const node of nodes) {
    const why = breaksAt(node)
    if (why) {
      flush()
      next = { why, nodes: [] }
    }
    if (node.type !== 'slideBreak') next.nodes.push(node)
  }
  flush()
  return joinLeadingMarks(pieces)
}

const authorsBreak = (node: Node): Reason | null => (node.type === 'slideBreak' ? node.why : null)

const headingBreak = (level: number) => (node: Node): Reason | null =>
  node.type === 'heading' && node.depth <= level
    ? { reason: `a heading of level ${node.depth}; slides begin at level ${level} and above`, confidence: 1 }
    : null

/**
 * The level of heading that begins slides: the shallowest that occurs more than once (so that one `#` over many `##`
 * is the title slide), and deeper where headings of that level have nothing under them but deeper headings (sections).
 */
function slideLevel(nodes: readonly Node[]): number {
  const drawn = nodes.filter((node): node is Block => !isMark(node))
  const depths = drawn.flatMap((node) => (node.type === 'heading' ? [node.depth] : []))
  const levels = [...new Set(depths)].sort((a, b) => a - b)
  const count = (level: number): number => depths.filter((depth) => depth === level).length
  const from = levels.find((level) => count(level) > 1) ?? levels[0] ?? 0
  const holdsContent = (level: number): boolean => drawn.some((node, index) => {
    const next = drawn[index + 1]
    return node.type === 'heading' && node.depth === level && next !== undefined && next.type !== 'heading'
  })
  // A few `#` among many `##` are the talk's title, its parts and its end, whatever stands under them.
  const least = from === 1 && count(2) > count(1) ? 2 : from
  return levels.find((level) => level >= least && holdsContent(level)) ?? levels.at(-1) ?? 0
}

const markTypes: ReadonlySet<string> = new Set<Mark['type']>(['slideBreak', 'title', 'subtitle', 'fields', 'notes', 'region'])
/** Whether a node is a mark, which is not drawn. */
export const isMark = (node: Node): node is Mark => markTypes.has(node.type)

/** Metadata before the first heading is the first slide's; it makes no slide of its own. */
function joinLeadingMarks(pieces: Piece[]): Piece[] {
  const [first, second, ...rest] = pieces
  if (!first || !second || !first.nodes.every((node) => node.type === 'fields')) return pieces
  return [{ why: second.why, nodes: [...first.nodes, ...second.nodes] }, ...rest]
}
