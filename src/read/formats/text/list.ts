// Makes lists of bullet and number lines: nested by indent, or by another bullet where nothing is indented.
//
//   - one          • one
//     + two        – two
import type { Block, List, ListItem } from '../../../model/block.ts'
import type { Source } from '../../../model/source.ts'
import { spanning } from '../../../model/position.ts'
import { placeOf, type BodyLine, type ReadWords } from './blocks.ts'
import type { Line } from './lines.ts'

interface Level {
  list: List
  indent: number
  marker: string
}

/** The lists that a run of lines makes: more than one where the kind of the outermost items changes. */
export function readList(body: readonly BodyLine[], source: Source, words: ReadWords): Block[] {
  const lists: Block[] = []
  const stack: Level[] = []
  for (let at = 0; at < body.length;) {
    let end = at + 1
    while (body[end]?.wraps) end++
    const part = body.slice(at, end)
    const { line } = part[0]!
    if (line.kind === 'text') addParagraph(stack, part, source, words)
    else addItem(lists, stack, part, source, words)
    at = end
  }
  return lists
}

/** A paragraph that is indented under an item belongs to it. */
function addParagraph(stack: Level[], part: readonly BodyLine[], source: Source, words: ReadWords): void {
  const { line } = part[0]!
  const level = stack.findLast(({ indent }) => indent < line.indent) ?? stack[0]!
  const position = placeOf(source, part)
  level.list.children.at(-1)!.children.push({ type: 'paragraph', children: words(part.map(textOf)), position })
  stretch(stack, position)
}

function addItem(lists: Block[], stack: Level[], part: readonly BodyLine[], source: Source, words: ReadWords): void {
  const { line } = part[0]!
  const position = placeOf(source, part)
  const level = levelFor(lists, stack, line, position)
  const item: ListItem = {
    type: 'listItem',
    ...(line.marker === '+' ? { step: true } : {}),
    children: [{ type: 'paragraph', children: words(part.map(textOf)), position }],
    position,
  }
  level.list.children.push(item)
  stretch(stack, position)
}

const textOf = ({ line }: BodyLine): { text: string; start: number } =>
  // a wrapped line's dash or number is a word of the sentence
  ({ text: line.text, start: line.textStart })

/** The list that an item goes on, or a new one: inside the last item where it is indented or has another bullet. */
function levelFor(lists: Block[], stack: Level[], line: Line, position: List['position']): Level {
  const marker = markerClass(line)
  while (stack.length > 1 && stack.at(-1)!.indent > line.indent) stack.pop()
  const same = stack.findLastIndex((level) => level.indent === line.indent && level.marker === marker)
  if (same >= 0) stack.length = same + 1
  const top = stack.at(-1)
  const goesOn = top && same >= 0 && (line.kind === 'bullet' || numberOf(line) === numberAfter(top.list))
  if (goesOn) return top
  if (same >= 0) stack.pop()
  const outside = stack.at(-1)
  const sibling = outside && outside.indent >= line.indent && line.kind === 'numbered'
  if (sibling) stack.length = Math.max(0, stack.findIndex((level) => level.indent >= line.indent))
  const parent = stack.at(-1)?.list.children.at(-1)
  const list: List = {
    type: 'list', ordered: line.kind === 'numbered',
    ...(line.kind === 'numbered' ? { start: numberOf(line) } : {}), children: [], position,
  }
  if (parent) parent.children.push(list)
  else lists.push(list)
  const level = { list, indent: line.indent, marker }
  stack.push(level)
  return level
}

/** `-`, `*` and `+` are used for one another; the bullets of a word processor each mean a level. */
const markerClass = (line: Line): string => (line.kind === 'numbered' ? '1' : /[-*+]/.test(line.marker) ? '-' : line.marker)
const numberOf = (line: Line): number => Number(/\d+/.exec(line.marker)?.[0] ?? 1)
const numberAfter = (list: List): number => (list.start ?? 1) + list.children.length

/** Lists and items reach as far as what stands in them. */
function stretch(stack: readonly Level[], position: List['position']): void {
  for (const { list } of stack) {
    list.position = spanning(list.position, position)
    const item = list.children.at(-1)!
    item.position = spanning(item.position, position)
  }
}
