// Says which marks a text lacks to be read as it was decided: `---`, `#`, `##`, fences, `- `, `Note:`.
import type { Structure } from '../decide.ts'
import type { Given } from '../given/claims.ts'
import type { Pins } from '../pins.ts'
import { endNote, markBody, writeNote } from './body.ts'
import { addBreak, breaksAbove, removeBreak } from './breaks.ts'
import { markHead } from './headings.ts'
import { slidesOf } from './slides.ts'
import { gapAbove, isBlank, type Care, type Edits, type Writer } from './writer.ts'

/**
 * The marks between slides and on them; nothing where the text says it all already.
 * @param care by index of the slide
 */
export function findMarks(found: Given, structure: Structure, pins: Pins, care: ReadonlyMap<number, Care>): Edits {
  const writer: Writer = { found, structure, pins, edits: new Map() }
  const slides = slidesOf(structure)
  const starts = new Set(slides.map(({ first }) => first))
  const given = new Set([...structure.content.at.keys()].filter((index) => index > 0 && breaksAbove(writer, index).length > 0))
  const asIs = pins.size === 0 && care.size === 0
  if (asIs && [...starts].every((index) => index === 0 || given.has(index))) return writer.edits
  for (const index of given) if (!starts.has(index)) removeBreak(writer, index)
  slides.forEach(({ first, end }, slide) => {
    // blank lines part slides only as long as nothing else does
    const follows = first > 0 || gapAbove(writer, first).some((at) => writer.found.claims[at]?.is === 'notes')
    if (follows && !breaksAbove(writer, first).some((at) => !isBlank(writer, at))) addBreak(writer, first)
    markHead(writer, first, end, care.get(slide) ?? 0)
    markBody(writer, first, end, care.get(slide) ?? 0)
  })
  for (const number of pins.keys()) if (structure.given.claims[number - 1]?.is === 'notes' && !found.claims[number - 1]) writeNote(writer, number - 1)
  for (let index = 1; index < structure.content.at.length; index++) if (!starts.has(index)) endNote(writer, index)
  return writer.edits
}

