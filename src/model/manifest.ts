// What other programs may know of a deck without opening it: `deck.json`, version 1.
import { z } from 'zod'
import { slideSizes } from './stage.ts'

/** Of a talk in a conference's schedule. */
export const Session = z.object({
  guid: z.string().optional(),
  /** short code, as pretalx gives one: `ABC123` */
  code: z.string().optional(),
  /** the talk's page in the schedule */
  url: z.string().optional(),
  room: z.string().optional(),
  /** when it begins and ends, ISO 8601 with a time zone */
  start: z.string().optional(),
  end: z.string().optional(),
})
export type Session = z.infer<typeof Session>

/** Addresses are absolute where the site's own is known, otherwise relative to `deck.json`. */
export const Manifest = z.object({
  version: z.literal(1),
  title: z.string(),
  subtitle: z.string().optional(),
  speakers: z.array(z.object({ name: z.string() })).optional(),
  event: z.object({
    name: z.string().optional(),
    /** as it shall be shown */
    date: z.string().optional(),
    location: z.string().optional(),
    session: Session.optional(),
  }).optional(),
  description: z.string().optional(),
  keywords: z.array(z.string()).optional(),
  /** BCP 47 */
  language: z.string(),
  dir: z.enum(['ltr', 'rtl']),
  /** as the author named it, such as `CC-BY-4.0` */
  license: z.string().optional(),
  aspect: z.enum(slideSizes),
  /** until then only a card is shown: a date, or `after-talk` where the schedule does not say when that is */
  available: z.string().optional(),
  slides: z.array(z.object({
    /** number, from 1 */
    n: z.number().int().min(1),
    /** stays the slide's when others come and go: links are made of it */
    id: z.string(),
    /** ids that it had before; links to them lead here */
    aliases: z.array(z.string()).optional(),
    title: z.string().nullable(),
    /** all of its words */
    text: z.string(),
    /** what is said to it, where the author made that public */
    notes: z.string().optional(),
    /** set on slides of the conference that stand before and after the talk's own */
    guest: z.literal(true).optional(),
    /** page that previews this slide where it is shared */
    page: z.string().optional(),
    /** pictures of it: at most 480×270, and 1200×630 for cards */
    thumb: z.string().optional(),
    card: z.string().optional(),
  })),
  urls: z.object({
    /** for people */
    page: z.string().optional(),
    /** the slides in a whole window */
    slides: z.string().optional(),
    /** for frames */
    embed: z.string().optional(),
    pdf: z.string().optional(),
    text: z.string().optional(),
    /** the talk's first slide, as large as it is set: 1280×720 */
    poster: z.string().optional(),
    oembed: z.string().optional(),
  }),
})
export type Manifest = z.infer<typeof Manifest>

/** The slide that stands for the talk: the first of its own. */
export const coverOf = ({ slides }: Manifest): Manifest['slides'][number] => slides.find(({ guest }) => !guest) ?? slides[0]!

/** JSON Schema (draft 2020-12) of `deck.json`, published beside it. */
export const manifestSchema = (): object => ({ title: 'deck.json', ...z.toJSONSchema(Manifest) })
