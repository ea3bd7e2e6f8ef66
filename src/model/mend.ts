// What a page of a running talk may ask for to mend its slides, and what it needs to ask.
import { z } from 'zod'

/** Sent to pages on this machine, when they come and after each edit. */
export interface MendOffer {
  /** of this run; without it nothing is written */
  token: string
  /** of the text that the page shows: what was edited since is not mended blindly */
  version: string
}

/** `doubt` asks for the next doubtful place and writes nothing. `line` is one of the source, from 1; what has no words means the next line that has. */
export const MendOrder = z.object({
  version: z.string(),
  do: z.enum(['join', 'split', 'move', 'title', 'subtitle', 'plain', 'bullet', 'code', 'note', 'undo', 'doubt']),
  line: z.number().int().min(1).default(1),
  /** the line of the subtitle of the slide that begins at `line` */
  subtitle: z.boolean().default(false),
  /** for `move`: the slide that begins at `line` begins here instead */
  to: z.number().int().min(1).optional(),
})
export type MendOrder = z.input<typeof MendOrder>

/** What was done, or why nothing was: for the person. */
export interface MendAnswer {
  done: boolean
  message: string
  /** of the text as it is now: the next doubtful place, or where the line that was mended stands */
  line?: number
}
