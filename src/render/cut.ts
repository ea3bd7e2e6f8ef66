// Where blocks can be parted over two slides, and how sensible each place is.
import type { Block, Code, Inline, List, ListItem, Table } from '../model/block.ts'
import { inlineText } from '../model/block.ts'
import { spanning } from '../model/position.ts'
import { leads } from './height.ts'

/** How deep a cut may go: between blocks, items, rows and lines; between sentences; between words. */
export type CutLevel = 'blocks' | 'sentences' | 'words'

export interface Cut {
  /** 0 is best */
  penalty: number
  split: () => [head: Block[], tail: Block[]]
}

const penalties = { block: 0, item: 1, few: 3, row: 1, blank: 1, line: 2, deeper: 4, inside: 2, lonely: 4, sentence: 3, word: 6, lead: 9 }

/** All places to cut, in reading order. Every word stands in one of the two halves; a table's head in both. */
export function cutsOf(blocks: readonly Block[], level: CutLevel): Cut[] {
  return blocks.flatMap((block, index): Cut[] => {
    const before = blocks.slice(0, index)
    const after = blocks.slice(index + 1)
    const inside = cutsInside(block, level).map(({ penalty, halves }): Cut => ({
      penalty,
      split: () => {
        const [head, tail] = halves()
        return [[...before, head], [tail, ...after]]
      },
    }))
    const next = blocks[index + 1]
    if (!next) return inside
    const penalty = leads(block, next) || announces(block) ? penalties.lead : penalties.block
    return [...inside, { penalty, split: () => [[...before, block], after] }]
  })
}

/** Whether its words say that something comes. */
const announces = (block: Block): boolean => block.type === 'paragraph' && /[:：]$/.test(inlineText(block.children).trimEnd())

interface InnerCut {
  penalty: number
  halves: () => [Block, Block]
}

function cutsInside(block: Block, level: CutLevel): InnerCut[] {
  if (block.type === 'list') return cutsInList(block, level)
  if (block.type === 'table') return cutsInTable(block)
  if (block.type === 'code') return cutsInCode(block, level)
  if (block.type === 'paragraph') {
    return cutsInText(block.children, level).map(({ penalty, at }) => ({
      penalty,
      halves: () => {
        const [head, tail] = splitInlines(block.children, at)
        return [{ ...block, children: head }, { ...block, children: tail }]
      },
    }))
  }
  if (block.type === 'blockquote') {
    // who said it stands at the end
    const { cite, ...quote } = block
    return cutsOf(block.children, level).map(({ penalty, split }) => ({
      penalty: penalty + penalties.inside,
      halves: () => {
        const [head, tail] = split()
        return [{ ...quote, children: head }, { ...quote, children: tail, ...(cite && { cite }) }]
      },
    }))
  }
  return []
}

/** So many items are read as one, and so many lines of code. */
const mostTogether = 7
const linesTogether = 16

function cutsInList(list: List, level: CutLevel): InnerCut[] {
  const items = list.children
  const part = (children: ListItem[], skipped: number): List => ({
    ...list,
    children,
    ...((list.ordered || skipped > 0) && { start: (list.start ?? 1) + skipped }),
    position: spanning(children[0]!.position, children.at(-1)!.position),
  })
  return items.flatMap((item, index): InnerCut[] => {
    const before = items.slice(0, index)
    const after = items.slice(index + 1)
    const inside = cutsOf(item.children, level).map(({ penalty, split }): InnerCut => ({
      // what belongs to one item is parted no sooner than the items are
      penalty: (penalty || penalties.few) + penalties.inside,
      halves: () => {
        const [head, tail] = split()
        return [part([...before, { ...item, children: head }], 0), part([{ ...item, children: tail }, ...after], index)]
      },
    }))
    if (after.length === 0) return inside
    // a list of one betrays a tool
    const lonely = index === 0 || after.length === 1
    return [...inside, { penalty: lonely ? penalties.lonely : items.length <= mostTogether ? penalties.few : penalties.item, halves: () => [part([...before, item], 0), part(after, index + 1)] }]
  })
}

function cutsInTable(table: Table): InnerCut[] {
  const [head, ...rows] = table.children
  return rows.slice(1).map((_, index): InnerCut => ({
    penalty: index === 0 || index === rows.length - 2 ? penalties.lonely : penalties.row,
    halves: () => [
      { ...table, children: [head!, ...rows.slice(0, index + 1)] },
      {
        ...table,
        children: [head!, ...rows.slice(index + 1)],
        position: spanning(rows[index + 1]!.position, table.position.end.offset > rows.at(-1)!.position.end.offset ? table.position : rows.at(-1)!.position),
      },
    ],
  }))
}

function cutsInCode(code: Code, level: CutLevel): InnerCut[] {
  const text = code.value.replace(/\n$/, '')
  const lines = text.split('\n')
  // where each line begins: parts of one string take no room, however many places are looked at
  const begins = [0]
  for (const line of lines) begins.push(begins.at(-1)! + line.length + 1)
  const cut = (at: number): [Code, Code] => {
    // a blank line at the cut belongs to neither page, but the numbering goes on
    const first = code.start ?? 1
    const steps = (from: number, to: number) =>
      code.steps && { steps: code.steps.map((step) => step.filter((line) => line > from && line <= to).map((line) => line - from)) }
    return [
      { ...code, value: text.slice(0, begins[at]! - 1), ...steps(0, at) },
      { ...code, value: text.slice(begins[at]!), start: first + at, ...steps(at, lines.length) },
    ]
  }
  const between = lines.slice(1).map((line, index): InnerCut => {
    const at = index + 1
    const lonely = at < 2 || lines.length - at < 2
    const blank = lines[at - 1]!.trim() === '' || (line.trim() === '' && at + 1 < lines.length)
    const above = lines[at - 1]!
    const within = indent(line) > indent(above) || closes.test(line) || (remark.test(above) && remark.test(line))
    const penalty = lonely ? penalties.lonely : blank ? penalties.blank : within ? penalties.deeper : penalties.line
    return { penalty: penalty + (lines.length <= linesTogether ? penalties.few : 0), halves: () => cut(at) }
  })
  return level === 'words' && lines.length === 1 ? cutsInLine(code) : between
}

/** Ends what lines before it began, perhaps in a comment. */
const closes = /^\s*(?:\/\/|#)?\s*(?:[)\]}]|<\/|end\b)/

/** A comment that has the line for itself. */
const remark = /^\s*(?:\/\/|#(?!\w)|--|;)/

const indent = (line: string): number => line.search(/\S|$/)

/** The last resort: one endless line of code. */
function cutsInLine(code: Code): InnerCut[] {
  const pieces = Math.floor(code.value.length / 40)
  return Array.from({ length: pieces }, (_, index): InnerCut => ({
    penalty: penalties.word,
    halves: () => [
      { ...code, value: code.value.slice(0, (index + 1) * 40) },
      { ...code, value: code.value.slice((index + 1) * 40), start: code.start ?? 1 },
    ],
  })).filter((_, index) => (index + 1) * 40 < code.value.length)
}

function cutsInText(inlines: readonly Inline[], level: CutLevel): { penalty: number; at: number }[] {
  if (level === 'blocks') return []
  const text = inlineText(inlines)
  const sentences = new Set([...text.matchAll(/[.!?…][)\]"'”’»]*\s+|[。！？][」』）]*/gu)].map((match) => match.index + match[0].length))
  const words = level === 'words' ? [...text.matchAll(/\s+|\S{40}/gu)].map((match) => match.index + match[0].length) : []
  return [...new Set([...sentences, ...words])]
    .filter((at) => at > 0 && at < text.length)
    .sort((a, b) => a - b)
    .map((at) => ({ at, penalty: sentences.has(at) ? penalties.sentence : penalties.word }))
}

/** Parts inlines at an offset into their text, as inlineText counts it. */
function splitInlines(inlines: readonly Inline[], at: number): [Inline[], Inline[]] {
  const head: Inline[] = []
  const tail: Inline[] = []
  let offset = 0
  for (const inline of inlines) {
    const length = inlineText([inline]).length
    if (offset + length <= at) head.push(inline)
    else if (offset >= at) tail.push(inline)
    else if (inline.type === 'text' || inline.type === 'inlineCode') {
      head.push({ ...inline, value: inline.value.slice(0, at - offset).trimEnd() })
      tail.push({ ...inline, value: inline.value.slice(at - offset) })
    } else if ('children' in inline) {
      const [first, second] = splitInlines(inline.children, at - offset)
      head.push({ ...inline, children: first })
      tail.push({ ...inline, children: second })
    } else head.push(inline)
    offset += length
  }
  return [head, tail]
}
