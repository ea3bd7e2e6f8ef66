import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinDecks, type DeckToJoin } from './join.ts'
import { readSchedule } from './read.ts'
import type { Schedule } from './schedule.ts'

/** A talk as a test writes it. */
interface Event { guid: string; id: number; code: string; slug: string; url: string; title: string; speaker: string; mark: number }

const event = (mark: number): Event => ({
  guid: `6f1c1f0e-7a0b-5a0e-9a4e-${(mark + 1).toString(16).padStart(12, '0')}`,
  id: mark + 1,
  code: `${'ABCDEFGH'[mark % 8]}${(mark + 1000).toString(36).toUpperCase().padStart(5, 'X')}`,
  slug: `quay27-${mark + 1}-boats`,
  url: `https://program.quay.example/talk/${mark + 1}/`,
  title: `${['Boats', 'Gates', 'Ropes', 'Tides'][mark % 4]} and number ${mark}`,
  speaker: `Speaker ${mark % 5}`,
  mark,
})

const json = (events: readonly Event[]): string => JSON.stringify({ schedule: { conference: { title: 'Quay 27', days: [{ date: '2027-02-01', rooms: {
  Quay: events.map(({ speaker, mark, ...rest }) => ({ ...rest, abstract: String(mark), persons: [{ public_name: speaker }] })),
} }] } } })
const xml = (events: readonly Event[]): string => `<schedule><conference><title>Quay 27</title></conference><day date="2027-02-01"><room name="Quay">${events.map((one) =>
  `<event guid="${one.guid}" id="${one.id}" code="${one.code}"><title>${one.title}</title><slug>${one.slug}</slug><url>${one.url}</url><abstract>${one.mark}</abstract><persons><person>${one.speaker}</person></persons></event>`).join('\n')}</room></day></schedule>`

const scheduleOf = (events: readonly Event[], write: (events: readonly Event[]) => string = xml): Schedule => readSchedule('schedule', write(events)).value!
const deck = (file: string, more: Partial<DeckToJoin> = {}): DeckToJoin => ({ file, title: 'Something else', speakers: [], ...more })

/** What became of decks, in a line each. */
function told(events: readonly Event[], decks: readonly DeckToJoin[]): string[] {
  const { joined, unjoined } = joinDecks(scheduleOf(events), decks)
  return [
    ...joined.map(({ deck: { file }, talks }) => `${file} is ${talks.map(({ id }) => id).join(' and ')}`),
    ...unjoined.map(({ deck: { file }, why, likely }) => `${file} is ${why}${likely.length > 0 ? `: ${likely.map(({ id }) => id).join(', ')}?` : ''}`),
  ]
}

const three = [event(0), event(1), event(2)]

describe('a deck says which talk it is', () => {
  const { guid, code, url, slug } = three[1]!
  test.each([
    guid, guid.toUpperCase(), code, code.toLowerCase(), url, url.replace(/\/$/, ''), url.replace('https', 'http'), `${url}index.html#top`, slug, '2',
  ])('talk: %s', (talk) => {
    expect(told(three, [deck('a.txt', { talk })])).toEqual(['a.txt is 2'])
  })

  test.each([`talks/${code}.txt`, `${code}-late-title.md`, `late_title ${code}.md`, `C:\\talks\\${guid}.txt`, `${slug}.txt`, `${slug.toUpperCase()}.txt`])('file %s', (file) => {
    expect(told(three, [deck(file)])).toEqual([`${file} is 2`])
  })

  test('url: of its page', () => {
    expect(told(three, [deck('a.txt', { url })])).toEqual(['a.txt is 2'])
  })

  test('what it says counts, whatever its file is called', () => {
    expect(told(three, [deck(`${three[0]!.code}.txt`, { talk: code })])).toEqual([`${three[0]!.code}.txt is 2`])
  })
})

describe('nothing is guessed', () => {
  test('a deck with the very title of a talk is reported with it', () => {
    expect(told(three, [deck('a.txt', { title: three[2]!.title, speakers: ['Speaker 2'] })])).toEqual(['a.txt is unnamed: 3, 1, 2?'])
    expect(told(three, [deck('a.txt', { title: 'gâtes AND others', speakers: [] })])).toEqual(['a.txt is unnamed: 2?'])
  })

  test('a title without a word in common is like none', () => {
    expect(told(three, [deck('a.txt', { title: 'Lighthouses at dawn' })])).toEqual(['a.txt is unnamed'])
  })

  test('talk: that names none', () => {
    expect(told(three, [deck(`${three[0]!.code}.txt`, { talk: 'QQQQQQ' })])).toEqual([`${three[0]!.code}.txt is unknown`])
  })

  test('part of a code, a lower-case word and a date are no code', () => {
    const odd = [{ ...event(0), code: 'PYTHON' }, { ...event(1), code: '270201' }]
    expect(told(odd, [deck('python-intro.txt'), deck('270201-opening.txt'), deck('an-intro-to-PYTHON-again.txt')]))
      .toEqual(['python-intro.txt is unnamed', '270201-opening.txt is unnamed', 'an-intro-to-PYTHON-again.txt is unnamed'])
  })

  test('a file that names one talk and an address that names another', () => {
    expect(told(three, [deck(`${three[0]!.code}.txt`, { url: three[1]!.url })])).toEqual([`${three[0]!.code}.txt is ambiguous: 1, 2?`])
  })

  test('a code that two talks have', () => {
    expect(told([event(0), { ...event(1), code: event(0).code }], [deck('a.txt', { talk: event(0).code })])).toEqual(['a.txt is ambiguous: 1, 2?'])
  })

  test('two files that name one talk, unless they say so', () => {
    const { code, slug } = three[0]!
    expect(told(three, [deck(`${code}.txt`), deck(`${slug}.md`)])).toEqual([`${code}.txt is contested: 1?`, `${slug}.md is contested: 1?`])
    expect(told(three, [deck('part-1.txt', { talk: code }), deck('part-2.txt', { talk: code }), deck(`${code}.txt`)]))
      .toEqual(['part-1.txt is 1', 'part-2.txt is 1', `${code}.txt is contested: 1?`])
  })
})

test('a talk that is held twice has its deck both times', () => {
  const twice = [event(0), { ...event(0), guid: event(5).guid, id: 9, slug: 'again' }, event(1)]
  expect(told(twice, [deck('a.txt', { talk: event(0).code })])).toEqual(['a.txt is 1 and 9'])
})

test('a conference\'s page as url: names no talk', () => {
  const url = 'https://quay.example/'
  expect(told(three.map((one) => ({ ...one, url })), [deck('a.txt', { url })])).toEqual(['a.txt is unnamed'])
})

test('talks without a deck stay in the schedule\'s order', () => {
  expect(joinDecks(scheduleOf(three), [deck('a.txt', { talk: '2' })]).withoutDeck.map(({ id }) => id)).toEqual(['1', '3'])
})

/** What organisers and tools do to a schedule between two exports. */
const mutation = fc.oneof(
  fc.record({ kind: fc.constant('drop' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('move' as const), at: fc.nat(), to: fc.nat() }),
  fc.record({ kind: fc.constant('repeat' as const), at: fc.nat(), to: fc.nat() }),
  fc.record({ kind: fc.constant('swap titles' as const), at: fc.nat(), to: fc.nat() }),
  fc.record({ kind: fc.constant('same title and speaker' as const), at: fc.nat(), to: fc.nat() }),
  fc.record({ kind: fc.constant('rename' as const), at: fc.nat(), title: fc.string() }),
  fc.record({ kind: fc.constant('same key' as const), at: fc.nat(), to: fc.nat(), key: fc.constantFrom('guid', 'code', 'slug', 'url') }),
  fc.record({ kind: fc.constant('lose key' as const), at: fc.nat(), key: fc.constantFrom('guid', 'code', 'slug', 'url') }),
  fc.record({ kind: fc.constant('other key' as const), at: fc.nat(), key: fc.constantFrom('guid', 'code', 'slug', 'url'), value: fc.stringMatching(/^[0-9A-Za-z]{6}$/) }),
)
type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never

function mutate(events: Event[], change: Mutation): void {
  if (events.length === 0) return
  const at = change.at % events.length
  const one = events[at]!
  const to = 'to' in change ? change.to % events.length : 0
  const other = events[to]!
  switch (change.kind) {
    case 'drop': events.splice(at, 1); break
    case 'move': events.splice(to, 0, ...events.splice(at, 1)); break
    case 'repeat': events.splice(to, 0, { ...one }); break
    case 'swap titles': [one.title, other.title] = [other.title, one.title]; break
    // two talks with the same words stay two talks
    case 'same title and speaker': Object.assign(one, { title: other.title, speaker: other.speaker }); break
    case 'rename': one.title = change.title.replace(/[&<>\p{C}]/gu, ''); break
    // by mistake; a key that was handed over would name the other talk rightly
    case 'same key': {
      const key = change.key as 'guid'
      if (events.every((rest) => rest === one || rest[key] !== one[key])) one[key] = other[key]
      break
    }
    case 'lose key': Object.assign(one, { [change.key]: '' }); break
    case 'other key': Object.assign(one, { [change.key]: change.value }); break
  }
}

/** How a speaker may name a talk; the last three name none. */
const namings: ((one: Event) => Partial<DeckToJoin>)[] = [
  ({ guid }) => ({ talk: guid }), ({ code }) => ({ talk: code }), ({ url }) => ({ talk: url }), ({ slug }) => ({ talk: slug }), ({ url }) => ({ url }),
  ({ code }) => ({ file: `${code}-talk.txt` }), ({ slug }) => ({ file: `${slug}.md` }), ({ guid }) => ({ file: `${guid}.txt` }),
  ({ code }) => ({ file: `${code.toLowerCase()}.txt` }), () => ({}), () => ({ talk: 'later' }),
]

test('600 changed schedules: no deck is joined with another talk', { timeout: 60_000 }, () => {
  let joins = 0
  fc.assert(fc.property(
    fc.integer({ min: 1, max: 12 }), fc.array(mutation, { maxLength: 12 }), fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), fc.constantFrom(xml, json),
    (count, changes, ways, write) => {
      const talks = Array.from({ length: count }, (_, mark) => event(mark))
      const decks = talks.map((one, mark) => ({ title: one.title, speakers: [one.speaker], file: `deck-${mark}.txt`, ...namings[ways[mark]! % namings.length]!(one) }))
      const changed = talks.map((one) => ({ ...one }))
      const last = (change: Mutation): boolean => change.kind === 'same key'
      for (const change of [...changes.filter((one) => !last(one)), ...changes.filter(last)]) mutate(changed, change)
      const { joined, unjoined } = joinDecks(scheduleOf(changed, write), decks)
      expect(joined.length + unjoined.length, 'every deck is told of').toBe(decks.length)
      for (const { deck, talks: found } of joined) {
        joins++
        const own = found.find(({ abstract }) => abstract === String(decks.indexOf(deck as typeof decks[number])))
        expect(own, 'its own talk').toBeDefined()
        // one key, one title, one speaker: that is one talk, whoever wrote it down twice
        for (const { title, speakers } of found) expect([title, speakers]).toEqual([own!.title, own!.speakers])
      }
    },
  ), { numRuns: 600, seed: Number(process.env.SEED ?? 1) })
  expect(joins, 'and most are joined').toBeGreaterThan(1200)
})

test('2,000 talks and as many decks, half of them without a name: each is told of, and joined with its own only', () => {
  const talks = Array.from({ length: 2000 }, (_, mark) => event(mark))
  const decks = talks.map((one, mark) => deck(`deck-${mark}.txt`, { title: one.title, speakers: [one.speaker], ...(mark % 2 === 0 && { talk: one.code }) }))
  const { joined, unjoined, withoutDeck } = joinDecks(scheduleOf(talks), decks)
  expect([joined.length, unjoined.length, withoutDeck.length]).toEqual([1000, 1000, 1000])
  for (const { deck: { file }, talks } of joined) expect(talks.map(({ abstract }) => `deck-${abstract}.txt`)).toEqual([file])
})
