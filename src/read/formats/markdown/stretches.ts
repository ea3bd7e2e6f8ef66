// A talk that rules divide is read in stretches, from one rule to the next, so that an edit reads only what it changed.
import { distance, moved } from '../../../model/moved.ts'
import { makeSource, pointAt, type Source } from '../../../model/source.ts'
import type { Stretch, Stretches } from '../../document.ts'
import type { Context } from './blocks.ts'
import { toNodes } from './nodes.ts'
import { parseBlocks } from './parser.ts'

/** A rule with a blank line above it, which ends all that is open there but code and comments. */
const rule = /(?<=\n[ \t]*\n)---[ \t]*(?=\n)/g
/** rules that one stretch may hold, as code does that shows some */
const mostInside = 8

/**
 * What a text holds from `start` on, the same that reading it as a whole finds, and its stretches for the next time. null
 * where it cannot be read so: no rule divides it, or what a stretch means depends on another one.
 * @param start offset of the talk, behind its front matter
 * @param known the stretches of the text before an edit
 */
export function readStretches(source: Source, start: number, known?: Stretches): (Stretch & { stretches: Stretches }) | null {
  const rules = [...source.text.matchAll(rule)].map(({ index }) => index)
  const bounds = [start, ...rules.filter((index) => index > start), source.text.length]
  const last = bounds.length - 1
  if (last < 2) return null
  const stretches = new Map<string, Stretch | null>()
  const whole: Stretch = { nodes: [], diagnostics: [] }
  for (let from = 0, to = 1; from < last; to++) {
    if (to > last || to - from > mostInside + 1) return null
    const text = source.text.slice(bounds[from], bounds[to])
    // what is open at the end of the text would go on if more came behind it
    const found = to === last ? undefined : known?.get(text)
    const stretch = found === undefined ? readStretch(text, source.path, to === last) : found
    if (stretch === 'depends') return null
    if (to < last) stretches.set(text, stretch)
    if (stretch === null) continue
    const by = distance(beginning, pointAt(source, bounds[from]!))
    whole.nodes.push(...moved(stretch.nodes, by))
    whole.diagnostics.push(...moved(stretch.diagnostics, by))
    from = to
  }
  return { ...whole, stretches }
}

const beginning = { line: 1, column: 1, offset: 0 }

/** The nodes of one stretch, as if it were a text; null where it goes on behind the next rule. */
function readStretch(text: string, path: string, last: boolean): Stretch | null | 'depends' {
  const source = makeSource(path, text)
  const { branches, references, tooDeep } = parseBlocks(last ? text : `${text}---\n`)
  if (tooDeep.length > 0 || Object.keys(references).length > 0) return 'depends'
  if (!last) {
    const end = branches.pop()
    const isRule = end?.token.type === 'hr' && end.token.map![0] === source.lineStarts.length - 1
    if (!isRule || text.lastIndexOf('<!--') > text.lastIndexOf('-->')) return null
  }
  const context: Context = { source, firstLine: 1, references, diagnostics: [], comments: [] }
  return { nodes: toNodes(branches, context, true), diagnostics: context.diagnostics }
}
