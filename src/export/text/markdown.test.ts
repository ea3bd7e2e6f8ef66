// What is written as Markdown is the same talk when it is read again.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeSource } from '../../model/source.ts'
import { read } from '../../read/read.ts'
import { markdown } from '../../read/formats/markdown/fixtures/arbitrary.ts'
import { markedUp } from './markedUp.ts'
import { writePlain } from './plain.ts'

// the same inputs each time; SEED=2 npm run unit tries others
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) })

const root = join(import.meta.dirname, '..', '..', '..')
const talks = ['decks', 'src/read/fixtures', 'src/read/formats/text/fixtures'].flatMap((folder) =>
  readdirSync(join(root, folder)).filter((name) => /\.(txt|md)$/.test(name) && !/^report|talks-with|captions-under/.test(name)).map((name) => `${folder}/${name}`))

test.each(talks)('%s', (file) => {
  const deck = read(makeSource(file, readFileSync(join(root, file), 'utf8'))).value
  if (deck) expect(markedUp(deck).same).toBe(true)
})

test('of a report of talks the slides are the same, and the sections are not', () => {
  const file = join(root, 'src/read/formats/text/fixtures/report.txt')
  expect(markedUp(read(makeSource(file, readFileSync(file, 'utf8'))).value!).same).toBe(false)
})

test('whatever text slides were found in: the same, or refused', () => {
  let refused = 0
  fc.assert(fc.property(markdown, (text) => {
    const deck = read(makeSource('talk.md', text)).value
    try {
      if (deck) markedUp(deck)
    } catch (error) {
      expect((error as Error).message).toMatch(/^Slide \d+ would be read otherwise from the Markdown\.$/)
      refused++
    }
  }), { numRuns: 300 })
  // a slide without anything on it, a literal <br>
  expect(refused).toBeLessThan(10)
})

describe('as text', () => {
  const plain = (text: string): string => writePlain(read(makeSource('talk.md', text)).value!)
  test('titles, bullets, code, tables, who said it, notes', () => {
    expect(plain([
      '# A talk\n## about it\n\n- one\n  1. a\n  2. **b**\n- two\n\nNote: say this', '## Code\n\n```js\na()\n\nb()\n```\n\n| x | y |\n|---|---|\n| 1 | 2 |',
      '> Words\n> — Ada',
    ].join('\n\n---\n\n'))).toBe(`A talk
======
about it

- one
  1. a
  2. b
- two

Note: say this

---

Code
====

    a()

    b()

x | y
1 | 2

---

> Words
> — Ada
`)
  })
})
