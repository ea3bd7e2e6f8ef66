// The text of a schedule → its talks, whichever of the formats it is written in.
import type { Diagnostic, Result } from '../model/diagnostic.ts'
import { makeSource, pointAt } from '../model/source.ts'
import { plainText } from './abstract.ts'
import { readJson } from './json.ts'
import { Misread, type Schedule, type ScheduledTalk } from './schedule.ts'
import { readXml } from './xml.ts'

/** A byte order mark and space, then the first character tells the format. */
const isJson = (text: string): boolean => /^\uFEFF?\s*[{[]/.test(text)

/**
 * A schedule in one of the formats `schedule.xml` (c3voc, frab, pretalx, Pentabarf and FOSDEM) and `schedule.json` (frab, pretalx).
 * @param path for what is to be said about it
 * @param text as decoded from UTF-8; a byte order mark and line ends stay as they are
 * @returns null and an error with its place where it cannot be read
 */
export function readSchedule(path: string, text: string): Result<Schedule | null> {
  try {
    const format = isJson(text) ? 'json' : 'xml'
    const declared = /^\uFEFF?<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)/i.exec(text)?.[1]
    if (declared && !/^(utf-?8|us-ascii|ascii)$/i.test(declared)) throw new Misread(`It is written in ${declared}.`, 0, 'Save it as UTF-8.')
    const { title, talks } = format === 'json' ? readJson(text) : readXml(text)
    const schedule = { format, text, title, talks: talks.map(finished) } as const
    if (talks.length > 0) return { value: schedule, diagnostics: [] }
    return { value: schedule, diagnostics: [{ severity: 'warning', code: 'empty-schedule', message: 'The schedule has no talks.', path }] }
  } catch (error) {
    if (!(error instanceof Misread)) throw error
    return { value: null, diagnostics: [diagnose(path, text, error)] }
  }
}

/** The code of a talk stands in its address where nothing else says it, as in pretalx's JSON: `…/talk/ABC123/`. */
const finished = (talk: ScheduledTalk): ScheduledTalk => ({
  ...talk,
  code: talk.code ?? /\/talk\/([0-9A-Z]{6})\/?$/.exec(talk.url ?? '')?.[1],
  abstract: talk.abstract && plainText(talk.abstract),
})

function diagnose(path: string, text: string, { message, offset, hint }: Misread): Diagnostic {
  // a source has other line ends and no byte order mark; the character is the same
  const start = pointAt(makeSource(path, text), makeSource(path, text.slice(0, offset)).text.length)
  return { severity: 'error', code: 'bad-schedule', message: `The schedule cannot be read. ${message}`, path, position: { start, end: start }, ...(hint && { hint }) }
}
