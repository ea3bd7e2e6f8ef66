import { expect, test } from 'vitest'
import type { Manifest, Session } from '../model/manifest.ts'
import { text } from '../render/html.ts'
import type { Conference } from './document.ts'
import { renderFeeds } from './feed.ts'
import { renderHome } from './home.ts'
import { renderSlidePage } from './slide.ts'
import { renderTalk, type SiteTalk } from './talk.ts'
import { renderText } from './text.ts'

const hostile = 'Q & A </script><script>alert(1)</script> "x" \u202Eabc'
const manifest: Manifest = {
  version: 1, title: hostile, speakers: [{ name: 'Ada' }, { name: 'Ben' }], event: { name: 'PlainConf', date: '2027-02-01', location: 'Brno' },
  description: 'About <things>', language: 'en', dir: 'ltr', aspect: '16:9',
  slides: [
    { n: 1, id: 'a', title: hostile, text: 'One', page: 's/a.html', thumb: 's/a.webp', card: 's/a.png' },
    { n: 2, id: 'größe', title: null, text: 'Two', page: 's/gr%C3%B6%C3%9Fe.html' },
  ],
  urls: { page: 'index.html', slides: 'slides.html', embed: 'embed.html', pdf: 'slides.pdf', text: 'slides.txt', poster: 'poster.webp', oembed: 'oembed.json' },
}
const talk = { folder: 'Größe', manifest }
const conference: Conference = { title: 'PlainConf', lang: 'en', base: 'https://slides.example/27/', brand: false, search: true }
const nowhere: Conference = { ...conference, base: null }

test('a title cannot end the data, nor be markup', () => {
  const page = renderTalk(talk, [text('one'), text('two')], conference)
  expect(page).not.toContain('<script>alert')
  const [, data] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)!
  expect(JSON.parse(data!)).toMatchObject({
    '@type': 'PresentationDigitalDocument', 'name': hostile, 'url': 'https://slides.example/27/Gr%C3%B6%C3%9Fe/',
    'encoding': { contentUrl: 'https://slides.example/27/Gr%C3%B6%C3%9Fe/slides.pdf' },
    'about': { '@type': 'Event', 'startDate': '2027-02-01', 'superEvent': { name: 'PlainConf' } },
  })
})

test('talks of several days stand below the name of their day, and say the time only', () => {
  const at = (start: string | undefined, title: string): SiteTalk => ({ folder: title, manifest: { ...manifest, title, event: { date: start?.slice(0, 10), session: { start } } } })
  const days = (lang: string, ...talks: SiteTalk[]): string[] => [...renderHome(talks, { ...conference, lang }).matchAll(/<h2 class="day">(.*?)<\/h2>|<strong>(.*?)<\/strong>|<span>((?:\d|Thu)[^<]*)<\/span>/g)].map(([, ...found]) => found.find(Boolean)!)
  const [one, two, none] = [at('2027-05-20T10:00:00+02:00', 'One'), at('2027-05-21T09:00:00+02:00', 'Two'), at(undefined, 'None')]
  expect(days('de', two, none, one)).toEqual(['Donnerstag, 20. Mai 2027', 'One', '10:00', '2 slides', 'Freitag, 21. Mai 2027', 'Two', '09:00', '2 slides', 'At another time', 'None', '2 slides'])
  expect(days('en', one, one)).toEqual(['One', 'Thursday, May 20, 2027', '10:00', '2 slides', 'One', 'Thursday, May 20, 2027', '10:00', '2 slides'])
  expect(days('en-a', one, two)[0]).toBe('2027-05-20')
})

test('what others write to have the talk in their page is text, with links to its files', () => {
  const page = renderTalk(talk, [text('one'), text('two')], conference)
  const [, code] = /<code>([^]*?)<\/code>/.exec(page)!
  const html = code!.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  const at = 'https://slides.example/27/Gr%C3%B6%C3%9Fe/'
  expect([...html.matchAll(/ (?:src|href)="([^"]*)"/g)].map(([, address]) => address)).toEqual([
    'https://slides.example/27/_deck/slide-deck.js', at, at, `${at}poster.webp`, `${at}slides.pdf`, `${at}slides.txt`,
  ])
  expect(html).not.toContain('<script>alert')
  expect(renderTalk(talk, [text('one'), text('two')], nowhere)).not.toContain('embedding')
})

test('a page is told by its own address, a slide by its own picture', () => {
  const page = renderSlidePage(talk, 1, conference)
  expect(page).toContain('<link rel="canonical" href="https://slides.example/27/Gr%C3%B6%C3%9Fe/s/a.html">')
  expect(page).toContain('<meta property="og:image" content="https://slides.example/27/Gr%C3%B6%C3%9Fe/s/a.png">')
  expect(page).toContain('href="../slides.html#/a"')
  expect(page).toContain('<a rel="next" href="../s/gr%C3%B6%C3%9Fe.html">')
  expect(page).not.toContain('rel="prev"')
  expect(renderSlidePage(talk, 2, conference)).not.toContain('og:image')
})

test('without an address of the site no page claims one', () => {
  for (const page of [renderTalk(talk, [text('one'), text('two')], nowhere), renderSlidePage(talk, 1, nowhere), renderHome([talk], nowhere)]) {
    expect(page).not.toMatch(/canonical|og:url|og:image"|oembed|https:\/\/slides/)
  }
  expect(renderFeeds([talk], nowhere).map(({ path }) => path)).toEqual(['talks.json'])
})

test('the first page says what there is, and the event once', () => {
  const page = renderHome([talk, { folder: 'later', manifest: { ...manifest, title: 'Later', available: 'after-talk' } }], conference)
  expect(page).toContain('<h1>PlainConf</h1>')
  expect(page).toContain('<p class="by"><span>Ada, Ben</span> · <span>Brno</span> · <span>Monday, February 1, 2027</span> · <span>2 slides</span></p>')
  expect(page).toContain('slides will follow')
  expect(page).toContain('href="Gr%C3%B6%C3%9Fe/index.html"')
})

test('slides that are held back are on no page and in no link', () => {
  const page = renderTalk({ folder: 'x', manifest: { ...manifest, available: 'after-talk', urls: { embed: 'embed.html', poster: 'poster.webp' } } }, [text('SECRET')], conference)
  expect(page).not.toMatch(/SECRET|slides\.pdf|slides\.txt|slide-deck/)
})

test('as plain text', () => {
  expect(renderText({ ...manifest, title: 'T' })).toBe('T\nAda, Ben · PlainConf · Brno · 2027-02-01\n\n[1]\nOne\n\n[2]\nTwo\n')
})

test('the first page has the talks in the order of the schedule, with room and hours', () => {
  const at = (folder: string, session?: Session): SiteTalk => ({ folder, manifest: { ...manifest, title: folder, event: { ...(session && { session }) } } })
  const page = renderHome([
    at('unknown'), at('noon', { start: '2027-02-01T12:00:00+01:00', end: '2027-02-01T12:45:00+01:00', room: 'Quay' }),
    at('early', { start: '2027-02-01T10:30:00Z' }), at('twice', { start: '2027-02-01T09:00:00+01:00', end: '2027-02-02T09:30:00+01:00' }),
  ], conference)
  expect([...page.matchAll(/<strong>(.*?)<\/strong>.*?<p class="by">(.*?)<\/p>/g)].map(([, title, by]) => `${title}: ${by!.replace(/<\/?span>/g, '')}`)).toEqual([
    'twice: Ada, Ben · 2 slides', 'early: Ada, Ben · 10:30 · 2 slides', 'noon: Ada, Ben · Quay · 12:00–12:45 · 2 slides', 'unknown: Ada, Ben · 2 slides',
  ])
})
