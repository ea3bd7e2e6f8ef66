import { expect, test } from 'vitest'
import { plainText } from './abstract.ts'

test.each([
  ['<p>Gates <b>open</b>\n at nine.</p><ul><li>One &amp; two</li><li>Three</li></ul>', 'Gates open at nine.\nOne & two\nThree'],
  ['One<br/>two', 'One\ntwo'],
  ['Lines\n\nof *Markdown*, where 1 < 2 and a > b', 'Lines\n\nof *Markdown*, where 1 < 2 and a > b'],
  ['<p>Open <i>to the end', 'Open to the end'],
  ['', ''],
])('%j', (abstract, words) => {
  expect(plainText(abstract)).toBe(words)
})
