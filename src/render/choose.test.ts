import { describe, expect, test } from 'vitest'
import type { Section, Slide } from '../model/deck.ts'
import { chooseLayout } from './choose.ts'
import { makeDeck, makeSlide } from './fixtures/deck.ts'

const t = (value: string) => [{ type: 'text', value }]
const p = (value: string) => ({ type: 'paragraph', children: t(value) })
const ul = (...items: string[]) => ({ type: 'list', ordered: false, children: items.map((item) => ({ type: 'listItem', children: [p(item)] })) })
const ol = (...items: string[]) => ({ ...ul(...items), ordered: true })
const code = { type: 'code', value: 'a' }
const quote = { type: 'blockquote', children: [p('Simple things should be simple.')] }
const image = { type: 'image', url: 'a.png', alt: '' }
const table = { type: 'table', align: [], children: [] }
const tall = { type: 'image', url: 'tall.png', alt: '' }
const long = 'One sentence follows the other. '.repeat(12)

interface Case {
  slide: Partial<Slide> & { body?: readonly object[] }
  /** 2 of 3 where nothing else is said */
  number?: number
  section?: Partial<Section>
}

const cases: [string, Case][] = [
  ['title', { number: 1, slide: { title: 'A talk', subtitle: 'and more' } }],
  ['title', { number: 1, slide: { title: 'A talk', body: [p('Somebody'), p('Somewhere')] } }],
  ['title', { number: 1, slide: { title: 'A talk', body: [p('PlainConf, 9 November 2026'), p('Somebody, somewhere'), p('Good evening!')] } }],
  ['default', { number: 1, slide: { title: 'No title slide', body: [p('One.'), p('Two.'), p(long.slice(0, 100))] } }],
  ['default', { number: 1, slide: { title: 'No title slide', body: [p(long)] } }],
  ['prose', { slide: { body: [p(long), p(long)] } }],
  ['prose', { slide: { body: [p(long), p('It says:'), ul('a', 'b'), p(long)] } }],
  ['default', { slide: { body: Array.from({ length: 16 }, () => p('A line that is one of many, and no more.')) } }],
  ['bullets', { slide: { body: [p(long), ul(long, long, long)] } }],
  ['problem', { slide: { body: [p('The pipeline is slow.'), ul('a', 'b')] }, section: { label: 'Problem', number: 6, total: 6 } }],
  ['bullets', { slide: { body: [ul('a', 'b')] }, section: { label: 'Problem', number: 6, total: 6 } }],
  ['section', { slide: {}, section: { label: 'Part', number: 2 } }],
  ['section', { slide: {}, section: { slides: ['slide-2', 'slide-3'] } }],
  ['statement', { slide: { title: 'Before we begin...', subtitle: '...a warning.' } }],
  ['statement', { slide: { title: null, body: [p('One sentence can be enough.')] } }],
  ['default', { slide: { title: null, body: [p(long)] } }],
  ['quote', { slide: { title: null, body: [quote] } }],
  ['quote', { slide: { body: [p('Somebody said:'), quote] } }],
  ['default', { slide: { body: [{ type: 'blockquote', children: [p(long)] }] } }],
  ['code', { slide: { body: [code] } }],
  ['code', { slide: { body: [p('Install it:'), code] } }],
  ['default', { slide: { body: [p(long), code] } }],
  ['image', { slide: { body: [image] } }],
  ['two-columns', { slide: { regions: { left: [], right: [{ type: 'thematicBreak', position: makeSlide(1).position }] } } }],
  ['two-columns', { slide: { body: [p('Machines:'), ul('a'), p('People:'), ul('b')] } }],
  ['two-columns', { slide: { body: [p('Pros:'), ul('a'), p('Cons:'), ul('b', 'c'), p('Cons of the other:'), ul('d')] } }],
  ['bullets', { slide: { body: [p('Machines:'), ul('a'), p('People:'), ul('b'), p('So there.')] } }],
  ['comparison', { slide: { body: [p('Before:'), ul('a'), p('After:'), ul('b')] } }],
  ['comparison', { slide: { body: [p('قبل:'), ul('a'), p('بعد:'), ul('b')] } }],
  ['comparison', { slide: { body: [p('メリット：'), ul('a'), p('デメリット：'), ul('b')] } }],
  ['table', { slide: { body: [table] } }],
  ['timeline', { slide: { body: [ul('2014: a laptop', '2017 – a container', 'March 2020: a pipeline')] } }],
  ['bullets', { slide: { body: [ul('2014: a laptop', '2017: a container', 'then a pipeline')] } }],
  ['steps', { slide: { body: [p('Do this:'), ol('Write', 'Look')] } }],
  ['bullets', { slide: { body: [ol('Write', long)] } }],
  ['big-number', { slide: { title: 'Durability', body: [p('11 nines')] } }],
  ['big-number', { slide: { title: '97 % of all builds never change' } }],
  ['statement', { slide: { title: '2017 was a good year' } }],
  ['statement', { slide: { title: '97 %' } }],
  ['statement', { slide: { title: '10 November 2009: it was released' } }],
  ['definition', { slide: { title: 'Idempotent', body: [p('(adjective) the same however often it is done')] } }],
  ['default', { slide: { title: 'Idempotent', body: [p('Not a word that everybody knows.')] } }],
  ['code-and-text', { slide: { body: [p(long.slice(0, 200)), { type: 'code', value: 'a\nb\nc\nd' }] } }],
  ['default', { slide: { body: [p(long.slice(0, 200)), { type: 'code', value: `a\nb\nc\n${long}` }] } }],
  ['speaker', { slide: { title: 'About me', body: [ul('Somebody', 'Somewhere')] } }],
  ['gallery', { slide: { body: [image, image] } }],
  ['image-left', { slide: { body: [tall, ul('a', 'b')] } }],
  ['image-right', { slide: { body: [ul('a', 'b'), tall] } }],
  ['default', { slide: { body: [ul('a', 'b'), image] } }],
  ['bullets', { slide: { body: [ul('a', 'b')] } }],
  ['bullets', { slide: { body: [p('Why:'), ul('a', 'b'), p('So there.')] } }],
  ['default', { slide: { body: [p('Text.'), p('More text.')] } }],
  ...['Thank you', 'Thanks!', 'Questions?', 'Vielen Dank', 'Merci !', '¡Gracias!', 'ありがとうございました', 'Спасибо за внимание', 'Dziękuję']
    .map((title): [string, Case] => ['closing', { number: 3, slide: { title, body: [ul('Join us.')] } }]),
  ['closing', { number: 3, slide: { title: 'Find us', body: [p('ada@example.org')] } }],
  ['bullets', { slide: { title: 'Thank you for the fish', body: [ul('not the last slide')] } }],
]

test.each(cases)('%s: %j', (name, { slide, number = 2, section }) => {
  const own = makeSlide(number, { ...slide, section: section ? 'here' : null })
  const slides = [1, 2, 3].map((at) => (at === number ? own : makeSlide(at)))
  const sections: Section[] = section ? [{ id: 'here', title: 'x', label: null, number: null, total: null, slides: [own.id], ...section }] : []
  const choice = chooseLayout(own, makeDeck(slides, { sections }), (url) => (url === 'tall.png' ? 0.8 : 1.6))
  expect(choice).toEqual({ name, reason: expect.stringMatching(/\w/) })
})

describe('an agenda', () => {
  const slides = [
    makeSlide(1),
    makeSlide(2, { body: [ul('The builders', 'Nobody knows what is in it!', 'And one more thing')] }),
    makeSlide(3, { title: 'The Builders' }),
    makeSlide(4, { body: [p('Nobody knows what is in it.')] }),
  ]
  const sections: Section[] = [3, 4].map((number) =>
    ({ id: `section-${number}`, title: `Section ${number}`, label: null, number: null, total: null, slides: [`slide-${number}`] }))

  test('is a list most of whose items return, as titles or as what sections begin with; it knows where', () => {
    expect(chooseLayout(slides[1]!, makeDeck(slides, { sections })))
      .toEqual({ name: 'agenda', reason: 'a list whose items return as sections', links: ['slide-3', 'slide-4', null] })
  })
  test('is not a list of which little returns, or nothing later', () => {
    expect(chooseLayout(slides[1]!, makeDeck(slides, { sections: sections.slice(1) })).name).toBe('bullets')
    const [first, agenda, ...others] = slides as [Slide, Slide, Slide, Slide]
    expect(chooseLayout({ ...agenda, number: 9 }, makeDeck([first, ...others, { ...agenda, number: 9 }], { sections })).name).toBe('bullets')
  })
})
