import { describe, expect, test } from 'vitest'
import { makeSource } from '../model/source.ts'
import { formatNames, read } from './read.ts'

const told = (path: string, text: string, format?: string) =>
  read(makeSource(path, text), format === undefined ? {} : { format }).diagnostics.map(({ code, message, hint }) => `${code}: ${message} ${hint}`)

test('the format is the one asked for, else by the name, else plain text', () => {
  expect(formatNames).toEqual(['markdown', 'text'])
  const words = '# A\n\nx\n\n# B\n\nx\n'
  expect(read(makeSource('talk.MD', words)).value?.slides.length).toBe(2)
  expect(read(makeSource('-', words), { format: 'markdown' }).value?.slides.length).toBe(2)
  expect(told('x.md', words, 'word')).toEqual(['unknown-format: There is no format "word". Formats: markdown, text.'])
})

test('a text without a slide is an error, not a crash', () => {
  expect(told('x.md', '')).toEqual(['empty-deck: There is no slide in this text. Write a title on the first line and a few words below it.'])
  expect(told('x.txt', ' \n\n')).toEqual(['empty-deck: There is no slide in this text. Write a title on the first line and a few words below it.'])
})

test('a talk has its bounds', () => {
  expect(told('x.md', 'a '.repeat(6 * 1024 * 1024))).toEqual([
    'deck-too-large: The talk is 12 MB of text; 10 MB are allowed. Keep data and pictures in files of their own, or split the talk.'])
  expect(told('x.md', `---\ntitle: ${'a'.repeat(17000)}\n---\n# A`)).toEqual([
    'metadata-too-long: The metadata is 17008 characters long; 16384 are allowed. Write the talk\'s content below the closing "---".'])
  expect(told('x.md', `${'> '.repeat(300)}words`)).toEqual([
    'nested-too-deep: Lists and quotes stand too deep in each other; from here on they are read as words. Fifty lists in each other are enough for any slide.'])
})

test('metadata reaches into no prototype', () => {
  const { value } = read(makeSource('x.md', '---\n__proto__: {polluted: yes}\nconstructor: {prototype: {polluted: yes}}\n---\n# A\n\n::: __proto__\nx\n:::\n'))
  expect(value?.slides[0]?.title).toBe('A')
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

test('the title of the talk is the one in the metadata, else the first slide\'s', () => {
  expect(read(makeSource('x.md', '---\ntitle: Named\n---\n# First\n')).value?.meta.title).toBe('Named')
  expect(read(makeSource('x.md', '# **First**\n')).value?.meta.title).toBe('First')
})

test('a layout in front matter is the first slide\'s', () => {
  const { value } = read(makeSource('x.md', '---\nlayout: cover\n---\n# A\n\n---\n\n# B\n'))
  expect(value?.slides.map((slide) => slide.layout)).toEqual(['cover', null])
  expect(value?.slides[0]?.why.layout).toEqual({ reason: 'named by the author', confidence: 1 })
})

describe('large and hostile texts are read before the test has to end', () => {
  test.each([
    '<!-- a\n'.repeat(20_000), '# A\n' + '- a\n'.repeat(50_000), '---\n'.repeat(50_000), '# A\n' + 'Note: a\n\n'.repeat(20_000), '<!-- a -->\n'.repeat(20_000) + '--> b',
    '[a]: b\n'.repeat(20_000), '| a '.repeat(2000) + '|\n' + '|-'.repeat(2000) + '|\n' + '| a |\n'.repeat(200), '::: a\n'.repeat(20_000), '# A\n\nx\n\n'.repeat(20_000),
    '> '.repeat(5000) + 'a', '- '.repeat(5000) + 'a', '```js {1-999999999|1}\na\n```\n'.repeat(100), '---\na:\n---\n'.repeat(5000),
  ].map((text) => [text.slice(0, 20), text]))('%j', (_, text) => {
    const { value, diagnostics } = read(makeSource('x.md', text))
    expect(value !== null || diagnostics.length > 0).toBe(true)
  })
})

test('Markdown without a heading or a rule is plain text', () => {
  const words = 'Why we build\n\nWe build because we can.\n\n- And because it is fun\n'
  expect(read(makeSource('x', words), { format: 'markdown' })).toEqual(read(makeSource('x', words), { format: 'text' }))
})
