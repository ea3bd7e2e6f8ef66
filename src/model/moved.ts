// The same content at another place in the text: an edit moves the slides below it without changing them.
import type { Slide } from './deck.ts'
import type { Point, Position } from './position.ts'

/** How far something moved down in the text. */
export interface Distance {
  lines: number
  /** UTF-16 code units */
  offset: number
}

/** From one point to another that stands in the same column. */
export const distance = (from: Point, to: Point): Distance => ({ lines: to.line - from.line, offset: to.offset - from.offset })

/** Plain data with every `position` in it moved; the very same where there is nothing to move. */
export function moved<T>(value: T, by: Distance): T {
  return by.lines === 0 && by.offset === 0 ? value : (copy(value, by) as T)
}

function copy(value: unknown, by: Distance): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => copy(item, by))
  const fresh: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const own = (value as Record<string, unknown>)[key]
    fresh[key] = key === 'position' ? own && movedPosition(own as Position, by) : copy(own, by)
  }
  return fresh
}

const movedPosition = ({ start, end }: Position, by: Distance): Position => ({ start: movedPoint(start, by), end: movedPoint(end, by) })
const movedPoint = ({ line, column, offset }: Point, by: Distance): Point => ({ line: line + by.lines, column, offset: offset + by.offset })

/** Whether two slides are alike in everything but their numbers and how far down in the text they stand. */
export function isMoved(slide: Slide, from: Slide): boolean {
  const by = distance(from.position.start, slide.position.start)
  if (slide.line - from.line !== by.lines) return false
  return isAlike({ ...slide, number: 0, line: 0 }, { ...from, number: 0, line: 0 }, by)
}

/** Whether plain data is alike; positions count as alike when they are that far apart. */
export function isAlike(value: unknown, from: unknown, by: Distance = nowhere): boolean {
  if (value === from) return true
  if (typeof value !== 'object' || typeof from !== 'object' || value === null || from === null) return false
  if (Array.isArray(value)) {
    if (!Array.isArray(from) || value.length !== from.length) return false
    for (let at = 0; at < value.length; at++) if (!isAlike(value[at], from[at], by)) return false
    return true
  }
  const keys = Object.keys(value)
  if (keys.length !== Object.keys(from).length) return false
  for (const key of keys) {
    const own = (value as Record<string, unknown>)[key]
    const other = (from as Record<string, unknown>)[key]
    if (key === 'position' ? !isFar(own as Position | undefined, other as Position | undefined, by) : !isAlike(own, other, by)) return false
  }
  return true
}

const nowhere: Distance = { lines: 0, offset: 0 }

const isFar = (position: Position | undefined, from: Position | undefined, by: Distance): boolean =>
  position === from || (position !== undefined && from !== undefined && isPointFar(position.start, from.start, by) && isPointFar(position.end, from.end, by))
const isPointFar = (point: Point, from: Point, { lines, offset }: Distance): boolean =>
  point.column === from.column && point.line - from.line === lines && point.offset - from.offset === offset
