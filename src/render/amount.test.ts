import { expect, test } from 'vitest'
import { largestText } from './amount.ts'
import { placed } from './fixtures/deck.ts'

const p = (value: string) => ({ type: 'paragraph', children: [{ type: 'text', value }] })
const ul = (count: number, item: string) => ({ type: 'list', ordered: false, children: Array.from({ length: count }, () => ({ type: 'listItem', children: [p(item)] })) })
const short = 'One idea a line'
const long = 'A line that says what it has to say and then, as lines do, goes on'

test.each([
  ['one short paragraph', [p(short)], 44],
  ['a paragraph of some length', [p(`${long}. ${long}.`)], 36],
  ['three short paragraphs', [p(short), p(short), p(short)], 44],
  ['four short paragraphs', [p(short), p(short), p(short), p(short)], 36],
  ['two paragraphs of some length', [p(long), p(short)], 36],
  ['much text', [p(`${long}. `.repeat(9))], 32],
  ['three short items', [ul(3, short)], 44],
  ['three short items with an introduction', [p('Why:'), ul(3, short)], 44],
  ['three long items', [ul(3, long)], 36],
  ['four items', [ul(4, short)], 36],
  ['seven items', [ul(7, short)], 32],
  ['four lines of code', [{ type: 'code', value: 'a\nb\nc\nd' }], 36],
  ['five lines of code', [{ type: 'code', value: 'a\nb\nc\nd\ne' }], 32],
  ['a list beside code', [ul(2, short), { type: 'code', value: 'a' }], 36],
])('%s', (_, blocks, size) => expect(largestText(placed(blocks))).toBe(size))
