import { expect, test } from 'vitest'
import { facesOfOne, neededFaces } from './faces.ts'
import { makeLook } from './fixtures/deck.ts'
import type { FontFace } from './look.ts'

const cuts = (family: string, file: string, ranges: FontFace['ranges']): FontFace[] =>
  ([400, 600] as const).flatMap((weight) => (['normal', 'italic'] as const).map((style): FontFace =>
    ({ family, weight, style, ranges, file: `${file}-${weight}-${style}`, advances: ranges.map(([first, last]) => [first, Array(last - first + 1).fill(500)]) })))
const fonts = [
  ...cuts('Text Face', 'text', [[0, 0xff]]), ...cuts('Text Face', 'greek', [[0x370, 0x3ff]]),
  ...cuts('Code Face', 'code', [[0, 0xff]]), ...cuts('Other Face', 'other', [[0, 0xff]]),
]
const look = (theme: Record<string, string>) => makeLook({}, {
  fonts,
  baseCss: `:root { --font-text: 'Other Face', serif; --font-display: var(--font-text); --font-code: 'Code Face', monospace; --style-quote: normal }`,
  theme: { name: 't', path: 't.css', variables: theme, css: `:root { ${Object.entries(theme).map(([name, value]) => `--${name}: ${value}`).join(';')} }` },
})
const files = (html: string, theme: Record<string, string> = { 'font-text': '\'Text Face\', serif' }) =>
  neededFaces(look(theme), html).map(({ file }) => file)

test('the theme\'s family in its two weights, nothing of the one that it replaces', () => {
  expect(files('<p>word</p>')).toEqual(['text-400-normal', 'text-600-normal'])
  expect(files('<p>word</p>', {})).toEqual(['other-400-normal', 'other-600-normal'])
})

test('other alphabets only with their letters, also where a style sheet writes them', () => {
  expect(files('λ')).toEqual(['text-400-normal', 'text-600-normal', 'greek-400-normal', 'greek-600-normal'])
  expect(files('', { 'font-text': '\'Text Face\'', 'mark': '\'λ\'' })).toContain('greek-400-normal')
  // a comment is not shown
  expect(files('', { 'font-text': '\'Text Face\'', 'mark': '1/* λ */' })).not.toContain('greek-400-normal')
})

test('of a list of families each character\'s first, and those that a rule names', () => {
  const list = { 'font-text': '\'Code Face\', \'Text Face\', serif' }
  expect(files('word', list)).toEqual(['code-400-normal', 'code-600-normal'])
  expect(files('λ', list)).toEqual(['greek-400-normal', 'greek-600-normal', 'code-400-normal', 'code-600-normal'])
  const named = look({})
  expect(neededFaces({ ...named, theme: { ...named.theme, css: '.x { font-family: Code Face }' } }, '').map(({ file }) => file)).toContain('code-400-normal')
})

test('italics with emphasis, or where the theme slants something', () => {
  expect(files('<p><em>so</em></p>')).toEqual(['text-400-normal', 'text-400-italic', 'text-600-normal'])
  const quotes = { 'font-text': '\'Text Face\'', 'style-quote': 'italic' }
  expect(files('<blockquote><p>said</p></blockquote>', quotes)).toContain('text-400-italic')
  expect(files('<p>said</p>', quotes)).not.toContain('text-400-italic')
  expect(files('<strong>very <em>so</em></strong>')).toContain('text-600-italic')
  expect(files('<h2 class="title">very <em>so</em></h2>')).toContain('text-600-italic')
})

test('the code\'s family with code, slanted with comments, strong in a title', () => {
  const code = (html: string) => files(html).filter((file) => file.startsWith('code'))
  expect(code('<code>x</code>')).toEqual(['code-400-normal'])
  expect(code('<code><span class="hljs-comment">x</span></code>')).toEqual(['code-400-normal', 'code-400-italic'])
  expect(code('<h2>The <code>x</code></h2>')).toEqual(['code-400-normal', 'code-600-normal'])
})

test('letters of code are looked for in the code\'s family only, and the others in the text\'s', () => {
  const both = makeLook({}, { ...look({ 'font-text': '\'Text Face\'' }), fonts: [...fonts, ...cuts('Code Face', 'code-greek', [[0x370, 0x3ff]])] })
  const greek = (html: string) => neededFaces(both, html).map(({ file }) => file).filter((file) => file.includes('greek'))
  expect(greek('<p>λ</p><code>x</code>')).toEqual(['greek-400-normal', 'greek-600-normal'])
  expect(greek('<p>word</p><code>λ</code>')).toEqual(['code-greek-400-normal'])
  expect(greek('<figure class="code"><figcaption>λ.hs</figcaption><pre><code>x</code></pre></figure>')).toEqual(['greek-400-normal', 'greek-600-normal', 'code-greek-400-normal'])
})

test('one family for everything has the cuts of text and code', () => {
  expect(files('<code><span class="hljs-comment">x</span></code>', { 'font-text': '\'Code Face\'', 'font-code': '\'Code Face\'' }))
    .toEqual(['code-400-normal', 'code-400-italic', 'code-600-normal'])
})

test('of one slide, a letter in the subtitle only is of the subtitle\'s cut', () => {
  const theme = { 'font-text': '\'Text Face\'', 'font-display': '\'Code Face\', \'Text Face\'', 'style-subtitle': 'italic' }
  const greek = (html: string) => facesOfOne(look(theme), html).map(({ file }) => file).filter((file) => file.startsWith('greek'))
  expect(greek('<h1 class="title" style="">word</h1><p class="subtitle">λ</p>')).toEqual(['greek-400-italic'])
  expect(greek('<h1 class="title">λ</h1><p class="subtitle">word</p>')).toEqual(['greek-400-normal', 'greek-600-normal'])
  expect(greek('<p class="subtitle">λ</p><p>λ</p>')).toEqual(['greek-400-normal', 'greek-400-italic', 'greek-600-normal'])
  expect(greek('<p class="subtitle"><strong>λ</strong></p>')).toEqual(['greek-400-normal', 'greek-400-italic', 'greek-600-normal'])
  // what everything is written with has all its cuts
  expect(facesOfOne(look(theme), '<p class="subtitle">word</p>').map(({ file }) => file)).toContain('text-600-normal')
})
