// Writes the structure of a plain text into it, so that nothing is left to guess about its slides, and nothing else changes.
import { blockText } from '../../../../model/block.ts'
import { makeSource } from '../../../../model/source.ts'
import { buildNodes } from '../build.ts'
import { decide, type Structure } from '../decide.ts'
import { findGiven } from '../given/given.ts'
import { readLines } from '../lines.ts'
import { findMarks } from './find.ts'
import { mostCare, type Care, type Edits } from './writer.ts'
import type { Pins } from '../pins.ts'

export interface Marked {
  /** the text with its marks; line ends and byte order mark as they were */
  text: string
  /** line of `text`, from 1, of each line of `raw`; of one that was left out, the line that follows */
  lines: readonly number[]
  /** line of `raw`, from 1, of the first slide that would be read as another; null where all are the same */
  unlike: number | null
  /** of `raw`, around what a person pinned */
  structure: Structure
}

/**
 * The text with a `---` between slides, and a `#`, a `##` or a fence only where a person pinned what stands there, or where
 * it would be read as something else. A text that says where its slides begin is not changed; so a second time changes nothing.
 * @param raw as it stands in the file
 */
export function writeMarks(raw: string, pins: Pins = new Map()): Marked {
  const source = makeSource('', raw)
  const found = findGiven(source, readLines(source))
  const structure = decide(source, pins)
  const wanted = shapesOf(structure)
  const care = new Map<number, Care>()
  for (;;) {
    const edits = findMarks(found, structure, pins, care)
    if (edits.size === 0 && pins.size === 0) return { text: raw, lines: source.lineStarts.map((_, at) => at + 1), unlike: null, structure }
    const { text, lines } = applyEdits(raw, edits)
    const shapes = shapesOf(decide(makeSource('', text)))
    const unlike = wanted.flatMap((shape, slide) => (shape.text === shapes[slide]?.text ? [] : [slide]))
    if (unlike.length === 0 && shapes.length === wanted.length) return { text, lines, unlike: null, structure }
    const more = unlike.filter((slide) => (care.get(slide) ?? 0) < mostCare)
    if (more.length === 0) return { text, lines, unlike: wanted[unlike[0] ?? 0]!.line, structure }
    for (const slide of more) care.set(slide, ((care.get(slide) ?? 0) + 1) as Care)
  }
}

/** What stands on each slide, to compare: no places, no reasons; notes as one. */
function shapesOf({ given, content, decisions }: Structure): { line: number; text: string }[] {
  const slides: { line: number; nodes: unknown[]; notes: string }[] = []
  for (const node of buildNodes(given, content, decisions).nodes) {
    if (node.type === 'slideBreak' || slides.length === 0) slides.push({ line: node.position.start.line, nodes: [], notes: '' })
    const slide = slides.at(-1)!
    if (node.type === 'notes') slide.notes += ` ${blockText(node.children)}`
    else if (node.type !== 'slideBreak') slide.nodes.push(node)
  }
  return slides.filter(({ nodes, notes }) => nodes.length > 0 || notes).map(({ line, nodes, notes }) => ({
    line,
    text: JSON.stringify([nodes, notes.replace(/\s+/g, ' ')], (key, value: unknown) => (key === 'position' || key === 'why' ? undefined : value)),
  }))
}

function applyEdits(raw: string, edits: Edits): Pick<Marked, 'text' | 'lines'> {
  const mark = raw.startsWith('\uFEFF') ? '\uFEFF' : ''
  const end = /\r\n?|\n/.exec(raw)?.[0] ?? '\n'
  const lines = raw.slice(mark.length).split(/(?<=\r\n|\n|\r(?!\n))/)
  let next = 1
  const places = lines.map((_, at) => {
    const { above, below, text } = edits.get(at) ?? { above: [], below: [] }
    const place = next + above.length
    next = place + (text === null ? 0 : 1) + below.length
    return place
  })
  // text that ends in a line end has no line after it
  const written = lines.map((line, at) => {
    const { above, below, text } = edits.get(at) ?? { above: [], below: [] }
    const [own] = /\r\n?$|\n$/.exec(line) ?? ['']
    const kept = text === undefined ? line : text === null ? '' : `${text}${own}`
    const open = below.length > 0 && own === '' ? end : ''
    const under = below.map((one) => `${one}${end}`).join('')
    return `${above.map((one) => `${one}${end}`).join('')}${kept}${open}${own === '' ? under.slice(0, -end.length || undefined) : under}`
  })
  return { text: `${mark}${written.join('')}`, lines: places }
}

