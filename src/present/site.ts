// Answers requests from a site in memory: an exact look-up, so that no request can name a file.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname } from 'node:path'
import { pipeline } from 'node:stream'
import { mediaTypes } from '../model/mediaTypes.ts'
import type { Site, SiteFile } from '../render/look.ts'

/** The files of a site by path. */
export type Files = ReadonlyMap<string, SiteFile>

/** @param live the script that follows edits: it is on the pages, but only this server has it */
export function filesOf(site: Site, live: string): Files {
  const path = '_deck/live.js'
  return new Map([{ path, from: live }, ...site].map((file) => [file.path, file]))
}

/** The file that a request's path means, such as `/` or `/_deck/deck.css`; undefined where there is none. */
export function fileAt(files: Files, path: string): SiteFile | undefined {
  try {
    const name = decodeURIComponent(path.slice(1))
    return files.get(name === '' ? 'index.html' : name)
  } catch {
    return undefined
  }
}

/** Answers GET and HEAD, the whole file or the range of it that was asked for: without ranges a video cannot be wound on. */
export async function answerFile(request: IncomingMessage, response: ServerResponse, file: SiteFile): Promise<void> {
  const body = request.method === 'GET'
  const ending = extname(file.path)
  response.setHeader('Content-Type', types[ending] ?? 'application/octet-stream')
  // a picture that is opened as a page of its own is still a picture: nothing in it runs on the talk's origin
  if (ending === '.svg') response.setHeader('Content-Security-Policy', `sandbox; default-src 'none'; style-src 'unsafe-inline'`)
  if ('text' in file) {
    const bytes = Buffer.from(file.text)
    response.setHeader('Content-Length', bytes.length)
    response.end(body ? bytes : undefined)
    return
  }
  const size = (await stat(file.from).catch(() => null))?.size
  if (size === undefined) {
    // deleted since
    response.destroy()
    return
  }
  const range = rangeOf(request.headers.range, size)
  response.setHeader('Accept-Ranges', 'bytes')
  if (range === 'beyond') {
    response.writeHead(416, { 'Content-Range': `bytes */${size}` }).end()
    return
  }
  const { start, end } = range ?? { start: 0, end: size - 1 }
  response.setHeader('Content-Length', end - start + 1)
  if (range) response.writeHead(206, { 'Content-Range': `bytes ${start}-${end}/${size}` })
  if (!body || size === 0) {
    response.end()
    return
  }
  // a browser that left: the connection ends, nothing else
  pipeline(createReadStream(file.from, { start, end }), response, () => {})
}

/** The one range of bytes that a request asks for, with its last byte; null where it asks for the whole or for several. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | 'beyond' | null {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (!from && !to) return null
  const start = from ? Number(from) : Math.max(0, size - Number(to))
  const end = from && to ? Math.min(Number(to), size - 1) : size - 1
  return start <= end ? { start, end } : 'beyond'
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  ...mediaTypes,
}
