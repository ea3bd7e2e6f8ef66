// Answers requests from a site in memory: an exact look-up, so that no request can name a file.
import { createReadStream } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { extname } from 'node:path'
import { pipeline } from 'node:stream'
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

/** @param body false for HEAD */
export function answerFile(response: ServerResponse, file: SiteFile, body: boolean): void {
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
  if (!body) {
    response.end()
    return
  }
  // a picture that was deleted since, or a browser that left: the connection ends, nothing else
  pipeline(createReadStream(file.from), response, () => {})
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.svg': 'image/svg+xml',
}
