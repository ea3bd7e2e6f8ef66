// Speaks DevTools' protocol through a pipe: no port that others could open, and the browser ends when the pipe does.
// Of a library for it a hundredth would be used, and to load it takes as long as to read a talk.
import type { Readable, Writable } from 'node:stream'
import type { ProtocolMapping } from 'devtools-protocol/types/protocol-mapping.d.ts'

type Commands = ProtocolMapping.Commands
type Events = ProtocolMapping.Events

/** The way to a browser, or to one of its pages. */
export interface Session {
  /**
   * Orders are carried out one after the other: none needs to wait for the answer to the one before, but that to go to
   * another address, which may change the process.
   * @throws ProtocolError where it cannot be done; never settles where the browser is gone
   */
  send: <Name extends keyof Commands>(method: Name, ...params: Commands[Name]['paramsType']) => Promise<Commands[Name]['returnType']>
  on: <Name extends keyof Events>(event: Name, listener: (...params: Events[Name]) => void) => void
}

export interface Connection extends Session {
  /** @param id as `Target.attachToTarget` says */
  session: (id: string) => Session
}

/** What a browser says to an order that it cannot carry out. */
export class ProtocolError extends Error {
  override name = 'ProtocolError'
}

type Listener = (params: unknown) => void

/** What comes back: an answer has the number of its order, an event a name. */
interface Message { id?: number; method?: string; params?: unknown; result?: unknown; error?: { message: string }; sessionId?: string }

/** Returns at once: orders wait in the pipe until the browser is there. */
export function connect(toBrowser: Writable, fromBrowser: Readable): Connection {
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>()
  /** by session and event */
  const listeners = new Map<string, Map<string, Listener[]>>()
  let last = 0
  const session = (sessionId?: string): Session => ({
    send: (method, ...params) => new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject })
      toBrowser.write(`${JSON.stringify({ id: last, method, params: params[0], sessionId })}\0`)
    }),
    on: (event, listener) => {
      const own = listeners.get(sessionId ?? '') ?? new Map<string, Listener[]>()
      listeners.set(sessionId ?? '', own.set(event, [...(own.get(event) ?? []), listener as Listener]))
    },
  })
  const browser = session()
  browser.on('Target.detachedFromTarget', ({ sessionId }) => listeners.delete(sessionId))
  readMessages(fromBrowser, (text) => {
    const { id, method, params, result, error, sessionId } = JSON.parse(text) as Message
    if (id === undefined) return listeners.get(sessionId ?? '')?.get(method!)?.forEach((listener) => listener(params))
    const { resolve, reject } = waiting.get(id)!
    waiting.delete(id)
    if (error) reject(new ProtocolError(error.message))
    else resolve(result as never)
  })
  // that the browser is gone is told by its end, not by the pipe
  toBrowser.on('error', () => {})
  return { ...browser, session }
}

/** Messages are JSON, each ended by a zero byte. */
function readMessages(fromBrowser: Readable, heard: (message: string) => void): void {
  let parts: Buffer[] = []
  fromBrowser.on('data', (data: Buffer) => {
    let start = 0
    for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0, start)) {
      const message = Buffer.concat([...parts, data.subarray(start, end)]).toString('utf8')
      parts = []
      start = end + 1
      heard(message)
    }
    if (start < data.length) parts.push(data.subarray(start))
  })
  fromBrowser.on('error', () => {})
}
