// The deck: what every reader makes and every outlet shows.
import { z } from 'zod'
import { Block, Inline } from './block.ts'
import { DeckMeta, SlideMeta } from './meta.ts'
import { Position } from './position.ts'

/** Why something is as it is: given by the author, or inferred with a confidence. */
export const Reason = z.object({
  /** in words, for `deck outline --why` */
  reason: z.string(),
  /** 0 to 1; 1 where the author said so */
  confidence: z.number().min(0).max(1),
})
export type Reason = z.infer<typeof Reason>

export const Slide = z.object({
  /** stable: from the author, the numbered section, or the title; never from the place in the deck */
  id: z.string(),
  /** ids that it had before, as its deck's lock file knows: links to them lead here */
  aliases: z.array(z.string()).optional(),
  /** 1 for the first slide */
  number: z.number().int().min(1),
  /** first source line */
  line: z.number().int().min(1),
  /** null until one was chosen */
  layout: z.string().nullable(),
  /** words of the title, without markup */
  title: z.string().nullable(),
  subtitle: z.string().nullable(),
  /** the same with its markup; empty where there is none */
  titleContent: z.array(Inline),
  subtitleContent: z.array(Inline),
  /** content by region; what is in no named one is in `default` */
  regions: z.record(z.string(), z.array(Block)),
  notes: z.array(Block),
  /** id of the section it belongs to */
  section: z.string().nullable(),
  meta: SlideMeta,
  /** set on slides of a conference that stand before and after the talk's own */
  guest: z.literal(true).optional(),
  /** set on slides that carry on the one before because it was too long */
  continued: z.literal(true).optional(),
  /** place among the parts of a slide that was too long for one: "2/3" */
  part: z.object({ number: z.number().int(), total: z.number().int() }).optional(),
  /** how large the body is set, in px on the 1280×720 stage, by box of the layout; decided when the slide was fitted */
  sizes: z.record(z.string(), z.number()).optional(),
  why: z.object({ boundary: Reason, title: Reason.optional(), subtitle: Reason.optional(), layout: Reason.optional() }),
  position: Position,
})
export type Slide = z.infer<typeof Slide>

/** A run of slides under one heading. Numbered ones ("Problem Number 6") know their number and how many there are. */
export const Section = z.object({
  id: z.string(),
  title: z.string(),
  /** "Problem", "Part", "Step", "Chapter"; null where the section has no number */
  label: z.string().nullable(),
  number: z.number().int().nullable(),
  total: z.number().int().nullable(),
  /** ids of its slides, in order */
  slides: z.array(z.string()).min(1),
})
export type Section = z.infer<typeof Section>

export const Deck = z.object({
  meta: DeckMeta.extend({
    title: z.string(),
    lang: z.string(),
    dir: z.enum(['ltr', 'rtl']),
    author: z.array(z.string()).optional(),
    keywords: z.array(z.string()).optional(),
  }),
  sections: z.array(Section),
  slides: z.array(Slide).min(1),
  position: Position,
})
export type Deck = z.infer<typeof Deck>
