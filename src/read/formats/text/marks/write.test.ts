// Writing marks: a small text a pattern in fixtures/, perhaps with what a person pinned, and the text that it must become.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Pin } from '../pins.ts'
import { writeMarks } from './write.ts'

const folder = new URL('fixtures/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.txt')).map((name) => name.replace(/\.txt$/, ''))

test.each(names)('%s', async (name) => {
  const raw = readFileSync(new URL(`${name}.txt`, folder), 'utf8')
  const pinned = new URL(`${name}.pins.json`, folder)
  const pins = existsSync(pinned) ? Object.entries(JSON.parse(readFileSync(pinned, 'utf8')) as Record<string, Pin>) : []
  const { text, unlike } = writeMarks(raw, new Map(pins.map(([line, pin]) => [Number(line), pin])))
  expect(unlike).toBe(null)
  await expect(text).toMatchFileSnapshot(new URL(`${name}.marked`, folder).pathname)
  expect(writeMarks(text)).toMatchObject({ text, unlike: null })
})

test('line ends and a byte order mark stay as they are', () => {
  const raw = readFileSync(new URL('flat.txt', folder), 'utf8')
  const { text } = writeMarks(raw)
  expect(writeMarks(`\uFEFF${raw.replaceAll('\n', '\r\n')}`).text).toBe(`\uFEFF${text.replaceAll('\n', '\r\n')}`)
  expect(writeMarks(raw.trimEnd()).text).toBe(text.trimEnd())
})

test('what no mark can say is told with its place, and nothing is lost', () => {
  const raw = 'Moving the Library\nNote: wait.\ntwelve thousand books\n'
  const { text, unlike } = writeMarks(raw, new Map([[3, { role: 'subtitle' }]]))
  expect(unlike).toBe(1)
  expect(text).toContain('Note: wait.')
})
