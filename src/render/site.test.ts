import { describe, expect, test } from 'vitest'
import { makeDeck, makeLook, makeSlide, placed } from './fixtures/deck.ts'
import type { Asset, FontFace, Look, SiteFile } from './look.ts'
import { renderSite, renderSlides, type PageName } from './site.ts'

const p = (value: string) => ({ type: 'paragraph', children: [{ type: 'text', value }] })
const face = (family: string, file: string, ranges: FontFace['ranges']): FontFace =>
  ({ family, file, ranges, weight: 400, style: 'normal', advances: ranges.map(([first, last]) => [first, Array(last - first + 1).fill(500)]) })
const fonts = [
  face('Text Face', 'text-latin.woff2', [[0, 0xff], [0x2018, 0x201d]]),
  face('Text Face', 'text-greek.woff2', [[0x370, 0x3ff]]),
  face('Code Face', 'code-latin.woff2', [[0, 0xff]]),
  face('Other Face', 'other-latin.woff2', [[0, 0xff]]),
]
const look = makeLook({}, {
  fonts,
  baseCss: ':root{--font-text:\'Other Face\';--font-code:\'Code Face\'}',
  theme: { name: 'paper', path: 'paper.css', css: ':root{--font-text:\'Text Face\'}', variables: { 'font-text': '\'Text Face\'' } },
  fontData: (file) => `base64-of-${file}`,
})
const slides = [
  makeSlide(1, { title: 'A talk', subtitle: 'and more', notes: placed([p('Say <hello>.')]) }),
  makeSlide(2, { section: 'one', body: [p('Two words.')] }),
  makeSlide(3, { section: 'one' }),
  makeSlide(4, { section: 'two' }),
]
const deck = makeDeck(slides, {
  meta: { title: 'A talk', lang: 'de-AT', description: 'About <things>', author: ['Ada', 'Ben'], event: 'PlainConf', date: '2026', transition: 'fade' },
})
const asset: Asset = { kind: 'picture', url: 'a.png', path: 'assets/a-1.png', from: 'talks/a.png' }
const all: PageName[] = ['index', 'embed', 'print', 'speaker']

const textOf = (files: readonly SiteFile[], path: string): string => {
  const file = files.find((candidate) => candidate.path === path)
  if (!file || !('text' in file)) throw new Error(`no ${path}`)
  return file.text
}
const paths = (pages: PageName[], from: Look = look, of = deck) => renderSite(of, from, [asset], { pages }).map(({ path }) => path)

describe('files', () => {
  test('of all pages', () => {
    expect(paths(all)).toEqual([
      'index.html', 'embed.html', 'print.html', 'speaker.html', 'deck.json', '_deck/deck.css', '_deck/fonts.css', '_deck/embed.css',
      '_deck/player.js', '_deck/speaker.js', '_deck/slide-deck.js', '_deck/fonts/text-latin.woff2', 'assets/a-1.png',
    ])
  })
  test('the print page alone is complete but for its pictures', () => {
    const [page, ...others] = renderSite(deck, look, [asset], { pages: ['print'] })
    expect(others.map(({ path }) => path)).toEqual(['assets/a-1.png'])
    expect(textOf([page!], 'print.html')).toContain('url(data:font/woff2;base64,base64-of-text-latin.woff2)')
  })
  test('fonts follow the characters, and the code\'s comes with code', () => {
    const greek = makeDeck([makeSlide(1, { body: [p('λόγος'), { type: 'code', value: 'x' }] })])
    expect(paths(['index'], look, greek).filter((path) => path.endsWith('woff2'))).toEqual([
      '_deck/fonts/text-latin.woff2', '_deck/fonts/text-greek.woff2', '_deck/fonts/code-latin.woff2',
    ])
  })
})

describe.each(all)('%s page', (name) => {
  test('golden', async () => {
    await expect(textOf(renderSite(deck, look, [asset], { pages: all }), `${name}.html`)).toMatchFileSnapshot(`fixtures/pages/${name}.html`)
  })
  test('asks for nothing outside its folder', () => {
    const html = textOf(renderSite(deck, look, [asset], { pages: all }), `${name}.html`)
    const addresses = [...html.matchAll(/\s(?:src|href)="([^"]*)"/g)].map(([, address]) => address!)
    expect(addresses.filter((address) => /^([a-z]+:|\/)/i.test(address) && address !== 'data:,')).toEqual([])
  })
})

test('the live page has the two modules and may talk to its server, nothing else differs', () => {
  const plain = textOf(renderSite(deck, look, [], { pages: all }), 'index.html')
  const live = textOf(renderSite(deck, look, [], { pages: all, live: true }), 'index.html')
  expect(live
    .replace('<script type="module" src="/@vite/client"></script>\n<script type="module" src="/_deck/live.js"></script>\n', '')
    .replace('connect-src \'self\' ws: wss:', 'connect-src \'none\'')).toBe(plain)
})

test('notes stand in the speaker page only', () => {
  const texts = renderSite(deck, look, [], { pages: all }).flatMap((file) => ('text' in file ? [file] : []))
  expect(texts.filter(({ text }) => text.includes('hello')).map(({ path }) => path)).toEqual(['speaker.html'])
})

test('the embedded page carries its fonts in a style sheet', () => {
  const css = textOf(renderSite(deck, look, [], { pages: ['embed'] }), '_deck/fonts.css')
  expect(css).toContain('src:url(data:font/woff2;base64,base64-of-text-latin.woff2) format(\'woff2\');unicode-range:U+0-FF,U+2018-201D}')
  expect(paths(['embed']).filter((path) => path.endsWith('.woff2'))).toEqual([])
})

test('what only later slides need is in a sheet of its own, which the page does not wait for', () => {
  const greek = makeDeck([...slides, makeSlide(5, { body: [p('λόγος')] })])
  const site = renderSite(greek, look, [], { pages: ['embed'], part: (name) => `x/${name}` })
  expect([textOf(site, '_deck/fonts.css').match(/base64-of-[\w-]+/g), textOf(site, '_deck/fonts-later.css').match(/base64-of-[\w-]+/g)]).toEqual([['base64-of-text-latin'], ['base64-of-text-greek']])
  const html = textOf(site, 'embed.html')
  expect(html).toContain('<link rel="stylesheet" href="x/fonts-later.css" disabled>')
  expect(html).toContain('<noscript><link rel="stylesheet" href="x/fonts-later.css"></noscript>')
  expect(html).toMatch(/<html [^>]*data-fonts="first"/)
  expect(textOf(renderSite(deck, look, [], { pages: ['embed'] }), 'embed.html')).not.toContain('fonts-later')
})

test('deck.json', () => {
  expect(JSON.parse(textOf(renderSite(deck, look, [], { pages: ['index', 'embed'] }), 'deck.json'))).toEqual({
    version: 1,
    title: 'A talk',
    speakers: [{ name: 'Ada' }, { name: 'Ben' }],
    event: { name: 'PlainConf', date: '2026' },
    description: 'About <things>',
    language: 'de-AT',
    dir: 'ltr',
    aspect: '16:9',
    slides: [
      { n: 1, id: 'slide-1', title: 'A talk', text: 'A talk\nand more' },
      { n: 2, id: 'slide-2', title: 'Slide 2', text: 'Slide 2\nTwo words.' },
      { n: 3, id: 'slide-3', title: 'Slide 3', text: 'Slide 3' },
      { n: 4, id: 'slide-4', title: 'Slide 4', text: 'Slide 4' },
    ],
    urls: { page: 'index.html', embed: 'embed.html' },
  })
})

test('slides for an update', () => {
  expect(renderSlides(deck, look, []).map(({ html, ...rest }) => ({ ...rest, opens: html.slice(0, 21) }))).toEqual([
    { id: 'slide-1', section: null, line: 1, notes: '<p data-line="0">Say &lt;hello&gt;.</p>', opens: '<section id="slide-1"' },
    { id: 'slide-2', section: 'one', line: 1, notes: '', opens: '<section id="slide-2"' },
    { id: 'slide-3', section: 'one', line: 1, notes: '', opens: '<section id="slide-3"' },
    { id: 'slide-4', section: 'two', line: 1, notes: '', opens: '<section id="slide-4"' },
  ])
})
