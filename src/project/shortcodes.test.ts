import { expect, test } from 'vitest'
import { printDeck } from '../model/print.ts'
import { makeSource } from '../model/source.ts'
import { read } from '../read/read.ts'
import { withEmoji } from './shortcodes.ts'

const shown = async (text: string): Promise<string> => {
  const source = makeSource('talk.md', text)
  const { value } = read(source)
  return printDeck(await withEmoji(value!, source.text))
}

test('the name of an emoji between colons is the emoji, in titles and text', async () => {
  expect(await shown('# Done :tada:\n\n- :warning: **:+1: and** [more :rocket:](https://example.org)\n')).toMatch(/Done 🎉[^]*⚠️ [^]*👍 and[^]*more 🚀/)
})

test('code, maths, times, addresses and other words between colons stay as they are', async () => {
  const text = '# A: b\n\n`:tada:` at 10:20:30, ::tada::, :nosuchname:, :constructor:, a:b:c and <https://example.org/:tada:/>\n\n```rb\n:tada:\n```\n'
  expect(await shown(text)).toBe(printDeck(read(makeSource('talk.md', text)).value!))
})

test('in a text with fields no word between colons is an emoji', async () => {
  const text = ':author: Ada\n:date: 1843\n\nNotes\n'
  const { value } = read(makeSource('talk.txt', text))
  expect(await withEmoji(value!, text)).toBe(value)
})

test('a deck without a name is the same deck', async () => {
  const { value } = read(makeSource('talk.md', '# Nothing: here\n'))
  expect(await withEmoji(value!, '# Nothing: here\n')).toBe(value)
})
