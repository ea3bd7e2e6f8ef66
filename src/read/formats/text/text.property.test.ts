// Reading any text at all: no crash, no word lost, and nothing that cannot be seen changes what comes out.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeSource } from '../../../model/source.ts'
import { anyTalk as talk } from './fixtures/anyTalk.ts'
import { text } from './index.ts'
import { lostWords } from './lostWords.ts'

// the same inputs each time; SEED=2 npm run unit tries others
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) })

const nodesOf = (raw: string) => text.read(makeSource('talk.txt', raw)).nodes

test('every text is read, and positions lie inside it, in order', () => {
  fc.assert(fc.property(talk, (raw) => {
    const source = makeSource('talk.txt', raw)
    let last = 0
    for (const { position } of text.read(source).nodes) {
      expect(position.end.offset).toBeGreaterThanOrEqual(position.start.offset)
      expect(position.end.offset).toBeLessThanOrEqual(source.text.length)
      expect(position.start.line).toBeGreaterThanOrEqual(last)
      last = position.start.line
    }
  }), { numRuns: 300 })
})

test('no word is lost', () => {
  fc.assert(fc.property(talk, (raw) => {
    const source = makeSource('talk.txt', raw)
    expect(lostWords(source, text.read(source))).toEqual([])
  }), { numRuns: 500 })
})

test('line ends and a byte order mark change nothing', () => {
  fc.assert(fc.property(talk.filter((raw) => !raw.startsWith('\uFEFF')), (raw) => {
    expect(nodesOf(`\uFEFF${raw.replaceAll('\n', '\r\n')}`)).toEqual(nodesOf(raw))
  }), { numRuns: 100 })
})

test('white space at the ends of lines changes nothing', () => {
  const shapeOf = (raw: string) => JSON.stringify(nodesOf(raw), (key, value) => (key === 'offset' || key === 'column' ? undefined : value))
  fc.assert(fc.property(talk.filter((raw) => !/[\\\f]|`{3}|~{3}/.test(raw)), (raw) => {
    expect(shapeOf(raw.split('\n').map((one) => `${one} \t`).join('\n'))).toEqual(shapeOf(raw))
  }), { numRuns: 100 })
})
