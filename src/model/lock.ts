// The lock file of a deck: the ids that its slides have, so that they keep them when their titles and their order change.
import { z } from 'zod'
import { SlideId } from './meta.ts'

const Id = z.string().regex(SlideId)

export const LockedSlide = z.object({
  id: Id,
  title: z.string().nullable(),
  /** first words under the title */
  begins: z.string(),
  /** of the slides that carry it on, because it is too long for one */
  parts: z.array(Id).optional(),
  /** ids that it had, and those of slides that are gone: links to them lead here */
  aliases: z.array(Id).optional(),
})
export type LockedSlide = z.infer<typeof LockedSlide>

/** `talk.txt.lock`: the slides in the order in which they stood when it was written. */
export const Lock = z.object({ version: z.literal(1), slides: z.array(LockedSlide) })
export type Lock = z.infer<typeof Lock>
