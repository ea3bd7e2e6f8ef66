import { expect, test } from 'vitest'
import { renderListing, type ListedDeck } from './listing.ts'

const talk = (folder: string, title: string, more: Partial<ListedDeck['meta']> = {}): ListedDeck =>
  ({ folder, slides: 12, meta: { title, lang: 'en', dir: 'ltr', ...more } })
function page(...decks: ListedDeck[]): string {
  const [index] = renderListing(decks)
  return 'text' in index! ? index.text : ''
}

test('a talk with all there is to say about it', () => {
  expect(page(talk('Größe', 'Q & A <live>', { subtitle: 'for two', author: ['Ada', 'Ben'], event: 'PlainConf', date: '2027-02-01' }), talk('b', 'B'))).toContain(
    `<li lang="en" dir="ltr"><a href="Gr%C3%B6%C3%9Fe/index.html">Q &amp; A &lt;live&gt;</a>
<p class="subtitle">for two</p>
<p>Ada, Ben · PlainConf · 2027-02-01 · 12 slides</p></li>`)
})

test('talks of one event stand under its name, and in its language', () => {
  const html = page(talk('a', 'A', { event: 'Tage', lang: 'de' }), talk('b', 'B', { event: 'Tage', lang: 'de' }))
  expect(html).toContain('<html lang="de">')
  expect(html).toContain('<title>Tage</title>')
  expect(html).toContain('<h1>Tage</h1>')
  expect(html).not.toContain('Tage ·')
})

test('talks of many events, and of many languages, stand under a plain word', () => {
  const html = page(talk('a', 'A', { event: 'One', lang: 'de' }), talk('b', 'B', { event: 'Two', lang: 'ar', dir: 'rtl' }))
  expect(html).toContain('<html lang="en">')
  expect(html).toContain('<h1>Talks</h1>')
  expect(html).toContain('<li lang="ar" dir="rtl">')
})

test('everything stands in the folder', () => {
  expect(page(talk('a', 'A')).match(/(?:href|src)="(?!data:)[^"]*"/g)).toEqual(['href="a/_deck/deck.css"', 'href="_deck/listing.css"', 'href="a/index.html"'])
})
