// What comes step by step in a deck of another tool.
import type { Block, ListItem } from '../../../../model/block.ts'
import type { Position } from '../../../../model/position.ts'
import type { Source } from '../../../../model/source.ts'
import type { Document } from '../../../document.ts'
import type { Dialect } from './dialect.ts'
import type { Tag } from './tags.ts'

type Nodes = Document['nodes']
type List = Extract<Block, { type: 'list' }>
/** offsets in the source */
type Range = readonly [number, number]

/** Where lists come step by step. */
export function steppedIn({ fields, nodes }: Document, dialect: Dialect, source: Source, tags: readonly Tag[]): Range[] {
  if (dialect.hasSteps?.(fields)) return [[0, source.text.length]]
  return [
    ...rangesOf('v-clicks', tags), ...rangesOf('v-click', tags), ...fragmentsIn(nodes, source), ...regionsOf(dialect.stepRegion, nodes, source),
  ]
}

/** A list whose items begin with the dialect's sign for it, or stand in one of the ranges. */
export function withSteps(list: List, stepped: readonly Range[], { stepSign }: Dialect, { text }: Source): List {
  const isStep = ({ position: { start, end } }: ListItem): boolean =>
    (stepSign !== undefined && text.startsWith(stepSign, start.offset))
    || stepped.some(([from, to]) => (from <= start.offset && end.offset <= to) || (start.offset <= from && to <= end.offset + 1))
  return { ...list, children: list.children.map((item) => (isStep(item) ? { ...item, step: true } : item)) }
}

/** From each opening tag of that name to what closes it. */
function rangesOf(name: string, tags: readonly Tag[]): Range[] {
  const ours = tags.filter((tag) => tag.name.toLowerCase() === name)
  return ours.flatMap((tag, index): Range[] => (tag.closes ? [] : [[tag.offset, ours.slice(index).find(({ closes }) => closes)?.offset ?? tag.offset]]))
}

/** From each region of that name to the next. */
const regionsOf = (name: string | undefined, nodes: Nodes, { text }: Source): Range[] => nodes.flatMap((node, index): Range[] => {
  if (node.type !== 'region' || node.name !== name) return []
  const next = nodes.slice(index + 1).find(({ type }) => type === 'region')
  return [[node.position.start.offset, next?.position.start.offset ?? text.length]]
})

/** Where reveal.js's `<!-- .element: class="fragment" -->` stands: what it is in comes step by step. */
const fragmentsIn = (nodes: Nodes, source: Source): Range[] => nodes.flatMap((node): Range[] => {
  const comment = node.type === 'notes' ? commentAt(node.position, source) : null
  return comment !== null && /^\s*\.element:.*\bfragment\b/.test(comment) ? [[node.position.start.offset, node.position.end.offset]] : []
})

/** What stands in a comment; null where there is none. */
export const commentAt = ({ start, end }: Position, { text }: Source): string | null =>
  /^<!--([\s\S]*)-->$/.exec(text.slice(start.offset, end.offset))?.[1] ?? null
