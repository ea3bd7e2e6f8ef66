// Where something stands in a source: unist's points and positions.
import { z } from 'zod'

export const Point = z.object({
  /** line, from 1 */
  line: z.number().int().min(1),
  /** column in UTF-16 code units, from 1 */
  column: z.number().int().min(1),
  /** UTF-16 code units from the start of the text, from 0 */
  offset: z.number().int().min(0),
})
export type Point = z.infer<typeof Point>

/** From `start` up to, not including, `end`. */
export const Position = z.object({ start: Point, end: Point })
export type Position = z.infer<typeof Position>

/** The smallest position that holds both. */
export function spanning(first: Position, last: Position): Position {
  return {
    start: first.start.offset <= last.start.offset ? first.start : last.start,
    end: first.end.offset >= last.end.offset ? first.end : last.end,
  }
}
