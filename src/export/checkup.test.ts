import { expect, test } from 'vitest'
import { checkNode } from './checkup.ts'

test('the oldest Node that will do', () => {
  expect(checkNode('20.19.0').state).toBe('good')
  expect(checkNode('22.1.0').state).toBe('good')
  expect(checkNode('20.18.3')).toEqual({
    name: 'node', state: 'missing', is: '20.18.3, older than 20.19', hint: 'Install Node 20.19 or later from nodejs.org.',
  })
})
