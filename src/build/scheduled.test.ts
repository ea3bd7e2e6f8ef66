import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Manifest } from '../model/manifest.ts'
import { readSchedule } from '../schedule/read.ts'
import { joinSchedule, scheduleFile, sessionOf, withSession, type Scheduled } from './scheduled.ts'

const schedule = readSchedule('schedule.json', JSON.stringify({ schedule: { conference: { title: 'Quay 27', days: [{ date: '2027-02-01', rooms: { Quay: [
  { guid: 'g2', code: 'AAAAA1', title: 'Ropes', room: 'Loft', abstract: 'Twice.', date: '2027-02-02T10:00:00+01:00', duration: '00:30', persons: [{ name: 'Bao' }] },
  { guid: 'g1', code: 'AAAAA1', title: 'Ropes', room: 'Quay', abstract: 'Once.', date: '2027-02-01T09:30:00Z', duration: '01:00', persons: [{ name: 'Bao' }], links: [] },
  { guid: 'g3', title: 'Later', date: '2027-02-01T10:00:00+01:00', persons: [] },
] } }] } } })).value!
const [second, first, open] = schedule.talks as [typeof schedule.talks[0], typeof schedule.talks[0], typeof schedule.talks[0]]
const manifest: Manifest = { version: 1, title: 'Ropes', language: 'en', dir: 'ltr', aspect: '16:9', slides: [], urls: { pdf: 'slides.pdf' } }

test('a talk that is held twice begins with the first and ends with the last', () => {
  expect(sessionOf([second, first])).toEqual({ guid: 'g1', code: 'AAAAA1', url: undefined, room: 'Quay', start: '2027-02-01T09:30:00Z', end: '2027-02-02T10:30:00+01:00' })
})

test('of a talk without a duration nobody knows the end, nor of one that is held again after it', () => {
  expect(sessionOf([open]).end).toBeUndefined()
  expect(sessionOf([first, open]).end).toBeUndefined()
})

test('the schedule says what the deck does not, and nothing else', () => {
  expect(withSession(manifest, schedule, [second])).toMatchObject({
    speakers: [{ name: 'Bao' }], description: 'Twice.', event: { name: 'Quay 27', date: '2027-02-02', session: { guid: 'g2', room: 'Loft' } },
  })
  const said = { ...manifest, speakers: [{ name: 'B.' }], description: 'My own.', event: { name: 'Quay', date: 'in February' } }
  expect(withSession(said, schedule, [second])).toMatchObject({ speakers: [{ name: 'B.' }], description: 'My own.', event: { name: 'Quay', date: 'in February' } })
})

test('a talk gets the PDF and the page of each of its decks, at each of its times', () => {
  const scheduled: Scheduled = { schedule, join: { joined: [], unjoined: [], withoutDeck: [] }, talksOf: (file) => (file === 'other' ? undefined : [second, first]) }
  const site = [
    { file: 'one', folder: 'ropes 1', manifest }, { file: 'two', folder: 'ropes-2', manifest: { ...manifest, urls: {} } }, { file: 'other', folder: 'o', manifest },
  ]
  const { path, text } = scheduleFile(scheduled, site, 'https://s.example/') as { path: string; text: string }
  expect(path).toBe('schedule.json')
  const pdf = 'https://s.example/ropes%201/slides.pdf'
  const pages = ['https://s.example/ropes%201/', 'https://s.example/ropes-2/']
  expect(readSchedule(path, text).value!.talks.map(({ lists: { attachments, links } }) => [attachments.urls, links.urls])).toEqual([[[pdf], pages], [[pdf], pages], [[], []]])
})

test('a deck is joined by its front matter; of one that names no talk the title is read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'deck-join-'))
  const decks = ['named.md', 'open.txt', 'gone.md', 'AAAAA1.md'].map((file) => ({ file, folder: file }))
  writeFileSync(join(folder, 'named.md'), '\uFEFF\n---\ntalk: g3\n---\n\n# Something\n')
  writeFileSync(join(folder, 'open.txt'), 'Ropes\nand how they part\n\nA slide\n- of little\n')
  writeFileSync(join(folder, 'AAAAA1.md'), '# No matter\n')
  const { join: { unjoined }, talksOf } = await joinSchedule(schedule, decks, folder)
  expect(talksOf('named.md')).toEqual([open])
  expect(talksOf('AAAAA1.md')).toEqual([second, first])
  expect(unjoined.map(({ deck, likely }) => [deck.file, likely])).toEqual([['open.txt', [second, first]], ['gone.md', []]])
  rmSync(folder, { recursive: true })
})
