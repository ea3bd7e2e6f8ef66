import { expect, test } from 'vitest'
import { letters } from '../export/content.ts'
import { checkSecrets } from './secrets.ts'

const note = 'Do not say who slept.'
const check = (...texts: string[]): void => checkSecrets('talk.md', [note], texts, letters)

test.each([
  ['as it is', 'x Do not say who slept. y'],
  ['wrapped', 'Do not say\n  who slept.'],
  ['as html', '<p>Do <b>not</b> say <a href="#">who&nbsp;slept</a>.</p>'],
  ['in JSON', JSON.stringify({ text: 'Do not say who slept.' })],
])('a note is found %s', (_, text) => {
  expect(() => check('fine', text)).toThrow('talk.md: speaker\'s notes would have been published: "Do not say who slept.".')
})

test('what only looks alike is none', () => {
  check('Do say who slept.', 'Do not say who <s>s</s>leeps.')
})
