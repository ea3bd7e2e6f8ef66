// How well slides are found in talks by authors that the splitter never saw: no figure falls, and a confidence means what it says.
import { existsSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'

const corpus = new URL('../../../shared/corpus', import.meta.url).pathname
const scorer = new URL('../../scripts/score-splitter.mjs', import.meta.url).href

interface Figures {
  boundaryError: number
  roleError: number
}

describe.skipIf(!existsSync(corpus))('the splitter, on talks by authors left out', () => {
  let falls: string[]
  let table: Record<string, Figures>

  beforeAll(async () => {
    const { fallsOf, score, tableOf } = await import(/* @vite-ignore */ scorer)
    table = tableOf(await score(corpus))
    falls = fallsOf(table)
  }, 240_000)

  test('no figure has fallen by more than a point', () => expect(falls).toEqual([]))

  test('of what is called 90 % sure nine in ten are right', () => {
    for (const variant of ['flat', 'spaced', 'pdf']) {
      expect(table[variant]!.boundaryError, `boundaries, ${variant}`).toBeLessThanOrEqual(5)
      expect(table[variant]!.roleError, `roles, ${variant}`).toBeLessThanOrEqual(5)
    }
  })
})
