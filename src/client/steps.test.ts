import { expect, it } from 'vitest'
import { litLines } from './steps.ts'

it('lights the lines of a step', () => {
  expect([...litLines('1|3-4,8|all', 0)!]).toEqual([1])
  expect([...litLines('1|3-4,8|all', 1)!]).toEqual([3, 4, 8])
  expect(litLines('1|3-4,8|all', 2)).toBeNull()
})

it('lights every line where there is no such step', () => expect(litLines('1', 5)).toBeNull())
