// Answers a page's requests from a site in memory: what is not in the site is refused, nothing goes to a network.
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path/posix'
import type { HTTPRequest, Page } from 'puppeteer-core/internal/puppeteer-core-browser.js'
import type { Site, SiteFile } from '../render/look.ts'

/** A name that no server has; never `file:`, so that a page can read nothing else of the disk. */
export const origin = 'http://deck.localhost/'

/**
 * From now on, all that `page` asks for comes from `site`.
 * @returns the addresses that were asked for and are not in it; grows as they are
 */
export async function answerFrom(site: Site, page: Page): Promise<Set<string>> {
  const files = new Map(site.map((file) => [new URL(file.path, origin).href, file]))
  const refused = new Set<string>()
  // what the page's own policy forbids is never asked for; the browser only writes that down
  page.on('console', (message) => {
    const address = /'((?:https?|wss?):[^']+)'.* Content Security Policy/s.exec(message.text())?.[1]
    if (address) refused.add(address)
  })
  await page.setRequestInterception(true)
  page.on('request', (request) => {
    const address = request.url().replace(/[?#].*$/s, '')
    const file = request.method() === 'GET' ? files.get(address) : undefined
    if (address.startsWith('data:')) return void settle(request.continue())
    if (!file) {
      refused.add(request.url())
      return void settle(request.abort('blockedbyclient'))
    }
    void settle(answer(request, file, refused))
  })
  return refused
}

async function answer(request: HTTPRequest, file: SiteFile, refused: Set<string>): Promise<void> {
  const body = await bodyOf(file)
  if (body === null) {
    refused.add(request.url())
    return request.abort('failed')
  }
  const contentType = types[extname(file.path).toLowerCase()]
  return request.respond({ status: 200, body, headers: { 'content-security-policy': policy }, ...(contentType ? { contentType } : {}) })
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
const settle = (answered: Promise<void>): Promise<void> => answered.catch(() => {})
