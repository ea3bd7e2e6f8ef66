import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

const layouts = ['bullets', 'code', 'quote', 'two-columns']

test.each([
  ['two-colums', 'two-columns'],
  ['bulets', 'bullets'],
  ['qoute', 'quote'],
  ['Code', 'code'],
  ['kaleidoscope', null],
  ['x', null],
])('%s → %s', (name, meant) => {
  expect(nearest(name, layouts)).toBe(meant)
})
