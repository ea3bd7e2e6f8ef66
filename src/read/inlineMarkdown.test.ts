import { expect, test } from 'vitest'
import { inlineText, type Inline } from '../model/block.ts'
import { makeSource } from '../model/source.ts'
import { readInlines, type InlineOptions } from './inlineMarkdown.ts'

const readAll = (text: string, options?: InlineOptions) => readInlines(text, makeSource('x.md', text), 0, options)
/** Inlines in short: type(children) or type value. */
const print = (inlines: Inline[]): string => inlines.map((inline) =>
  inline.type === 'text' ? inline.value
    : 'children' in inline ? `${inline.type}(${print(inline.children)})`
      : inline.type === 'image' ? `image(${inline.alt})` : inline.type === 'inlineCode' ? `code(${inline.value})` : '|').join('')

test.each([
  ['**bold *both*** `a  b` ~~no~~', 'strong(bold emphasis(both)) code(a  b) delete(no)'],
  ['see https://a.example/b?c=1.', 'see link(https://a.example/b?c=1).'],
  ['autosigner.py, README.md, www.x.com, me@x.com', 'autosigner.py, README.md, www.x.com, me@x.com'],
  ['2 * 3 * 4 and snake_case_word', '2 * 3 * 4 and snake_case_word'],
  ['"quotes" -- and (c) stay', '"quotes" -- and (c) stay'],
  ['one\ntwo  \nthree', 'one two|three'],
  ['日本\n語 ok\nthen', '日本語 ok then'],
  ['&amp; &lt; \\*', '& < *'],
  ['![a *b*](c.png)', 'image(a b)'],
  ['unclosed **bold and [link](', 'unclosed **bold and [link]('],
])('%j', (text, expected) => expect(print(readAll(text).inlines)).toBe(expected))

test('links, images and code have their exact places, also behind quote signs and indentation', () => {
  const source = makeSource('x.md', '> words and [a\n>   link](b.html "t") ![i](i.png)\n> `code` https://a.example')
  const { inlines } = readInlines('words and [a\nlink](b.html "t") ![i](i.png)\n`code` https://a.example', source, 2)
  const places = inlines.flatMap((inline) => (inline.position ? [source.text.slice(inline.position.start.offset, inline.position.end.offset)] : []))
  expect(places).toEqual(['[a\n>   link](b.html "t")', '![i](i.png)', '`code`', 'https://a.example'])
  expect(inlines.find((inline) => inline.type === 'image')?.position?.start).toEqual({ line: 2, column: 23, offset: 37 })
})

test.each(['javascript:alert(1)', 'JaVaScRiPt:x', 'java\tscript:x', 'vbscript:x', 'data:text/html,x', 'file:///etc/passwd', ' javascript:x', 'blob:x'])(
  'a link to %j loses its address and keeps its words', (url) => {
    const { inlines } = readAll(`[words](<${url}>)`)
    expect(JSON.stringify(inlines)).not.toContain('"link"')
    expect(inlineText(inlines)).toContain('words')
  })

test.each(['https://a.example', 'http://a.example', 'mailto:a@b.example', 'tel:+123', 'notes/a b.pdf', '#slide', '../up.html', './x:y'])(
  'a link to %j is kept as written', (url) => {
    expect(readAll(`[words](<${url}>)`).inlines[0]).toMatchObject({ type: 'link', url })
  })

test('HTML is words, with a warning; a line break is one', () => {
  const { inlines, diagnostics } = readAll('a <b>b</b><br/>c', { html: true })
  expect(print(inlines)).toBe('a <b>b</b>|c')
  expect(diagnostics.map(({ message, position }) => [message, position?.start.column])).toEqual([['HTML such as "<b>" is shown as it is written.', 3]])
  expect(readAll('List<String> and a < b', { html: true }).diagnostics).toEqual([])
})

test('what nests without end, or never closes, is read whole before the test has to end', () => {
  for (const text of ['*a **a '.repeat(5000) + 'b** b*'.repeat(5000), '[a](b'.repeat(10000), '![['.repeat(10000), '`'.repeat(9999) + 'a', '<!--'.repeat(10000), '&'.repeat(50000)]) {
    expect(inlineText(readAll(text, { onComment: () => {} }).inlines).length).toBeGreaterThan(0)
  }
})
