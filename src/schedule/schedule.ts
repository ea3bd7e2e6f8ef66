// What is known of a conference's talks, whichever format said it, and where in its text a talk's files and links can be added.
import { z } from 'zod'

/** A number or a text; what is empty or something else says nothing. */
const Text = z.union([z.string(), z.number()]).transform((value) => String(value).trim() || undefined).optional().catch(undefined)

/** A talk, once for each time that it is held. */
export const Talk = z.object({
  /** UUID, as frab and pretalx give one */
  guid: Text,
  /** number, unique in its schedule */
  id: Text,
  /** short code, as pretalx gives one: `ABC123` */
  code: Text,
  slug: Text,
  /** the talk's page */
  url: Text,
  title: z.string(),
  subtitle: Text,
  speakers: z.array(z.string()),
  room: Text,
  track: Text,
  language: Text,
  /** plain text or Markdown */
  abstract: Text,
  /** day, `2027-02-01` */
  date: Text,
  /** when it begins and ends, ISO 8601 with a time zone; none where the schedule leaves the time zone to the reader */
  start: Text,
  end: Text,
})
export type Talk = z.infer<typeof Talk>

/** A file or a link of a talk. */
export interface Reference {
  /** absolute address */
  url: string
  title: string
  /** a word of c3voc's list */
  type: 'slides'
}

/** the two lists that a talk has in every format */
export const listNames = ['attachments', 'links'] as const
export type ListName = (typeof listNames)[number]

/** Where items of a list go: they replace `from` up to, not including, `to`, with what stands around and between them. */
export interface Place {
  /** offsets in the schedule's text, UTF-16 code units */
  from: number
  to: number
  before: string
  between: string
  after: string
}

/** One list of a talk in the schedule's text. */
export interface List {
  /** addresses that it has already */
  urls: string[]
  /** null where something stands in its place that is no list */
  place: Place | null
}

export interface ScheduledTalk extends Talk {
  lists: Record<ListName, List>
}

export interface Schedule {
  format: 'xml' | 'json'
  /** as it was read, to the letter */
  text: string
  /** the conference's name, '' where the schedule has none */
  title: string
  talks: ScheduledTalk[]
}

/** An offset in a schedule's text and what is wrong there; readers throw it and `readSchedule` makes a diagnostic of it. */
export class Misread extends Error {
  offset: number
  hint: string | undefined
  constructor(message: string, offset: number, hint?: string) {
    super(message)
    this.offset = offset
    this.hint = hint
  }
}

/** Whitespace that ends at an offset. */
export const spaceBefore = (text: string, offset: number): string => /\s*$/.exec(text.slice(Math.max(0, offset - 400), offset))![0]

/** What a line of the inside is moved in by, beyond the line of the outside: '  ' or a tab; '' where all stands on one line. */
export const unitOf = (inside: string, outside: string): string =>
  inside.includes('\n') && inside.startsWith(outside) ? inside.slice(outside.length) : ''
