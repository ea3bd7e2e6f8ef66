// Tables. What a row has more than the head is kept, where Markdown would drop it.
import type { Table, TableRow } from '../../../model/block.ts'
import { lineText, positionAt } from '../../../model/source.ts'
import { inlinesAt, placeOf, type Context } from './blocks.ts'
import type { Branch } from './parser.ts'

export function toTable(branch: Branch, context: Context): Table {
  const rows = branch.children.flatMap((group) => group.children)
  const columns = rows[0]?.children.length ?? 0
  const position = placeOf(branch, context)
  const children = rows.map((row, index) => rowOf(row, columns, index > 0, context))
  const widest = children.reduce((most, row) => Math.max(most, row.children.length), columns)
  const align = rows[0]?.children.map(({ token }) =>
    /text-align:(left|right|center)/.exec(String(token.attrGet('style') ?? ''))?.[1] as 'left' | 'right' | 'center' | undefined ?? null) ?? []
  return {
    type: 'table',
    align: [...align, ...Array<null>(widest - columns).fill(null)],
    children: children.map((row) => ({
      ...row,
      children: [...row.children, ...Array.from({ length: widest - row.children.length }, () =>
        ({ type: 'tableCell' as const, children: [], position: { start: row.position.end, end: row.position.end } }))],
    })),
    position,
  }
}

function rowOf(row: Branch, columns: number, inBody: boolean, context: Context): TableRow {
  const line = row.token.map?.[0] ?? 0
  const position = placeOf(row, context)
  const cells = row.children.map((cell) => cell.children[0]?.token.content ?? '')
  const extra = inBody ? cellsIn(lineText(context.source, line + context.firstLine)).slice(columns).map((cell) => cell.trim()) : []
  if (extra.some(Boolean)) {
    context.diagnostics.push({
      severity: 'warning',
      code: 'long-table-row',
      message: `This row has ${columns + extra.length} cells, the table's head ${columns}.`,
      path: context.source.path,
      position,
      hint: 'Write "\\|" for a bar that is part of a cell.',
    })
    cells.push(...extra)
  }
  let from = position.start.offset
  return {
    type: 'tableRow',
    children: cells.map((cell) => {
      const found = context.source.text.indexOf(cell, from)
      const start = found < 0 || found > position.end.offset ? from : found
      from = start + cell.length
      return { type: 'tableCell', children: inlinesAt(cell, line, context), position: positionAt(context.source, start, from) }
    }),
    position,
  }
}

/** The cells of a line as markdown-it splits it: at bars that no backslash stands before. */
function cellsIn(line: string): string[] {
  const inner = line.replace(/^[\s>]*\|?/, '').replace(/(?<!\\)\|?\s*$/, '')
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replace(/\\\|/g, '|'))
}
