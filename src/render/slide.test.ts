import { describe, expect, test } from 'vitest'
import type { Deck, Slide } from '../model/deck.ts'
import { makeDeck, makeLook, makeSlide, placed } from './fixtures/deck.ts'
import { renderSlide } from './slide.ts'

const p = (value: string) => ({ type: 'paragraph', children: [{ type: 'text', value }] })
const list = (...items: string[]) =>
  ({ type: 'list', ordered: false, children: items.map((item) => ({ type: 'listItem', children: [p(item)] })) })

const look = makeLook({
  problem: `<slot name="label" tag="p"></slot><slot name="number" tag="p" class="number"></slot>
    <div data-box="main 700x500"><slot name="title" tag="heading"></slot><slot name="statement" tag="p" data-sizes="50"></slot><slot tag="div"></slot></div>
    <slot name="ticks" tag="div" class="ticks"></slot><slot name="agenda" tag="nav"></slot><slot name="author">nobody</slot>`,
  bare: '<p>Only words.</p>',
  code: '<slot name="lead" tag="div"></slot><slot name="code" tag="div"></slot><slot tag="div"></slot>',
  columns: '<slot name="title" tag="heading"></slot><div data-box="left 500x500"><slot name="left"></slot></div>'
    + '<div data-box="right 500x500"><slot name="right" tag="div"></slot></div>',
})
const render = (slide: Slide, deck: Partial<Omit<Deck, 'meta'>> & { meta?: Partial<Deck['meta']> } = {}) =>
  renderSlide(slide, makeDeck([slide], deck), look, [])
const golden = (html: string, name: string) => expect(`${html}\n`).toMatchFileSnapshot(`fixtures/slides/${name}.html`)

test('title, subtitle, body with its chosen size', async () => {
  const slide = makeSlide(2, { subtitle: 'what it is', body: [p('One.'), list('a', 'b')], sizes: { default: 32 }, line: 1, meta: { class: 'loud', transition: 'fade' } })
  await golden(render(slide), 'plain')
})

test('numbered section: label, number, statement from a region, ticks, agenda, fallback', async () => {
  const section = (number: number) =>
    ({ id: `problem-${number}`, title: `Problem ${number}: <slow>`, label: 'Problem', number, total: 3, slides: [`slide-${number}`] })
  const slides = [1, 2, 3].map((number) => makeSlide(number, {
    layout: 'problem', section: `problem-${number}`, regions: { statement: placed([p('It is slow.')]), default: placed([list('very')]) },
  }))
  const deck = makeDeck(slides, { sections: [1, 2, 3].map(section) })
  await golden(renderSlide(slides[1]!, deck, look, []), 'problem')
})

test('regions stand in their slots; content without a slot is not lost', async () => {
  const slide = makeSlide(2, {
    layout: 'columns', subtitle: 'no slot for it',
    regions: { left: placed([p('left')]), right: placed([p('right')]), default: placed([p('rest')]), middle: placed([list('who?')]) },
  })
  await golden(render(slide), 'columns')
  const bare = render({ ...slide, layout: 'bare' })
  for (const word of ['Only words.', 'Slide 2', 'no slot for it', 'left', 'right', 'rest', 'who?']) expect(bare).toContain(word)
})

test('what leads to the code stands before it, what follows after it', () => {
  const words = (body: object[]) => render(makeSlide(2, { layout: 'code', body })).replace(/<h2.*?<\/h2>|<[^>]*>/g, ' ').trim().split(/\s+/).join(' ')
  const code = { type: 'code', value: 'code' }
  expect(words([p('before'), code])).toBe('before code')
  expect(words([code, p('after')])).toBe('code after')
  expect(words([p('one'), p('two'), code, p('three'), code])).toBe('one two code three code')
  expect(words([p('alone')])).toBe('alone')
})

test('a part of a long slide says so beside the title', () => {
  const slide = makeSlide(3, { part: { number: 2, total: 3 }, continued: true })
  expect(render(slide)).toContain('Slide 3 <span class="part">2/3</span></h2>')
  expect(render(slide)).toContain('data-part="2/3"')
})

describe('headings make the outline talk → sections → slides', () => {
  const sections = [{ id: 'one', title: 'One', label: null, number: null, total: null, slides: ['slide-2', 'slide-3'] }]
  const body = [{ type: 'heading', depth: 2, children: [{ type: 'text', value: 'inside' }] }]
  test.each([
    [makeSlide(1, { body }), 'h1', 'h2'],
    [makeSlide(2, { body, section: 'one' }), 'h2', 'h3'],
    [makeSlide(3, { body, section: 'one' }), 'h3', 'h4'],
    [makeSlide(4, { body }), 'h2', 'h3'],
  ])('%#', (slide, own, inside) => {
    const html = render(slide, { sections })
    expect(html).toMatch(new RegExp(`<${own} class="title"[^>]*>Slide`))
    expect(html).toContain(`<${inside} data-line="0">inside</${inside}>`)
  })

  test('no level is left out after a first slide that begins a section', () => {
    const slides = [1, 2].map((number) => makeSlide(number, { section: 'one' }))
    const deck = makeDeck(slides, { sections: [{ ...sections[0]!, slides: slides.map(({ id }) => id) }] })
    expect(slides.map((slide) => /<(h\d)/.exec(renderSlide(slide, deck, look, []))?.[1])).toEqual(['h1', 'h2'])
  })
})

describe('a slide without a title stands in the outline by its first words', () => {
  const quote = { type: 'blockquote', children: [p('It works here.'), p('No more.')] }
  const untitled = (...body: object[]) => render(makeSlide(2, { title: null, body }))
  test('a short paragraph is the heading', () => {
    expect(untitled(p('Short.'), p('More.'))).toContain('<p role="heading" aria-level="2" data-line="0">Short.</p>\n<p data-line="0">More.</p>')
    expect(untitled(quote)).toContain('<blockquote data-line="0"><p role="heading" aria-level="2" data-line="0">It works here.</p>')
    expect(untitled(p('Short.'))).not.toContain('<h2')
  })
  test('of anything else a hidden one is made', () => {
    const long = 'One sentence can be enough, and this one goes on for longer than an outline has room for, which is a hundred and twenty characters'
    expect(untitled(p(long))).toContain('<h2 class="sr-only">One sentence can be enough, and this one goes on for longer…</h2>')
    expect(untitled(list('a', 'b'))).toContain('<h2 class="sr-only">a</h2>')
    expect(untitled({ type: 'image', url: 'gone.png', alt: 'A belt' })).toContain('<h2 class="sr-only">A belt</h2>')
  })
  test('an empty slide has none', () => expect(untitled()).not.toMatch(/<h2|heading/))
  test('a slide with a title has no second one', () => expect(render(makeSlide(2, { body: [p('Short.')] }))).not.toContain('heading"'))
})

test('a layout that is gone falls back to default, then to any', () => {
  expect(render(makeSlide(2, { layout: 'gone' }))).toContain('data-layout="plain"')
  const both = makeLook({ default: '<slot></slot>' })
  const slide = makeSlide(2, { layout: 'gone' })
  expect(renderSlide(slide, makeDeck([slide]), both, [])).toContain('data-layout="default"')
})

test('text added above a slide changes nothing in it', () => {
  const at = (line: number) => makeSlide(2, { line, regions: { default: placed([p('One.'), list('a')], line + 2) } })
  expect(render(at(40))).toBe(render(at(4)))
})

test('the label of a numbered section is not said twice', () => {
  const look = makeLook({ six: '<slot name="label" tag="p"></slot><slot name="number" tag="p"></slot><slot name="title" tag="heading"></slot>' })
  const shown = (title: string) => {
    const slide = makeSlide(2, { title, layout: 'six', section: 'here' })
    const sections = [{ id: 'here', title, label: 'Problem', number: 6, total: 6, slides: [slide.id] }]
    return renderSlide(slide, makeDeck([slide], { sections }), look, []).replace(/<[^>]*>/g, '|')
  }
  expect(shown('Dependencies')).toContain('|Problem||6||Dependencies|')
  expect(shown('Problem 6')).toContain('|6||Problem 6|')
  expect(shown('Problem 6')).not.toContain('|Problem|')
  expect(shown('Problem 6: dependencies')).toContain('|Problem||6|||Problem 6: |dependencies|')
  expect(shown('Problem 60')).toContain('|Problem||6||Problem 60|')
})
