// Speaks DevTools' protocol through a pipe: no port that others could open, and the browser ends when the pipe does.
import type { Readable, Writable } from 'node:stream'
import type { ConnectionTransport } from 'puppeteer-core/internal/puppeteer-core-browser.js'

/** Messages are JSON, each ended by a zero byte. */
export function pipeTransport(toBrowser: Writable, fromBrowser: Readable): ConnectionTransport {
  const transport: ConnectionTransport = {
    send: (message) => void toBrowser.write(`${message}\0`),
    close: () => void toBrowser.end(),
  }
  let parts: Buffer[] = []
  fromBrowser.on('data', (data: Buffer) => {
    let start = 0
    for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0, start)) {
      const message = Buffer.concat([...parts, data.subarray(start, end)]).toString('utf8')
      parts = []
      start = end + 1
      // a turn of the event loop each: puppeteer answers some of them before it may see the next
      setImmediate(() => transport.onmessage?.(message))
    }
    if (start < data.length) parts.push(data.subarray(start))
  })
  fromBrowser.on('close', () => transport.onclose?.())
  // that the browser is gone is told by its end, not by the pipe
  toBrowser.on('error', () => {})
  fromBrowser.on('error', () => {})
  return transport
}
