// Real talks from the workplace beside the project: nothing of them may be cut off either. Skipped where they are not there.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { shared, workFolder } from '../deck.ts'
import { seeDeck } from '../overflow.ts'

const seeds = existsSync(join(shared, 'seeds')) ? readdirSync(join(shared, 'seeds')).filter((name) => /\.(txt|rst)$/.test(name)) : []
const corpus = join(shared, 'corpus')
// every sixth is enough for a look; the long ones are among them
const talks = existsSync(corpus) ? readdirSync(corpus).filter((name) => existsSync(join(corpus, name, 'spaced.txt'))).filter((_, index) => index % 6 === 0) : []

test.skip(seeds.length === 0, 'no talks beside the project')

for (const [name, file] of [
  ...seeds.map((seed) => [seed, join(shared, 'seeds', seed)] as const),
  ...talks.map((talk) => [talk, join(corpus, talk, 'spaced.txt')] as const),
]) {
  test(`${name} fits`, async ({ page }) => {
    const work = workFolder()
    work.copy(file, 'talk.txt')
    const { faults, slides } = await seeDeck(page, 'talk.txt', work.folder, 'paper')
    expect(faults).toEqual([])
    expect(slides).toBeGreaterThan(1)
    work.remove()
  })
}
