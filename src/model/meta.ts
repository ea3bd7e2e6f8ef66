// What an author can say about a deck and about one slide: the closed lists of metadata keys.
import { z } from 'zod'
import { slideSizes } from './stage.ts'

/** A list of names, written as a list or with commas between. */
const Names = z.union([z.array(z.string()), z.string().transform((text) => text.split(/\s*,\s*/).filter(Boolean))])

/** An address that a phone opens; as long as a QR code of it is still read from the back of a room. */
const Address = z.string().regex(/^https?:\/\/\S{1,300}$/i, 'is no address such as "https://example.org/talk"')

/** When a conference's site may show the slides. */
const Available = z.string().regex(/^(after-talk|\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2}))?)$/,
  'is neither "after-talk" nor a date such as "2027-02-01" or "2027-02-01T10:00Z"')

/** Values stay the words that the author wrote. */
const Switch = z.enum(['true', 'false'])

/** Front matter. Dates and the like stay as the author wrote them. */
export const DeckMeta = z.object({
  title: z.string().optional().describe('title of the talk; otherwise the first slide\'s'),
  subtitle: z.string().optional().describe('second line of the talk\'s title'),
  author: Names.optional().describe('who speaks: a name or a list of names'),
  event: z.string().optional().describe('conference or meeting'),
  location: z.string().optional().describe('where'),
  date: z.string().optional().describe('when, as it shall be shown'),
  lang: z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'is no language tag such as "en" or "pt-BR"').optional()
    .describe('language of the talk (BCP 47); otherwise guessed from the text'),
  dir: z.enum(['ltr', 'rtl']).optional().describe('direction of the text; otherwise from the language'),
  description: z.string().optional().describe('a sentence for search engines and the PDF'),
  keywords: Names.optional().describe('for search engines and the PDF'),
  license: z.string().optional().describe('under which the slides may be used, such as CC-BY-4.0'),
  available: Available.optional().describe('when a conference\'s site shows the slides: a date, or `after-talk`'),
  notes: z.enum(['private', 'public']).optional().describe('whether `deck build` shows the speaker\'s notes, on the talk\'s page and in `deck.json`; otherwise `private`'),
  talk: z.string().optional().describe('which talk of a schedule it is: its guid, code or address'),
  url: Address.optional().describe('address of the talk; its QR code stands on the closing slide'),
  theme: z.string().optional().describe('name of a theme, and `light` or `dark` for its other face'),
  size: z.enum(slideSizes).optional().describe('shape of the slides, width to height; otherwise `16:9`'),
  transition: z.enum(['none', 'fade', 'slide']).optional().describe('how slides change'),
  'auto-animate': Switch.optional().describe('what two slides have in common moves from one to the other'),
  layout: z.string().optional().describe('layout for the first slide'),
})
export type DeckMeta = z.infer<typeof DeckMeta>

/** What may stand after `#/`, and be a file's name. */
export const SlideId = /^\p{L}[\p{L}\p{M}\p{N}_-]*$/u

/** Metadata of one slide. */
export const SlideMeta = z.object({
  layout: z.string().optional().describe('name of a layout; otherwise chosen from the content'),
  id: z.string().regex(SlideId, 'is no id: letters, digits, "-" and "_", a letter first').optional()
    .describe('id for links to the slide (`#/id`)'),
  class: z.string().regex(/^[\w -]*$/, 'is no list of class names').optional().describe('class names for a theme\'s own rules'),
  title: z.string().optional().describe('title of the slide; otherwise its first heading'),
  subtitle: z.string().optional().describe('subtitle of the slide'),
  qr: Address.optional().describe('an address, shown as a QR code'),
  steps: z.enum(['none', 'bullets']).optional().describe('`bullets` shows list items one after the other'),
  transition: z.enum(['none', 'fade', 'slide']).optional().describe('how this slide comes in'),
  'auto-animate': Switch.optional().describe('what it has in common with the slide before or after, where that has this too, moves to its place'),
})
export type SlideMeta = z.infer<typeof SlideMeta>
