// Who may ask: pages of this talk on this machine. A foreign name in Host is how another site reaches a local server.
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

const loopback = ['localhost', '127.0.0.1', '::1']
const everywhere = ['0.0.0.0', '::']

/** Whether a server that listens there is reached from this machine alone. */
export const isOwnMachine = (bound: string): boolean => loopback.includes(bound.toLowerCase())

/**
 * Whether a request's Host is one under which this server is meant to be reached.
 * @param bound the address or name it was told to listen on
 */
export function isOurHost(host: string | undefined, bound: string): boolean {
  const name = hostName(host ?? '')
  if (name === null) return false
  if (loopback.includes(name) || name === bound.toLowerCase()) return true
  // a number cannot be made to mean another machine, as a name can
  return everywhere.includes(bound) && isIP(name) !== 0
}

/** Whether a page of another site sent this; a request without an origin comes from no page. */
export function isForeign({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  if (headers.origin === undefined) return false
  return headers.origin !== `http://${headers.host}`
}

/** The name in a Host header, without port and brackets; null where it is none. */
function hostName(host: string): string | null {
  const match = /^(?:\[([0-9a-f:.]+)\]|([\w.-]+))(?::\d+)?$/i.exec(host)
  return match ? (match[1] ?? match[2]!).toLowerCase() : null
}
