// Goldens: each talk in fixtures/ beside the tree it gives. `vitest -u` writes them anew; read the difference.
import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Deck } from '../model/deck.ts'
import { printDeck } from '../model/print.ts'
import { makeSource } from '../model/source.ts'
import { read } from './read.ts'

const folder = new URL('./fixtures/', import.meta.url)
const talks = readdirSync(folder).filter((name) => /\.(?:md|txt)$/.test(name))

test.each(talks)('%s', async (name) => {
  const { value, diagnostics } = read(makeSource(name, readFileSync(new URL(name, folder), 'utf8')))
  if (value) expect(Deck.parse(value), 'a deck keeps to its own schema').toEqual(value)
  const told = diagnostics.map(({ severity, code, message, position, hint }) =>
    `${position?.start.line ?? '-'}:${position?.start.column ?? '-'} ${severity} ${code}: ${message} ${hint}\n`)
  await expect((value ? printDeck(value) : '') + told.join('')).toMatchFileSnapshot(new URL(`${name}.tree`, folder).pathname)
})
