import { expect, test } from 'vitest'
import { joinDecks } from './join.ts'
import { readSchedule } from './read.ts'
import { joinProblems, joinTable } from './report.ts'

const schedule = readSchedule('schedule.json', JSON.stringify({ schedule: { conference: { title: 'Quay 27', days: [{ date: '2027-02-01', rooms: { Quay: [
  { guid: 'g1', code: 'AAAAA1', title: 'Ropes, "old" and new', persons: [{ public_name: 'Bao' }, { public_name: 'Ines' }], date: '2027-02-01T10:00:00+01:00', duration: '00:30' },
  { guid: 'g2', slug: 'tides', title: '=SUM(A1)', persons: [] },
  { guid: 'g3', code: 'AAAAA3', title: 'Gates', persons: [{ name: 'Tove' }] },
] } }] } } })).value!
const join = joinDecks(schedule, [
  { file: 'ropes.txt', title: 'Ropes, new and old', speakers: ['Bao'] },
  { file: 'fog.txt', title: 'Fog', speakers: [] },
  { file: 'wrong.md', title: 'Gates', speakers: [], talk: 'AAAAA9' },
  { file: 'AAAAA1-tides.md', title: 'Both', speakers: [], url: 'x' },
  { file: 'tides.md', title: 'Tides', speakers: [] },
  { file: 'tides.txt', title: 'Tides', speakers: [] },
])

test('each deck without a talk is told what to do', () => {
  expect(joinProblems(join).map(({ severity, code, path, message, hint }) => `${path} ${severity} ${code}: ${message} ${hint}`)).toEqual([
    'ropes.txt warning unnamed-talk: It does not say which talk of the schedule it is. Perhaps it is "Ropes, "old" and new" by Bao and Ines (AAAAA1): then write "talk: AAAAA1" in its front matter, or begin the file\'s name with AAAAA1.',
    'fog.txt warning unnamed-talk: It does not say which talk of the schedule it is. Write "talk:" and the talk\'s code, address or guid in its front matter.',
    'wrong.md error unknown-talk: No talk of the schedule is called "AAAAA9". Perhaps it is "Gates" by Tove (AAAAA3): then write "talk: AAAAA3" in its front matter, or begin the file\'s name with AAAAA3.',
    'tides.md error contested-talk: Another deck is "=SUM(A1)" (2027-02-01) too. Write "talk: g2" in the front matter of each deck that was shown there.',
    'tides.txt error contested-talk: Another deck is "=SUM(A1)" (2027-02-01) too. Write "talk: g2" in the front matter of each deck that was shown there.',
  ])
})

test('the table has who to write to, and no formulas', () => {
  expect(joinTable(join)).toBe([
    'missing,title,speakers,code,guid,start,url,deck,perhaps',
    'deck,\'=SUM(A1),,,g2,2027-02-01,,,',
    'deck,Gates,Tove,AAAAA3,g3,2027-02-01,,,',
    'talk,"Ropes, new and old",Bao,,,,,ropes.txt,AAAAA1',
    'talk,Fog,,,,,,fog.txt,',
    'talk,Gates,,,,,,wrong.md,AAAAA3',
    'talk,Tides,,,,,,tides.md,g2',
    'talk,Tides,,,,,,tides.txt,g2',
    '',
  ].join('\r\n'))
})
