// Who may mend the talk's file, and what becomes of it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MendOrder } from '../model/mend.ts'
import { makeSource } from '../model/source.ts'
import { isOwnMachine } from './guard.ts'
import { makeMender, tokenHeader, type Mender } from './mend.ts'

const talk = 'Moving house\n- boxes\n- helpers\nWhat we forgot\n- the key\n- lunch\n'
const marked = 'Moving house\n- boxes\n- helpers\n---\nWhat we forgot\n- the key\n- lunch\n'
const folder = mkdtempSync(join(tmpdir(), 'deck-mend-'))
const file = join(folder, 'talk.txt')
let mender: Mender
let server: Server
let url: string

beforeAll(async () => {
  server = createServer((request, response) => void mender.answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => {
  writeFileSync(file, talk)
  mender = makeMender(file)
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

const text = (): string => readFileSync(file, 'utf8')

async function ask(order: Partial<MendOrder> | string, headers: Record<string, string> = {}): Promise<{ status: number; done: boolean; message: string; line?: number }> {
  const { token, version } = mender.offer(makeSource(file, text()))
  const response = await fetch(`${url}/__mend`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url, [tokenHeader]: token, ...headers },
    body: typeof order === 'string' ? order : JSON.stringify({ version, ...order }),
  })
  return { status: response.status, ...await response.json() as { done: boolean; message: string } }
}

describe('a request is refused', () => {
  test.each<[string, Record<string, string>, string]>([
    ['of another site', { Origin: 'http://evil.example' }, 'Another site asked for this.'],
    ['of another port', { Origin: 'http://127.0.0.1:1' }, 'Another site asked for this.'],
    ['that a browser calls foreign', { 'Sec-Fetch-Site': 'cross-site' }, 'Another site asked for this.'],
    ['with the token of another run', { [tokenHeader]: 'x'.repeat(32) }, 'This page is older than the talk: load it again.'],
    ['without a token', { [tokenHeader]: '' }, 'This page is older than the talk: load it again.'],
    ['that a form could send', { 'Content-Type': 'text/plain' }, 'This is no order.'],
  ])('%s', async (_, headers, message) => {
    expect(await ask({ do: 'split', line: 3 }, headers)).toEqual({ status: 403, done: false, message })
    expect(text()).toBe(talk)
  })

  test('without an origin', async () => {
    const { request } = await import('node:http')
    const { token, version } = mender.offer(makeSource(file, talk))
    const status = await new Promise((resolve) => request(`${url}/__mend`, {
      method: 'POST', headers: { 'Content-Type': 'application/json', [tokenHeader]: token },
    }, (response) => resolve(response.statusCode)).end(JSON.stringify({ version, do: 'split', line: 3 })))
    expect(status).toBe(403)
    expect(text()).toBe(talk)
  })

  test.each([['nothing', ''], ['no JSON', '{'], ['another word', '{"version":"x","do":"delete"}'], ['no line', '{"version":"x","do":"join","line":-1}']])(
    'that says %s', async (_, body) => {
      expect(await ask(body)).toEqual({ status: 400, done: false, message: 'This is no order.' })
    })

  test('that is long', async () => {
    expect((await ask(`"${'x'.repeat(5000)}"`)).status).toBe(413)
  })
})

test('pages of the network may not mend', () => {
  expect(['127.0.0.1', 'localhost', '::1', '0.0.0.0', '::', '192.168.1.4'].map(isOwnMachine)).toEqual([true, true, true, false, false, false])
})

describe('an order', () => {
  test.each<[string, Partial<MendOrder>, string, string]>([
    ['join', { do: 'join', line: 4 }, 'Joined with the slide before.', '# Moving house\n- boxes\n- helpers\nWhat we forgot\n- the key\n- lunch\n'],
    ['split', { do: 'split', line: 6 }, 'A slide begins here.', `${marked.replace('- lunch', '---\n- lunch')}`],
    ['move', { do: 'move', line: 4, to: 3 }, 'The slide begins here now.', marked.replace('- helpers\n---\n', '---\n- helpers\n')],
    ['title', { do: 'title', line: 2 }, 'A title.', marked.replace('- boxes', '---\n# boxes')],
  ])('to %s', async (_, order, message, written) => {
    expect(await ask(order)).toMatchObject({ status: 200, done: true, message, line: expect.any(Number) as number })
    expect(text()).toBe(written)
    expect(await ask({ do: 'undo' })).toMatchObject({ status: 200, done: true, message: 'Undone.' })
    expect(text()).toBe(talk)
  })

  test.each<[string, Partial<MendOrder>, string]>([
    ['where there is nothing to do', { do: 'split', line: 4 }, 'A slide begins here already.'],
    ['on the first slide', { do: 'join', line: 1 }, 'This is the first slide.'],
    ['about a text that was edited', { do: 'join', line: 4, version: 'another' }, 'The file was edited meanwhile: try again.'],
    ['before any', { do: 'undo' }, 'There is nothing to undo.'],
  ])('%s changes nothing', async (_, order, message) => {
    expect(await ask(order)).toEqual({ status: 200, done: false, message })
    expect(text()).toBe(talk)
  })

  test('is carried out around those before it: what is guessed stays a guess, wherever its line is now', async () => {
    const unsure = 'Moving house\nBoxes\nHelpers\nWhat we forgot\nThe key\nLunch\n'
    writeFileSync(file, unsure)
    expect((await ask({ do: 'join', line: 2 })).done).toBe(true)
    const before = text()
    const { line, message, done } = await ask({ do: 'doubt' })
    expect([done, message]).toEqual([false, expect.stringMatching(/A slide begins here\? \d\d % sure/)])
    expect(before.split('\n')[line! - 1]).not.toBe('---')
    expect(text()).toBe(before)
    await ask({ do: 'title', line: before.split('\n').indexOf('Lunch') + 1 })
    expect(text()).toContain('---\n# Lunch\n')
    expect(await ask({ do: 'undo' })).toMatchObject({ done: true })
    expect(text()).toBe(before)
    expect(await ask({ do: 'undo' })).toMatchObject({ done: true })
    expect(text()).toBe(unsure)
  })

  test('is not undone over an edit', async () => {
    await ask({ do: 'join', line: 4 })
    writeFileSync(file, 'Other\n')
    expect(await ask({ do: 'undo' })).toEqual({ status: 200, done: false, message: 'The file was edited since: undo it in your editor.' })
    expect(text()).toBe('Other\n')
  })

  test('about a file that is gone says so', async () => {
    const order = ask({ do: 'join', line: 4 })
    rmSync(file)
    expect((await order).done).toBe(false)
  })
})
