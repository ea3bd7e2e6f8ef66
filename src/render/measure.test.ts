import { describe, expect, test } from 'vitest'
import type { Inline } from '../model/block.ts'
import type { FontFace } from './look.ts'
import { lineCount, makeMeasure, widestWord } from './measure.ts'
import type { Style, TextStyle } from './style.ts'

// every letter of the upright face is half an em wide, of the strong one a whole em, spaces a quarter
const letters = (width: number): FontFace['advances'] => [[32, [250, ...Array.from({ length: 94 }, () => width)]]]
const face = (weight: number, width: number): FontFace =>
  ({ family: 'Serif', weight, style: 'normal', ranges: [[0, 255]], file: 'f.woff2', advances: letters(width) })
const measure = makeMeasure([face(400, 500), face(600, 1000), { ...face(400, 600), family: 'Mono' }])
const text: TextStyle = { family: 'Serif', weight: 400, italic: false, leading: 1.4 }
const style: Style = {
  number: () => 1, text, strongWeight: 600, leadWeight: 400, italicQuotes: false, slot: () => text, sizes: (slot) => slot.sizes,
  code: { ...text, family: 'Mono' },
}
const words = (...inlines: (Inline | string)[]) =>
  measure.words(inlines.map((inline) => (typeof inline === 'string' ? { type: 'text', value: inline } : inline)), text, style)
const strong = (value: string): Inline => ({ type: 'strong', children: [{ type: 'text', value }] })

describe('width', () => {
  test('is the sum of the advances, in em', () => expect(measure.width('abcd', text)).toBe(2))
  test('of the nearest weight there is', () => expect(measure.width('a', { ...text, weight: 700 })).toBe(1))
  test('of upright letters where there are no slanted ones', () => expect(measure.width('a', { ...text, italic: true })).toBe(0.5))
  test('of characters that no font has: square for east Asian ones, a little wider for pictures', () => {
    expect(measure.width('漢字', text)).toBe(2)
    expect(measure.width('🎉', text)).toBe(1.3)
    expect(measure.width('⇒', text)).toBe(0.6)
  })
  test('combining marks take no room', () => expect(measure.width('a\u0301', text)).toBe(0.5))
})

describe('words', () => {
  const widths = (...inlines: (Inline | string)[]) => words(...inlines).map(({ width }) => width)
  test('are parted by spaces, of which many count as one', () => {
    expect(words('ab  cd')).toEqual([{ width: 1, space: 0.25, hard: false }, { width: 1, space: 0, hard: false }])
  })
  test('cling together over a change of type', () => expect(widths('a', strong('b'), ', c')).toEqual([2, 0.5]))
  test('part after a hyphen, a dash and a question mark, not after a slash', () => {
    expect(widths('extraordinarily-known')).toEqual([8, 2.5])
    expect(widths('a—b')).toHaveLength(2)
    expect(widths('map?bbox')).toEqual([2, 2])
    expect(widths('and/or')).toEqual([3])
  })
  test('with a hyphen do not part where they are short, nor do options', () => {
    expect(widths('well-known')).toEqual([5])
    expect(widths('--from=builder')).toEqual([7])
    expect(widths('Infrastructure-as-a-code')).toEqual([7.5, 4.5])
  })
  test('that are long addresses part after their signs, not before the host, not into crumbs', () => {
    expect(widths('https://example.org/talks/2017/slides.html')).toEqual([10, 3, 2.5, 3.5, 2])
    expect(widths('example.org/a-talk/of/another-year')).toEqual([6, 3.5, 5.5, 2])
    expect(widths('https://example.org')).toEqual([9.5])
  })
  test('part between a sign and an opening bracket, as in code', () => {
    expect(widths('f()<T>')).toHaveLength(2)
    expect(widths('f(x)')).toHaveLength(1)
  })
  test('do not part at a minus, before a number, or at a hyphen that begins a word', () => {
    expect(widths('-v')).toEqual([1])
    expect(widths('1-2')).toEqual([1.5])
  })
  test('part between east Asian characters, but not before a full stop or after a bracket', () => {
    expect(widths('漢字')).toEqual([1, 1])
    expect(widths('「漢字」。')).toHaveLength(2)
  })
  test('end a line where the author did', () => {
    expect(words('a', { type: 'break' }, 'b').map(({ hard }) => hard)).toEqual([true, false])
  })
})

describe('lines', () => {
  const count = (value: string, width: number) => lineCount(words(value), width)
  test('fill up to their width', () => {
    expect(count('ab cd', 2.3)).toBe(1)
    expect(count('ab cd', 2.2)).toBe(2)
    expect(count('ab cd ef', 2.3)).toBe(2)
  })
  test('break inside a word only where it is wider than a line', () => {
    expect(count('abcdefgh', 2)).toBeGreaterThanOrEqual(3)
    expect(widestWord(words('abcdefgh ab'))).toBeGreaterThanOrEqual(4)
  })
  test('an empty text is one line', () => expect(lineCount([], 10)).toBe(1))
})
