import { expect, test } from 'vitest'
import type { Block } from '../model/block.ts'
import { blockText } from '../model/block.ts'
import { cutsOf, type CutLevel } from './cut.ts'
import { placed } from './fixtures/deck.ts'

const t = (value: string) => ({ type: 'text', value })
const p = (value: string) => ({ type: 'paragraph', children: [t(value)] })
const ul = (...items: string[]) => ({ type: 'list', ordered: false, children: items.map((item) => ({ type: 'listItem', children: [p(item)] })) })
const row = (...cells: string[]) => ({ type: 'tableRow', children: cells.map((cell) => ({ type: 'tableCell', children: [t(cell)] })) })
const code = (value: string, more: object = {}) => ({ type: 'code', value, ...more })

/** Every cut as "penalty: head | tail". */
function drawn(blocks: object[], level: CutLevel = 'blocks'): string[] {
  const line = (half: Block[]): string => blockText(half).replaceAll('\n', ' / ')
  return cutsOf(placed(blocks), level).map(({ penalty, split }) => {
    const [head, tail] = split()
    return `${penalty}: ${line(head)} | ${line(tail)}`
  })
}

test('between blocks, but an introduction stays with what it introduces', () => {
  expect(drawn([p('a'), p('b:'), ul('c', 'd')])).toEqual(['0: a | b: / c / d', '9: a / b: | c / d', '4: a / b: / c | d'])
})

test('words that end in a colon stay with what comes, whatever it is', () => {
  expect(drawn([p('a:'), p('b'), p('c')])).toEqual(['9: a: | b / c', '0: a: / b | c'])
})

test('between items; a short list stays whole where it can, and a single item left over is worse', () => {
  expect(drawn([ul('a', 'b', 'c', 'd')])).toEqual(['4: a | b / c / d', '3: a / b | c / d', '4: a / b / c | d'])
  expect(drawn([ul(...'abcdefgh')]).map((cut) => cut[0])).toEqual(['4', '1', '1', '1', '1', '1', '4'])
})

test('an item with more than one paragraph is parted after the items are', () => {
  const list = ul('a', 'b', 'c')
  list.children[1]!.children.push(p('more of b'))
  expect(drawn([list])).toEqual(['4: a | b / more of b / c', '5: a / b | more of b / c', '4: a / b / more of b | c'])
})

test('numbering goes on', () => {
  const [, cut] = cutsOf(placed([{ ...ul('a', 'b', 'c'), ordered: true, start: 4 }]), 'blocks')
  expect(cut!.split()[1]).toMatchObject([{ type: 'list', start: 6 }])
  // an agenda is numbered without being written so
  expect(cutsOf(placed([ul('a', 'b', 'c')]), 'blocks')[1]!.split()[1]).toMatchObject([{ type: 'list', ordered: false, start: 3 }])
})

test('between rows, with the head in both halves', () => {
  const table = { type: 'table', align: [null], children: [row('H'), row('1'), row('2'), row('3')] }
  expect(drawn([table])).toEqual(['4: H / 1 | H / 2 / 3', '4: H / 1 / 2 | H / 3'])
})

test('between lines of code, best after a blank one, not into what a line opens; lines keep their numbers and steps', () => {
  const begin = '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n'
  expect(drawn([code(`${begin}if a\n  b\n\nc\nd`)]).slice(10)).toEqual([
    `2: ${begin.slice(0, -4).replaceAll('\n', ' / ')} | 12 / if a /   b /  / c / d`,
    `2: ${begin.replaceAll('\n', ' / ').slice(0, -3)} | if a /   b /  / c / d`,
    `4: ${begin.replaceAll('\n', ' / ')}if a |   b /  / c / d`,
    `1: ${begin.replaceAll('\n', ' / ')}if a /   b |  / c / d`,
    `1: ${begin.replaceAll('\n', ' / ')}if a /   b /  | c / d`,
    `4: ${begin.replaceAll('\n', ' / ')}if a /   b /  / c | d`,
  ])
  // nor before what ends it, in a comment as well
  for (const line of ['}', '  </div>', '// }', 'end']) expect(drawn([code(`${begin}a\n${line}\nb\nc\nd`)])[12]).toMatch(/^4/)
  expect(drawn([code(`${begin}// a\n// b\nc\nd\ne`)])[12]).toMatch(/^4/)
  // code that one takes in at a glance stays whole where it can
  expect(drawn([code('a\nb\n\nc\nd')]).map((cut) => cut[0])).toEqual(['7', '4', '4', '7'])
  const [, cut] = cutsOf(placed([code('a\nb\nc\nd', { start: 10, steps: [[1, 3], [4]] })]), 'blocks')
  expect(cut!.split()).toMatchObject([[{ value: 'a\nb', steps: [[1], []] }], [{ value: 'c\nd', start: 12, steps: [[1], [2]] }]])
})

test('between sentences and at last between words', () => {
  const text = [p('One two. Three?')]
  expect(drawn(text)).toEqual([])
  expect(drawn(text, 'sentences')).toEqual(['3: One two. | Three?'])
  expect(drawn(text, 'words')).toEqual(['6: One | two. Three?', '3: One two. | Three?'])
})

test('markup goes on after the cut', () => {
  const blocks = placed([{ type: 'paragraph', children: [{ type: 'strong', children: [t('One. Two.')] }, t(' Three.')] }])
  expect(cutsOf(blocks, 'sentences')[0]!.split()).toMatchObject([
    [{ children: [{ type: 'strong', children: [{ value: 'One.' }] }] }],
    [{ children: [{ type: 'strong', children: [{ value: 'Two.' }] }, { value: ' Three.' }] }],
  ])
})

test('who said it stands under the end of a quotation', () => {
  const quote = { type: 'blockquote', children: [p('a'), p('b')], cite: [t('Ada')] }
  expect(drawn([quote])).toEqual(['2: a | b / Ada'])
})
