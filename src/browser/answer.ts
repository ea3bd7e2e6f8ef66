// Answers a page's requests from a site in memory: what is not in the site is refused, nothing goes to a network.
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path/posix'
import type { Site, SiteFile } from '../render/look.ts'
import type { Session } from './pipe.ts'
import type { Page } from './tab.ts'

/** A name that no server has; never `file:`, so that a page can read nothing else of the disk. */
export const origin = 'http://deck.localhost/'

/**
 * From now on, all that `page` asks for comes from `site`.
 * @param instead what is sent for files of the site, by their paths
 * @returns the addresses that were asked for and are not in it; grows as they are
 */
export async function answerFrom(site: Site, { session }: Page, instead: ReadonlyMap<string, Uint8Array> = new Map()): Promise<Set<string>> {
  const files = new Map(site.map((file) => [new URL(file.path, origin).href, file]))
  const refused = new Set<string>()
  // what the page's own policy forbids is never asked for; the browser only writes that down
  session.on('Log.entryAdded', ({ entry }) => {
    const address = /'((?:https?|wss?):[^']+)'.* Content Security Policy/s.exec(entry.text)?.[1]
    if (address) refused.add(address)
  })
  session.on('Fetch.requestPaused', ({ requestId, request: { url, method } }) => {
    const file = method === 'GET' ? files.get(url.replace(/[?#].*$/s, '')) : undefined
    void answer(session, requestId, file, file && instead.get(file.path)).then((answered) => { if (!answered) refused.add(url) })
  })
  await Promise.all([session.send('Log.enable'), session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })])
  return refused
}

/** @returns whether there was something to answer with */
async function answer(session: Session, requestId: string, file: SiteFile | undefined, instead: Uint8Array | undefined): Promise<boolean> {
  const body = instead ?? (file ? await bodyOf(file) : null)
  if (!file || body === null) {
    ignore(session.send('Fetch.failRequest', { requestId, errorReason: file ? 'Failed' : 'BlockedByClient' }))
    return false
  }
  const type = types[extname(file.path).toLowerCase()]
  ignore(session.send('Fetch.fulfillRequest', {
    requestId, responseCode: 200, body: Buffer.from(body).toString('base64'),
    responseHeaders: [{ name: 'Content-Security-Policy', value: policy }, ...(type ? [{ name: 'Content-Type', value: type }] : [])],
  }))
  return true
}

/** null where the disk refuses. */
async function bodyOf(file: SiteFile): Promise<string | Uint8Array | null> {
  if ('text' in file) return file.text
  return readFile(file.from).catch(() => null)
}

/** On paper nothing runs: the page's own scripts are refused, whatever a theme or layout brings. */
const policy = 'default-src \'none\'; style-src \'self\' \'unsafe-inline\'; img-src \'self\' data:; font-src \'self\' data:'

/** Where the browser does not look at the bytes; fonts and other pictures it recognises by itself. */
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** A request whose page is gone needs no answer. */
const ignore = (sent: Promise<unknown>): void => void sent.catch(() => {})
