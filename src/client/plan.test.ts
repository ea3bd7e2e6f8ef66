import { describe, expect, it } from 'vitest'
import { placeAfter } from './plan.ts'

describe('the audience, after an update,', () => {
  const before = ['a', 'b', 'c', 'd']
  it.each([
    ['stays, wherever its slide went', 'c', ['x', 'y', 'a', 'b', 'c', 'd'], 'c'],
    ['stays when slides before it went', 'c', ['c', 'd'], 'c'],
    ['follows a slide whose title was edited', 'c', ['a', 'b', 'new-title', 'd'], 'new-title'],
    ['follows it with slides added in the same edit', 'c', ['x', 'a', 'b', 'new-title', 'e', 'd'], 'new-title'],
    ['follows the first and the last', 'a', ['new-title', 'b', 'c', 'd'], 'new-title'],
    ['goes on where its slide was removed', 'c', ['a', 'b', 'd'], 'd'],
    ['goes back where there is nothing to go on to', 'd', ['a', 'b', 'c'], 'c'],
    ['goes to the first where nothing is left', 'c', ['x'], 'x'],
    ['goes on when all before it is gone too', 'b', ['d'], 'd'],
    ['is not lost when the order changed as well', 'b', ['d', 'c', 'a'], 'c'],
  ])('%s', (_, current, after, expected) => expect(placeAfter(before, current, after)).toBe(expected))
})
