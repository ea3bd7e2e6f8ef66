// Nothing is lost: whatever an author writes, each word is on a slide, in a note, in the metadata or in a report.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Deck } from '../../../model/deck.ts'
import { makeSource } from '../../../model/source.ts'
import { read } from '../../read.ts'
import { markdown } from './fixtures/arbitrary.ts'

// the same inputs each time; SEED=2 npm run unit tries others
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) })

function lostWords(text: string): string[] {
  const source = makeSource('talk.md', text)
  const { value, diagnostics } = read(source)
  // Metadata without a talk is an error of its own.
  if (value === null) return []
  expect(Deck.parse(value)).toEqual(value)
  // A report shows the lines of its place.
  const told = diagnostics.map(({ message, position }) =>
    message + (position ? source.text.slice(source.lineStarts[position.start.line - 1], source.lineStarts[position.end.line]) : ''))
  const kept = JSON.stringify(value) + told.join('\n')
  // what stands behind " #" in metadata is YAML's own comment
  const words = text.replace(/^(\w+: .*?|) +#.*$/gm, '$1')
  return words.match(/wx\d+x/g)?.filter((word) => !kept.includes(word)) ?? []
}

test('no word of a talk is lost', () => {
  fc.assert(fc.property(markdown, (text) => void expect(lostWords(text)).toEqual([])), { numRuns: 1500 })
})

test('no word is lost behind front matter', () => {
  const front = fc.constantFrom('---\ntitle: wx90x\n---\n', '---\ntitle: wx90x\nauthor: &a wx91x\nlang: *a\n---\n', '---\nwx90x: wx91x\nauthor: [wx92x]\n---\n', '---\nwx90x\n---\n', '---\n- wx90x\n---\n')
  fc.assert(fc.property(front, markdown, (head, text) => void expect(lostWords(head + text)).toEqual([])), { numRuns: 500 })
})

test('no text crashes the reader', () => {
  const signs = fc.string({ unit: fc.constantFrom(...'#-*_>`~|[]()!<>:{}+ \n\t\\&"\'a1.?\u0000é日', '\n\n', '---\n', '<!--', '-->', ':::', '```'), maxLength: 200 })
  fc.assert(fc.property(signs, (text) => {
    const { value, diagnostics } = read(makeSource('talk.md', text))
    expect(value !== null || diagnostics.length > 0).toBe(true)
    if (value) Deck.parse(value)
  }), { numRuns: 1500 })
})
