// Real talks written as Markdown and read again, where the shared material lies beside the checkout.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { markedUp } from '../../src/export/text/markedUp.ts'
import { makeSource } from '../../src/model/source.ts'
import { read } from '../../src/read/read.ts'

const shared = new URL('../../../shared/', import.meta.url)
const filesIn = (folder: string, wanted: RegExp): string[] =>
  existsSync(new URL(folder, shared)) ? readdirSync(new URL(folder, shared), { recursive: true, encoding: 'utf8' }).filter((name) => wanted.test(name)).map((name) => folder + name) : []

const talks = [...filesIn('seeds/', /\.txt$/), ...filesIn('corpus/', /(^|[\\/])spaced\.txt$/)]

describe.skipIf(talks.length === 0)('the same slides', () => {
  test.each(talks)('%s', (name) => {
    const { same } = markedUp(read(makeSource('talk.txt', readFileSync(new URL(name, shared), 'utf8'))).value!)
    // in reports of talks a title opens a section by what stands under it
    if (!/devconf|fosdem|ossummit/.test(name)) expect(same).toBe(true)
  })
})
