// What a person said of single lines: a slide begins here, this is the title. It wins over the text and over every guess.
import type { Content } from './content.ts'
import type { Claim, Given } from './given/claims.ts'
import type { Line } from './lines.ts'
import type { Fixed } from './splitter.ts'

export interface Pin {
  /** true: a slide begins at the line; false: none does */
  starts?: boolean
  /** `plain`: neither title nor subtitle, whatever else it is */
  role?: 'title' | 'subtitle' | 'plain' | 'code' | 'bullet' | 'note'
}

/** By line of the source, from 1. */
export type Pins = ReadonlyMap<number, Pin>

/** The given structure as if the text said what the pins say, where that is no matter of guessing: bullets, notes, headings. */
export function pinGiven<G extends Given>(given: G, pins: Pins): G {
  if (pins.size === 0) return given
  const lines = [...given.lines]
  const claims = [...given.claims]
  for (const [number, { starts, role }] of pins) {
    const at = number - 1
    const claim = claims[at]
    if (claim?.is === 'heading' && (starts === false || (role !== undefined && role !== 'title'))) {
      lines[at] = unmarked(lines[at]!, claim)
      claims[at] = undefined
    }
    let line = lines[at]
    if (!line || line.kind === 'blank' || claims[at]) continue
    // the bullet goes; a number may be part of a title
    if (line.kind === 'bullet' && (role === 'title' || role === 'subtitle' || role === 'note')) {
      line = { ...line, kind: 'text', marker: '', full: line.text, fullStart: line.textStart }
    }
    if (role === 'bullet' && line.kind === 'text') line = { ...line, kind: 'bullet', marker: '-' }
    if (role === 'note') claims[at] = { is: 'notes', note: { text: line.full, start: line.fullStart } }
    lines[at] = line
  }
  return { ...given, lines, claims }
}

/** The line without the `#` that made it a heading. */
const unmarked = (line: Line, { text, start }: Extract<Claim, { is: 'heading' }>): Line =>
  ({ ...line, kind: 'text', marker: '', text, full: text, textStart: start, fullStart: start })

/** The lines to decide on, with what the pins leave no choice about. */
export function pinContent(content: Content, lines: readonly Line[], pins: Pins): Content {
  if (pins.size === 0) return content
  return {
    at: content.at,
    lines: content.lines.map((line, index) => {
      const pin = pins.get(lines[content.at[index]!]!.number)
      if (!pin) return line
      const given = { ...line.given, ...fixedBy(pin) }
      return pin.role === 'code' ? { ...line, kind: 'code', given } : { ...line, given }
    }),
  }
}

function fixedBy({ starts, role }: Pin): Fixed {
  const own = starts === undefined ? {} : { starts }
  switch (role) {
    case 'title': return { role, starts: true }
    case 'subtitle': return { role, starts: false }
    case 'code': return { ...own, role }
    case 'bullet': return { ...own, role: 'text' }
    case 'plain': return { ...own, plain: true }
    default: return own
  }
}
