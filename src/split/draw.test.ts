// The workbench on a screen: what is drawn, line by line, in fixtures/*.screen.
import { readFileSync } from 'node:fs'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import type { Doubt } from '../read/formats/text/doubts.ts'
import { draw } from './draw.ts'
import { act, openWorkbench, type Workbench } from '../read/formats/text/workbench.ts'

const folder = new URL('fixtures/', import.meta.url)

/** A workbench whose guesses are equally sure, but for the doubts: the screens do not change when the guesses get better. */
function open(name: string, doubts: readonly Doubt[], line: number): Workbench {
  const bench = openWorkbench(readFileSync(new URL(name, folder), 'utf8'))
  const why = { reason: 'after a list; short', confidence: 0.97 }
  const decisions = bench.structure.decisions.map((decision) => ({ ...decision, why, boundary: why }))
  return { ...bench, structure: { ...bench.structure, decisions }, doubts, line }
}
const doubts: Doubt[] = [
  { line: 7, is: 'start', confidence: 0.53, reason: 'after a list; short' },
  { line: 2, is: 'subtitle', confidence: 0.71, reason: 'a second short line under the title' },
]

test.each<[string, Workbench, number, number]>([
  ['a-doubt', open('../../read/formats/text/marks/fixtures/flat.txt', doubts, 7), 80, 24],
  ['a-low-screen', open('../../read/formats/text/marks/fixtures/flat.txt', doubts, 13), 80, 12],
  ['a-narrow-screen', open('../../read/formats/text/marks/fixtures/flat.txt', doubts, 2), 50, 24],
  ['a-message', act(open('../../read/formats/text/marks/fixtures/flat.txt', doubts, 3), { type: 'split' }), 80, 24],
  ['wide-characters', open('wide.txt', [], 3), 80, 14],
])('%s', async (name, bench, columns, rows) => {
  const lines = draw(bench, 'talk.txt', { columns, rows, color: false })
  expect(lines).toHaveLength(rows)
  for (const line of lines) expect(stringWidth(line)).toBe(columns)
  await expect(`${lines.map((line) => line.trimEnd()).join('\n')}\n`).toMatchFileSnapshot(new URL(`${name}.screen`, folder).pathname)
})

test('without colour nothing is printed but text; with it, the cursor and the doubts stand out', () => {
  const bench = open('../../read/formats/text/marks/fixtures/flat.txt', doubts, 7)
  expect(draw(bench, 'talk.txt', { columns: 80, rows: 24, color: false }).join('')).not.toContain('\x1b')
  expect(draw(bench, 'talk.txt', { columns: 80, rows: 24, color: true }).join('')).toContain('\x1b[7m>? title What we packed first')
})

test('a talk cannot steer the terminal', () => {
  const bench = openWorkbench('A title\x1b[2J\x07\n- \x9b31m words\u202e\n')
  expect(draw(bench, 'talk\x1b.txt', { columns: 80, rows: 10, color: false }).join('')).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202e]/)
})
