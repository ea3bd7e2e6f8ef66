// Marks in real talks, where the shared material lies beside the checkout: the same deck, and nothing to write a second time.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { printDeck } from '../../src/model/print.ts'
import { makeSource } from '../../src/model/source.ts'
import { writeMarks } from '../../src/read/formats/text/marks/write.ts'
import { read } from '../../src/read/read.ts'

const shared = new URL('../../../shared/', import.meta.url)
const list = (folder: string): string[] => (existsSync(new URL(folder, shared)) ? readdirSync(new URL(folder, shared)) : [])

/** Slides, titles, blocks, notes, sections, ids; no lines. */
const treeOf = (raw: string): string => printDeck(read(makeSource('talk.txt', raw), { format: 'text' }).value!).replace(/^(\d+) :\d+ /gm, '$1 ')

function staysTheSame(path: string): void {
  const raw = readFileSync(new URL(path, shared), 'utf8')
  const { text, unlike } = writeMarks(raw)
  expect(unlike, path).toBe(null)
  expect(treeOf(text), path).toBe(treeOf(raw))
  expect(writeMarks(text).text, path).toBe(text)
}

const seeds = list('seeds/').filter((name) => /\.(txt|rst)$/.test(name))
describe.skipIf(seeds.length === 0)('the seeds', () => {
  test.each(seeds)('%s', (name) => staysTheSame(`seeds/${name}`))
})

/** Titles and subtitles apart, which are guessed where nothing marks them. */
const starts = (raw: string): number[] => read(makeSource('talk.txt', raw), { format: 'text' }).value!.slides.map(({ line }) => line)

const decks = list('corpus/').filter((name) => existsSync(new URL(`corpus/${name}/deck.json`, shared)))
describe.skipIf(decks.length === 0)('the corpus', () => {
  test.each(decks)('%s', (deck) => {
    for (const variant of ['flat', 'spaced', 'pdf']) staysTheSame(`corpus/${deck}/${variant}.txt`)
  })

  test.each(decks)('%s: an edit of one slide moves no other', (deck) => {
    const { text } = writeMarks(readFileSync(new URL(`corpus/${deck}/flat.txt`, shared), 'utf8'))
    const slides = text.split('\n---\n')
    const middle = Math.floor(slides.length / 2)
    const edited = slides.with(middle, `${slides[middle]}\n- one more thing\nAnd a line`).join('\n---\n')
    expect(starts(edited)).toHaveLength(starts(text).length)
  })
})
