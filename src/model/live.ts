// What travels between the pages of a running talk: server to audience, audience to speaker.
import { z } from 'zod'
import { Diagnostic } from './diagnostic.ts'

export { liveEvents, speakerChannel } from './events.ts'

/** One slide of an update; `html` is absent where the page already has it. */
export const LiveSlide = z.object({
  id: z.string(),
  section: z.string().nullable(),
  /** first source line; blocks carry theirs relative to it, so that text added above changes no slide */
  line: z.number().int(),
  html: z.string().optional(),
})
export type LiveSlide = z.infer<typeof LiveSlide>

/** All slides of the deck in order, after an edit. */
export const LiveUpdate = z.object({
  title: z.string(),
  slides: z.array(LiveSlide),
  /** set where the look changed: address of the new style sheet */
  css: z.string().optional(),
  /** the deck's file, relative to its folder, for the editor; absent for standard input */
  file: z.string().optional(),
})
export type LiveUpdate = z.infer<typeof LiveUpdate>

/** What is wrong with the deck now; empty when it is mended. `frame` is the source around the place, as printed. */
export const LiveProblems = z.object({ problems: z.array(Diagnostic.extend({ frame: z.string() })) })
export type LiveProblems = z.infer<typeof LiveProblems>

/** What they say: where the audience is, and where the speaker wants it to go. */
export const SpeakerMessage = z.discriminatedUnion('type', [
  /** `fragment` counts the steps that are shown, of `fragments` */
  z.object({ type: z.literal('state'), slide: z.string(), fragment: z.number().int(), fragments: z.number().int(), paused: z.boolean() }),
  z.object({ type: z.literal('ask') }),
  /** the deck was edited: the speaker's page is older than the audience's */
  z.object({ type: z.literal('edited') }),
  z.object({ type: z.literal('go'), to: z.enum(['next', 'previous', 'first', 'last', 'pause']) }),
  z.object({ type: z.literal('goto'), slide: z.string() }),
])
export type SpeakerMessage = z.infer<typeof SpeakerMessage>
