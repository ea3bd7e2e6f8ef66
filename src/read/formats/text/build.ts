// Makes the document's nodes of lines, of what the author gave and of what was decided.
import type { Block, TableRow } from '../../../model/block.ts'
import type { Reason } from '../../../model/deck.ts'
import type { Diagnostic } from '../../../model/diagnostic.ts'
import type { Position } from '../../../model/position.ts'
import { linesAt, positionAt, type Source } from '../../../model/source.ts'
import type { Document, Mark } from '../../document.ts'
import { placeOf, readBlocks, wordReader, type BodyLine } from './blocks.ts'
import type { Content } from './content.ts'
import type { Claim, Given, Table } from './given/claims.ts'
import type { Line } from './lines.ts'
import { findReport, speakerIn } from './reports.ts'
import type { Decision } from './splitter.ts'

type Words = ReturnType<typeof wordReader>

/** Blocks and marks in the order of the source; a `slideBreak` before each slide. */
export function buildNodes(given: Given, content: Content, decisions: readonly Decision[]): { nodes: Document['nodes']; diagnostics: Diagnostic[] } {
  const { source, lines, claims } = given
  const diagnostics: Diagnostic[] = []
  const words = wordReader(source, diagnostics)
  const nodes: Document['nodes'] = []
  const report = findReport(content.lines)
  let ofTalk = false
  const decisionAt = new Map(content.at.map((at, index) => [at, index]))
  let body: BodyLine[] = []
  let opened: Reason | null = null
  const flush = (): void => {
    if (body.length) nodes.push(...readBlocks(body, source, words))
    body = []
  }
  for (let at = 0; at < lines.length; at++) {
    const claim = claims[at]
    const index = decisionAt.get(at)
    if (claim?.is === 'break') opened = { reason: claim.reason, confidence: 1 }
    if (claim?.is === 'notes' && !goesOn(given, at, (other) => other.is === 'notes' && other.note === claim.note)) {
      flush()
      const end = endOf(claims, lines, at, (other) => other?.is === 'notes' && other.note === claim.note)
      const position = linesAt(source, lines[at]!.number, lines[end]!.number)
      nodes.push({ type: 'notes', position, children: claim.note.text ? [{ type: 'paragraph', children: words([claim.note]), position }] : [] })
    }
    if (claim?.is === 'fields') {
      flush()
      if (opened) nodes.push({ type: 'slideBreak', position: place(source, lines[at]!), why: opened })
      nodes.push({ type: 'fields', fields: claim.fields, position: place(source, lines[at]!) })
    }
    if (index === undefined) continue
    const decision = decisions[index]!
    if (decision.starts) {
      flush()
      ofTalk = report?.talks.has(index) ?? false
      if (claim?.is === 'heading') opened = { reason: claim.reason, confidence: 1 }
      const alreadyOpen = nodes.at(-1)?.type === 'fields' && opened !== null
      if (!alreadyOpen) nodes.push({ type: 'slideBreak', position: place(source, lines[at]!), why: opened ?? decision.boundary })
    }
    const why: Reason = claim?.is === 'heading' ? { reason: claim.reason, confidence: 1 } : decision.why
    opened = null
    // a heading that the author marked is one line: what stands below it does not carry it on
    const belowMarked = decision.wraps && claims[content.at[index - 1]!]?.is === 'heading'
    if ((decision.role === 'title' || decision.role === 'subtitle') && !belowMarked) {
      if (decision.wraps) continue
      flush()
      const part = (claim ? [index] : wrapped(decisions, index)).map((one) => ({ line: lines[content.at[one]!]! }))
      const texts = claim?.is === 'heading' ? [claim] : part.map(({ line }) => ({ text: line.full, start: line.fullStart }))
      nodes.push(...headMarks(decision.role, texts, placeOf(source, part), why, decision.starts && ofTalk, words))
    } else if (claim?.is === 'heading') {
      flush()
      nodes.push({ type: 'heading', depth: claim.depth, children: words([claim]), position: place(source, lines[at]!) })
    } else if (claim) {
      flush()
      const block = claimedBlock(given, at, words)
      if (block) nodes.push(block)
    } else if (ofTalk && report?.speakers.has(index)) {
      // a line on what the talk is about may stand between
      flush()
      nodes.push({ type: 'subtitle', children: words([{ text: lines[at]!.full, start: lines[at]!.fullStart }]), position: place(source, lines[at]!), why: whoSpeaks(why) })
    } else {
      body.push({ line: lines[at]!, blanks: content.lines[index]!.blanks, code: decision.role === 'code', wraps: decision.wraps && body.length > 0 })
    }
  }
  flush()
  return { nodes, diagnostics }
}

/** A title or subtitle; of a report's talk, who speaks is the subtitle. */
function headMarks(
  role: 'title' | 'subtitle', texts: readonly { text: string; start: number }[], position: Position, why: Reason, isTalk: boolean, words: Words,
): Mark[] {
  if (role === 'subtitle' || !isTalk) return [{ type: role, children: words(texts), position, why }]
  const { text, start } = texts.at(-1)!
  const speaker = speakerIn(text)
  if (speaker === null) return [{ type: 'title', children: words(texts), position, why, opensSection: true }]
  const title = [...texts.slice(0, -1), { text: text.slice(0, speaker).replace(/ — $/, ''), start }]
  return [
    { type: 'title', children: words(title), position, why, opensSection: true },
    { type: 'subtitle', children: words([{ text: text.slice(speaker), start: start + speaker }]), position, why: whoSpeaks(why) },
  ]
}

const whoSpeaks = ({ confidence }: Reason): Reason => ({ reason: 'who speaks, in a report', confidence })

const place = (source: Source, line: Line) => positionAt(source, line.fullStart, line.textStart + line.text.length)

/** The line at `index` and those that carry it on. */
function wrapped(decisions: readonly Decision[], index: number): number[] {
  const part = [index]
  for (let next = index + 1; decisions[next]?.wraps && decisions[next]!.role === decisions[index]!.role; next++) part.push(next)
  return part
}

/** Whether the nearest line above with anything on it belongs to the same. */
function goesOn({ lines, claims }: Given, at: number, same: (claim: Claim) => boolean): boolean {
  let index = at - 1
  while (index >= 0 && !claims[index] && lines[index]!.kind === 'blank') index--
  const claim = claims[index]
  return claim !== undefined && same(claim)
}

function endOf(claims: readonly (Claim | undefined)[], lines: readonly Line[], at: number, belongs: (claim: Claim | undefined) => boolean): number {
  let end = at
  for (let index = at + 1; index < lines.length; index++) {
    if (belongs(claims[index])) end = index
    else if (lines[index]!.kind !== 'blank') break
  }
  return end
}

/** Code between fences, a table, a picture: made at its first line. */
function claimedBlock(given: Given, at: number, words: Words): Block | null {
  const { source, lines, claims } = given
  const claim = claims[at]!
  if (claim.is === 'image') {
    return { type: 'image', url: claim.url, alt: claim.alt, ...(claim.title ? { title: claim.title } : {}), position: place(source, lines[at]!) }
  }
  if (claim.is === 'code') {
    if (goesOn(given, at, (other) => other.is === 'code' && other.block === claim.block)) return null
    const end = endOf(claims, lines, at, (other) => other?.is === 'code' && other.block === claim.block)
    const position = linesAt(source, lines[at]!.number, lines[end]!.number)
    return claim.block.lang === 'math' ? { type: 'math', value: claim.block.value, position } : { type: 'code', ...claim.block, position }
  }
  if (claim.is !== 'table') return null
  const before = claims[at - 1]
  if (before?.is === 'table' && before.table === claim.table) return null
  const end = endOf(claims, lines, at, (other) => other?.is === 'table' && other.table === claim.table)
  return tableOf(source, lines.slice(at, end + 1), claim.table, words)
}

function tableOf(source: Source, lines: readonly Line[], { between, ruled }: Table, words: Words): Block {
  const rows = lines.map((line) => cellsOf(line, between))
  const align = rows[1]!.map(({ text }) => {
    if (!ruled) return null
    if (/^:-+:$/.test(text)) return 'center' as const
    return text.endsWith(':') ? 'right' as const : text.startsWith(':') ? 'left' as const : null
  })
  const children = rows.flatMap((cells, row): TableRow[] => (ruled && row === 1 ? [] : [{
    type: 'tableRow',
    children: cells.map((cell) => ({
      type: 'tableCell', children: cell.text ? words([cell]) : [], position: positionAt(source, cell.start, cell.start + cell.text.length),
    })),
    position: place(source, lines[row]!),
  }]))
  return { type: 'table', align, children, position: placeOf(source, lines.map((line) => ({ line }))) }
}

function cellsOf({ full, fullStart }: Line, between: RegExp): { text: string; start: number }[] {
  const cells: { text: string; start: number }[] = []
  let from = full.startsWith('|') ? 1 : 0
  const add = (end: number): void => {
    const raw = full.slice(from, end)
    cells.push({ text: raw.trim(), start: fullStart + from + raw.length - raw.trimStart().length })
  }
  for (const bar of full.matchAll(between)) {
    if (bar.index < from) continue
    add(bar.index)
    from = bar.index + bar[0].length
  }
  if (from < full.length) add(full.length)
  return cells
}
