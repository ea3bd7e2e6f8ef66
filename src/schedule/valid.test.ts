// A schedule that strict readers take stays one: what is written is looked at by libxml2 and ajv, with the rules of the formats in fixtures/.
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { expect, test } from 'vitest'
import { readSchedule } from './read.ts'
import type { Reference } from './schedule.ts'
import { addReferences } from './write.ts'

const textOf = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')

const xsd = XsdValidator.fromDoc(XmlDocument.fromString(textOf('schedule.xsd')))
const ajv = new Ajv2020({ allowUnionTypes: true })
addFormats.default(ajv)
const byJsonSchema = ajv.compile(JSON.parse(textOf('schedule.schema.json')) as object)

/** What is wrong with it, '' where nothing is. */
function faultsOf(text: string): string {
  if (text.startsWith('{')) return byJsonSchema(JSON.parse(text)) ? '' : ajv.errorsText(byJsonSchema.errors)
  const document = XmlDocument.fromString(text)
  try {
    xsd.validate(document)
    return ''
  } catch (error) {
    return (error as Error).message
  } finally {
    document.dispose()
  }
}

/** As `deck build` does it, with addresses and words of many kinds. */
function written(text: string, url = 'https://slides.example/', title = 'Slides'): string {
  const schedule = readSchedule('schedule', text).value!
  const of = (index: number, file: string): Reference[] => [{ type: 'slides', url: `${url}talk-${index}/${file}`, title }]
  return addReferences(schedule, new Map(schedule.talks.map((talk, index) => [talk, { links: of(index, ''), attachments: of(index, 'slides.pdf') }])))
}

test.each(['pretalx.xml', 'pretalx.json', '../../../decks/conference/schedule.xml'])('%s is valid, before and after', (name) => {
  expect(faultsOf(textOf(name))).toBe('')
  const after = written(textOf(name))
  expect(after).not.toBe(textOf(name))
  expect(faultsOf(after)).toBe('')
})

test('the rules find what is wrong', () => {
  const after = written(textOf('pretalx.xml'))
  expect(faultsOf(after.replace('<links>', '<links/><links>'))).toContain('links')
  expect(faultsOf(after.replace('<attachment type', '<attachment kind'))).toContain('kind')
  expect(faultsOf(written(textOf('pretalx.json')).replace('"type":"slides"', '"type":"deck"'))).toContain('must be equal to one of the allowed values')
})

/** An event as tools write it: its elements in any order, lists with something in them, with nothing, closed at once, or not there. */
const word = fc.oneof(fc.constantFrom('Größe & Maß', '<b>bold</b>', ']]>', '"quoted"', '表示', 'مرحبا', '🚢', '', '&amp;'), fc.string({ maxLength: 12 }).map((text) => text.replace(/\p{C}/gu, '')))
const list = fc.constantFrom('filled', 'empty', 'closed', 'missing')
const event = fc.record({ title: word, abstract: word, links: list, attachments: list, order: fc.infiniteStream(fc.nat()) })
const layout = fc.record({ events: fc.array(event, { minLength: 1, maxLength: 4 }), indent: fc.constantFrom('', '\n', '\n    ', '\r\n\t'), address: fc.webUrl({ withQueryParameters: true, withFragments: true }), title: word })

const escaped = (text: string): string => text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character]!)
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never
const guidOf = (index: number): string => `0c0f1a34-2d0b-4b1e-8a53-${String(index).padStart(12, '0')}`
const plain = (index: number): Record<string, string> => ({
  subtitle: '', slug: `talk-${index}`, room: 'Quay', track: 'Work', type: 'Talk', date: '2027-05-20T10:00:00+02:00', start: '10:00', duration: '00:30', language: 'de', url: `https://c.example/${index}`,
})

function xmlOf(events: readonly Event[], indent: string): string {
  const listOf = (name: string, how: string): string[] => (how === 'missing' ? [] : how === 'closed' ? [`<${name}/>`]
    : [`<${name}>${how === 'empty' ? '' : `${indent}<${name.slice(0, -1)} href="https://a.example/?a=1&amp;b">${escaped('A & B')}</${name.slice(0, -1)}>${indent}`}</${name}>`])
  const all = events.map(({ title, abstract, links, attachments, order }, index) => {
    const simple = Object.entries({ ...plain(index), title, abstract }).map(([name, text]) => (text === '' ? `<${name} />` : `<${name}>${escaped(text)}</${name}>`))
    const elements = [...simple, ...listOf('links', links), ...listOf('attachments', attachments)].map((text) => ({ text, at: order.next().value }))
    return `<event guid="${guidOf(index)}" id="${index + 1}">${elements.sort((a, b) => a.at - b.at).map(({ text }) => indent + text).join('')}${indent}</event>`
  })
  return `<schedule><version>1</version><conference><title>C</title><acronym>c</acronym></conference><day index="1"><room name="Quay">${all.join(indent)}</room></day></schedule>`
}

function jsonOf(events: readonly Event[], indent: string): string {
  const listOf = (name: string, how: string): object => (how === 'missing' ? {} : { [name]: how === 'filled' ? [{ url: '/media/a.pdf', title: 'A & B', type: 'related' }] : [] })
  const all = events.map(({ title, abstract, links, attachments }, index) => ({
    id: index + 1, guid: guidOf(index), ...plain(index), title, abstract, persons: [{ name: 'Ada' }], ...listOf('links', links), ...listOf('attachments', attachments),
  }))
  const day = { index: 1, date: '2027-05-20', day_start: '2027-05-20T04:00:00+02:00', day_end: '2027-05-21T03:59:00+02:00', rooms: { Quay: all } }
  return JSON.stringify({ schedule: { version: '1', conference: { acronym: 'c', title: 'C', start: '2027-05-20', end: '2027-05-20', daysCount: 1, timeslot_duration: '00:05', days: [day] } } }, null, indent.length)
}

test('500 valid schedules of each format are valid with links and files of slides', () => {
  fc.assert(fc.property(layout, ({ events, indent, address, title }) => {
    for (const text of [xmlOf(events, indent), jsonOf(events, indent)]) {
      expect(faultsOf(text), text).toBe('')
      const after = written(text, `${address}/`, title)
      expect(faultsOf(after), after).toBe('')
    }
  }), { numRuns: 500, seed: Number(process.env.SEED ?? 1) })
})
