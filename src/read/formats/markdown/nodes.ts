// From blocks to a document: where slides begin, what is a note, what stands in a region.
import type { Block } from '../../../model/block.ts'
import type { Reason } from '../../../model/deck.ts'
import { spanning, type Position } from '../../../model/position.ts'
import { pointAt, positionAt } from '../../../model/source.ts'
import { readYamlFields } from '../../fields.ts'
import type { Document } from '../../document.ts'
import { citeOf, placeOf, toBlocks, type Context } from './blocks.ts'
import { isMetadata, saysNothing } from './comment.ts'
import { parseBlocks, type Branch } from './parser.ts'

interface State {
  context: Context
  nodes: Document['nodes']
  /** notes that are being read, up to the end of the slide or of their `:::` */
  notes: { children: Block[]; position: Position } | null
  /** open `:::`, outermost first */
  divs: { name: string; position: Position }[]
  /** whether rules divide the slides; otherwise headings do */
  ruled: boolean
  /** columns opened on this slide */
  columns: number
}

const ruleWhy: Reason = { reason: 'a rule such as "---"', confidence: 1 }

/** The document's nodes in order. @param ruled whether rules divide the slides; otherwise headings do */
export function toNodes(branches: readonly Branch[], context: Context, ruled: boolean): Document['nodes'] {
  const state: State = { context, nodes: [], notes: null, divs: [], ruled, columns: 0 }
  for (let index = 0; index < branches.length; index++) {
    // Adjacent lists are read together: they may be one.
    const run = [branches[index]!]
    while (isList(branches[index]!) && branches[index + 1] && isList(branches[index + 1]!)) run.push(branches[++index]!)
    readNode(run, state)
    readComments(state)
  }
  closeDivs(state)
  endNotes(state)
  return state.nodes
}

const isList = ({ token }: Branch): boolean => token.type === 'bullet_list_open' || token.type === 'ordered_list_open'

type Reader = (branch: Branch, state: State) => void

const readers: Readonly<Record<string, Reader>> = {
  hr: (branch, state) => breakSlide(placeOf(branch, state.context), state),
  fields: ({ token }, state) => {
    const lines = state.context.source.lineStarts
    addFields(lines[token.map![0]] ?? 0, lines[token.map![1]] ?? 0, state)
  },
  region: (branch, state) => {
    endNotes(state)
    state.nodes.push({ type: 'region', name: branch.token.info, position: placeOf(branch, state.context) })
  },
  div: openDiv,
  div_end: closeDiv,
  notes: (branch, state) => beginNotes(placeOf(branch, state.context), state),
}

function readNode(run: Branch[], state: State): void {
  const branch = run[0]!
  const reader = readers[branch.token.type]
  if (reader) return reader(branch, state)
  if (readNoteLine(branch, state)) return
  if (state.notes && !state.ruled && branch.token.type === 'heading_open') endNotes(state)
  const last = state.nodes.at(-1)
  const cite = !state.notes && last?.type === 'blockquote' && !last.cite ? citeOf(branch, state.context) : null
  if (cite && last?.type === 'blockquote') {
    last.cite = cite
    last.position = spanning(last.position, placeOf(branch, state.context))
    return
  }
  const blocks = toBlocks(run, state.context)
  if (!state.notes) for (const block of blocks) state.nodes.push(block)
  else {
    state.notes.children.push(...blocks)
    state.notes.position = [state.notes.position, ...blocks.map((block) => block.position)].reduce(spanning)
  }
}

/** `Note: words`. A "---" right under it makes a heading of it in Markdown; what is meant is a note and the next slide. */
function readNoteLine(branch: Branch, state: State): boolean {
  const { token, children } = branch
  const inline = children[0]?.token
  const underlined = token.type === 'heading_open' && token.markup === '-'
  const sign = /^notes?:(?:\s+|$)/i.exec(inline?.content ?? '')
  if (!inline || !sign || !(underlined || token.type === 'paragraph_open')) return false
  beginNotes(placeOf(branch, state.context), state)
  inline.content = inline.content.slice(sign[0].length)
  if (underlined) token.type = 'paragraph_open'
  if (inline.content) state.notes!.children.push(...toBlocks([branch], state.context))
  readComments(state)
  if (underlined) {
    const end = state.notes!.position.end
    breakSlide({ start: pointAt(state.context.source, end.offset - end.column + 1), end }, state)
  }
  return true
}

function breakSlide(position: Position, state: State): void {
  closeDivs(state)
  endNotes(state)
  state.columns = 0
  state.nodes.push({ type: 'slideBreak', position, why: ruleWhy })
}

function beginNotes(position: Position, state: State): void {
  endNotes(state)
  state.notes = { children: [], position }
}

function endNotes(state: State): void {
  if (state.notes && state.notes.children.length > 0) state.nodes.push({ type: 'notes', ...state.notes })
  state.notes = null
}

/** Pandoc's names: `notes`, and `columns` with a `column` for each side. Other names are regions. */
function openDiv(branch: Branch, state: State): void {
  const position = placeOf(branch, state.context)
  const name = branch.token.info.toLowerCase()
  state.divs.push({ name, position })
  if (branch.token.content) {
    state.context.diagnostics.push({
      severity: 'info', code: 'ignored-attributes', message: `"${branch.token.content}" is not read.`, path: state.context.source.path,
      position, hint: 'The layout says how wide and where a region is.',
    })
  }
  if (name === 'notes' || name === 'note') return beginNotes(position, state)
  endNotes(state)
  if (name === 'columns') return
  const region = name === 'column' ? (['left', 'right'][state.columns++] ?? 'right') : branch.token.info
  state.nodes.push({ type: 'region', name: region, position })
}

function closeDiv(branch: Branch, state: State): void {
  const position = placeOf(branch, state.context)
  const div = state.divs.pop()
  if (!div) {
    state.context.diagnostics.push({
      severity: 'warning', code: 'stray-region-end', message: 'This ":::" ends nothing.', path: state.context.source.path, position,
      hint: 'Open a region with its name, as in "::: right", or remove the line.',
    })
    return
  }
  if (div.name === 'notes' || div.name === 'note') endNotes(state)
  else if (div.name !== 'columns') state.nodes.push({ type: 'region', name: 'default', position })
}

/** A region ends with its slide. */
function closeDivs(state: State): void {
  for (const { name, position } of state.divs) {
    state.context.diagnostics.push({
      severity: 'warning', code: 'unclosed-region', message: `"${name}" is not closed on its slide.`, path: state.context.source.path, position,
      hint: 'Write a line of ":::" where it ends.',
    })
  }
  state.divs = []
}

/** Comments that were met on the way: metadata of the slide, or notes. */
function readComments(state: State): void {
  const { context } = state
  const { source } = context
  for (const { start, end } of context.comments.splice(0)) {
    const words = source.text.slice(start, end)
    if (saysNothing(words)) continue
    if (isMetadata(words)) {
      addFields(start, end, state)
      continue
    }
    const parsed = parseBlocks(dedent(words), { plain: true })
    const children = toBlocks(parsed.branches, { ...context, firstLine: pointAt(source, start).line, comments: [], inNote: true })
    if (state.notes) state.notes.children.push(...children)
    else state.nodes.push({ type: 'notes', children, position: positionAt(source, start - 4, end + 3) })
  }
}

/** Without the indentation that all lines after the first share; the first stands behind `<!--`. */
function dedent(text: string): string {
  const [first = '', ...rest] = text.split('\n')
  const indents = rest.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  const shared = indents.length > 0 ? Math.min(...indents) : 0
  return [first.trimStart(), ...rest.map((line) => line.slice(shared))].join('\n')
}

/** Marp writes `_class` for what is about one slide only; here everything on a slide is. */
function addFields(start: number, end: number, state: State): void {
  const { fields, diagnostics } = readYamlFields(state.context.source, start, end)
  state.context.diagnostics.push(...diagnostics)
  if (fields.length === 0) return
  state.nodes.push({
    type: 'fields',
    fields: fields.map((field) => ({ ...field, key: field.key.replace(/^_/, '') })),
    position: fields.map((field) => field.position).reduce(spanning),
  })
}
