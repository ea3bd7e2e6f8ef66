// The talk this product was made for: its sections, from its true titles.
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeSource } from '../../src/model/source.ts'
import { read } from '../../src/read/read.ts'

const truth = new URL('../../../shared/seeds/factory-2.0.slides.json', import.meta.url)

test.skipIf(!existsSync(truth))('the numbered problems and the slides that carry on under their titles', () => {
  const { slides } = JSON.parse(readFileSync(truth, 'utf8')) as { slides: { title: string | null; subtitle: string | null }[] }
  const text = slides.map(({ title, subtitle }) =>
    ['', title && `# ${title}`, subtitle && `## ${subtitle}`, 'words', ''].filter((line) => line !== null).join('\n\n')).join('\n---\n')
  const deck = read(makeSource('factory.md', text)).value!
  expect(deck.sections.map(({ id, label, number, total, slides }) => [id, label, number, total, slides.length])).toEqual([
    ['problem-6', 'Problem', 6, 6, 1],
    ['problem-2', 'Problem', 2, 6, 1],
    ['problem-1', 'Problem', 1, 6, 3],
    ['problem-3', 'Problem', 3, 6, 1],
    ['problem-4', 'Problem', 4, 6, 3],
  ])
})
