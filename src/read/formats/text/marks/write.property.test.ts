// Writing marks into any text at all: it reads as before, no word is lost, and there is nothing to write a second time.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printDeck } from '../../../../model/print.ts'
import { makeSource } from '../../../../model/source.ts'
import { read } from '../../../read.ts'
import { anyTalk } from '../fixtures/anyTalk.ts'
import type { Pin } from '../pins.ts'
import { writeMarks } from './write.ts'

// the same inputs each time; SEED=2 npm run unit tries others
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) })

const treeOf = (raw: string): string => {
  const { value } = read(makeSource('talk.txt', raw), { format: 'text' })
  return value ? printDeck(value).replace(/^(\d+) :\d+ /gm, '$1 ') : ''
}
/** The words of a text, but for the mark of a note (`???` is written as `Note:` where something of the slide follows) and a letter for a bullet. */
const words = (raw: string): string => (raw.replaceAll(/^([\s\u200b]*)Note: |^[ \t\f]*(?:#+ )?o[ \t]/gm, '$1').match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')

test('the deck stays the same, and so does a marked text', () => {
  let refused = 0
  fc.assert(fc.property(anyTalk, (raw) => {
    const { text, unlike } = writeMarks(raw)
    expect(words(text)).toBe(words(raw))
    if (unlike === null) {
      expect(treeOf(text)).toBe(treeOf(raw))
      expect(writeMarks(text)).toMatchObject({ text, unlike: null })
    } else refused++
  }), { numRuns: 300 })
  // notes between a title and its subtitle and the like: told, not written
  expect(refused).toBeLessThanOrEqual(5)
})

const pin = fc.record({
  starts: fc.boolean(), role: fc.constantFrom<NonNullable<Pin['role']>>('title', 'subtitle', 'plain', 'code', 'bullet', 'note'),
}, { requiredKeys: [] })

test('whatever a person pins, no word is lost', () => {
  fc.assert(fc.property(anyTalk, fc.array(fc.tuple(fc.nat(40), pin), { maxLength: 4 }), (raw, pins) => {
    const { text, unlike } = writeMarks(raw, new Map(pins))
    if (unlike === null) expect(words(text)).toBe(words(raw))
  }), { numRuns: 200 })
})
