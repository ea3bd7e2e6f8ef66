// The workbench as a value: a text, what a person has decided of it, where the cursor stands. Keys make a new one of it.
import type { Structure } from './decide.ts'
import { findDoubts, isOfStart, type Doubt } from './doubts.ts'
import { partOf, slidesOf } from './marks/slides.ts'
import { writeMarks, type Marked } from './marks/write.ts'
import type { Pin, Pins } from './pins.ts'

export interface Workbench {
  /** the text as it was opened */
  raw: string
  pins: Pins
  structure: Structure
  /** where slides begin, then what lines are; of each the most doubtful first */
  doubts: readonly Doubt[]
  /** with marks for all that was decided */
  text: string
  /** line of `text`, from 1, of each line of `raw` */
  lines: readonly number[]
  /** `text` as it was when the file was opened or saved */
  saved: string
  /** line of the cursor, from 1; it has words */
  line: number
  /** lines of doubts that were visited, the last one last */
  visited: readonly number[]
  past: readonly { pins: Pins; line: number }[]
  /** about the last key; '' where there is nothing to say */
  message: string
}

export type Action =
  /** by lines, or by slides */
  | { type: 'move' | 'turn'; by: number }
  /** the slide of the cursor's line, or the one after it, begins at that line instead */
  | { type: 'begin'; slide: 'this' | 'next' }
  | { type: 'next' | 'previous' | 'join' | 'split' | 'accept' | 'undo' }
  | { type: 'role'; role: NonNullable<Pin['role']> }
  /** the file now holds `text`, or could not be written */
  | { type: 'saved' }
  | { type: 'say'; message: string }

/** The workbench of a text, as it stands in the file, with the cursor on its most doubtful place. */
export function openWorkbench(raw: string): Workbench {
  const bench = decided({ raw, line: 1, saved: '', visited: [], past: [], message: '' }, new Map())
  const line = bench.doubts[0]?.line ?? linesOf(bench)[0] ?? 1
  return { ...bench, saved: bench.text, line, visited: bench.doubts.length > 0 ? [line] : [] }
}

/** What a key makes of the workbench. A decision that no mark could say is not taken. */
export function act(bench: Workbench, action: Action): Workbench {
  const calm = { ...bench, message: '' }
  switch (action.type) {
    case 'move': return move(calm, action.by)
    case 'turn': return turn(calm, action.by)
    case 'begin': return begin(calm, action.slide)
    case 'next': return visitNext(calm)
    case 'previous': return visitPrevious(calm)
    case 'join': return join(calm)
    case 'split': return split(calm)
    case 'role': return giveRole(calm, action.role)
    case 'accept': return accept(calm)
    case 'undo': return undo(calm)
    case 'saved': return { ...calm, saved: calm.text, message: 'Saved.' }
    case 'say': return { ...calm, message: action.message }
  }
}

/** Lines that the cursor can stand on: those with words, notes too. */
export function linesOf({ structure: { given, content } }: Workbench): number[] {
  const words = new Set(content.at)
  return given.lines.flatMap((line, at) => (words.has(at) || given.claims[at]?.is === 'notes' ? [line.number] : []))
}

/** Index of the slide that a line belongs to, from 0. */
export function slideAt({ structure }: Workbench, line: number): number {
  return Math.max(0, slidesOf(structure).findLastIndex(({ first }) => structure.content.at[first]! < line))
}

/** What there is to say about the last key, or about the cursor's line; '' of a note. */
export function describe({ message, doubts, line, structure: { content, decisions } }: Workbench): string {
  if (message) return message
  const doubt = doubts.find((one) => one.line === line)
  const why = doubt ?? decisions[content.at.indexOf(line - 1)]?.why
  if (!why) return ''
  const call = !doubt ? '' : doubt.is === 'start' ? 'A slide begins here? ' : doubt.is === 'no start' ? 'No slide begins here? ' : `${doubt.is}? `
  return `${call}${Math.round(why.confidence * 100)} % sure: ${why.reason}`
}

type Kept = Pick<Workbench, 'raw' | 'saved' | 'line' | 'visited' | 'past' | 'message'>

function decided(kept: Kept, pins: Pins, { text, lines, structure }: Marked = writeMarks(kept.raw, pins)): Workbench {
  return { ...kept, pins, structure, doubts: findDoubts(structure), text, lines }
}

/** Settles something of lines, and decides the rest anew around it. */
function settle(bench: Workbench, settled: readonly (readonly [line: number, pin: Pin])[], message: string): Workbench {
  const pins = new Map(bench.pins)
  for (const [line, pin] of settled) {
    const { role, ...before } = pins.get(line) ?? {}
    // a title begins its slide: what is joined is none
    const kept = role === undefined || (role === 'title' && pin.starts === false) ? before : { ...before, role }
    pins.set(line, { ...kept, ...pin })
  }
  const marked = writeMarks(bench.raw, pins)
  if (marked.unlike !== null) return { ...bench, message: 'No mark can say that in this text: write it by hand.' }
  return decided({ ...bench, past: [...bench.past, { pins: bench.pins, line: bench.line }], message }, pins, marked)
}

/** Index of the cursor's line among those with words on slides; -1 in a note. */
const cursor = ({ structure, line }: Workbench): number => structure.content.at.indexOf(line - 1)

function move(bench: Workbench, by: number): Workbench {
  const lines = linesOf(bench)
  const at = Math.max(0, lines.findLastIndex((line) => line <= bench.line))
  return { ...bench, line: lines[Math.max(0, Math.min(lines.length - 1, at + by))] ?? 1 }
}

/** To the first line of a slide; up from within one, to its own. */
function turn(bench: Workbench, by: number): Workbench {
  const firsts = slidesOf(bench.structure).map(({ first }) => bench.structure.content.at[first]! + 1)
  const line = by > 0 ? firsts.find((first) => first > bench.line) : firsts.findLast((first) => first < bench.line)
  return line === undefined ? bench : { ...bench, line }
}

function visitNext(bench: Workbench): Workbench {
  const next = bench.doubts.find(({ line }) => !bench.visited.includes(line))
  if (next) return { ...bench, line: next.line, visited: [...bench.visited, next.line] }
  return { ...bench, visited: [], message: 'That was the last doubtful place.' }
}

function visitPrevious(bench: Workbench): Workbench {
  const visited = bench.visited.slice(0, -1)
  return visited.length > 0 ? { ...bench, visited, line: visited.at(-1)! } : { ...bench, message: 'This is the most doubtful place.' }
}

function join(bench: Workbench): Workbench {
  const slide = slideAt(bench, bench.line)
  if (slide === 0) return { ...bench, message: 'This is the first slide.' }
  const first = slidesOf(bench.structure)[slide]!.first
  return settle(bench, [[bench.structure.content.at[first]! + 1, { starts: false }]], 'Joined with the slide before.')
}

function begin(bench: Workbench, which: 'this' | 'next'): Workbench {
  const { content } = bench.structure
  const index = cursor(bench)
  if (index < 0) return { ...bench, message: 'A note begins no slide.' }
  const slides = slidesOf(bench.structure)
  const slide = slideAt(bench, bench.line)
  if (index === slides[slide]!.first) return { ...bench, message: which === 'this' ? 'This slide begins here already.' : 'A slide keeps its first line.' }
  const from = slides[which === 'this' ? slide : slide + 1]?.first
  if (from === undefined) return { ...bench, message: 'This is the last slide.' }
  if (from === 0) return { ...bench, message: 'The first slide begins with the text.' }
  return settle(bench, [[content.at[from]! + 1, { starts: false }], [bench.line, { starts: true }]], 'The slide begins here now.')
}

function split(bench: Workbench): Workbench {
  const index = cursor(bench)
  if (index < 0) return { ...bench, message: 'A note begins no slide.' }
  if (bench.structure.decisions[index]!.starts) return { ...bench, message: 'A slide begins here already.' }
  return settle(bench, [[bench.line, { starts: true }]], 'A slide begins here.')
}

const said: Record<NonNullable<Pin['role']>, string> = {
  title: 'A title.', subtitle: 'A subtitle.', plain: 'No title, no subtitle.', code: 'Code.', bullet: 'A bullet.', note: 'A note for the speaker.',
}

function giveRole(bench: Workbench, role: NonNullable<Pin['role']>): Workbench {
  const { structure: { content, decisions, given } } = bench
  const index = cursor(bench)
  if (index < 0) return { ...bench, message: 'This is a note already.' }
  const first = slidesOf(bench.structure)[slideAt(bench, bench.line)]!.first
  const underTitle = index === first + partOf(bench.structure, first, 'title').length && index > first
  if (role === 'subtitle' && !underTitle && decisions[index]!.role !== 'subtitle') return { ...bench, message: 'A subtitle stands right under its title.' }
  if (role === 'bullet' && given.lines[content.at[index]!]!.kind === 'bullet') return { ...bench, message: 'This is a bullet already.' }
  // a slide that loses its title stays a slide
  const starts = role === 'plain' && decisions[index]!.starts && index > 0 ? { starts: true } : {}
  return settle(bench, [[bench.line, { role, ...starts }]], said[role])
}

/** What was guessed is right: it is settled, and the next doubtful place is shown. */
function accept(bench: Workbench): Workbench {
  const index = cursor(bench)
  const doubt = bench.doubts.find(({ line }) => line === bench.line)
  if (index < 0 || !doubt) return visitNext(bench)
  const { starts, role } = bench.structure.decisions[index]!
  const asGuessed: Pin['role'] = role === 'text' ? 'plain' : role
  const pin: Pin = isOfStart(doubt) ? { starts } : { role: asGuessed, ...(role === 'title' ? {} : { starts }) }
  return visitNext(settle(bench, [[bench.line, pin]], ''))
}

function undo(bench: Workbench): Workbench {
  const last = bench.past.at(-1)
  if (!last) return { ...bench, message: 'There is nothing to undo.' }
  return decided({ ...bench, line: last.line, past: bench.past.slice(0, -1), message: 'Undone.' }, last.pins)
}
