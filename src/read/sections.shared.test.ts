// The talk this product was made for: its sections, from its true titles.
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeSource } from '../model/source.ts'
import { read } from './read.ts'

const truth = new URL('../../../shared/seeds/factory-2.0.slides.json', import.meta.url)

test.skipIf(!existsSync(truth))('the numbered problems and the slides that carry on under their titles', () => {
  const { slides } = JSON.parse(readFileSync(truth, 'utf8')) as { slides: { title: string | null; subtitle: string | null }[] }
  const text = slides.map(({ title, subtitle }) =>
    ['', title && `# ${title}`, subtitle && `## ${subtitle}`, 'words', ''].filter((line) => line !== null).join('\n\n')).join('\n---\n')
  const deck = read(makeSource('factory.md', text)).value!
  expect(deck.sections.map(({ id, title, number, total, slides }) => [id, title, number, total, slides])).toEqual([
    ['problem-6', 'Dependency Chain', 6, 6, ['problem-6']],
    ['problem-2', 'Pipeline Serialization', 2, 6, ['problem-2']],
    ['problem-1', 'Automating Throughput', 1, 6, ['problem-1', 'automating-throughput-rebuilds-and-composes', 'automating-throughput-releases']],
    ['problem-3', 'Flexible Cadence', 3, 6, ['problem-3']],
    ['problem-4', 'Artifact Assumptions', 4, 6, ['problem-4', 'this-is-fine', 'artifact-assumptions-problem-number-4']],
  ])
})
