// A stranger's deck: whatever stands in it, wherever, the pages have the same elements as with a harmless word.
import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import { makeDeck, makeLook, makeSlide, placed } from './fixtures/deck.ts'
import type { SiteFile } from './look.ts'
import { renderSite } from './site.ts'

// the same inputs each time; SEED=2 npm run unit tries others
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) })

const look = makeLook({
  all: '<slot name="title" tag="heading"></slot><slot name="subtitle" tag="p"></slot><slot name="label"></slot><slot name="author" tag="p"></slot>'
    + '<slot name="event"></slot><slot name="section"></slot><slot name="ticks" tag="div"></slot><slot name="agenda" tag="nav"></slot><slot tag="div"></slot>',
})
const pages = ['index', 'embed', 'print', 'speaker'] as const

/** A deck with the word in every place that an author, or a file's name, can fill. */
function siteWith(word: string): SiteFile[] {
  const inline = (value: string) => [{ type: 'text', value }]
  const body = [
    { type: 'paragraph', children: [
      ...inline(word), { type: 'inlineCode', value: word }, { type: 'strong', children: inline(word) },
      { type: 'link', url: `https://example.org/${word}`, title: word, children: inline(word) },
      { type: 'link', url: `#${word}`, children: inline(word) },
      { type: 'image', url: 'a.png', alt: word, title: word },
      { type: 'image', url: 'gone.png', alt: `gone ${word}`, title: word },
    ] },
    { type: 'heading', depth: 2, children: inline(word) },
    { type: 'list', ordered: true, start: 2, children: [{ type: 'listItem', children: [{ type: 'paragraph', children: inline(word) }] }] },
    // one line, so that the number of lines does not depend on the word
    { type: 'code', lang: word, title: word, steps: [[1], []], value: word.replace(/\n/g, ' ') },
    { type: 'blockquote', children: [{ type: 'paragraph', children: inline(`x${word}`) }], cite: inline(word) },
    { type: 'table', align: [null], children: ['', ''].map(() => ({ type: 'tableRow', children: [{ type: 'tableCell', children: inline(`x${word}`) }] })) },
    { type: 'image', url: 'a.png', alt: word, title: `x${word}` },
  ]
  const sections = [1, 2].map((number) =>
    ({ id: `${word}${number}`, title: word, label: word || 'Part', number, total: 2, slides: [number === 1 ? 'slide-1' : 'slide-2'] }))
  const slides = [1, 2].map((number) => makeSlide(number, {
    layout: 'all', title: word || 'x', subtitle: word || 'x', body, notes: placed(body), section: `${word}${number}`, meta: { class: word || 'x' },
  }))
  slides[1]!.id = word || 'x'
  const deck = makeDeck(slides, {
    sections,
    meta: { title: word, description: word || 'x', author: [word || 'x', 'x'], keywords: [word, 'x'], event: word || 'x', lang: word || 'en' },
  })
  return renderSite(deck, look, [{ kind: 'picture', url: 'a.png', path: `assets/${word}.png`, from: 'a.png' }], { pages: [...pages] })
}

interface Element {
  name: string
  attributes: Record<string, string>
}

function elementsOf(site: readonly SiteFile[]): Element[] {
  const found: Element[] = []
  const parser = new Parser({ onopentag: (name, attributes) => void found.push({ name, attributes }) })
  for (const page of pages) {
    const file = site.find(({ path }) => path === `${page}.html`)
    if (file && 'text' in file) parser.write(file.text)
  }
  parser.end()
  return found
}

/** What a page is made of, without the words and what keeps them together or parts them. */
const shape = (elements: readonly Element[]): string => elements.filter(({ name, attributes }) => name !== 'wbr' && !isWhole(name, attributes)).map(({ name, attributes }) => `${name} ${Object.keys(attributes).join(' ')}`).join('\n')
const isWhole = (name: string, { class: own, ...others }: Record<string, string>): boolean => name === 'span' && own === 'whole' && Object.keys(others).length === 0
const harmless = shape(elementsOf(siteWith('word')))

const payloads = [
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '\' onmouseover=\'alert(1)', '</title><script>alert(1)</script>',
  '</pre></code><iframe srcdoc="<script>alert(1)</script>">', '<!--<img src="--><img src=x onerror=alert(1)//">', '</textarea><svg onload=alert(1)>',
  '&lt;script&gt;alert(1)&lt;/script&gt;', '&#x3C;script&#x3E;', '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>', '{{constructor.constructor("alert(1)")()}}',
  '\0<\0script>', '\u2028</script>', 'javascript:alert(1)', '${alert(1)}', '<section data-background-iframe="https://example.org">', '%3Cscript%3E', '__proto__',
]
test.each(payloads)('%j changes no element and no attribute', (payload) => {
  expect(shape(elementsOf(siteWith(payload)))).toBe(harmless)
})

test('nor does any other text', () => {
  const pieces = fc.constantFrom('<', '>', '"', '\'', '&', ';', '/', '=', ' ', '\n', '`', '-->', '<!--', ']]>', '&#', 'script', 'on', 'x', 'ä', '\0', '\uD800', '🚀')
  fc.assert(fc.property(fc.array(pieces, { minLength: 1, maxLength: 12 }).map((parts) => `w${parts.join('')}w`), (word) => {
    expect(shape(elementsOf(siteWith(word)))).toBe(harmless)
  }), { numRuns: 200 })
})

describe('addresses', () => {
  test.each(['javascript:alert(1)', 'JAVASCRIPT:alert(1)', '\tjava\nscript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'vbscript:x', 'file:///etc/passwd'])(
    '%j is nowhere an address', (url) => {
      const slide = makeSlide(1, { body: [
        { type: 'paragraph', children: [{ type: 'link', url, children: [{ type: 'text', value: 'here' }] }, { type: 'image', url, alt: 'a picture' }] },
        { type: 'image', url, alt: 'a picture' },
      ] })
      const elements = elementsOf(renderSite(makeDeck([slide]), look, [], { pages: [...pages] }))
      const addresses = elements.flatMap(({ attributes }) => [attributes.href, attributes.src, attributes.srcset, attributes.action].filter((value) => value !== undefined))
      expect([...new Set(addresses)].sort()).toEqual(['_deck/deck.css', '_deck/embed.css', '_deck/fonts.css', '_deck/player.js', '_deck/speaker.js', 'data:,'])
    })

  test('a picture that is not in the deck\'s folder is never asked for', () => {
    const slide = makeSlide(1, { body: [{ type: 'image', url: 'https://example.org/pixel.png', alt: 'far away' }] })
    const elements = elementsOf(renderSite(makeDeck([slide]), look, [], { pages: ['index'] }))
    expect(elements.filter(({ name }) => name === 'img')).toEqual([])
  })
})

test('no page has a script or a handler of its own', () => {
  const elements = elementsOf(siteWith('word'))
  expect(elements.flatMap(({ attributes }) => Object.keys(attributes)).filter((name) => name.startsWith('on'))).toEqual([])
  expect(elements.filter(({ name }) => name === 'script').map(({ attributes }) => attributes.src)).toEqual(['_deck/player.js', '_deck/player.js', '_deck/speaker.js'])
})
