// What a join leaves open, for the organiser: decks without a talk as problems, talks without a deck as a table.
import type { Diagnostic } from '../model/diagnostic.ts'
import type { OpenJoin, Unjoined } from './join.ts'
import type { ScheduledTalk } from './schedule.ts'

/** A problem for each deck without a talk: an error where it names one wrongly, otherwise a warning. */
export const joinProblems = ({ unjoined }: OpenJoin): Diagnostic[] => unjoined.map(problemOf)

function problemOf({ deck, why, likely: [first, ...others] }: Unjoined): Diagnostic {
  const at = { code: `${why}-talk`, path: deck.file }
  const perhaps = first && `Perhaps it is ${nameOf(first)}: then write "talk: ${keyOf(first)}" in its front matter${first.code ? `, or begin the file's name with ${first.code}` : ''}.`
  switch (why) {
    case 'unnamed': return { ...at, severity: 'warning', message: 'It does not say which talk of the schedule it is.', hint: perhaps ?? 'Write "talk:" and the talk\'s code, address or guid in its front matter.' }
    case 'unknown': return { ...at, severity: 'error', message: `No talk of the schedule is called "${deck.talk}".`, hint: perhaps ?? 'Write the talk\'s code, address or guid behind "talk:".' }
    case 'ambiguous': return { ...at, severity: 'error', message: `It may be several talks of the schedule: ${list([first!, ...others].map(nameOf))}.`, hint: 'Write "talk:" and the guid of one in its front matter.' }
    case 'contested': return { ...at, severity: 'error', message: `Another deck is ${nameOf(first!)} too.`, hint: `Write "talk: ${keyOf(first!)}" in the front matter of each deck that was shown there.` }
  }
}

const list = (names: readonly string[]): string => new Intl.ListFormat('en').format(names)

/** The shortest that names a talk. */
const keyOf = ({ code, guid, slug, url, id }: ScheduledTalk): string => code ?? guid ?? slug ?? url ?? id ?? ''

const nameOf = ({ title, speakers, code, date }: ScheduledTalk): string =>
  `"${title}"${speakers.length > 0 ? ` by ${list(speakers)}` : ''}${code ?? date ? ` (${code ?? date})` : ''}`

/** Talks without a deck and decks without a talk as CSV (RFC 4180), a line each: what a reminder to the speakers is made of. */
export function joinTable({ unjoined, withoutDeck }: OpenJoin): string {
  const rows = [
    ['missing', 'title', 'speakers', 'code', 'guid', 'start', 'url', 'deck', 'perhaps'],
    ...withoutDeck.map(({ title, speakers, code, guid, start, date, url }) => ['deck', title, speakers.join(', '), code, guid, start ?? date, url, '', '']),
    ...unjoined.map(({ deck: { title, speakers, file }, likely }) => ['talk', title, speakers.join(', '), '', '', '', '', file, likely.map(keyOf).join(' ')]),
  ]
  return rows.map((row) => `${row.map((value) => cell(value ?? '')).join(',')}\r\n`).join('')
}

/** A value that begins like a formula is text to every spreadsheet. */
function cell(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
