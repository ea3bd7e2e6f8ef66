import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { renderBlocks } from './block.ts'
import { placed } from './fixtures/deck.ts'
import type { Surroundings } from './inline.ts'

const around: Surroundings = {
  assets: new Map([
    ['icon.svg', { kind: 'picture', url: 'icon.svg', path: 'assets/icon-1a2b.svg', from: 'icon.svg' }],
    ['pictures/big one.png', { kind: 'picture', url: 'pictures/big one.png', path: 'assets/größe-3c4d.png', from: 'big.png', width: 1600, height: 900 }],
    ['notes/paper.pdf', { kind: 'file', url: 'notes/paper.pdf', path: 'assets/paper-5e6f.pdf', from: 'notes/paper.pdf' }],
  ]),
  slides: ['part-one', 'part-two'],
  line: 1,
  dir: 'ltr',
  headingLevel: 3,
  steps: false,
}
const folder = new URL('fixtures/blocks/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5))

test.each(names)('%s', async (name) => {
  const blocks = placed(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')))
  await expect(`${renderBlocks(blocks, around)}\n`).toMatchFileSnapshot(`fixtures/blocks/${name}.html`)
})

test('the slide\'s `steps: bullets` makes every item a step', () => {
  const item = (value: string, ...more: object[]) =>
    ({ type: 'listItem', children: [{ type: 'paragraph', children: [{ type: 'text', value }] }, ...more] })
  const list = placed([{ type: 'list', ordered: false, children: [item('a', { type: 'list', ordered: false, children: [item('b')] }), item('c')] }])
  expect(renderBlocks(list, { ...around, steps: true }).match(/<li class="fragment"/g)).toHaveLength(3)
})

test('an item whose own words stand on the slide before has no marker', () => {
  const words = (value: string) => ({ type: 'paragraph', children: [{ type: 'text', value }] })
  const list = (...children: object[]) => ({ type: 'list', ordered: false, children: [{ type: 'listItem', children }] })
  expect(renderBlocks(placed([list(list(words('a'), list(words('b'))))]), around).match(/<li[^>]*>/g))
    .toEqual(['<li class="carried-on" data-line="0">', '<li data-line="0">', '<li data-line="0">'])
})

test('in a text from right to left, words of other scripts keep their order', () => {
  const p = (value: string) => placed([{ type: 'paragraph', children: [{ type: 'text', value }] }])
  const draw = (value: string) => renderBlocks(p(value), { ...around, dir: 'rtl', line: null })
  expect(draw('C++ or 0.3 s')).toBe('<p><bdi dir="ltr">C++ or 0.3 s</bdi></p>')
  expect(draw('C++ هي لغة')).toBe('<p>C++ هي لغة</p>')
  expect(draw('2026')).toBe('<p>2026</p>')
})

test('lines are counted from the slide\'s first, so that text added above changes nothing', () => {
  const block = (line: number) => placed([{ type: 'paragraph', line, children: [{ type: 'text', value: 'here' }] }])
  const html = renderBlocks(block(12), { ...around, line: 10 })
  expect(html).toBe('<p data-line="2">here</p>')
  expect(renderBlocks(block(112), { ...around, line: 110 })).toBe(html)
})
