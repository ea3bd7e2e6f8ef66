// A conference's site: six talks of our own, built once, looked at by validators and in the browser.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { HtmlValidate } from 'html-validate'
import { violations } from './axe.ts'
import { complaintsOf } from './complaints.ts'
import { deck, decks, workFolder, type Run } from './deck.ts'
import { serve, type Served } from './serve.ts'

const base = 'https://slides.example.org/2027/'
const work = workFolder({ 'wrong.md': '# Wrong\n\n![gone](gone.png)\n' })
const site = join(work.folder, 'site')
const read = (path: string): string => readFileSync(join(site, path), 'utf8')
const json = <T>(path: string): T => JSON.parse(read(path)) as T
const files = (): string[] => readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(site, path)).isFile()).sort()

interface Manifest {
  title: string
  slides: { n: number; id: string; text: string; page: string; card: string; thumb: string }[]
  urls: Record<string, string>
}

let run: Run
let served: Served
test.beforeAll(async () => {
  work.copy(join(decks, 'conference'), 'talks')
  const schedule = ['--schedule', 'talks/schedule.xml', '--report', 'report.csv']
  run = await deck(['build', 'talks', 'wrong.md', '-o', 'site', '--base-url', base.slice(0, -1), ...schedule], { cwd: work.folder })
  served = await serve(site, '/2027/')
})
test.afterAll(async () => {
  await served?.close()
  work.remove()
})

let complaints: string[]
test.beforeEach(({ page }) => { complaints = complaintsOf(page) })

test('one wrong talk is named and left out; the others are there', () => {
  expect(run.code).toBe(1)
  expect(run.stdout).toMatch(/^site\/ {2}6 decks, 28 slides, \d+ files, [\d,]+ kB\n$/)
  expect(run.stderr).toContain('error  wrong.md has errors: left out.\n')
  expect(run.stderr).toContain('7/7  wrong.md\n')
  expect(json<{ talks: { title: string }[] }>('talks.json').talks.map(({ title }) => title)).toEqual([
    'Notes from the night shift', 'Charts without colour', 'Ebbe und Flut', 'What lighthouses log', 'Small queues, calm ports', 'The last mile of rope',
  ])
})

test('the schedule tells of each talk when and where it is, and gets the slides back', async ({ page }) => {
  const { speakers, event } = json<{ speakers: unknown; event: { session: unknown } }>('H4RB0R-night-shift/deck.json')
  expect(speakers).toEqual([{ name: 'Ilse Maron' }])
  expect(event.session).toEqual({
    guid: '0c0f1a34-2d0b-4b1e-8a53-5f1e6f0f3b04', code: 'H4RB0R', url: 'https://harbour.example/2027/talk/H4RB0R/', room: 'Net loft',
    start: '2027-05-20T14:00:00+02:00', end: '2027-05-20T14:30:00+02:00',
  })
  const before = readFileSync(join(work.folder, 'talks/schedule.xml'), 'utf8')
  const after = read('schedule.xml')
  expect(after.match(/<(attachment|link) .*href="[^"]*"/g)).toEqual(
    ['small-queues', 'charts-without-colour', 'H4RB0R-night-shift', 'ebbe-und-flut', 'lighthouses', 'the-last-mile-of-rope'].flatMap((folder) => [
      `<link type="slides" href="${base}${folder}/"`,
      // slides that wait until after the talk have no PDF yet
      ...(folder === 'the-last-mile-of-rope' ? [] : [`<attachment type="slides" href="${base}${folder}/slides.pdf"`]),
    ]))
  expect(after.replace(/<(links|attachments)>\s*<(link|attachment) .*\s*<\/\1>/g, '<$1/>')).toBe(before)
  expect(run.stderr).toContain('note  1 talk of talks/schedule.xml has no deck.\n')
  expect(readFileSync(join(work.folder, 'report.csv'), 'utf8').split('\r\n').map((line) => line.split(',').slice(0, 2).join(','))).toEqual([
    'missing,title', 'deck,Opening', 'talk,Wrong', '',
  ])
  await page.goto(served.url + 'H4RB0R-night-shift/')
  await expect(page.getByRole('link', { name: 'In the schedule' })).toHaveAttribute('href', 'https://harbour.example/2027/talk/H4RB0R/')
})

test('a schedule that cannot be read, and a talk that is not in it', async () => {
  const small = workFolder({
    'bomb.xml': '<!DOCTYPE schedule [<!ENTITY a "ha">]>\n<schedule>&a;</schedule>\n',
    'soon.json': '{"schedule": {"conference": {"title": "Soon", "days": [{"date": "2027-02-01", "rooms": {"Quay": [{"title": "Gates", "code": "GATES1"}]}}]}}}',
    'talks/gates.md': '---\ntalk: GATES2\n---\n\n# Gates\n',
  })
  const bomb = await deck(['build', 'talks', '-o', 'site', '--no-paper', '--schedule', 'bomb.xml'], { cwd: small.folder })
  expect(bomb).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('bomb.xml:1:1  error  bad-schedule  The schedule cannot be read. It has a DOCTYPE') })
  const soon = await deck(['build', 'talks', '-o', 'site', '--no-paper', '--schedule', 'soon.json'], { cwd: small.folder })
  expect(soon).toMatchObject({ code: 1, stdout: expect.stringContaining('site/  1 deck, 1 slide') })
  expect(soon.stderr).toContain('talks/gates.md  error  unknown-talk  No talk of the schedule is called "GATES2".\n   Perhaps it is "Gates" (GATES1): then write "talk: GATES1" in its front matter')
  expect(soon.stderr).toContain('note  1 talk of soon.json has no deck; --report FILE lists them.\nnote  soon.json was not written back: links in it need --base-url.\n')
  const one = await deck(['build', 'talks/gates.md', '-o', 'one', '--schedule', 'soon.json'], { cwd: small.folder })
  expect(one).toMatchObject({ code: 2, stderr: expect.stringContaining('A schedule goes with a site of several talks.') })
  small.remove()
})

test('a talk has pages, frame, PDF, text and pictures of every slide', () => {
  const all = files()
  const { slides } = json<Manifest>('small-queues/deck.json')
  expect(all).toEqual(expect.arrayContaining(
    ['index.html', 'slides.html', 'embed.html', 'deck.json', 'oembed.json', 'poster.webp', 'slides.pdf', 'slides.txt'].map((name) => `small-queues/${name}`)))
  for (const { id } of slides) for (const ending of ['html', 'png', 'webp']) expect(all).toContain(`small-queues/s/${id}.${ending}`)
  for (const { id } of slides) {
    const png = readFileSync(join(site, `small-queues/s/${id}.png`))
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
  }
  for (const path of all.filter((path) => path.endsWith('poster.webp'))) expect(statSync(join(site, path)).size, path).toBeLessThan(60_000)
})

test('what a frame shows first is light, and talks have in common what they can', () => {
  const [needs, together] = [new Map<string, string[]>(), new Set<string>()]
  for (const path of files().filter((path) => path.endsWith('/embed.html'))) {
    // what is asked for only after that does not count
    const first = /^[^]*?<\/section>/.exec(read(path))![0].replace(/<link [^>]*(disabled|alternate)[^>]*>|<noscript>.*?<\/noscript>/g, '')
    const addresses = [...first.matchAll(/ (?:href|src)="((?!https?:|data:|#)[^"]*)"/g), ...read(path).matchAll(/ src="([^"]*\.js)"/g)].map(([, address]) => address!)
    const needed = [path, ...addresses.map((address) => join(dirname(path), address))]
    expect(needed.length, path).toBeLessThanOrEqual(5)
    expect(needed.reduce((sum, file) => sum + gzipSync(readFileSync(join(site, file))).length, 0), path).toBeLessThan(150_000)
    needs.set(dirname(path), addresses)
    for (const address of addresses) together.add(address)
  }
  // of one theme, without code and foreign letters: who has seen one has all but the words of the other
  expect(needs.get('charts-without-colour')).toEqual(needs.get('H4RB0R-night-shift'))
  for (const address of together) expect(address).toMatch(/^\.\.\/_deck\/shared\/(player|embed|fonts)-[0-9a-f]{8}\.(css|js)$/)
  expect(files().filter((path) => /^[^_].*\/_deck\//.test(path) && !path.endsWith('/slide-deck.js'))).toEqual([])
  expect(files().filter((path) => path.endsWith('player.js') || path.includes('/player-'))).toHaveLength(1)
})

test('every deck.json is as its published schema says, with addresses that are whole', () => {
  const validate = new Ajv2020().compile(json<object>('_deck/deck.schema.json'))
  for (const path of files().filter((path) => path.endsWith('/deck.json'))) {
    const manifest = json<Manifest>(path)
    expect(validate(manifest), JSON.stringify(validate.errors)).toBe(true)
    const addresses = [...Object.values(manifest.urls), ...manifest.slides.flatMap(({ page, card, thumb }) => [page, card, thumb])]
    for (const address of addresses) {
      expect(address.startsWith(base)).toBe(true)
      expect(existsSync(join(site, decodeURIComponent(address.slice(base.length)))), address).toBe(true)
    }
  }
})

test('every page is valid html, and every link of it leads somewhere', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard'],
    // reveal.js draws on what is in these attributes, and a slide's own text may have spaces at its end
    rules: { 'no-inline-style': 'off', 'no-trailing-whitespace': 'off', 'long-title': 'off', 'require-sri': 'off' },
  })
  for (const path of files().filter((path) => path.endsWith('.html'))) {
    const html = read(path)
    const { results } = await validator.validateString(html)
    expect(results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `${path}:${line} ${ruleId} ${message}`))).toEqual([])
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!))
    for (const [, , link] of html.matchAll(/ (href|src)="((?!https?:|data:|mailto:)[^"]*)"/g)) {
      const [file, hash] = link!.split('#') as [string, string?]
      if (file === '') expect(ids.has(decodeURIComponent(hash!.replace(/^\//, ''))), `${path}: ${link}`).toBe(true)
      else expect(existsSync(join(site, dirname(path), decodeURIComponent(file))), `${path}: ${link}`).toBe(true)
    }
  }
})

test('notes are nowhere, and slides that are held back are not either', () => {
  for (const path of files().filter((path) => /\.(html|json|js|txt|xml)$/.test(path))) {
    const text = read(path)
    expect(text, path).not.toMatch(/harbour master's quote|Ask who was on call/)
    expect(text, path).not.toMatch(/Somebody must tie a knot|second architecture/)
  }
  expect(files().filter((path) => path.startsWith('the-last-mile-of-rope/') && /pdf|txt/.test(path))).toEqual([])
  expect(json<Manifest>('the-last-mile-of-rope/deck.json').slides).toHaveLength(1)
})

test('notes that are public are on the talk\'s page and in its data, and in no frame', async ({ page }) => {
  const said = /reads a whole winter/
  expect(files().filter((path) => /\.(html|json|js|txt|xml)$/.test(path) && said.test(read(path)))).toEqual(['_deck/talks.json', 'lighthouses/deck.json', 'lighthouses/index.html'])
  await page.goto(`${served.url}lighthouses/`)
  const note = page.locator('.words', { hasText: said })
  await note.getByText('Notes', { exact: true }).click()
  await expect(note.getByText(said)).toBeVisible()
})

test('the first page leads to every talk, and searches every slide, also from a disk', async ({ page }) => {
  for (const at of [served.url, `${pathToFileURL(site).href}/index.html`]) {
    await page.goto(at)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Harbour Days 2027')
    await expect(page.locator('.talks > li')).toHaveCount(6)
    await page.getByLabel('Search all slides').fill('gräph')
    await expect(page.locator('.found li')).toHaveCount(0)
    await page.getByLabel('Search all slides').fill('legend')
    await expect(page.locator('.found')).toContainText('1 slide')
    await page.locator('.found a').first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Charts without colour')
    await expect(page.locator('.words:target')).toContainText('legend')
  }
  expect(complaints).toEqual([])
})

test('a formula is said once, without the style sheet that it is drawn with', async ({ page }) => {
  await page.goto(`${served.url}lighthouses/`)
  await expect(page.locator('.words math')).toBeVisible()
  await expect(page.locator('.words .katex-html')).toBeHidden()
})

test('a link to a slide opens the talk there, and the whole window too', async ({ page }) => {
  await page.goto(`${served.url}small-queues/index.html#/say-no-early`)
  await expect(page.locator('slide-deck')).toHaveAttribute('slide', 'say-no-early')
  await expect(page.locator('#say-no-early')).toBeInViewport()
  await page.goto(`${served.url}small-queues/s/say-no-early.html`)
  await page.getByRole('link', { name: 'Open the slides here' }).click()
  await expect.poll(() => page.evaluate(() => document.querySelector('section.slide.present')?.id)).toBe('say-no-early')
  expect(complaints).toEqual([])
})

test('reads without scripts: every word of every slide', async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await page.goto(`${served.url}charts-without-colour/index.html`)
  // apostrophes are set as the language prints them
  const said = (await page.locator('main').innerText()).replace(/\s+/g, ' ').replaceAll('’', '\'')
  for (const { text } of json<Manifest>('charts-without-colour/deck.json').slides) {
    for (const line of text.split('\n').filter((line) => !line.startsWith('Two lines rise'))) expect(said).toContain(line.trim())
  }
  await expect(page.getByAltText('Two lines rise from left to right')).toHaveCount(1)
  await page.close()
})

test('search engines are told who speaks when, cards which slide it is', async ({ page }) => {
  await page.goto(`${served.url}small-queues/index.html`)
  const data = JSON.parse(await page.locator('script[type="application/ld+json"]').innerText()) as Record<string, unknown>
  expect(data).toMatchObject({
    '@type': 'PresentationDigitalDocument', 'name': 'Small queues, calm ports', 'license': 'CC-BY-4.0',
    'author': [{ name: 'Tomas Reyes' }, { name: 'Hanne Vik' }], 'about': { startDate: '2027-05-20T10:00:00+02:00', endDate: '2027-05-20T10:45:00+02:00', location: { name: 'Quay room' } },
  })
  await page.goto(`${served.url}small-queues/s/three-rules.html`)
  await expect(page.locator('meta[property="og:image"]')).toHaveAttribute('content', `${base}small-queues/s/three-rules.png`)
})

test('the feed, the sitemap and oEmbed say what there is', () => {
  const feed = json<{ version: string; items: { id: string; attachments: { url: string }[] }[] }>('feed.json')
  expect(feed).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', home_page_url: base, feed_url: `${base}feed.json` })
  expect(feed.items[4]).toMatchObject({ id: `${base}small-queues/`, attachments: [{ url: `${base}small-queues/slides.pdf`, mime_type: 'application/pdf' }] })
  expect(read('sitemap.xml').match(/<loc>[^<]+/g)).toHaveLength(7)
  expect(json('small-queues/oembed.json')).toMatchObject({
    version: '1.0', type: 'rich', width: 960, height: 540, thumbnail_url: `${base}small-queues/poster.webp`,
    html: expect.stringMatching(/^<blockquote><a href="[^"]+">Small queues, calm ports<\/a><\/blockquote><iframe src="[^"]+embed\.html" title=/),
  })
})

test.describe('built once more', () => {
  const again = (args: string[] = [], env: Record<string, string> = {}): Promise<Run> =>
    deck(['build', 'talks', '-o', 'site', '--base-url', base, '--schedule', 'talks/schedule.xml', ...args], { cwd: work.folder, env })
  const printed = (name: string): number => statSync(join(site, name, 'slides.pdf')).ino

  test('only what changed is made anew, and no browser is started for what did not', async () => {
    const [queues, charts] = [printed('small-queues'), printed('charts-without-colour')]
    const page = read('small-queues/index.html')
    expect(await again([], { DECK_BROWSER: join(work.folder, 'none') })).toMatchObject({ code: 0, stdout: expect.stringMatching(/^site\/ {2}6 decks, 28 slides, .*, 6 unchanged\n$/) })
    expect([printed('small-queues'), printed('charts-without-colour')]).toEqual([queues, charts])
    // a picture is part of its deck, another title of all pages
    work.write('talks/lines.svg', readFileSync(join(decks, 'conference', 'lines.svg'), 'utf8').replace('arrivals', 'incoming'))
    expect(await again()).toMatchObject({ code: 0, stdout: expect.stringMatching(/, 5 unchanged\n$/) })
    expect(printed('charts-without-colour')).not.toBe(charts)
    expect(printed('small-queues')).toBe(queues)
    expect(read('small-queues/index.html')).toBe(page)
    expect(await again(['--title', 'Another'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/, 6 unchanged\n$/) })
    expect(read('small-queues/index.html')).toContain('<title>Small queues, calm ports · Another</title>')
    expect(printed('small-queues')).toBe(queues)
  })
})

test('a conference\'s brand lies over every talk and over the site: colours, logo, footer, slides before and after', async ({ page }) => {
  const svg = (size: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="90" height="90"><path d="M0 0h${size}v${size}z"/></svg>`
  const branded = workFolder({
    'talks/one.md': '---\ntheme: ink\nauthor: Ada\n---\n\n# One\n\n---\n\n# Ours\n\n- a\n- b\n\n![lines](lines.svg)\n', 'talks/lines.svg': svg('4'),
    'talks/two.txt': 'Two\n- things\n',
    'brand/ours.css': ':root { --brand: #00ff7f; --accent: #006b35; --logo: url(ours.svg); --footer: "PlainConf" }',
    'brand/hello.md': '# PlainConf\n\nNote: of no talk\n', 'brand/thanks.md': '# Ours\n\n![lines](lines.svg)\n\n$a^2$\n', 'brand/lines.svg': svg('5'),
    'brand/ours.svg': svg('9'),
  })
  const build = (...args: string[]): Promise<Run> => deck(['build', 'talks', '-o', 'site', '--no-paper', ...args], { cwd: branded.folder })
  expect(await build('--brand', 'brand/ours.css')).toMatchObject({ code: 0 })
  for (const path of ['index.html', 'one/index.html', 'one/slides.html', 'two/embed.html']) {
    await page.goto(`${pathToFileURL(branded.folder).href}/site/${path}`)
    const style = await page.evaluate(() => ['--brand', '--logo'].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name)))
    expect(style, path).toEqual(['#00ff7f', expect.stringMatching(/^url\("?data:image\/svg\+xml;base64,/)])
  }
  const around = ['--before', 'brand/hello.md', '--after', 'brand/thanks.md']
  expect(await build('--brand', 'brand/ours.css', ...around)).toMatchObject({ code: 0, stdout: expect.not.stringContaining('unchanged') })
  expect((await build('--brand', 'brand/ours.css', ...around)).stdout).toContain(', 2 unchanged')
  const { slides } = JSON.parse(readFileSync(join(branded.folder, 'site/one/deck.json'), 'utf8')) as Manifest
  expect(slides.map(({ id }) => id)).toEqual(['plainconf', 'one', 'ours', 'ours-2'])
  await page.goto(`${pathToFileURL(branded.folder).href}/site/one/slides.html`)
  const shown = page.locator('section.slide.present')
  await expect(shown).toHaveText('PlainConf')
  await page.keyboard.press('End')
  const pictures = await page.locator('section.slide img').evaluateAll((images) => images.map((image) => (image as HTMLImageElement).src))
  expect(new Set(pictures).size).toBe(2)
  await expect(shown.locator('.katex')).toBeVisible()
  expect(await shown.evaluate((slide) => getComputedStyle(slide, '::after').content)).toBe('"PlainConf"')
  branded.write('brand/thanks.md', '# Ours\n\n```mermaid\ngraph LR; a --> b\n```\n')
  expect((await build('--after', 'brand/thanks.md')).stderr).toContain('This diagram is shown as it is written: on slides around talks none is drawn.')
  branded.write('brand/thanks.md', '# Ours\n\n![gone](gone.png)\n')
  expect(await build('--after', 'brand/thanks.md')).toMatchObject({ code: 1, stderr: expect.stringMatching(/^brand\/thanks\.md:3:\d+ {2}error {2}missing-image/) })
  // without it all talks are others
  expect((await build()).stdout).not.toContain('unchanged')
  expect(await build('--brand', 'gone.css')).toMatchObject({ code: 2, stderr: expect.stringContaining('error  gone.css cannot be read: ') })
  branded.remove()
})

test('a slide that was retitled and moved has its address, and what it was called leads to it', async ({ page, browser }) => {
  const kept = workFolder({ 'talks/one.md': '# One\n\n---\n\n# Ropes\n\n- of hemp\n\n---\n\n# Tides\n\n- ebb\n' })
  const build = (...args: string[]): Promise<Run> => deck(['build', 'talks', '-o', 'site', '--no-paper', '--base-url', base, ...args], { cwd: kept.folder })
  const at = (path: string): string => `${pathToFileURL(kept.folder).href}/site/one/${path}`
  expect(await build('--lock')).toMatchObject({ code: 0 })
  kept.write('talks/one.md', '# One\n\n---\n\n# Ebb and flood\n\n- ebb\n\n---\n\n# Cordage\n<!-- id: cordage -->\n\n- of hemp\n')
  expect((await build()).stdout).not.toContain('unchanged')
  expect((await build()).stdout).toContain(', 1 unchanged')
  const { slides } = JSON.parse(readFileSync(join(kept.folder, 'site/one/deck.json'), 'utf8')) as { slides: { id: string; aliases?: string[] }[] }
  expect(slides.map(({ id, aliases }) => [id, aliases])).toEqual([['one', undefined], ['tides', undefined], ['cordage', ['ropes']]])
  for (const frame of ['slides.html', 'embed.html']) {
    await page.goto(at(`${frame}#/ropes`))
    await expect(page.locator('section.slide.present')).toHaveAttribute('id', 'cordage')
  }
  await page.goto(at('index.html#/ropes'))
  await expect(page.locator('slide-deck')).toHaveAttribute('slide', 'cordage')
  const plain = await browser.newPage({ javaScriptEnabled: false })
  await plain.goto(at('s/ropes.html'))
  await expect(plain).toHaveURL(at('s/cordage.html'))
  await plain.goto(at('index.html#ropes'))
  await expect(plain.locator('#cordage')).toBeInViewport()
  await plain.close()
  expect(readFileSync(join(kept.folder, 'site/one/s/ropes.html'), 'utf8')).toContain(`<link rel="canonical" href="${base}one/s/cordage.html">`)
  kept.write('talks/one.md.lock', '<<<<<<< ours\n')
  expect(await build()).toMatchObject({ code: 1, stderr: expect.stringContaining('talks/one.md.lock:1:1  error  bad-lock  This is no JSON') })
  kept.remove()
})

test('a talk whose PDF is not as it must be is there without it; one that waits for an end that nobody knows is told', async () => {
  const left = workFolder({
    'talks/broken.md': '---\ntheme: broken\n---\n\n# Broken\n', 'talks/waits.md': '---\navailable: after-talk\n---\n\n# Waits\n',
    'talks/layouts/themes/broken.css': '[data-mode=print] section.slide { height: 1400px; break-inside: auto }',
  })
  const { code, stdout, stderr } = await deck(['build', 'talks', '-o', 'site'], { cwd: left.folder })
  expect([code, stdout]).toEqual([1, expect.stringMatching(/^site\/ {2}2 decks, 2 slides, /)])
  expect(stderr).toContain('The PDF has 2 pages for 1 slide.')
  expect(stderr).toContain('error  talks/broken.md is in the site without a PDF, which was not as it must be.\n')
  expect(stderr).toContain('warning  talks/waits.md waits for the end of the talk, which nothing tells: the slides stay hidden.\n   Name the schedule with --schedule, or write a date behind "available:".\n')
  const { urls } = JSON.parse(readFileSync(join(left.folder, 'site/broken/deck.json'), 'utf8')) as Manifest
  expect(urls).toEqual({ page: 'index.html', slides: 'slides.html', embed: 'embed.html', text: 'slides.txt', poster: 'poster.webp' })
  expect(existsSync(join(left.folder, 'site/broken/slides.pdf'))).toBe(false)
  left.remove()
})

test('two machines build a half each, and a third joins them without a browser', async () => {
  const halves = workFolder(Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`talks/${name}.txt`, `Talk ${name}\n- of five\n`])))
  const build = (...args: string[]): Promise<Run> => deck(['build', 'talks', ...args], { cwd: halves.folder })
  const [one, two] = await Promise.all([build('-o', 'one', '--shard', '1/2', '--no-paper'), build('-o', 'two', '--shard', '2/2', '--no-paper')])
  expect([one.stdout, two.stdout]).toEqual([expect.stringMatching(/^one\/ {2}3 decks, /), expect.stringMatching(/^two\/ {2}2 decks, /)])
  const [joined, whole] = await Promise.all([build('-o', 'all', '--join', 'one', '--join', 'two', '--no-paper'), build('-o', 'whole', '--no-paper')])
  expect([joined.stdout, whole.code]).toEqual([expect.stringMatching(/^all\/ {2}5 decks, 5 slides, .*, 5 unchanged\n$/), 0])
  const all = (folder: string): string[] => readdirSync(join(halves.folder, folder), { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(halves.folder, folder, path)).isFile()).sort()
  expect(all('all')).toEqual(all('whole'))
  for (const path of all('all')) expect(readFileSync(join(halves.folder, 'all', path)).equals(readFileSync(join(halves.folder, 'whole', path))), path).toBe(true)
  await Promise.all(['0/2', '3/2', 'x', '1/0'].map(async (shard) =>
    expect(await build('-o', 'no', '--shard', shard)).toMatchObject({ code: 2, stderr: expect.stringContaining(`error  "${shard}" is no shard.`) })))
  halves.remove()
})

test('on a phone and a desktop, light and dark: for everybody, and nothing wider than the window', async ({ page }) => {
  for (const path of ['index.html', 'small-queues/index.html', 'lighthouses/index.html', 'ebbe-und-flut/index.html', 'small-queues/s/say-no-early.html', 'the-last-mile-of-rope/index.html']) {
    await page.goto(`${served.url}${path}`)
    for (const viewport of [{ width: 320, height: 640 }, { width: 1280, height: 800 }]) {
      await page.setViewportSize(viewport)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect(await violations(page), `${path}, ${viewport.width} px, ${colorScheme}`).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(viewport.width)
      }
    }
  }
})
