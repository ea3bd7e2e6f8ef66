// Reading real talks, where the shared material lies beside the checkout: the Factory talk exactly, no word of any lost.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { makeSource } from '../../src/model/source.ts'
import { read } from '../../src/read/read.ts'
import { text } from '../../src/read/formats/text/index.ts'
import { lostWords } from '../../src/read/formats/text/lostWords.ts'

const shared = new URL('../../../shared/', import.meta.url)
const seeds = new URL('seeds/', shared)
const corpus = new URL('corpus/', shared)

describe.skipIf(!existsSync(seeds))('the seeds', () => {
  test('every slide that the Factory talk marks is found, with its title and subtitle', () => {
    const source = makeSource('factory-2.0.txt', readFileSync(new URL('factory-2.0.txt', seeds), 'utf8'))
    const truth: { line: number; title: string | null; subtitle: string | null; unmarked?: true }[] =
      JSON.parse(readFileSync(new URL('factory-2.0.slides.json', seeds), 'utf8')).slides
    const unmarked = truth.filter((slide) => slide.unmarked).map((slide) => slide.line)
    const slides = read(source, { format: 'text' }).value!.slides.map(({ line, title, subtitle }) => ({ line, title, subtitle }))
    expect(slides.filter((slide) => !unmarked.includes(slide.line)))
      .toEqual(truth.filter((slide) => !slide.unmarked).map(({ line, title, subtitle }) => ({ line, title, subtitle })))
  })

  const names = existsSync(seeds) ? readdirSync(seeds).filter((name) => /\.(txt|rst)$/.test(name)) : []
  test.each(names)('%s loses no word', (name) => {
    const source = makeSource(name, readFileSync(new URL(name, seeds), 'utf8'))
    expect(lostWords(source, text.read(source))).toEqual([])
  })
})

describe.skipIf(!existsSync(corpus))('the corpus', () => {
  const decks = existsSync(corpus) ? readdirSync(corpus).filter((name) => existsSync(new URL(`${name}/deck.json`, corpus))) : []
  test.each(decks)('%s loses no word', (deck) => {
    for (const variant of ['flat', 'spaced', 'pdf']) {
      const source = makeSource(variant, readFileSync(new URL(`${deck}/${variant}.txt`, corpus), 'utf8'))
      expect(lostWords(source, text.read(source)), variant).toEqual([])
    }
  })
})
