// Tables: drawn with pipes and a line of dashes under their head, as in Markdown, or rows as they are copied from a page.
//
//   | year | talks |      year | talks | rooms      year<TAB>talks
//   |------|-------|      2025 | 4 | 2             2025<TAB>4
//   | 2025 |     4 |                               2026<TAB>7
import { codeScore } from '../shape.ts'
import type { Given, Table } from './claims.ts'
import { isFree } from './claims.ts'

const dashes = /^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?$/

export function findTables(given: Given): void {
  const { lines, claims } = given
  for (let index = 1; index < lines.length; index++) {
    if (!isFree(given, index) || !isFree(given, index - 1)) continue
    if (!dashes.test(lines[index]!.full) || !lines[index - 1]!.full.includes('|')) continue
    const table: Table = { between: /\|/g, ruled: true }
    claims[index - 1] = claims[index] = { is: 'table', table }
    for (let at = index + 1; isFree(given, at) && lines[at]!.full.includes('|'); at++) claims[at] = { is: 'table', table }
  }
}

/** a heading of a column, not a sentence */
const longestHead = 40
/** two names over two companies are speakers */
const fewestOfTwo = 3
/** who speaks stands at the beginning */
const head = 5

/** a column's name; where a number stands, a listing is explained: "1 | opens the file" */
const isHead = (cell: string): boolean => /\D/.test(cell) && cell.length <= longestHead

/** Rows that are copied from a page. After the notes: what is only for the speaker stays there. */
export function findRows(given: Given): void {
  for (const between of [/ \| /g, /\t+/g]) findRowsOf(given, between)
}

/** Rows of as many cells each, under one that can be a table's head. */
function findRowsOf(given: Given, between: RegExp): void {
  const { lines, claims } = given
  const cellsAt = (index: number): string[] =>
    (isFree(given, index) && lines[index]!.kind === 'text' ? lines[index]!.full.split(between).map((cell) => cell.trim()) : [])
  for (let index = 0, end = 0; index < lines.length; index = Math.max(end, index + 1)) {
    const first = cellsAt(index)
    if (first.length < 2) continue
    for (end = index + 1; cellsAt(end).length === first.length; end++);
    const many = end - index
    if (many < (first.length > 2 ? 2 : fewestOfTwo) || index < head || !first.every(isHead)) continue
    if (codeScore(lines[index]!.full) >= 0.5 || lines.slice(index, end).filter(({ full }) => codeScore(full) >= 1).length * 2 > many) continue
    const table: Table = { between, ruled: false }
    for (let at = index; at < end; at++) claims[at] = { is: 'table', table }
  }
}
