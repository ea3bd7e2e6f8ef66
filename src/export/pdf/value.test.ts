import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dict, readValue, words, wordsOf, writeValue, type Value } from './value.ts'

const read = (text: string): Value | undefined => readValue(text)?.value

test('reads what a PDF is made of', () => {
  expect(read('<< /Type /Page % a comment\n/Kids [1 0 R -2.5 true null (a\\(b\\051 \\n(c)) <4a4B5>]>>')).toEqual(dict({
    Type: { name: 'Page' },
    Kids: [{ ref: 1 }, -2.5, true, null, { bytes: 'a(b) \n(c)' }, { bytes: 'JKP' }],
  }))
  expect(read('/A#20B')).toEqual({ name: 'A B' })
  expect(read('(a\\\nb\\7x)')).toEqual({ bytes: 'ab\x07x' })
})

test('what is broken off is no value', () => {
  const whole = '<</A [1 (b) <63>]/D <</E 1 0 R>>>>'
  expect(read(whole)).toBeInstanceOf(Map)
  for (let length = 0; length < whole.length; length++) expect(read(whole.slice(0, length)), whole.slice(0, length)).toBeUndefined()
})

const bytes = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) })
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 }, fc.constant(null), fc.boolean(), fc.integer(), bytes.map((text) => ({ bytes: text })),
    fc.string({ unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)), minLength: 1 }).map((name) => ({ name })),
    fc.nat(9999).map((ref) => ({ ref })), fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[A-Za-z]{1,6}$/), tie('value'), { maxKeys: 4 }).map(dict),
  ),
}))

test('what is written is read again', () => {
  fc.assert(fc.property(value, (some) => { expect(read(writeValue(some))).toEqual(some) }), { seed: Number(process.env.SEED ?? 1) })
})

test('words of any writing', () => {
  expect(writeValue(words('Plain (and simple)'))).toBe('(Plain \\(and simple\\))')
  expect(writeValue(words('Ü'))).toBe('<FEFF00DC>')
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => { expect(wordsOf(words(text))).toBe(text) }), { seed: Number(process.env.SEED ?? 1) })
})
