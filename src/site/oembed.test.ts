import { Parser } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import type { TalkList } from './feed.ts'
import { oembedHandler } from './oembedHandler.ts'

const talk = (folder: string, more: Partial<TalkList['talks'][number]> = {}): TalkList['talks'][number] => ({
  folder, version: 1, title: `A "talk" <of> ${folder}`, language: 'en', dir: 'ltr', aspect: '16:9', slides: 3,
  speakers: [{ name: 'Ada' }, { name: 'Ben' }], urls: { embed: 'embed.html', poster: 'poster.webp' }, ...more,
})
const list: TalkList = { version: 1, title: 'Quay 27', talks: [
  talk('boats'), talk('größe'), talk('tall', { aspect: '9:16' }), talk('later', { available: '2027-05-01' }), talk('plain', { urls: { embed: 'embed.html' } }),
] }
const answer = oembedHandler(list, 'https://slides.example/27')
const ask = (url: string, more = '', init?: RequestInit): Response =>
  answer(new Request(`https://api.example/oembed?url=${encodeURIComponent(url)}${more}`, init))

interface Rich { type: string; version: string; width: number; height: number; html: string; title: string; thumbnail_url?: string; thumbnail_width?: number; thumbnail_height?: number }

/** What https://oembed.com asks of a provider's answer, whoever's it is. */
async function checked(response: Response, { width: maxWidth = Infinity, height: maxHeight = Infinity } = {}): Promise<Rich> {
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toMatch(/^application\/json\b/)
  const rich = await response.json() as Rich
  expect(rich).toMatchObject({ type: 'rich', version: '1.0', html: expect.any(String), width: expect.any(Number), height: expect.any(Number) })
  expect(rich.width).toBeLessThanOrEqual(maxWidth)
  expect(rich.height).toBeLessThanOrEqual(maxHeight)
  expect(['thumbnail_url', 'thumbnail_width', 'thumbnail_height'].filter((name) => name in rich).length, 'all three or none').toBeOneOf([0, 3])
  expect(rich.thumbnail_width ?? 0).toBeLessThanOrEqual(maxWidth)
  expect(rich.thumbnail_height ?? 0).toBeLessThanOrEqual(maxHeight)
  return rich
}

describe('an address of a talk', () => {
  test.each([
    ['', 'boats/', ''], ['index.html', 'boats/', ''], ['slides.html', 'boats/', ''], ['embed.html', 'boats/', ''], ['?utm=1#slide', 'boats/', ''], ['s/big-gate.html', 'boats/', '#/big-gate'],
  ])('boats/%s', async (page, folder, hash) => {
    const { html } = await checked(ask(`https://slides.example/27/boats/${page}`))
    expect(html).toContain(`src="https://slides.example/27/${folder}embed.html${hash}"`)
  })

  test('without a slash, with another scheme, with letters that are escaped or not', async () => {
    await checked(ask('https://slides.example/27/boats'))
    await checked(ask('http://slides.example/27/boats/'))
    for (const name of ['größe', 'gr%C3%B6%C3%9Fe']) {
      expect((await checked(ask(`https://slides.example/27/${name}/`))).html).toContain('src="https://slides.example/27/gr%C3%B6%C3%9Fe/embed.html"')
    }
  })
})

test.each([
  'https://slides.example/27/', 'https://slides.example/27/nothing/', 'https://slides.example/boats/', 'https://slides.example/27/boats/deck.json',
  'https://slides.example/27/boats/s/../../../etc/', 'https://other.example/27/boats/', 'https://slides.example:8443/27/boats/',
  'https://slides.example@other.example/27/boats/', 'ftp://slides.example/27/boats/', 'javascript:alert(1)', 'file:///27/boats/', '//slides.example/27/boats/',
  'boats', 'https://slides.example/27/%/', 'https://slides.example/27/constructor/', 'https://slides.example.evil.example/27/boats/',
])('no talk\'s address: %s', (url) => {
  expect(ask(url).status).toBe(404)
})

describe('other answers', () => {
  const url = 'https://slides.example/27/boats/'
  test('slides that are held back are nobody\'s yet', () => expect(ask('https://slides.example/27/later/').status).toBe(401))
  test('only JSON', () => {
    expect(ask(url, '&format=xml').status).toBe(501)
    expect(ask(url, '&format=json').status).toBe(200)
  })
  test('only reading', async () => {
    expect(ask(url, '', { method: 'POST' }).status).toBe(405)
    const head = ask(url, '', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })
  test('no address', () => expect(answer(new Request('https://api.example/oembed')).status).toBe(404))
  test('in the place of a talk\'s file', async () => {
    const at = `${url}oembed.json`
    expect(await checked(answer(new Request(`${at}?maxwidth=300`)))).toMatchObject({ title: 'A "talk" <of> boats', width: 300 })
    // as WordPress asks there
    expect(await checked(answer(new Request(`${at}?maxwidth=300&url=${encodeURIComponent(url)}&dnt=1`)))).toMatchObject({ width: 300 })
  })
  test('every page may read it', () => {
    for (const response of [ask(url), ask('https://other.example/')]) expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
  })
})

test.each([
  ['', 960, 540, true], ['&maxwidth=300', 300, 168, false], ['&maxheight=90', 160, 90, false], ['&maxwidth=1280&maxheight=720', 960, 540, true],
  ['&maxwidth=1', 1, 1, false], ['&maxwidth=wide&maxheight=-4', 960, 540, true], ['&maxwidth=4000&maxheight=200', 355, 200, false], ['&maxwidth=1e9', 960, 540, true],
])('a size that is asked for is kept to: %s', async (asked, width, height, thumbnail) => {
  const limit = (name: string): number | undefined => Number(new RegExp(`${name}=(\\d+)$|${name}=(\\d+)&`).exec(asked)?.slice(1).find(Boolean)) || undefined
  const rich = await checked(ask('https://slides.example/27/boats/', asked), { width: limit('maxwidth'), height: limit('maxheight') })
  expect(rich).toMatchObject({ width, height })
  expect(rich.html).toContain(`width="${width}" height="${height}"`)
  expect('thumbnail_url' in rich).toBe(thumbnail)
})

test('slides keep their shape, and a talk without a poster has no thumbnail', async () => {
  expect(await checked(ask('https://slides.example/27/tall/'))).toMatchObject({ width: 540, height: 960, thumbnail_width: 720, thumbnail_height: 1280 })
  expect(await checked(ask('https://slides.example/27/plain/'))).not.toHaveProperty('thumbnail_url')
})

test('what WordPress leaves of it is a link and a frame that work', async () => {
  const { html } = await checked(ask('https://slides.example/27/boats/'))
  // of an unknown provider's answer these elements and attributes stay, the frame only behind an optional blockquote
  const kept: Record<string, string[]> = { a: ['href'], blockquote: [], iframe: ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'scrolling', 'title'] }
  const elements: [string, Record<string, string>][] = []
  new Parser({ onopentag: (name, attributes) => {
    if (kept[name]) elements.push([name, Object.fromEntries(Object.entries(attributes).filter(([attribute]) => kept[name]!.includes(attribute)))])
    else expect.fail(`${name} is thrown away`)
  } }).end(html)
  expect(elements).toEqual([
    ['blockquote', {}],
    ['a', { href: 'https://slides.example/27/boats/' }],
    ['iframe', { src: 'https://slides.example/27/boats/embed.html', title: 'A "talk" <of> boats', width: '960', height: '540', frameborder: '0', scrolling: 'no' }],
  ])
  expect(html).toMatch(/^<blockquote>.*<\/blockquote><iframe [^>]*><\/iframe>$/)
})
