import { expect, test } from 'vitest'
import type { Section, Slide } from '../model/deck.ts'
import { chooseLayout } from './choose.ts'
import { makeDeck, makeSlide } from './fixtures/deck.ts'

const t = (value: string) => [{ type: 'text', value }]
const p = (value: string) => ({ type: 'paragraph', children: t(value) })
const ul = (...items: string[]) => ({ type: 'list', ordered: false, children: items.map((item) => ({ type: 'listItem', children: [p(item)] })) })
const code = { type: 'code', value: 'a' }
const quote = { type: 'blockquote', children: [p('Simple things should be simple.')] }
const image = { type: 'image', url: 'a.png', alt: '' }
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
  ['default', { number: 1, slide: { title: 'No title slide', body: [p(long)] } }],
  ['problem', { slide: { body: [p('The pipeline is slow.'), ul('a', 'b')] }, section: { label: 'Problem', number: 6, total: 6 } }],
  ['bullets', { slide: { body: [ul('a', 'b')] }, section: { label: 'Problem', number: 6, total: 6 } }],
  ['section', { slide: {}, section: { label: 'Part', number: 2 } }],
  ['section', { slide: {}, section: { slides: ['slide-2', 'slide-3'] } }],
  ['statement', { slide: { title: 'Before we begin...', subtitle: '...a warning.' } }],
  ['statement', { slide: { title: null, body: [p('One sentence can be enough.')] } }],
  ['default', { slide: { title: null, body: [p(long)] } }],
  ['quote', { slide: { title: null, body: [quote] } }],
  ['quote', { slide: { body: [p('Somebody said:'), quote] } }],
  ['code', { slide: { body: [code] } }],
  ['code', { slide: { body: [p('Install it:'), code] } }],
  ['default', { slide: { body: [p(long), code] } }],
  ['image', { slide: { body: [image] } }],
  ['two-columns', { slide: { regions: { left: [], right: [{ type: 'thematicBreak', position: makeSlide(1).position }] } } }],
  ['two-columns', { slide: { body: [p('Before:'), ul('a'), p('After:'), ul('b')] } }],
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
  const choice = chooseLayout(own, makeDeck(slides, { sections }))
  expect(choice).toEqual({ name, reason: expect.stringMatching(/\w/) })
})
