import { expect, it } from 'vitest'
import { elapsed, makeTimer } from './timer.ts'

it.each([[0, '0:00'], [7.9, '0:07'], [754, '12:34'], [3599, '59:59'], [3723, '1:02:03'], [-1, '0:00']])('%d s is %s', (seconds, text) => {
  expect(elapsed(seconds)).toBe(text)
})

it('runs from its first start, also where nothing can be stored', () => {
  let now = 1_000_000
  const timer = makeTimer('test', () => now)
  expect(timer.seconds()).toBe(0)
  timer.start()
  now += 5000
  timer.start()
  expect(timer.seconds()).toBe(5)
  timer.reset()
  now += 5000
  expect(timer.seconds()).toBe(0)
})
