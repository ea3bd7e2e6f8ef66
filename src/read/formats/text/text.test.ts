// Reading plain text: one small talk a pattern in fixtures/, with the tree that it must give beside it.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { printDeck } from '../../../model/print.ts'
import { makeSource } from '../../../model/source.ts'
import { read } from '../../read.ts'

const folder = new URL('fixtures/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))

describe('a small talk', () => {
  test.each(names)('%s', async (name) => {
    const source = makeSource(name, readFileSync(new URL(name, folder), 'utf8'))
    const { value, diagnostics } = read(source, { format: 'text' })
    const remarks = diagnostics.map(({ severity, code, message }) => `${severity} ${code} ${message}\n`)
    const tree = `${value ? printDeck(value) : ''}${remarks.join('')}`
    await expect(tree).toMatchFileSnapshot(new URL(name.replace(/\.txt$/, '.tree'), folder).pathname)
  })
})
