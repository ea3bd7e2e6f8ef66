// Goldens: each schedule in fixtures/ beside what is read of it and what is written back. `vitest -u` writes them anew.
import { readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { parseDocument } from 'htmlparser2'
import { expect, test } from 'vitest'
import { readSchedule } from './read.ts'
import type { Reference, Schedule } from './schedule.ts'
import { addReferences, type Additions } from './write.ts'

const folder = new URL('./fixtures/', import.meta.url)
const fixtures = readdirSync(folder).filter((name) => /^[a-z]+\.(xml|json)$/.test(name))
const textOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8')

function mustRead(name: string, text: string): Schedule {
  const { value, diagnostics } = readSchedule(name, text)
  expect(diagnostics).toEqual([])
  return value!
}

/** What `deck build` adds to each talk; the address needs escapes in both formats. */
const added = (number: number): Additions => {
  const of = (file: string, title: string): Reference => ({ type: 'slides', url: `https://slides.example/talk-${number}/${file}`, title })
  return { attachments: [of('slides.pdf', 'Slides "as PDF"')], links: [of('', 'Slides'), of('?a&b=<c>', 'More')] }
}
const withAll = (schedule: Schedule): string => addReferences(schedule, new Map(schedule.talks.map((talk, index) => [talk, added(index)])))

test.each(fixtures)('%s is read', async (name) => {
  const { title, talks } = mustRead(name, textOf(name))
  const shown = talks.map(({ lists, ...talk }) => ({ ...talk, ...Object.fromEntries(Object.entries(lists).map(([list, { urls }]) => [list, urls])) }))
  await expect(`${JSON.stringify({ title, talks: shown }, null, 1)}\n`).toMatchFileSnapshot(new URL(`${name}.talks`, folder).pathname)
})

test.each(fixtures)('%s is written with files and links, and they are found there', async (name) => {
  const before = mustRead(name, textOf(name))
  const text = withAll(before)
  await expect(text).toMatchFileSnapshot(new URL(`${name}.written`, folder).pathname)
  const after = mustRead(name, text)
  after.talks.forEach(({ lists }, index) => {
    const { attachments, links } = added(index)
    expect(lists.attachments.urls).toEqual([...before.talks[index]!.lists.attachments.urls, ...attachments!.map(({ url }) => url)])
    expect(lists.links.urls).toEqual([...before.talks[index]!.lists.links.urls, ...links!.map(({ url }) => url)])
  })
  expect(withAll(after), 'a second time there is nothing to add').toBe(text)
})

test.each(fixtures)('%s keeps every other character', (name) => {
  const text = textOf(name)
  const schedule = mustRead(name, text)
  expect(addReferences(schedule, new Map())).toBe(text)
  const written = withAll(schedule)
  // what was not there is taken out again, by other parsers than ours
  if (name.endsWith('.json')) expect(withoutOurs(JSON.parse(written))).toEqual(withoutOurs(JSON.parse(text)))
  else expect(treeWithoutOurs(written)).toEqual(treeWithoutOurs(text))
  // every line is there, letter by letter and in its order, but for those of lists that were empty
  const lines = written.split('\n')
  let at = 0
  for (const line of text.split('\n').filter((line) => !/<(links|attachments) ?\/>|<attachments><\/|"links": (\[\]|null)/.test(line))) {
    // behind the last entry of a list, and behind the last key of a talk, JSON has a comma now
    const found = lines.findIndex((other, index) => index >= at && (other === line || other === `${line},`))
    expect(found, `"${line}" is still there`).toBeGreaterThanOrEqual(at)
    at = found + 1
  }
})

const ours = (value: unknown): boolean => typeof value === 'string' && value.startsWith('https://slides.example/')

/** No list is the same as an empty one. */
function withoutOurs(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => !ours((item as { url?: unknown } | null)?.url)).map(withoutOurs)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutOurs(item)] as const)
    .filter(([key, item]) => !(['links', 'attachments'].includes(key) && (item === null || (item as unknown[]).length === 0))))
}

interface Tree { name?: string; attribs?: Record<string, string>; data?: string; children?: Tree[] }

function treeWithoutOurs(text: string): Tree[] {
  const cleaned = ({ name, attribs, data, children }: Tree): Tree[] => {
    if (ours(attribs?.href) || data?.trim() === '') return []
    const inside = children?.flatMap(cleaned)
    return ['links', 'attachments'].includes(name ?? '') && inside!.length === 0 ? [] : [{ name, attribs, data, children: inside }]
  }
  return (parseDocument(text, { xmlMode: true }) as unknown as Tree).children!.flatMap(cleaned)
}

test('line ends and a byte order mark stay', () => {
  const text = textOf('pentabarf.xml')
  expect(text).toContain('\r\n')
  expect(withAll(mustRead('pentabarf.xml', text)).replace(/\r\n/g, '')).not.toContain('\n')
  const json = `\uFEFF${textOf('pretalx.json')}`
  expect(withAll(mustRead('pretalx.json', json))).toBe(`\uFEFF${withAll(mustRead('pretalx.json', textOf('pretalx.json')))}`)
})

test.each([
  ['<schedule>\n  <day>\n  </dy>\n</schedule>', '3:7 The schedule cannot be read. Unexpected close tag.'],
  ['<schedule><day></schedule>', '1:26 The schedule cannot be read. Unexpected close tag.'],
  ['<schedule>&nothing;</schedule>', '1:19 The schedule cannot be read. Invalid character entity.'],
  ['<rss><channel/></rss>', '1:1 The schedule cannot be read. Its first element is "rss", not "schedule".'],
  ['', '1:1 The schedule cannot be read. It is empty.'],
  ['BEGIN:VCALENDAR\n', '1:1 The schedule cannot be read. Non-whitespace before first tag.'],
  [`${'<a>'.repeat(100_000)}`, '1:193 The schedule cannot be read. It is nested too deep to be a schedule.'],
  ['<?xml version="1.0" encoding="ISO-8859-1"?>\n<schedule/>', '1:1 The schedule cannot be read. It is written in ISO-8859-1. Save it as UTF-8.'],
  ['{"schedule": {"conference": {}}}', '1:1 The schedule cannot be read. It has no "schedule" with a "conference" and its "days".'],
  ['{\r\n "schedule": {"days": [}}', '2:24 The schedule cannot be read. It is no JSON: Value expected.'],
  ['['.repeat(100_000), '1:1 The schedule cannot be read. It is nested too deep to be a schedule.'],
])('what is no schedule is refused with its place: %.40s', (text, message) => {
  const { value, diagnostics } = readSchedule('schedule', text)
  expect(value).toBeNull()
  expect(diagnostics.map(({ position, message, hint }) => [`${position!.start.line}:${position!.start.column}`, message, hint].filter(Boolean).join(' '))).toEqual([message])
})

test('a DOCTYPE is refused before an entity of it can grow', () => {
  const bomb = `<?xml version="1.0"?>\n<!DOCTYPE schedule [<!ENTITY a "ha">${
    Array.from({ length: 30 }, (_, n) => `<!ENTITY a${n + 1} "&a${n || ''};&a${n || ''};">`).join('')}]>\n<schedule>&a30;</schedule>`
  const external = '<!DOCTYPE schedule SYSTEM "file:///etc/hostname"><schedule/>'
  for (const text of [bomb, external]) {
    expect(readSchedule('schedule.xml', text)).toMatchObject({
      value: null, diagnostics: [{ severity: 'error', message: expect.stringContaining('It has a DOCTYPE'), hint: expect.stringContaining('Remove the DOCTYPE') }],
    })
  }
})

test('a schedule without talks is one', () => {
  expect(readSchedule('s.xml', '<schedule><conference><title>Soon</title></conference></schedule>'))
    .toMatchObject({ value: { title: 'Soon', talks: [] }, diagnostics: [{ severity: 'warning', code: 'empty-schedule' }] })
})

/** Pieces that break one format or the other. */
const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 4 }), fc.constantFrom(
  '<links/>', '<links>', '</links>', '<attachments />', '<event id="1">', '</event>', '<room>', '<![CDATA[', ']]>', '<!--', '-->', '&amp;', '&x;', '<!DOCTYPE a>',
  '"links": [],', '"links": null,', '"attachments": {},', '"links": [1],', '{', '}', '[', ']', ',', '"', '\n', '\r\n',
))
const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), drop: fc.nat(40), put: piece })

test('what is damaged is read or refused with a place, and what is read can be written: 400 schedules', () => {
  let good = 0
  fc.assert(fc.property(fc.constantFrom(...fixtures), fc.array(edit, { maxLength: 3 }), (name, edits) => {
    let text = textOf(name)
    for (const { at, drop, put } of edits) {
      const from = Math.floor(at * text.length)
      text = text.slice(0, from) + put + text.slice(from + drop)
    }
    const { value, diagnostics } = readSchedule(name, text)
    if (value === null) {
      expect(diagnostics[0]!.position!.start.line).toBeGreaterThan(0)
      return
    }
    good++
    const written = withAll(value)
    const again = readSchedule(name, written).value!
    expect(again.talks.map(({ title }) => title)).toEqual(value.talks.map(({ title }) => title))
    value.talks.forEach(({ lists: { links } }, index) => {
      if (links.place) expect(again.talks[index]!.lists.links.urls).toEqual([...links.urls, ...added(index).links!.map(({ url }) => url).filter((url) => !links.urls.includes(url))])
    })
    expect(withAll(again)).toBe(written)
  }), { numRuns: 400, seed: Number(process.env.SEED ?? 1) })
  expect(good).toBeGreaterThan(100)
})
