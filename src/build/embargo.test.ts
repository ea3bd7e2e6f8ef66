import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDeck } from '../project/open.ts'
import { blockText } from '../model/block.ts'
import { cardOf, heldBack } from './embargo.ts'
import type { ReadyDeck } from './talk.ts'

const now = Date.parse('2027-05-20T12:00Z')

test.each([
  [undefined, undefined, null],
  ['2027-05-20T11:59Z', undefined, null],
  ['2027-05-20T12:00Z', undefined, null],
  ['2027-05-20T12:01Z', undefined, '2027-05-20T12:01Z'],
  ['2027-05-20', undefined, null],
  ['2027-05-21', undefined, '2027-05-21'],
  ['2027-05-20T13:30+02:00', undefined, null],
  // nobody knows when the talk is: it stays hidden
  ['after-talk', undefined, 'after-talk'],
  ['after-talk', '2027-05-20T11:00:00+00:00', null],
  ['after-talk', '2027-05-20T15:00:00+02:00', '2027-05-20T15:00:00+02:00'],
])('available: %s, a talk that ends at %s', (available, end, expected) => {
  expect(heldBack(available, end === undefined ? undefined : { end }, now)).toBe(expected)
})

test('the card has the talk\'s title and nothing that its slides say', async () => {
  const opened = await openDeck('the-last-mile-of-rope.txt', { cwd: join(import.meta.dirname, '../../decks/conference') }) as ReadyDeck
  const { slides, meta } = cardOf({ ...opened, deck: { ...opened.deck, meta: { ...opened.deck.meta, title: 'A *rope*: <b>, `x` & "y"' } } }, 'after-talk').deck
  expect(slides.map(({ title, notes, regions }) => ({ title, notes, text: blockText(Object.values(regions).flat()) }))).toEqual([
    { title: 'A *rope*: <b>, `x` & "y"', notes: [], text: 'The slides will be here after the talk.' },
  ])
  expect(meta.author).toEqual(['Kezia Holt'])
})

test.each([
  ['2027-05-21', '2027-05-21'], ['2027-05-21T10:00Z', '2027-05-21 10:00 (UTC)'], ['2027-05-21T14:30:00+02:00', '2027-05-21 14:30 (UTC+02:00)'],
])('the card says when: %s', async (available, words) => {
  const opened = await openDeck('lighthouses.md', { cwd: join(import.meta.dirname, '../../decks/conference') }) as ReadyDeck
  expect(blockText(Object.values(cardOf(opened, available).deck.slides[0]!.regions).flat())).toBe(`The slides will be here from ${words}.`)
})
