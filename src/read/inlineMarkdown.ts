// Reads the markup inside a line of text: bold, emphasis, code, maths, links, bare addresses, images. All formats share it.
import MarkdownIt, { type MarkdownIt as Parser, type StateInline, type Token } from 'markdown-it'
import { inlineText, type Inline } from '../model/block.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Position } from '../model/position.ts'
import { positionAt, type Source } from '../model/source.ts'
import { firstTag } from './html.ts'
import { isSafeImage, isSafeLink, schemeOf } from './links.ts'
import { mathEnd } from './math.ts'

export interface InlineOptions {
  /** link definitions of the document (`[name]: address`), by markdown-it's normalized label */
  references?: Record<string, { href: string; title: string }>
  /** takes `<!-- … -->` out of the text and hands it over; without it, comments stay words */
  onComment?: (text: string, position: Position) => void
  /** reads `<br>` as a break and warns of other HTML, which is shown as words */
  html?: boolean
}

/**
 * The inlines of a piece of text that starts at `offset` of the source. The text may lack what the source has
 * between its words (indentation, `>`, escapes) and may have other white space: places are found by walking both.
 * Links, images and code have positions; a line end becomes a space, or nothing between two CJK characters.
 */
export function readInlines(
  text: string, source: Source, offset: number, options: InlineOptions = {},
): { inlines: Inline[]; diagnostics: Diagnostic[] } {
  if (!/[\\`*_~[\]<&!:$\n]| $/.test(text)) return { inlines: text ? [{ type: 'text', value: text }] : [], diagnostics: [] }
  const tokens = parser().parseInline(text, { references: options.references ?? {}, comments: Boolean(options.onComment) })
  const context: Context = { source, place: placeFinder(text, source, offset), options, diagnostics: [] }
  return { inlines: toInlines(tokens[0]?.children ?? [], context), diagnostics: context.diagnostics }
}

interface Context {
  source: Source
  place: (start: number, end: number) => Position
  options: InlineOptions
  diagnostics: Diagnostic[]
}

function toInlines(tokens: readonly Token[], context: Context): Inline[] {
  const root: Inline[] = []
  const open: { children: Inline[]; close: (children: Inline[]) => Inline[] }[] = []
  const add = (inlines: readonly Inline[]) => {
    for (const inline of inlines) addInline(open.at(-1)?.children ?? root, inline)
  }
  tokens.forEach((token, index) => {
    if (token.nesting > 0) open.push({ children: [], close: open.length < deepest ? phraseOf(token, context) : (children) => children })
    else if (token.nesting < 0) {
      const phrase = open.pop()
      if (phrase) add(phrase.close(phrase.children))
    } else if (token.type === 'softbreak') {
      const gap = joint(tokens[index - 1]?.content ?? '', tokens[index + 1]?.content ?? '')
      if (gap) add([{ type: 'text', value: gap }])
    } else add(leafOf(token, context))
  })
  for (let phrase = open.pop(); phrase; phrase = open.pop()) add(phrase.children)
  return root
}

/** Phrases in phrases, at most: what is deeper keeps its words and loses its markup. */
const deepest = 50

/** Adjacent words become one text. */
function addInline(list: Inline[], inline: Inline): void {
  const last = list.at(-1)
  if (inline.type !== 'text' || last?.type !== 'text') list.push(inline)
  else last.value += inline.value
}

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u

/** What stands for a line end between two pieces of text: nothing in scripts that are written without spaces. */
export function joint(before: string, after: string): string {
  const last = [...before.slice(-2)].at(-1) ?? ''
  const first = [...after.slice(0, 2)][0] ?? ''
  return wide.test(last) && wide.test(first) ? '' : ' '
}

function phraseOf(token: Token, context: Context): (children: Inline[]) => Inline[] {
  if (token.type === 'link_open') return (children) => linkOf(token, children, context)
  const types = { em_open: 'emphasis', strong_open: 'strong', s_open: 'delete' } as const
  const type = types[token.type as keyof typeof types]
  return (children) => (type ? [{ type, children }] : children)
}

function linkOf(token: Token, children: Inline[], context: Context): Inline[] {
  const url = String(token.attrGet('href') ?? '')
  const position = placeOf(token, context)
  if (isSafeLink(url)) {
    const title = token.attrGet('title')
    return [{ type: 'link', url, ...(title ? { title: String(title) } : {}), children, ...(position ? { position } : {}) }]
  }
  context.diagnostics.push({
    severity: 'warning',
    code: 'unsafe-link',
    message: `A link to "${shorten(url)}" is left out; its words stay.`,
    path: context.source.path,
    ...(position ? { position } : {}),
    hint: `Slides link to http, https, mailto and tel addresses, files beside the deck and "#id" of a slide, not to "${schemeOf(url)}:".`,
  })
  return children
}

function leafOf(token: Token, context: Context): Inline[] {
  const position = placeOf(token, context)
  const place = position ? { position } : {}
  if (token.type === 'text') return textOf(token.content, context)
  if (token.type === 'code_inline') return [{ type: 'inlineCode', value: token.content, ...place }]
  if (token.type === 'math') return [{ type: 'inlineMath', value: token.content, ...place }]
  if (token.type === 'hardbreak') return [{ type: 'break' }]
  if (token.type === 'comment') {
    if (position) context.options.onComment?.(token.content, position)
    return []
  }
  if (token.type !== 'image') return token.content ? [{ type: 'text', value: token.content }] : []
  const url = String(token.attrGet('src') ?? '')
  const alt = inlineText(toInlines(token.children ?? [], { ...context, diagnostics: [] }))
  const title = token.attrGet('title')
  if (isSafeImage(url)) return [{ type: 'image', url, alt, ...(title ? { title: String(title) } : {}), ...place }]
  context.diagnostics.push({
    severity: 'warning',
    code: 'unsafe-image',
    message: `A picture at "${shorten(url)}" is left out; its description stays.`,
    path: context.source.path,
    ...place,
    hint: 'Pictures are files beside the deck, or http and https addresses.',
  })
  return alt ? [{ type: 'text', value: alt }] : []
}

/** HTML is words here. `<br>` is what people write where Markdown has no line break, so it is one. */
function textOf(value: string, context: Context): Inline[] {
  if (!context.options.html || !value.includes('<')) return [{ type: 'text', value }]
  const inlines = value.split(/<br\s*\/?>/i).flatMap((part, index): Inline[] => [
    ...(index > 0 ? [{ type: 'break' } as const] : []),
    ...(part ? [{ type: 'text', value: part } as const] : []),
  ])
  const tag = firstTag(value.replace(/<br\s*\/?>/gi, ''))
  if (tag !== null) {
    context.diagnostics.push({
      severity: 'warning',
      code: 'raw-html',
      message: `HTML such as "${shorten(tag)}" is shown as it is written.`,
      path: context.source.path,
      position: tagPlace(tag, context),
      hint: 'Use Markdown, or a layout or theme file beside the deck, instead of HTML.',
    })
  }
  return inlines
}

function tagPlace(tag: string, { source, place }: Context): Position {
  const { start } = place(0, 1)
  const at = source.text.indexOf(tag, start.offset)
  return at < 0 ? { start, end: start } : positionAt(source, at, at + tag.length)
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)

function placeOf(token: Token, context: Context): Position | undefined {
  const range = (token.meta as { range?: [number, number] } | null)?.range
  return range && context.place(range[0], range[1])
}

/** what may stand between two characters in the source that the text does not have, at most */
const longestSkip = 500

/** From places in the text to places in the source: walks both once, when first asked. */
function placeFinder(text: string, source: Source, offset: number): Context['place'] {
  let places: number[] | undefined
  const walk = (): number[] => {
    const found: number[] = []
    let at = offset
    for (let index = 0; index < text.length; index++) {
      if (!/\s/.test(text[index]!)) {
        const next = source.text[at] === text[index] ? 0 : source.text.slice(at, at + longestSkip).indexOf(text[index]!)
        if (next > 0) at += next
      }
      found.push(at)
      if (!/\s/.test(text[index]!) || /\s/.test(source.text[at] ?? '')) at++
    }
    return found
  }
  return (start, end) => {
    places ??= walk()
    const first = places[start] ?? offset
    return positionAt(source, first, end > start ? (places[end - 1] ?? first) + 1 : first)
  }
}

/** Made once, when first needed: it holds no state of a text. */
let made: Parser | undefined
const parser = (): Parser => (made ??= makeParser())

function makeParser(): Parser {
  const markdown = new MarkdownIt({ html: false, linkify: true, typographer: false })
  // Addresses stay as written, and what is dropped is dropped here with a warning, not left as raw markup.
  markdown.normalizeLink = (url) => url
  markdown.normalizeLinkText = (text) => text
  markdown.validateLink = () => true
  // "autosigner.py" is a file, not a site in Paraguay.
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
  markdown.inline.ruler.before('text', 'comment', comment)
  markdown.inline.ruler.before('text', 'math', math)
  const rules = [...markdown.inline.ruler.getRules('')]
  // One rule around all others notes where each of them found its thing, which markdown-it does not tell.
  markdown.inline.ruler.before('text', 'placed', (state, silent) => {
    const start = state.pos
    const first = state.tokens.length
    if (!rules.some((rule) => rule(state, silent))) return false
    const token = silent ? undefined : state.tokens.slice(first).find((candidate) => candidate.type !== 'text')
    if (token) token.meta = { ...token.meta, range: rangeOf(token, start, state.pos) }
    return true
  })
  markdown.inline.ruler.enableOnly(['placed'])
  return markdown
}

/** The rule for bare addresses starts at "://"; everything else where it stands. */
function rangeOf(token: Token, start: number, end: number): [number, number] {
  const scheme = token.markup === 'linkify' ? String(token.attrGet('href')).indexOf('://') : 0
  return [start - Math.max(0, scheme), end]
}

function math(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '$') return false
  const end = mathEnd(state.src, state.pos)
  if (end < 0) return false
  const sign = state.src.startsWith('$$', state.pos) ? 2 : 1
  if (!silent) state.push('math', '', 0).content = state.src.slice(state.pos + sign, end - sign).trim()
  state.pos = end
  return true
}

function comment(state: StateInline, silent: boolean): boolean {
  if (!state.env['comments'] || !state.src.startsWith('<!--', state.pos)) return false
  // Looked for once in a text: where one does not end, no later one does.
  if (state.env['unclosedIn'] === state.src) return false
  const end = state.src.indexOf('-->', state.pos + 4)
  if (end < 0) {
    state.env['unclosedIn'] = state.src
    return false
  }
  if (!silent) state.push('comment', '', 0).content = state.src.slice(state.pos + 4, end)
  state.pos = end + 3
  return true
}
