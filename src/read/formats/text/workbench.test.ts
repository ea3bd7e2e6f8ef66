// Keys on the workbench: what each makes of the slides, and of the text that is saved.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { slidesOf } from './marks/slides.ts'
import { act, linesOf, openWorkbench, type Action, type Workbench } from './workbench.ts'

const raw = readFileSync(new URL('marks/fixtures/flat.txt', import.meta.url), 'utf8')

/** The workbench with the cursor on a line, after some keys. */
function after(line: number, ...actions: Action[]): Workbench {
  return actions.reduce(act, { ...openWorkbench(raw), line })
}
const starts = ({ structure }: Workbench): number[] => slidesOf(structure).map(({ first }) => structure.content.at[first]! + 1)
const role = (name: Extract<Action, { type: 'role' }>['role']): Action => ({ type: 'role', role: name })

test('a text opens as it is read, with nothing to save', () => {
  const bench = openWorkbench(raw)
  expect(starts(bench)).toEqual([1, 3, 7, 10, 13])
  expect(bench.saved).toBe(bench.text)
  expect(linesOf(bench)).toEqual(Array.from({ length: 13 }, (_, index) => index + 1))
})

describe('a key', () => {
  test('joins the slide of the cursor with the one before', () => {
    const bench = after(8, { type: 'join' })
    expect(starts(bench)).toEqual([1, 3, 10, 13])
    expect(bench.text.split('\n---\n')).toHaveLength(4)
    expect(bench.message).toBe('Joined with the slide before.')
  })

  test('begins a slide at the cursor', () => {
    const bench = after(5, { type: 'split' })
    expect(starts(bench)).toEqual([1, 3, 5, 7, 10, 13])
    expect(bench.text).toContain('\n---\n- The lift was older')
  })

  test('lets a slide, or the next one, begin at the cursor instead', () => {
    expect(starts(after(8, { type: 'begin', slide: 'this' }))).toEqual([1, 3, 8, 10, 13])
    const bench = after(8, { type: 'begin', slide: 'next' })
    expect(starts(bench)).toEqual([1, 3, 7, 8, 13])
    expect(starts(act(bench, { type: 'undo' }))).toEqual([1, 3, 7, 10, 13])
    expect(after(2, { type: 'begin', slide: 'this' }).message).toBe('The first slide begins with the text.')
    expect(after(7, { type: 'begin', slide: 'next' }).message).toBe('A slide keeps its first line.')
  })

  test('turns to the next slide, and back to the beginning of this one', () => {
    expect(after(4, { type: 'turn', by: 1 }).line).toBe(7)
    expect(after(4, { type: 'turn', by: -1 }).line).toBe(3)
    expect(after(13, { type: 'turn', by: 1 }).line).toBe(13)
  })

  test.each([
    ['title', '# The lift was older'], ['code', '```\n- The lift was older'], ['note', 'Note: The lift was older'],
  ] as const)('makes the line a %s', (name, written) => {
    expect(after(5, role(name)).text).toContain(`\n${written}`)
  })

  test('makes the line under the title its subtitle, and takes a title away', () => {
    expect(after(2, role('subtitle')).text).toMatch(/^# Moving the Library\n## twelve thousand books in a weekend\n---/)
    expect(after(7, role('plain')).text).toContain('\n---\n#\nWhat we packed first\n')
    expect(after(13, role('bullet')).text).toContain('- Thank you')
  })

  test('undoes the last decision, and the one before', () => {
    const bench = after(7, { type: 'join' }, { type: 'move', by: 3 }, { type: 'join' }, { type: 'undo' })
    expect(starts(bench)).toEqual([1, 3, 10, 13])
    const first = act(bench, { type: 'undo' })
    expect({ starts: starts(first), line: first.line, pins: first.pins.size }).toEqual({ starts: [1, 3, 7, 10, 13], line: 7, pins: 0 })
    expect(act(first, { type: 'undo' }).message).toBe('There is nothing to undo.')
  })

  test('changes its mind: a title that is joined is none', () => {
    const bench = after(5, role('title'), { type: 'join' })
    expect(starts(bench)).toEqual([1, 3, 7, 10, 13])
    expect(bench.text).not.toContain('#')
  })

  test('settles a guess as it is, and goes on to the next doubt', () => {
    const opened = openWorkbench(raw)
    const doubts = [7, 10].map((line) => ({ line, is: 'start' as const, confidence: 0.5, reason: 'short' }))
    const bench = act({ ...opened, doubts, line: 7, visited: [7] }, { type: 'accept' })
    expect(bench.pins).toEqual(new Map([[7, { starts: true }]]))
    expect(starts(bench)).toEqual(starts(opened))
  })
})

describe('a key that does nothing says why', () => {
  test.each<[string, number, Action, string]>([
    ['join on the first slide', 2, { type: 'join' }, 'This is the first slide.'],
    ['split where one begins', 7, { type: 'split' }, 'A slide begins here already.'],
    ['a subtitle without a title', 5, role('subtitle'), 'A subtitle stands right under its title.'],
    ['a bullet twice', 5, role('bullet'), 'This is a bullet already.'],
    ['undo', 5, { type: 'undo' }, 'There is nothing to undo.'],
  ])('%s', (_, line, action, message) => {
    const bench = after(line, action)
    expect({ message: bench.message, pins: bench.pins.size }).toEqual({ message, pins: 0 })
  })

  test('what no mark can say', () => {
    const bench = ['Moving', 'Note: wait.', 'twelve thousand books', ''].join('\n')
    expect(act({ ...openWorkbench(bench), line: 3 }, role('subtitle')).message).toBe('No mark can say that in this text: write it by hand.')
  })
})

test('the cursor stays on lines with words', () => {
  expect(after(13, { type: 'move', by: 10 }).line).toBe(13)
  expect(after(5, { type: 'move', by: -Infinity }).line).toBe(1)
  const spaced = openWorkbench('One\n\n\n- two\n')
  expect(act({ ...spaced, line: 1 }, { type: 'move', by: 1 }).line).toBe(4)
})

test('doubtful places come one after the other, the most doubtful first', () => {
  const doubts = [9, 4, 12].map((line) => ({ line, is: 'start' as const, confidence: 0.5, reason: 'short' }))
  let bench: Workbench = { ...openWorkbench(raw), doubts, visited: [], line: 1 }
  const seen = [1, 2, 3].map(() => (bench = act(bench, { type: 'next' })).line)
  expect(seen).toEqual([9, 4, 12])
  expect(act(bench, { type: 'next' }).message).toBe('That was the last doubtful place.')
  expect(act(bench, { type: 'previous' }).line).toBe(4)
})
