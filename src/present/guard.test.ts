import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { isForeign, isOurHost } from './guard.ts'

describe('the Host of a request', () => {
  it.each(['localhost', 'localhost:3030', '127.0.0.1:3030', '[::1]:3030', 'LOCALHOST:1'])('%s is ours', (host) => {
    expect(isOurHost(host, '127.0.0.1')).toBe(true)
  })

  it.each([
    'evil.example', 'evil.example:3030', 'localhost.evil.example', '127.0.0.1.evil.example', '192.168.1.4:3030', '0.0.0.0:3030',
    '', 'localhost:3030, evil.example', 'user@localhost', '[::1', '127.0.0.1:port', '[::ffff:7f00:1]',
  ])('%s is not', (host) => expect(isOurHost(host, '127.0.0.1')).toBe(false))

  it('is ours under the name that the user gave', () => {
    expect(isOurHost('talk.local:3030', 'talk.local')).toBe(true)
    expect(isOurHost('other.local:3030', 'talk.local')).toBe(false)
  })

  it('is ours by number, not by name, where the talk is open to the network', () => {
    expect(isOurHost('192.168.1.4:3030', '0.0.0.0')).toBe(true)
    expect(isOurHost('evil.example:3030', '0.0.0.0')).toBe(false)
  })
})

describe('a page of another site', () => {
  const request = (headers: Record<string, string>): IncomingMessage => ({ headers: { host: '127.0.0.1:3030', ...headers } }) as unknown as IncomingMessage
  it.each([
    [{ origin: 'http://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://127.0.0.1:4000' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('%j', (headers) => expect(isForeign(request(headers))).toBe(true))
  it.each([[{}], [{ origin: 'http://127.0.0.1:3030' }], [{ 'sec-fetch-site': 'same-origin' }], [{ 'sec-fetch-site': 'none' }]])('not %j', (headers) => {
    expect(isForeign(request(headers))).toBe(false)
  })
})
