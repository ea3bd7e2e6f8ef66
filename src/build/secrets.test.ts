import { expect, test } from 'vitest'
import { letters, secretsOf } from '../export/content.ts'
import { makeSource } from '../model/source.ts'
import { read } from '../read/read.ts'
import { checkSecrets, type ToBeWritten } from './secrets.ts'

const talk = read(makeSource('talk.md', '# Who slept\n\nNote: Do not say who slept.\n')).value!
const check = (written: ToBeWritten): void => checkSecrets('talk.md', talk, written, { of: secretsOf, letters })
const page = (path: string, text: string, open = false): ToBeWritten => ({ files: [{ path, text }], open })
const found = 'talk.md: speaker\'s notes would have been published: "Do not say who slept.".'

test.each([
  ['as it is', 'x Do not say who slept. y'],
  ['wrapped', 'Do not say\n  who slept.'],
  ['as html', '<p>Do <b>not</b> say <a href="#">who&nbsp;slept</a>.</p>'],
  ['in JSON', JSON.stringify({ text: 'Do not say who slept.' })],
])('a note is found %s', (_, text) => {
  expect(() => check(page('deck.json', text))).toThrow(found)
  expect(() => check({ files: [], about: ['fine', text], open: false })).toThrow(found)
})

test('what only looks alike is none', () => {
  check(page('index.html', 'Do say who slept. Do not say who <s>s</s>leeps.'))
})

test('public notes may stand in deck.json and in what is written about the talk, but in no frame', () => {
  check(page('deck.json', 'Do not say who slept.', true))
  check({ files: [], about: ['Do not say who slept.'], open: true })
  expect(() => check(page('embed.html', 'Do not say who slept.', true))).toThrow(found)
})
