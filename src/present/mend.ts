// Mends the talk's file for a page on this machine: joins and splits slides, gives lines their roles, undoes that.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Failure } from '../model/failure.ts'
import { MendOrder, type MendAnswer, type MendOffer } from '../model/mend.ts'
import { makeSource, type Source } from '../model/source.ts'
import { readText } from '../project/open.ts'
import { writeWhole } from '../project/writeWhole.ts'
import { partOf, slidesOf } from '../read/formats/text/marks/slides.ts'
import { act, describe, openWorkbench, slideAt, type Workbench } from '../read/formats/text/workbench.ts'
import { isForeign } from './guard.ts'

export interface Mender {
  /** what a page needs to ask, for the text that it shows */
  offer: (source: Source) => MendOffer
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>
}

/** header that carries the token: another site's page cannot set it without being asked first */
export const tokenHeader = 'x-deck-token'
/** an order is short */
const longestOrder = 4096

/** @param file absolute, plain text */
export function makeMender(file: string): Mender {
  const token = randomBytes(24).toString('base64url')
  const session: Session = { work: null, past: [] }
  // one after the other, so that each sees what the one before wrote
  let last: Promise<unknown> = Promise.resolve()
  const mend = (order: unknown): Promise<MendAnswer> => {
    const next = last.then(() => obey(file, session, order))
    last = next.catch(() => {})
    return next
  }
  return {
    offer: ({ text }) => ({ token, version: versionOf(text) }),
    async answer(request, response) {
      const refusal = refuse(request, token)
      const { status, answer } = refusal ? { status: 403, answer: { done: false, message: refusal } } : await ask(request, mend)
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer satisfies MendAnswer))
    },
  }
}

/** Why a request may not write; null where it may. */
function refuse(request: IncomingMessage, token: string): string | null {
  const { headers } = request
  const given = Buffer.from(String(headers[tokenHeader] ?? ''))
  const known = Buffer.from(token)
  if (headers.origin === undefined || isForeign(request)) return 'Another site asked for this.'
  if (given.length !== known.length || !timingSafeEqual(given, known)) return 'This page is older than the talk: load it again.'
  return headers['content-type'] === 'application/json' ? null : 'This is no order.'
}

async function ask(request: IncomingMessage, mend: (order: unknown) => Promise<MendAnswer>): Promise<{ status: number; answer: MendAnswer }> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > longestOrder) return { status: 413, answer: { done: false, message: 'This is no order.' } }
    chunks.push(chunk)
  }
  try {
    return { status: 200, answer: await mend(JSON.parse(Buffer.concat(chunks).toString('utf8'))) }
  } catch (error) {
    if (error instanceof Failure) return { status: 200, answer: { done: false, message: error.message } }
    return { status: 400, answer: { done: false, message: 'This is no order.' } }
  }
}

/** What was mended since the talk is shown: as long as nobody else writes the file, each decision is made around those before it. */
interface Session {
  work: Work | null
  /** `line`: what was mended, of the text as it was opened */
  past: { before: string; after: string; work: Work; line: number }[]
}
/** A workbench, and the text in the file that it stands for: as it was opened, or with its marks. */
interface Work {
  bench: Workbench
  text: string
}

async function obey(file: string, session: Session, asked: unknown): Promise<MendAnswer> {
  const order = MendOrder.parse(asked)
  const raw = await readText(file, { cwd: '/' })
  if (order.do === 'undo') return undo(file, session, raw)
  if (versionOf(makeSource(file, raw).text) !== order.version) return { done: false, message: 'The file was edited meanwhile: try again.' }
  const work = session.work?.text === raw ? session.work : { bench: { ...openWorkbench(raw), visited: [] }, text: raw }
  session.work = work
  const { bench } = work
  const opened = (line: number): number => (isMarked(work) ? sourceLine(bench, line) : line)
  if (order.do === 'doubt') {
    const next = act(bench, { type: 'next' })
    session.work = { ...work, bench: next }
    return { done: false, message: describe(next), ...(next.message ? {} : { line: placeIn(work, next.line) }) }
  }
  const after = carryOut(bench, { ...order, do: order.do, line: opened(order.line), to: opened(order.to ?? order.line) })
  if (after.pins === bench.pins) return { done: false, message: after.message }
  await write(file, after.text)
  session.past.push({ before: raw, after: after.text, work, line: after.line })
  session.work = { bench: after, text: after.text }
  return { done: true, message: after.message, line: placeIn(session.work, after.line) }
}

async function undo(file: string, session: Session, raw: string): Promise<MendAnswer> {
  const step = session.past.at(-1)
  if (!step) return { done: false, message: 'There is nothing to undo.' }
  if (raw !== step.after) return { done: false, message: 'The file was edited since: undo it in your editor.' }
  await write(file, step.before)
  session.past.pop()
  session.work = step.work
  return { done: true, message: 'Undone.', line: placeIn(step.work, step.line) }
}

const write = (file: string, text: string): Promise<void> => writeWhole(file, '/', Buffer.from(text), 'Make the file writable.')

function carryOut(bench: Workbench, order: { do: Exclude<MendOrder['do'], 'undo' | 'doubt'>; line: number; to: number; subtitle: boolean }): Workbench {
  const at = lineFor(bench, order.line, order.subtitle)
  const to = lineFor(bench, order.to, false)
  switch (order.do) {
    case 'join': case 'split': return act({ ...bench, line: at }, { type: order.do })
    case 'move': return act({ ...bench, line: to }, { type: 'begin', slide: slideAt(bench, to) === slideAt(bench, at) ? 'this' : 'next' })
    default: return act({ ...bench, line: at }, { type: 'role', role: order.do })
  }
}

/** Marks that were written moved the lines. */
const isMarked = ({ bench }: Work): boolean => bench.pins.size > 0
/** Where a line of the text as it was opened stands in the file. */
const placeIn = (work: Work, line: number): number => (isMarked(work) ? work.bench.lines[line - 1]! : line)

/** The line of the text as it was opened that stands at a line of the marked one, or the next below it. */
function sourceLine({ lines }: Workbench, line: number): number {
  const last = lines.findLastIndex((place) => place <= line)
  return lines[last] === line ? last + 1 : Math.min(lines.length, last + 2)
}

/** The line with words that an order means. */
function lineFor({ structure }: Workbench, line: number, subtitle: boolean): number {
  const { at } = structure.content
  const index = Math.max(0, at.findIndex((one) => one + 1 >= line))
  const slide = slidesOf(structure).find(({ first }) => first === index)
  return at[subtitle && slide ? Math.min(at.length - 1, index + partOf(structure, index, 'title').length) : index]! + 1
}

const versionOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16)
