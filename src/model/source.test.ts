import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineText, linesAt, makeSource, pointAt } from './source.ts'

// the same inputs each time; SEED=2 npm run unit tries others
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) })

test('byte order mark and carriage returns do not count', () => {
  expect(makeSource('a.txt', '\uFEFFone\r\ntwo\rthree').text).toBe('one\ntwo\nthree')
})

test('points have lines and columns from 1', () => {
  const source = makeSource('a.txt', 'one\ntwo\n\nfour')
  expect(pointAt(source, 0)).toEqual({ line: 1, column: 1, offset: 0 })
  expect(pointAt(source, 5)).toEqual({ line: 2, column: 2, offset: 5 })
  expect(pointAt(source, 8)).toEqual({ line: 3, column: 1, offset: 8 })
  expect(pointAt(source, 99)).toEqual({ line: 4, column: 5, offset: 13 })
  expect(linesAt(source, 2, 4)).toEqual({ start: { line: 2, column: 1, offset: 4 }, end: { line: 4, column: 5, offset: 13 } })
})

test('a point leads back to its character', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '\n', 'é', '漢') }), fc.nat(), (text, seed) => {
    const source = makeSource('a.txt', text)
    const offset = seed % (text.length + 1)
    const { line, column } = pointAt(source, offset)
    expect(lineText(source, line).slice(column - 1)[0]).toBe(text[offset] === '\n' ? undefined : text[offset])
  }))
})
