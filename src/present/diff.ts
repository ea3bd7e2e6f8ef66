// What an edit changed: which slides a page that shows the deck as it was before must be sent.
import type { LiveSlide } from '../model/live.ts'

/** A slide as rendered, with what is needed to place it. */
export interface Rendered {
  id: string
  section: string | null
  line: number
  html: string
  /** html of the speaker's notes */
  notes: string
}

export interface Difference {
  slides: LiveSlide[]
  /** slides with new content, or new altogether */
  changed: number
  removed: number
  /** the same slides in another order, or in other sections */
  moved: boolean
  /** notes of some slide are others */
  notes: boolean
  /** lines of the source are others, which only the editor link sees */
  lines: boolean
}

/** @param before and after: slides in order; ids are unique */
export function difference(before: readonly Rendered[], after: readonly Rendered[]): Difference {
  const known = new Map(before.map((slide) => [slide.id, slide]))
  const slides = after.map(({ id, section, line, html }): LiveSlide =>
    (known.get(id)?.html === html ? { id, section, line } : { id, section, line, html }))
  const ids = new Set(after.map(({ id }) => id))
  const order = (list: readonly Rendered[], other: ReadonlySet<string>): string =>
    list.filter(({ id }) => other.has(id)).map(({ id, section }) => `${id} ${section}`).join('\n')
  return {
    slides,
    changed: slides.filter(({ html }) => html !== undefined).length,
    removed: before.filter(({ id }) => !ids.has(id)).length,
    moved: order(before, ids) !== order(after, new Set(known.keys())),
    notes: after.some(({ id, notes }) => known.get(id)?.notes !== notes),
    lines: after.some(({ id, line }) => known.get(id)?.line !== line),
  }
}

/** "2 slides changed, 1 removed"; null where a page would look the same. */
export function describe({ changed, removed, moved, notes }: Difference): string | null {
  const parts = [
    ...(changed > 0 ? [`${changed} ${changed === 1 ? 'slide' : 'slides'} changed`] : []),
    ...(removed > 0 ? [`${removed} removed`] : []),
  ]
  if (parts.length > 0) return parts.join(', ')
  if (moved) return 'slides moved'
  return notes ? 'notes changed' : null
}
