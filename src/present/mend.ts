// Mends the talk's file for a page on this machine: joins and splits slides, gives lines their roles, undoes that.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Failure } from '../model/failure.ts'
import { MendOrder, type MendAnswer, type MendOffer } from '../model/mend.ts'
import { makeSource, type Source } from '../model/source.ts'
import { readText } from '../project/open.ts'
import { writeWhole } from '../project/writeWhole.ts'
import { partOf, slidesOf } from '../read/formats/text/marks/slides.ts'
import { act, openWorkbench, type Action, type Workbench } from '../read/formats/text/workbench.ts'
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
  const past: { before: string; after: string }[] = []
  // one after the other, so that each sees what the one before wrote
  let last: Promise<unknown> = Promise.resolve()
  const mend = (order: unknown): Promise<MendAnswer> => {
    const next = last.then(() => obey(file, past, order))
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

async function obey(file: string, past: { before: string; after: string }[], asked: unknown): Promise<MendAnswer> {
  const order = MendOrder.parse(asked)
  const raw = await readText(file, { cwd: '/' })
  if (order.do === 'undo') return undo(file, past, raw)
  if (versionOf(makeSource(file, raw).text) !== order.version) return { done: false, message: 'The file was edited meanwhile: try again.' }
  const { bench, message } = carryOut(openWorkbench(raw), order)
  if (bench.pins.size === 0) return { done: false, message }
  await write(file, bench.text)
  past.push({ before: raw, after: bench.text })
  return { done: true, message }
}

async function undo(file: string, past: { before: string; after: string }[], raw: string): Promise<MendAnswer> {
  const step = past.at(-1)
  if (!step) return { done: false, message: 'There is nothing to undo.' }
  if (raw !== step.after) return { done: false, message: 'The file was edited since: undo it in your editor.' }
  await write(file, step.before)
  past.pop()
  return { done: true, message: 'Undone.' }
}

const write = (file: string, text: string): Promise<void> => writeWhole(file, '/', Buffer.from(text), 'Make the file writable.')

function carryOut(bench: Workbench, order: ReturnType<typeof MendOrder.parse>): { bench: Workbench; message: string } {
  const at = lineFor(bench, order.line, order.subtitle)
  const step = (before: Workbench, line: number, action: Action): Workbench => act({ ...before, line }, action)
  if (order.do === 'move') {
    const joined = step(bench, at, { type: 'join' })
    if (joined.pins.size === 0) return { bench, message: joined.message }
    const moved = step(joined, lineFor(bench, order.to ?? order.line, false), { type: 'split' })
    return moved.pins.size > 1 ? { bench: moved, message: 'The slide begins here now.' } : { bench, message: moved.message }
  }
  const done = step(bench, at, order.do === 'join' || order.do === 'split' ? { type: order.do } : { type: 'role', role: order.do as 'title' })
  return { bench: done, message: done.message }
}

/** The line with words that an order means. */
function lineFor({ structure }: Workbench, line: number, subtitle: boolean): number {
  const { at } = structure.content
  const index = Math.max(0, at.findIndex((one) => one + 1 >= line))
  const slide = slidesOf(structure).find(({ first }) => first === index)
  return at[subtitle && slide ? Math.min(at.length - 1, index + partOf(structure, index, 'title').length) : index]! + 1
}

const versionOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16)
