import { describe, expect, test } from 'vitest'
import { stacksOf } from './stacks.ts'

const slidesOf = (...slides: [id: string, section: string | null][]) => slides.map(([id, section]) => ({ id, section }))
const shape = (slides: { id: string; section: string | null }[]) => stacksOf(slides).map(({ slides: inside }) => inside.map(({ id }) => id))

describe('stacks', () => {
  test('are neighbours of one section', () => {
    expect(shape(slidesOf(
      ['title', null], ['agenda', null], ['p1', 'problem-1'], ['p1b', 'problem-1'], ['p2', 'problem-2'], ['end', null],
    ))).toEqual([['title'], ['agenda'], ['p1', 'p1b'], ['p2'], ['end']])
  })

  test('are not made of slides that a slide without section parts', () => {
    expect(shape(slidesOf(['a', 'one'], ['b', null], ['c', 'one']))).toEqual([['a'], ['b'], ['c']])
  })

  test('do not hold a whole deck', () => {
    expect(shape(slidesOf(['a', 'one'], ['b', 'one'], ['c', 'one']))).toEqual([['a'], ['b'], ['c']])
  })
})
