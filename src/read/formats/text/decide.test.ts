// Deciding around what a person has decided.
import { expect, test } from 'vitest'
import { makeSource } from '../../../model/source.ts'
import { decideLines } from './decide.ts'
import type { Pin } from './pins.ts'

const talk = makeSource('talk.txt', `Why our builds are slow

- Everything is built one after the other.
- Nobody knows which step waits for which.

What we changed
- Steps say what they need.
- What needs nothing starts at once.
Thank you`)

const outline = (fixed: [number, Pin][]): string[] =>
  decideLines(talk, new Map(fixed)).map(({ line, role, starts }) => `${line} ${role}${starts ? ' starts' : ''}`)

test('what is not fixed is decided as ever', () => {
  expect(outline([])).toEqual(['1 title starts', '3 text', '4 text', '6 title starts', '7 text', '8 text', '9 title starts'])
})

test('a slide that must not start, and one that must', () => {
  expect(outline([[6, { starts: false }], [4, { starts: true }]])).toEqual(
    ['1 title starts', '3 text', '4 text starts', '6 text', '7 text', '8 text', '9 title starts'])
})

test('a role that is fixed: a title starts its slide, a subtitle and code start none', () => {
  expect(outline([[3, { role: 'subtitle' }], [6, { role: 'code' }], [8, { role: 'title' }]])).toEqual(
    ['1 title starts', '3 subtitle', '4 text', '6 code', '7 text', '8 title starts', '9 title starts'])
})

test('what is fixed is sure', () => {
  const fixed = decideLines(talk, new Map([[6, { starts: false }], [7, { starts: true }]]))
  expect(fixed.slice(3, 5).map(({ boundary }) => boundary.confidence)).toEqual([1, 1])
})
