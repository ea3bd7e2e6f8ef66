import { expect, test } from 'vitest'
import { makeSource } from '../model/source.ts'
import { readInlines } from './inlineMarkdown.ts'
import { mathBlock } from './math.ts'

/** The formulas that are found in a line of text. */
const found = (text: string): string[] =>
  readInlines(text, makeSource('a.md', text), 0).inlines.flatMap((inline) => (inline.type === 'inlineMath' ? [inline.value] : []))

test.each([
  ['Growth is $O(n \\log n)$.', 'O(n \\log n)'],
  ['with $n$ nodes', 'n'],
  ['($x_1, \\dots, x_n$)', 'x_1, \\dots, x_n'],
  ['the $n$-th', 'n'],
  ['$n_{max}$ of them', 'n_{max}'],
  ['$\\frac{distance}{time}$', '\\frac{distance}{time}'],
  ['$\\text{cost} = \\$5$', '\\text{cost} = \\$5'],
  ['$sin(x) + max(a, b)$', 'sin(x) + max(a, b)'],
  ['where $$E = mc^2$$ holds', 'E = mc^2'],
  ['$x$は', 'x'],
])('%s holds maths', (text, value) => {
  expect(found(text)).toEqual([value])
})

test.each([
  'It costs $5 and $10.',
  'between $5, or 10$ at most',
  '$5 or 10$',
  '$20 (then 15$)',
  'US$5 to US$10, 3$',
  '$5M–$10M',
  '$HOME/bin:$PATH',
  'set $HOME and $PATH',
  'echo $$, then kill $$',
  '${a}-${b}',
  '$(CC) -o $@ $<',
  'print $first, $second;',
  's/^a$/b$/',
  'a \\$x\\$ b',
  '`$x$`',
  'the $one and only$ chance',
  '$ x $',
  '$PATH$',
  '$a{$b',
  '$',
  '$$',
  '$$$',
])('%s is text', (text) => expect(found(text)).toEqual([]))

const blockAt = (text: string) => mathBlock((index) => text.split('\n')[index], 0)

test('a block of maths stands between two dollar signs, on its line or on lines of their own', () => {
  expect(blockAt('$$\na = b\n+ c\n$$\nafter')).toEqual({ value: 'a = b\n+ c', end: 3 })
  expect(blockAt('$$ a = b $$')).toEqual({ value: 'a = b', end: 0 })
  expect(blockAt('$$a\n= b$$')).toEqual({ value: 'a\n= b', end: 1 })
})

test('two dollar signs that nothing closes are words', () => {
  for (const text of ['$$', '$$\na = b', '$$\na\n\n$$', '$$$', '$$a$$ and $$b$$', '$$ money money $$', '$$\n$$']) expect(blockAt(text), text).toBeNull()
})

test('time to look for maths grows with the text, not faster', () => {
  const time = (text: string): number => {
    const start = performance.now()
    found(text)
    return performance.now() - start
  }
  time('$a '.repeat(2_000))
  expect(time('$a '.repeat(20_000))).toBeLessThan(2_000)
  expect(time('$a$b'.repeat(20_000))).toBeLessThan(2_000)
  expect(time('$a\\'.repeat(20_000))).toBeLessThan(2_000)
})
