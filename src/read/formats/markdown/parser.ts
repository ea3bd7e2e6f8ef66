// markdown-it with the few lines that Markdown lacks: maths, comments, regions, metadata between slides, notes.
import MarkdownIt, { type MarkdownIt as Parser, type StateBlock, type Token } from 'markdown-it'
import { looksLikeFields } from '../../fields.ts'
import { mathBlock } from '../../math.ts'

/** A token with what stands inside it. */
export interface Branch {
  token: Token
  children: Branch[]
}

/** Link definitions, by normalized label. */
export type References = Record<string, { href: string; title: string }>

export interface Parsed {
  branches: Branch[]
  references: References
  /** first lines, from 0, of what was nested too deep and is read as words */
  tooDeep: number[]
}

/** Lists in quotes in lists …, in levels of markdown-it (a list is two), before the rest is read as words. */
const deepest = 100

/**
 * The blocks of a text. Inline markup is left unread in the `content` of inline tokens. `plain` reads Markdown only,
 * without what slides add: so that notes hold no slides. `flush` reads what is indented as words, not as code.
 */
export function parseBlocks(text: string, { plain = false, flush = false }: { plain?: boolean; flush?: boolean } = {}): Parsed {
  const env: { references?: References; tooDeep: number[]; plain: boolean; flush: boolean } = { tooDeep: [], plain, flush }
  const tokens = parser().parse(text, env as unknown as Record<string, unknown>)
  return { branches: grow(tokens), references: env.references ?? {}, tooDeep: env.tooDeep }
}

function grow(tokens: Token[]): Branch[] {
  const root: Branch[] = []
  const open: Branch[] = []
  for (const token of tokens) {
    if (token.nesting < 0) {
      open.pop()
      continue
    }
    const branch = { token, children: [] }
    ;(open.at(-1)?.children ?? root).push(branch)
    if (token.nesting > 0) open.push(branch)
  }
  return root
}

/** Made once, when first needed: it holds no state of a text. */
let made: Parser | undefined
const parser = (): Parser => (made ??= makeParser())

function makeParser(): Parser {
  const markdown = new MarkdownIt({ html: false, maxNesting: deepest * 10 })
  markdown.normalizeLink = (url) => url
  markdown.validateLink = () => true
  markdown.core.ruler.disable(['inline', 'text_join', 'strip_references'])
  const { ruler } = markdown.block
  // functions have other names once they are bundled
  const all = ruler.getRules('')
  ruler.disable('code')
  const indentedCode = all.find((rule) => !ruler.getRules('').includes(rule))!
  ruler.enable('code')
  ruler.at('code', (state, ...lines) => !state.env['flush'] && indentedCode(state, ...lines))
  // They end a paragraph, a list and a quote, as a fence does.
  const alt = ['paragraph', 'reference', 'blockquote', 'list']
  ruler.before('table', 'depth', tooDeep)
  ruler.before('hr', 'fields', fieldsBetweenSlides)
  ruler.before('hr', 'math', math, { alt })
  ruler.before('hr', 'comment', comment, { alt })
  ruler.before('hr', 'region', region, { alt })
  ruler.before('hr', 'notes', notes, { alt })
  return markdown
}

const lineOf = (state: StateBlock, line: number): string =>
  state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]!)

const isIndented = (state: StateBlock, line: number): boolean => state.sCount[line]! - state.blkIndent >= 4

function tooDeep(state: StateBlock, startLine: number, endLine: number): boolean {
  if (state.level < deepest) return false
  let line = startLine + 1
  while (line < endLine && (state.isEmpty(line) || state.sCount[line]! >= state.blkIndent)) line++
  ;(state.env['tooDeep'] as number[]).push(startLine)
  pushParagraph(state, startLine, line)
  state.line = line
  return true
}

function pushParagraph(state: StateBlock, startLine: number, endLine: number): void {
  state.push('paragraph_open', 'p', 1).map = [startLine, endLine]
  const inline = state.push('inline', '', 0)
  inline.map = [startLine, endLine]
  inline.content = state.getLines(startLine, endLine, state.blkIndent, false).trim()
  state.push('paragraph_close', 'p', -1)
}

/*
 *   ---              a slide begins here,
 *   layout: quote    and this is about it
 *   ---
 */
function fieldsBetweenSlides(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (state.env['plain'] || silent || state.level > 0 || !/^---+\s*$/.test(lineOf(state, startLine))) return false
  if (!/^[a-z]/.test(lineOf(state, startLine + 1)) || !looksLikeFields(lineOf(state, startLine + 1))) return false
  let line = startLine + 1
  while (line < endLine && !state.isEmpty(line) && !/^---+\s*$/.test(lineOf(state, line))) {
    // A sentence with a colon is no metadata: further lines are `key:`, items of a list, or indented.
    if (state.sCount[line] === 0 && !/^(?:[a-z][\w.-]*:|- )/.test(lineOf(state, line))) return false
    line++
  }
  if (line >= endLine || state.isEmpty(line)) return false
  state.push('hr', 'hr', 0).map = [startLine, startLine + 1]
  state.push('fields', '', 0).map = [startLine + 1, line]
  state.line = line + 1
  return true
}

/** `$$ … $$` on lines of their own. */
function math(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (isIndented(state, startLine) || !lineOf(state, startLine).startsWith('$$')) return false
  const found = mathBlock((line) => (line < endLine ? lineOf(state, line) : undefined), startLine)
  if (!found) return false
  if (silent) return true
  const token = state.push('math', '', 0)
  token.map = [startLine, found.end + 1]
  token.content = found.value
  state.line = found.end + 1
  return true
}

/** `<!-- … -->` that begins a line and ends one. One inside a line is read with the line's inline markup. */
function comment(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (state.env['plain'] || isIndented(state, startLine) || !lineOf(state, startLine).startsWith('<!--')) return false
  const start = state.bMarks[startLine]! + state.tShift[startLine]!
  const end = commentEnd(state, start + 4)
  if (end === state.src.length || !/^[^\S\n]*(?:\n|$)/.test(state.src.slice(end + 3, end + 200))) return false
  let line = startLine
  while (line < endLine && state.eMarks[line]! < end) line++
  if (line >= endLine) return false
  if (silent) return true
  const token = state.push('comment', '', 0)
  token.map = [startLine, line + 1]
  token.content = state.src.slice(start + 4, end)
  token.meta = { start: start + 4, end }
  state.line = line + 1
  return true
}

/** Where the next comment ends; the end of the text where none does. Searched once for all that begin before it. */
function commentEnd(state: StateBlock, from: number): number {
  const known = state.env['comment'] as { from: number; end: number } | undefined
  if (known && known.from <= from && from <= known.end) return known.end
  const found = state.src.indexOf('-->', from)
  const end = found < 0 ? state.src.length : found
  state.env['comment'] = { from, end }
  return end
}

/*
 *   ::right::        what follows is in that region
 *
 *   ::: right        what stands in between is
 *   :::
 */
function region(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  if (state.env['plain'] || isIndented(state, startLine)) return false
  // right under a list it ends it, though it could go on in a list's last words
  const ends = silent && state.sCount[startLine]! < state.blkIndent
  if (state.level > 0 && !ends) return false
  const line = lineOf(state, startLine).trim()
  const slot = /^::\s*([a-z][\w-]*)\s*::$/i.exec(line)
  const div = /^:{3,}(?:\s*\{?\s*\.?([a-z][\w-]*)\s*([^{}]*)\}?\s*:*)?$/i.exec(line)
  if (!slot && !div) return false
  if (silent) return true
  const token = slot ? state.push('region', '', 0) : state.push(div![1] ? 'div' : 'div_end', '', 0)
  token.map = [startLine, startLine + 1]
  token.info = (slot ?? div)![1] ?? ''
  token.content = div?.[2]?.trim() ?? ''
  state.line = startLine + 1
  return true
}

/** `???`, and `Note:` where it ends a paragraph; the words after `Note:` are read as a paragraph of their own. */
function notes(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  if (state.env['plain'] || isIndented(state, startLine)) return false
  const line = lineOf(state, startLine)
  if (silent && /^notes?:(?:\s|$)/i.test(line)) return true
  if (!/^\?\?\?\s*$/.test(line) || state.level > 0) return false
  if (silent) return true
  state.push('notes', '', 0).map = [startLine, startLine + 1]
  state.line = startLine + 1
  return true
}
