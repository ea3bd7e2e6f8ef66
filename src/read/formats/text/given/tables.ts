// Tables drawn with pipes, with the line of dashes under their head, as in Markdown.
//
//   | year | talks |
//   |------|-------|
//   | 2025 |     4 |
import type { Given } from './claims.ts'
import { isFree } from './claims.ts'

const dashes = /^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?$/

export function findTables(given: Given): void {
  const { lines, claims } = given
  for (let index = 1; index < lines.length; index++) {
    if (!isFree(given, index) || !isFree(given, index - 1)) continue
    if (!dashes.test(lines[index]!.full) || !lines[index - 1]!.full.includes('|')) continue
    const table = {}
    claims[index - 1] = claims[index] = { is: 'table', table }
    for (let at = index + 1; isFree(given, at) && lines[at]!.full.includes('|'); at++) claims[at] = { is: 'table', table }
  }
}
