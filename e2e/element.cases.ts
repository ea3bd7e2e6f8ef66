// What <slide-deck> does in every browser: one list of cases, each on a fresh element in a page of its group.
import type { Frame, Page } from 'puppeteer-core'
import { expect } from '@playwright/test'

export interface DeckElement extends HTMLElement {
  state: string
  current: { n: number; id: string; title: string; total: number } | null
  manifest: { title: string; language: string; available?: string; slides: { id: string; title: string }[] } | null
  slide: string | null
  label: string | null
  controls: string | null
  load: () => Promise<void>
  goTo: (to: number | string) => void
  next: () => void
  previous: () => void
  focusDeck: () => void
}
declare global {
  interface Window {
    /** events of the element, keys that reached the page, and policy violations */
    told: { events: [string, unknown][]; keys: string[]; violations: string[] }
  }
}

/** What a case may do with the element. */
export interface Bench {
  page: Page
  /** number of slides of the deck */
  total: number
  /** runs in the page; `it` is the element */
  on: <T, A extends unknown[]>(work: (it: DeckElement, ...args: A) => T | Promise<T>, ...args: A) => Promise<T>
  /** loads the deck by its method */
  load: () => Promise<string>
  place: () => Promise<number | undefined>
  /** where the focus is: an element's name, or the part of <slide-deck> that has it */
  focus: () => Promise<string>
  events: () => Promise<[string, unknown][]>
  press: (...keys: string[]) => Promise<void>
  /** the slide that the frame shows: "2 / 25" */
  shown: () => Promise<string | null>
}

export interface Case {
  name: string
  /** attributes besides `src` and `label`; `src` may be another */
  attributes?: Record<string, string>
  run: (bench: Bench) => Promise<void>
}

const soon = <T>(read: () => Promise<T>) => expect.poll(read, { intervals: [20, 50, 100] })
const text = (bench: Bench, part: string): Promise<string | null> => bench.on((it, part) => it.shadowRoot!.querySelector(`[part~="${part}"]`)!.textContent, part)
const frame = (bench: Bench, attribute: string): Promise<string | null> => bench.on((it, attribute) => it.shadowRoot!.querySelector('iframe')?.getAttribute(attribute) ?? null, attribute)

const card: Case[] = [
  { name: 'before a click there is a card and no frame', run: async (b) => {
    expect(await b.on((it) => [it.state, it.current, it.manifest])).toEqual(['idle', null, null])
    expect(b.page.frames()).toHaveLength(1)
  } },
  { name: 'the card is one button, named by the label', run: async (b) => expect(await text(b, 'button')).toBe('The Slow ConveyorShow slides') },
  { name: 'the name follows the label', run: async (b) => {
    await b.on((it) => { it.label = 'Another' })
    expect(await text(b, 'caption')).toBe('Another')
  } },
  { name: 'without a label the link\'s words are the name', run: async (b) => {
    await b.on((it) => { it.label = null })
    expect(await b.on((it) => [it.hasAttribute('label'), it.shadowRoot!.querySelector('[part~="caption"]')!.textContent])).toEqual([false, 'Slides'])
  } },
  { name: 'a picture inside is the poster', run: async (b) => {
    await b.on((it) => { it.querySelector('a')!.append(Object.assign(new Image(), { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' })) })
    await b.on((it) => { it.label = 'Poster' })
    expect(await b.on((it) => { const { hidden, alt } = it.shadowRoot!.querySelector<HTMLImageElement>('[part="poster"]')!; return [hidden, alt] })).toEqual([false, 'Poster'])
  } },
  { name: 'the shape is the one that aspect names', attributes: { aspect: '4:3' }, run: async (b) => {
    const { width, height } = await b.on((it) => { const { width, height } = it.shadowRoot!.querySelector('.stage')!.getBoundingClientRect(); return { width, height } })
    expect(Math.abs(width / height - 4 / 3)).toBeLessThan(0.01)
  } },
  { name: 'a shape that is none is 16:9', attributes: { aspect: '1;color:red' }, run: async (b) => {
    const { width, height } = await b.on((it) => { const { width, height } = it.shadowRoot!.querySelector('.stage')!.getBoundingClientRect(); return { width, height } })
    expect(Math.abs(width / height - 16 / 9)).toBeLessThan(0.01)
  } },
  { name: 'the link under it leads to the talk', run: async (b) => expect(await b.on((it) => it.shadowRoot!.querySelector<HTMLAnchorElement>('[part="link"]')!.getAttribute('href'))).toMatch(/\/talk\/index\.html$/) },
  { name: 'further links of the page stand under it', run: async (b) => expect(await b.on((it) => [...it.shadowRoot!.querySelectorAll('[part="links"] a')].map((link) => link.textContent))).toEqual(['Open in a new tab', 'PDF']) },
  { name: 'its words are in its language', attributes: { lang: 'de-AT' }, run: async (b) => expect([await text(b, 'hint'), await text(b, 'link')]).toEqual(['Folien zeigen', 'In neuem Tab öffnen']) },
  { name: 'otherwise in the page\'s, and English where that is not known', run: async (b) => {
    expect(await b.on((it) => it.lang)).toBe('')
    await b.on((it) => { it.lang = 'fi' })
    expect(await text(b, 'hint')).toBe('Show slides')
  } },
  { name: 'in any language its words are those that the page gives it', attributes: { words: 'Näytä kalvot|Ladataan …|Ei latautunut|Avaa' }, run: async (b) => {
    expect([await text(b, 'hint'), await text(b, 'link')]).toEqual(['Näytä kalvot', 'Avaa'])
  } },
  { name: 'focusDeck goes to the button', run: async (b) => {
    await b.on((it) => it.focusDeck())
    expect(await b.focus()).toBe('button')
  } },
  { name: 'keys are the page\'s', run: async (b) => {
    await b.press('f', 'ArrowRight', ' ', 'Escape')
    expect(await b.page.evaluate(() => window.told.keys)).toEqual(['f', 'ArrowRight', ' ', 'Escape'])
    expect(await b.events()).toEqual([])
  } },
  { name: 'goTo before it is loaded says where it will begin', run: async (b) => {
    await b.on((it) => it.goTo(6))
    expect(await b.on((it) => it.slide)).toBe('6')
    await b.load()
    expect(await b.place()).toBe(6)
  } },
  { name: 'defined twice it is the first', run: async (b) => {
    await b.page.evaluate(() => new Promise((done) => document.head.append(Object.assign(document.createElement('script'), { src: 'talk/_deck/slide-deck.js?twice', onload: done }))))
    expect(await b.load()).toBe('ready')
  } },
]

const loaded: Case[] = [
  { name: 'load resolves when the deck is there', run: async (b) => {
    expect(await b.load()).toBe('ready')
    expect(await b.shown()).toBe(`1 / ${b.total}`)
  } },
  { name: 'load twice is one frame', run: async (b) => {
    expect(await b.on(async (it) => { await Promise.all([it.load(), it.load()]); await it.load(); return it.shadowRoot!.querySelectorAll('iframe').length })).toBe(1)
  } },
  { name: 'the frame is in a sandbox, named, and sends no referrer', run: async (b) => {
    await b.load()
    expect([await frame(b, 'sandbox'), await frame(b, 'title'), await frame(b, 'referrerpolicy'), await frame(b, 'allow'), await frame(b, 'part')])
      .toEqual(['allow-scripts allow-popups allow-popups-to-escape-sandbox', 'The Slow Conveyor', 'no-referrer', 'fullscreen', 'frame'])
  } },
  { name: 'the frame has no origin', run: async (b) => {
    await b.load()
    expect(await b.on((it) => it.shadowRoot!.querySelector('iframe')!.contentDocument)).toBeNull()
  } },
  { name: 'deck-ready tells the place, the manifest what there is', run: async (b) => {
    await b.load()
    expect(await b.events()).toEqual([['deck-ready', { n: 1, id: expect.any(String), title: 'The Slow Conveyor', total: b.total }]])
    expect(await b.on((it) => [it.manifest!.title, it.manifest!.language, it.manifest!.slides.length, it.manifest!.available ?? '']))
      .toEqual(['The Slow Conveyor', 'en', b.total, ''])
  } },
  { name: 'files of the deck are linked under it where the page links none, until another deck is shown', attributes: { src: 'site/other/' }, run: async (b) => {
    const links = () => b.on((it) => [...it.shadowRoot!.querySelectorAll<HTMLAnchorElement>('[part="links"] span a')].map(({ textContent, href }) => [textContent, new URL(href).pathname]))
    await b.load()
    expect(await links()).toEqual([['PDF', '/talk/x.pdf']])
    await b.on((it) => it.querySelectorAll('a')[1]!.remove())
    await soon(links).toEqual([['Text', '/site/other/slides.txt']])
    await b.on((it) => it.setAttribute('src', 'talk/'))
    expect(await links()).toEqual([])
  } },
  { name: 'next, previous, goTo a number, goTo an id', run: async (b) => {
    await b.load()
    await b.on((it) => it.next())
    await soon(b.place).toBe(2)
    await b.on((it) => it.previous())
    await soon(b.place).toBe(1)
    await b.on((it) => it.goTo(5))
    await soon(b.place).toBe(5)
    await b.on((it) => it.goTo(it.manifest!.slides[2]!.id))
    await soon(b.place).toBe(3)
    expect((await b.events()).map(([name]) => name)).toEqual(['deck-ready', 'deck-slide', 'deck-slide', 'deck-slide', 'deck-slide'])
  } },
  { name: 'goTo what is not there goes nowhere', run: async (b) => {
    await b.load()
    await b.on((it) => { for (const to of [0, -1, 1e9, 'nowhere', '', '../x', Number.NaN]) it.goTo(to); it.next() })
    await soon(b.place).toBe(2)
    expect(await b.events()).toHaveLength(2)
  } },
  { name: 'the attribute slide steers it', run: async (b) => {
    await b.load()
    await b.on((it) => { it.slide = '4' })
    await soon(b.place).toBe(4)
  } },
  { name: 'slide= is where it begins', attributes: { slide: '3' }, run: async (b) => {
    await b.load()
    expect(await b.place()).toBe(3)
  } },
  { name: 'deck-end is told at the end, once', run: async (b) => {
    await b.load()
    await b.on((it, total) => it.goTo(total), b.total)
    await soon(b.place).toBe(b.total)
    for (let step = 0; step < 8; step++) await b.on((it) => it.next())
    await soon(async () => (await b.events()).filter(([name]) => name === 'deck-end').length).toBe(1)
  } },
  { name: 'the link follows the slide', run: async (b) => {
    await b.load()
    await b.on((it) => it.goTo(4))
    await soon(b.place).toBe(4)
    expect(await b.on((it) => decodeURIComponent(it.shadowRoot!.querySelector<HTMLAnchorElement>('[part="link"]')!.hash) === `#/${it.current!.id}`)).toBe(true)
  } },
  { name: 'a script that loads and steers leaves the visitor where they type', run: async (b) => {
    await b.page.focus('input')
    await b.load()
    await b.on((it) => { it.goTo(5); it.next() })
    await soon(b.place).toBeGreaterThanOrEqual(5)
    await b.page.keyboard.type('abc')
    expect([await b.focus(), await b.page.$eval('input', ({ value }) => value)]).toEqual(['input', 'abc'])
  } },
  { name: 'steps add nothing to the history, and the address stays', run: async (b) => {
    const before = await b.page.evaluate(() => [history.length, location.href])
    await b.load()
    for (let n = 2; n <= 8; n++) await b.on((it, n) => it.goTo(n), n)
    await soon(b.place).toBe(8)
    expect(await b.page.evaluate(() => [history.length, location.href])).toEqual(before)
  } },
  { name: 'nothing on the page moves', run: async (b) => {
    const top = (): Promise<number> => b.page.$eval('footer', (it) => it.getBoundingClientRect().top)
    const before = await top()
    await b.load()
    expect(await top()).toBe(before)
  } },
  { name: 'controls are told to the frame', attributes: { controls: 'none' }, run: async (b) => {
    await b.load()
    expect(await frame(b, 'src')).toMatch(/embed\.html\?controls=none$/)
  } },
  { name: 'moved in the page it is a card again, and can be loaded again', run: async (b) => {
    await b.load()
    await b.on((it) => document.body.prepend(it))
    expect(await b.on((it) => it.state)).toBe('idle')
    expect(await b.load()).toBe('ready')
  } },
  { name: 'another src is another deck', run: async (b) => {
    await b.load()
    await b.on((it) => it.setAttribute('src', 'talk/deck.json'))
    expect(await b.on((it) => [it.state, it.current, it.shadowRoot!.querySelector('iframe')])).toEqual(['idle', null, null])
    expect(await b.load()).toBe('ready')
  } },
  { name: 'slides that are held back are a card in the frame, and a state of their own', attributes: { src: 'site/later/' }, run: async (b) => {
    expect(await b.load()).toBe('embargoed')
    expect(await b.on((it) => [it.manifest!.available, it.current!.total])).toEqual(['2099-01-01', 1])
  } },
]

const keyboard: Case[] = [
  { name: 'Enter shows it and goes into it', run: async (b) => {
    await b.on((it) => it.focusDeck())
    await b.press('Enter')
    await soon(() => b.on((it) => it.state)).toBe('ready')
    await soon(b.focus).toBe('frame')
  } },
  { name: 'Space shows it too', run: async (b) => {
    await b.on((it) => it.focusDeck())
    await b.press(' ')
    await soon(() => b.on((it) => it.state)).toBe('ready')
  } },
  { name: 'a click shows it and goes into it; arrows then move it, letters do nothing', run: async (b) => {
    await b.page.click('slide-deck')
    await soon(() => b.on((it) => it.state)).toBe('ready')
    await soon(b.focus).toBe('frame')
    await b.press('ArrowRight', 'b', 'o', 'f', 's', '?', 'g')
    await soon(b.place).toBe(2)
    await b.press('End')
    await soon(b.place).toBe(b.total)
    expect(await b.page.evaluate(() => window.told.keys)).toEqual([])
  } },
  { name: 'Escape leaves it for the link, and keys are the page\'s again', run: async (b) => {
    await b.load()
    await b.on((it) => it.focusDeck())
    await b.press('ArrowRight')
    await soon(b.place).toBe(2)
    await b.press('Escape')
    await soon(b.focus).toBe('link')
    await b.press('ArrowRight')
    expect([await b.place(), await b.page.evaluate(() => window.told.keys)]).toEqual([2, ['ArrowRight']])
  } },
  { name: 'Tab leaves it', run: async (b) => {
    await b.load()
    await b.on((it) => it.focusDeck())
    for (let tabs = 0; tabs < 12 && await b.focus() === 'frame'; tabs++) await b.press('Tab')
    expect(await b.focus()).not.toBe('frame')
  } },
  { name: 'who has gone on while it loaded is left alone', run: async (b) => {
    await b.on((it) => { it.focusDeck(); it.shadowRoot!.querySelector('button')!.click(); document.querySelector('input')!.focus() })
    await soon(() => b.on((it) => it.state)).toBe('ready')
    expect(await b.focus()).toBe('input')
  } },
]

const trouble: Case[] = [
  ...['javascript:alert(1)', 'data:text/html,x', '', 'blob:x'].map((src): Case => ({ name: `src="${src}" makes no frame`, attributes: { src }, run: async (b) => {
    expect(await b.on((it) => it.load().catch((error: Error) => error.message))).toBe(`src="${src}" is no deck`)
    expect(await b.events()).toEqual([['deck-error', { code: 'bad-src', message: `src="${src}" is no deck` }]])
    expect(await b.on((it) => [it.state, it.shadowRoot!.querySelector('iframe'), it.shadowRoot!.querySelector('[role="status"]')!.textContent])).toEqual(['error', null, 'Not loaded. Try again'])
  } })),
  { name: 'removed while loading it rejects, and tells nobody', run: async (b) => {
    expect(await b.on((it) => { const loading = it.load(); it.remove(); return loading.catch((error: Error) => error.message) })).toBe('removed')
    expect(await b.events()).toEqual([])
  } },
  { name: 'src changed while loading it rejects', run: async (b) => {
    expect(await b.on((it) => { const loading = it.load(); it.setAttribute('src', 'talk/embed.html'); return loading.catch((error: Error) => error.message) })).toBe('src changed')
    expect(await b.load()).toBe('ready')
  } },
  { name: 'loaded when it is seen, and not before', attributes: { loading: 'visible', style: 'margin-top: 4000px' }, run: async (b) => {
    await b.page.evaluate(() => new Promise((later) => setTimeout(later, 150)))
    expect(await b.on((it) => it.state)).toBe('idle')
    await b.page.focus('input')
    await b.on((it) => it.scrollIntoView())
    await soon(() => b.on((it) => it.state)).toBe('ready')
    expect(await b.focus()).toBe('input')
  } },
  { name: 'a hundred more make no frame', run: async (b) => {
    await b.on((it) => { for (let n = 0; n < 100; n++) it.after(it.cloneNode(true)) })
    expect(b.page.frames()).toHaveLength(1)
    expect(await b.load()).toBe('ready')
    expect(await b.page.$$eval('slide-deck', (all) => all.filter((it) => (it as DeckElement).state !== 'idle').length)).toBe(1)
  } },
  { name: 'two do not know each other', run: async (b) => {
    await b.on(async (it) => { const other = it.cloneNode(true) as DeckElement; it.after(other); await it.load(); await other.load(); other.goTo(3) })
    await soon(() => b.page.$$eval('slide-deck', (all) => all.map((it) => (it as DeckElement).current?.n))).toEqual([1, 3])
  } },
  { name: 'the plain frame, with scripts alone allowed, shows the slide that its address names', run: async (b) => {
    await b.on((it) => {
      const frame = Object.assign(document.createElement('iframe'), { src: 'talk/embed.html#/2', title: 'Slides', width: 300, height: 169 })
      frame.setAttribute('sandbox', 'allow-scripts')
      it.after(frame)
    })
    await soon(b.shown).toBe(`2 / ${b.total}`)
    await b.page.$eval('main > iframe', (frame) => frame.remove())
  } },
  { name: 'of a thousand messages that are no orders none moves it', run: async (b) => {
    await b.load()
    const said = await b.on((it) => {
      const { contentWindow } = it.shadowRoot!.querySelector('iframe')!
      const values = [null, 0, 3, '3', 'next', [], {}, true, { v: 1, op: 'next' }, { v: 1, op: 'goTo', to: 3 }]
      let said = 0
      for (const op of values) for (const to of values) for (const v of [1, '1', null, 2, {}]) {
        contentWindow!.postMessage({ v, op, to }, '*')
        contentWindow!.postMessage(JSON.stringify({ method: op, args: [to] }), '*')
        said += 2
      }
      const { port1, port2 } = new MessageChannel()
      contentWindow!.postMessage({ v: 1, op: 'hello' }, '*', [port2])
      port1.postMessage({ v: 1, op: 'next' })
      return said
    })
    expect(said).toBeGreaterThanOrEqual(1000)
    await b.page.evaluate(() => new Promise((later) => setTimeout(later, 200)))
    expect([await b.place(), await b.shown()]).toEqual([1, `1 / ${b.total}`])
  } },
]

export const groups: Readonly<Record<string, Case[]>> = { card, loaded, keyboard, trouble }

/** The frame of the deck. */
export const frameOf = (page: Page): Frame | undefined => page.frames().find((frame) => frame.url().includes('embed.html'))
