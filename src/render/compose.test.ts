import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { blockText, inlineText } from '../model/block.ts'
import type { Deck, Slide } from '../model/deck.ts'
import { composeDeck } from './compose.ts'
import { fillSlots } from './fill.ts'
import { fitSlide, fittingOf } from './fit.ts'
import { makeDeck, makeSlide, placed } from './fixtures/deck.ts'
import { readRealLook } from './fixtures/real-look.ts'
import type { Look } from './look.ts'

// the same inputs each time; SEED=2 npm run unit tries others
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) })

const t = (value: string) => [{ type: 'text', value }]
const p = (value: string, line = 1) => ({ type: 'paragraph', children: t(value), line })
const list = (items: string[], more: object = {}) =>
  ({ type: 'list', ordered: false, ...more, children: items.map((item, index) => ({ type: 'listItem', line: 10 + index, children: [p(item, 10 + index)] })) })
const count = (length: number, make: (index: number) => string) => Array.from({ length }, (_, index) => make(index + 1))
const opening = makeSlide(1, { title: 'A talk', layout: null })

let look: Look
beforeAll(async () => { look = await readRealLook() })

const compose = (slide: Parameters<typeof makeSlide>[1], deck: Parameters<typeof makeDeck>[1] = {}) =>
  composeDeck(makeDeck([opening, makeSlide(2, { layout: null, ...slide }), makeSlide(3, { title: 'Last', layout: null, body: [p('x')] })], deck), look, [])
const itemsOf = (slide: Slide): number => (slide.regions.default ?? []).reduce((sum, block) => sum + (block.type === 'list' ? block.children.length : 0), 0)
const wordsOf = (deck: Deck): string => deck.slides.map((slide) =>
  [...(slide.continued ? [] : [slide.titleContent.length ? slide.title : '']), ...Object.values(slide.regions).map((blocks) => blockText(blocks))].join(' ')).join(' ').replace(/\s+/g, ' ')

describe('a slide that fits', () => {
  test('has no mark before the only item of its only list', () => {
    const blocksOf = (body: object[]) => compose({ body }).value.slides[1]!.regions.default!.map(({ type }) => type)
    expect(blocksOf([list(['a'])])).toEqual(['paragraph'])
    expect(blocksOf([p('Why:'), list(['a'])])).toEqual(['paragraph', 'list'])
    expect(blocksOf([list(['a'], { ordered: true })])).toEqual(['list'])
  })
  test('has a label and its list beside the next ones, columns about as long', () => {
    const { value } = compose({ body: [p('Pros:'), list(['a']), p('Cons:'), list(['b']), p('Cons of the other:'), list(['c', 'd', 'e'])] })
    const { left, right } = value.slides[1]!.regions
    expect([left, right].map((blocks) => blockText(blocks!))).toEqual(['Pros:\na\nCons:\nb', 'Cons of the other:\nc\nd\ne'])
  })
  test('has its layout, the reason for it, and the sizes of its type', () => {
    const { value, remarks } = compose({ body: [list(['a', 'b'])] })
    expect(remarks).toEqual([])
    expect(value.slides).toHaveLength(3)
    expect(value.slides[1]).toMatchObject({ layout: 'bullets', sizes: { title: 56, default: 44 }, why: { layout: { reason: 'a list', confidence: 1 } } })
    expect(value.slides[1]).not.toHaveProperty('part')
  })
  test('has code beside its text only where there is room enough for it', async () => {
    const narrow = await readRealLook('paper', '4:3')
    const body = [p('A word about it, and then another one. '.repeat(5)), { type: 'code', value: count(5, () => 'print("thirty letters of code")').join('\n') }]
    const layoutIn = (look: Look) => composeDeck(makeDeck([opening, makeSlide(2, { layout: null, body })]), look, []).value.slides[1]!.layout
    expect([layoutIn(look), layoutIn(narrow)]).toEqual(['code-and-text', 'default'])
  })
  test('has smaller code where a line of it is long, beside text as large as ever', () => {
    const code = (value: string) => ({ type: 'code', value })
    const sizes = (value: string) => compose({ body: [p('One.'), p('Two.'), code('x'), p('Three.'), code(value)] }).value.slides[1]!.sizes
    expect(sizes('short')).toEqual({ title: 56, default: 36 })
    expect(sizes('x'.repeat(80))).toEqual({ title: 56, default: 36, 'default code': 21 })
    expect(sizes('x'.repeat(200))).toEqual({ title: 56, default: 36, 'default code': 20 })
  })
  test('is set smaller where there is more on it', () => {
    const { value } = compose({ body: [list(count(8, (n) => `Point ${n}`))] })
    expect(value.slides).toHaveLength(3)
    expect(value.slides[1]!.sizes!.default).toBeLessThan(36)
  })
})

describe('a slide that is too long', () => {
  const long = { body: [p('Why:', 9), list(count(20, (n) => `Point ${n}, which says something`))], notes: placed([p('Say it.')]), section: 'here' }
  const sections = [{ id: 'here', title: 'Here', label: null, number: null, total: null, slides: ['slide-2'] }]
  test('is carried on, filled evenly, and set alike', () => {
    const { value } = compose(long, { sections })
    const parts = value.slides.slice(1, -1)
    expect(parts.map(itemsOf)).toEqual([6, 7, 7])
    expect(new Set(parts.map(({ sizes }) => sizes!.default)).size).toBe(1)
    expect(parts.map(({ part }) => part)).toEqual([1, 2, 3].map((number) => ({ number, total: 3 })))
    expect(parts.map(({ continued }) => continued)).toEqual([undefined, true, true])
    expect(parts.map(({ title }) => title)).toEqual(['Slide 2', 'Slide 2', 'Slide 2'])
  })
  test('has ids, numbers, lines, notes and sections in order', () => {
    const { value } = compose(long, { sections })
    expect(value.slides.map(({ id }) => id)).toEqual(['slide-1', 'slide-2', 'slide-2-2', 'slide-2-3', 'slide-3'])
    expect(value.slides.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
    expect(value.slides.map(({ line }) => line)).toEqual([1, 1, 16, 23, 1])
    expect(value.slides.map(({ notes }) => notes.length)).toEqual([0, 1, 0, 0, 0])
    expect(value.sections[0]!.slides).toEqual(['slide-2', 'slide-2-2', 'slide-2-3'])
  })
  test('never takes the id of another slide', () => {
    const other = makeSlide(3, { id: 'slide-2-2', layout: null, body: [p('x')] })
    const deck = makeDeck([opening, makeSlide(2, { layout: null, ...long }), other])
    const ids = composeDeck(deck, look, []).value.slides.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.at(-1)).toBe('slide-2-2')
  })
  test('is cut between groups rather than inside one', () => {
    const item = 'An item that says so much about it that it needs a second line of the slide to do it'
    const group = (label: string, size: number) => [p(`${label}:`), list(count(size, () => item))]
    const { value } = compose({ body: [...group('Releases', 2), ...group('Ends of life', 3), p('Let us talk.')] })
    expect(value.slides.slice(1, -1).map(({ regions }) => blockText(regions.default!).split('\n')[0])).toEqual(['Releases:', 'Ends of life:'])
  })
  test('is a table too wide: its columns are parted, the first one and the head return, and rows fill slides evenly', () => {
    const cells = (values: string[], line: number) => ({ type: 'tableRow', line, children: values.map((value) => ({ type: 'tableCell', children: t(value), line })) })
    const names = ['Version', 'Maintainers', 'Autoscaling', 'Deprecations', 'Security', 'Networking']
    const rows = count(9, (n) => `${n}`).map((n, at) => cells([n, ...names.slice(1).map((name) => `${name}OfClusters`)], 11 + at))
    const { value, remarks } = compose({ body: [{ type: 'table', align: [], children: [cells(names, 10), ...rows] }] })
    expect(remarks).toEqual([])
    const seen = value.slides.slice(1, -1).map(({ regions }) => regions.default!.map((block) => {
      const [head, ...body] = block.type === 'table' ? block.children.map(({ children }) => children.map((cell) => inlineText(cell.children))) : []
      return `${head!.join(' ')}: ${body.map(([first]) => first).join(' ')}`
    }).join())
    expect(seen).toEqual([
      'Version Maintainers Autoscaling Deprecations: 1 2 3 4 5', 'Version Maintainers Autoscaling Deprecations: 6 7 8 9',
      'Version Security Networking: 1 2 3 4 5', 'Version Security Networking: 6 7 8 9',
    ])
  })
  test('does not leave its last sentence to a slide of its own where points can go with it', () => {
    const { value } = compose({
      title: 'The mill', subtitle: 'in front', subtitleContent: [{ type: 'text', value: 'in front' }],
      body: [
        p('The mill in front answers whoever asks about the state of cards. It takes orders for new cards as well.'),
        p('When an order for cards comes, it:'),
        list(['keeps the order.', 'asks the store whether there is any such card.', 'keeps the details of the card as it was then.', 'tells everybody about the new order.']),
        p('The mill behind it then takes up what was told about the order and, if it is idle, begins to work on it.'),
      ],
    })
    expect(value.slides.slice(1, -1).map((slide) => itemsOf(slide))).toEqual([2, 2])
  })
  test('goes on counting', () => {
    const { value } = compose({ body: [list(count(16, (n) => `Step ${n}`), { ordered: true })] })
    expect(value.slides[2]!.regions.default).toMatchObject([{ start: 9 }])
    const code = compose({ body: [{ type: 'code', value: count(36, (n) => `line ${n}`).join('\n') }] }).value.slides
    expect(code.slice(1, -1).map(({ layout }) => layout)).toEqual(['code', 'code', 'code'])
    expect(code[2]!.regions.default).toMatchObject([{ start: 13 }])
  })
  test('has its code in a layout of its own, whole and no smaller than need be', () => {
    const code = (lines: number) => ({ type: 'code', value: count(lines, (n) => `line ${n}`).join('\n') })
    const layoutsOf = (lines: number) => compose({ body: [list(['One', 'Two', 'Three']), code(lines)] }).value.slides.slice(1, -1).map(({ layout, sizes }) => [layout, sizes])
    expect(layoutsOf(12)).toEqual([['default', { title: 56, default: 44 }], ['code', { title: 56, code: 26 }]])
  })
  test('of a numbered section keeps its statement to itself', () => {
    const body = [p('The pipeline is slow, and nobody knows why it is.'), list(count(9, (n) => `A reason for it, number ${n}`))]
    const { value } = compose({ section: 'six', body }, { sections: [{ id: 'six', title: 'x', label: 'Problem', number: 6, total: 6, slides: ['slide-2'] }] })
    expect(value.slides.slice(1, 3).map(({ layout, regions }) => [layout, regions.default!.map(({ type }) => type)]))
      .toEqual([['problem', ['paragraph']], ['bullets', ['list']]])
  })
})

test('a layout that would break a word is not chosen', () => {
  const groups = (word: string) => compose({ body: [p('Before:'), list([word, 'Nine days']), p('After:'), list(['Six steps'])] }).value.slides[1]!.layout
  expect([groups('Insurance'), groups('Rechtsschutzversicherungsgesellschaften')]).toEqual(['comparison', 'bullets'])
  const page = (title: string) => compose({ title, body: Array.from({ length: 3 }, () => p('One sentence follows the other. '.repeat(8))) }).value.slides[1]!.layout
  expect([page('A page to read'), page('Rechtsschutzversicherungsgesellschaften')]).toEqual(['prose', 'default'])
})

describe('a layout that the author named', () => {
  test('is taken', () => expect(compose({ layout: 'statement', body: [list(['a'])] }).value.slides[1]!.layout).toBe('statement'))
  test('and has pictures: words stand above and below them, never among them', () => {
    const image = { type: 'image', url: 'a.png', alt: 'a picture' }
    const { value } = compose({ layout: 'gallery', body: [p('Above'), image, p('below'), image] })
    const { fillings } = fillSlots(value.slides[1]!, value, look.layouts.get('gallery')!)
    expect(fillings.flatMap((filling) => (filling.kind === 'blocks' ? [[filling.slot.name, ...filling.blocks.map(({ type }) => type)]] : [])))
      .toEqual([['lead', 'paragraph'], ['images', 'image', 'image'], ['', 'paragraph']])
  })
  test('and is not there', () => {
    const { value, remarks } = compose({ line: 12, layout: 'two-colums', body: [list(['a'])] })
    expect(value.slides[1]!.layout).toBe('bullets')
    expect(remarks).toEqual([{
      severity: 'error',
      code: 'unknown-layout',
      message: 'There is no layout "two-colums".',
      slide: 2,
      line: 12,
      value: 'two-colums',
      hint: 'Did you mean "two-columns"? Layouts here: agenda, big-number, bullets, closing, code, code-and-text, comparison, default, definition, gallery, image, image-full, image-left, image-right, problem, prose, quote, section, speaker, statement, steps, table, timeline, title, two-columns.',
    }])
  })
  describe('and has no room for all of it', () => {
    const sentence = 'One sentence says what it has to say and goes on for a while, as sentences do. '
    const image = { type: 'image', url: 'a.png', alt: 'a picture' }
    test.each<[string, object[], string, string]>([
      ['image-left', [image, p(sentence.repeat(20))], 'goes on in "default"', 'image-left default default'],
      ['image-full', [image, p(sentence.repeat(8))], 'goes on in "default"', 'image-full default'],
      ['code-and-text', [p(sentence.repeat(12)), { type: 'code', value: 'a\nb' }], 'is set in "default"', 'default default'],
      ['speaker', [p(sentence.repeat(20))], 'goes on in "default"', 'speaker default'],
      ['quote', [{ type: 'blockquote', children: [p(sentence.repeat(9))] }], 'is set in "default"', 'default'],
      ['big-number', [p(`97 ${sentence.repeat(9)}`)], 'is set in "default"', 'default'],
      ['definition', [p(sentence.repeat(12))], 'is set in "default"', 'default default'],
    ])('%s', (layout, body, instead, layouts) => {
      const { value, remarks } = compose({ line: 12, layout, body })
      expect(value.slides.slice(1, -1).map((slide) => slide.layout).join(' ')).toBe(layouts)
      expect(remarks).toEqual([{
        severity: 'warning', code: 'does-not-fit', message: `There is too much here for the layout "${layout}"; the slide ${instead}.`,
        slide: 2, line: 12, value: layout, hint: 'Shorten it, or take the line "layout:" away.',
      }])
    })
    test('lists, tables, code and pages are made to go on', () => {
      for (const [layout, body] of [['steps', list(count(14, () => sentence), { ordered: true })], ['prose', p(sentence.repeat(40))]] as const) {
        expect(compose({ layout, body: [body] }).remarks).toEqual([])
      }
    })
  })
  test('and has no place for something: that goes on the next slide', () => {
    const { value, remarks } = compose({ layout: 'bullets', regions: { default: placed([p('Here')]), left: placed([p('There', 7)]) } })
    expect(value.slides.slice(1, 3).map(({ regions }) => blockText(regions.default!))).toEqual(['Here', 'There'])
    expect(remarks).toEqual([{
      severity: 'warning',
      code: 'no-room',
      message: 'The layout "bullets" has no region "left"; what stands in it goes on the next slide.',
      slide: 2,
      line: 7,
      hint: 'Choose another layout for the slide, or take the line "layout:" away.',
    }])
  })
})

describe('whatever stands on a slide', () => {
  const word = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'abcdefghij-漢é') })
  const text = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => `${words.join(' ')}.`)
  const block = fc.oneof(
    text.map((value) => p(value)),
    fc.array(text, { minLength: 1, maxLength: 14 }).map((items) => list(items)),
    fc.array(text, { minLength: 1, maxLength: 40 }).map((lines) => ({ type: 'code', value: lines.join('\n') })),
    text.map((value) => ({ type: 'blockquote', children: [p(value)] })),
    fc.constant({ type: 'image', url: 'a.png', alt: 'picture' }),
    fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 9 }).map((rows) => ({
      type: 'table', align: [], children: rows.map((row) => ({ type: 'tableRow', children: row.map((cell) => ({ type: 'tableCell', children: t(cell) })) })),
    })),
  )
  test('everything fits, and no word is lost', () => {
    const fitting = fittingOf(look)
    fc.assert(fc.property(fc.option(text), fc.array(block, { maxLength: 5 }), (title, body) => {
      const slide = makeSlide(2, { title, layout: null, body })
      const { value, remarks } = composeDeck(makeDeck([opening, slide]), look, [])
      expect(remarks).toEqual([])
      for (const part of value.slides) expect(fitSlide(part, value, look.layouts.get(part.layout!)!, fitting).fits).toBe(true)
      const wanted = [title ?? '', blockText(slide.regions.default ?? [])].join(' ').split(/[\s]+/).filter(Boolean)
      const words = wordsOf(value)
      for (const one of wanted) if (one.length < 13) expect(words).toContain(one)
    }), { numRuns: 60 })
  })
})
