import { describe, expect, test } from 'vitest'
import { highlightedLines } from './code.ts'
import { languages } from './languages.ts'

test('names and aliases of a language give the same', () => {
  for (const name of ['ts', 'TypeScript', 'tsx']) expect(highlightedLines('let a = 1', name)[0]).toContain('hljs-keyword')
  expect(highlightedLines('a < b', undefined)).toEqual(['a &lt; b'])
  expect(highlightedLines('a < b', 'constructor')).toEqual(['a &lt; b'])
})

test('spans that go over lines are closed and opened again', () => {
  expect(highlightedLines('/* a\n\n b */', 'c')).toEqual([
    '<span class="hljs-comment">/* a</span>', '<span class="hljs-comment"></span>', '<span class="hljs-comment"> b */</span>',
  ])
})

test('every line stays, and every character', () => {
  const source = 'f(`a\n${b < c}`)\n\n// "d" & \'e\'\n\tend'
  for (const name of languages.keys()) {
    const lines = highlightedLines(source, name)
    const words = lines.map((line) => line.replace(/<[^>]*>/g, '')
      .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#x27;/g, '\'').replace(/&amp;/g, '&'))
    expect(words.join('\n'), name).toBe(source)
  }
})

describe('no code holds the talk up', () => {
  const repeated = (piece: string) => piece.repeat(Math.ceil(8_000 / piece.length)).slice(0, 8_000)
  test('code that no slide shows is plain', () => {
    expect(highlightedLines(repeated('let a = 1\n'), 'js').join('\n')).toContain('hljs-keyword')
    expect(highlightedLines(`${repeated('let a = 1\n')}\nlet b`, 'js').join('\n')).not.toContain('hljs')
    expect(highlightedLines(`let a = '${'a'.repeat(500)}'`, 'js')).toEqual([`let a = '${'a'.repeat(500)}'`])
  })
  test.each(['a', 'A', '1', '_', '-', '#', '`', '((', '/*', '"', '<a ', 'foo ', '${', 'a\n', '\\', '[{'])('%j again and again', (piece) => {
    const source = repeated(piece).match(/[^]{1,480}/g)!.join('\n').slice(0, 8_000)
    // the test has to end: at twice the size some grammars would not let it
    for (const name of languages.keys()) expect(highlightedLines(source, name)).not.toEqual([])
  })
})
