// The talk's http server: files of the site from memory, the live connection, the way into the editor, nothing else.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { findFile } from '../project/files.ts'
import { isForeign, isOurHost } from './guard.ts'
import { answerFile, fileAt, type Files } from './site.ts'
import type { Live } from './vite.ts'

export interface Served {
  /** the site as it is now */
  files: () => Files
  /** the deck's folder; only files in it are opened in the editor */
  folder: string
  /** the address the server listens on */
  host: string
  /** vite, as soon as it runs; asking for it starts it */
  live: () => Promise<Live>
  /** called at each request for a file, so that what can wait waits */
  busy: () => void
  /** writes to the talk's file; absent where no page may */
  mend?: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | undefined
}

/** where a page asks for a slide to be mended */
const mendPath = '/__mend'

export function makeServer(served: Served): Server {
  const server = createServer((request, response) => {
    answer(served, request, response).catch(() => refuse(response, 500, 'The server failed.'))
  })
  // vite takes these connections; what it would leave open is closed here first
  server.on('upgrade', (request, socket) => {
    if (!isOurHost(request.headers.host, served.host) || isForeign(request)) socket.destroy()
    else if (!/^vite-(hmr|ping)$/.test(request.headers['sec-websocket-protocol'] ?? '')) socket.destroy()
  })
  return server
}

async function answer(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, headers, url = '' } = request
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Cache-Control', 'no-cache')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  if (!isOurHost(headers.host, served.host)) return refuse(response, 403, 'This talk is not served under that name.')
  if (method === 'POST' && url === mendPath && served.mend) return served.mend(request, response)
  if (method !== 'GET' && method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    return refuse(response, 405, 'A talk can only be read.')
  }
  if (!url.startsWith('/')) return refuse(response, 400, 'No path.')
  const query = url.indexOf('?')
  const path = query < 0 ? url : url.slice(0, query)

  const file = fileAt(served.files(), path)
  if (file) {
    served.busy()
    return answerFile(request, response, file)
  }
  if (/^\/\d+$/.test(path)) {
    response.writeHead(302, { Location: `/#${path}` }).end()
    return
  }
  if (path === '/__open-in-editor') {
    return openEditor(served, new URLSearchParams(url.slice(path.length)).get('file') ?? '', request, response)
  }
  const script = path.startsWith('/@') ? await (await served.live()).script(url) : null
  if (script === null) return refuse(response, 404, 'There is no such file in this talk.')
  response.setHeader('Content-Type', 'text/javascript; charset=utf-8')
  response.end(method === 'GET' ? script : undefined)
}

/** @param place `file:line:column`, with the file relative to the deck's folder */
async function openEditor(served: Served, place: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, name, position] = /^([^\0]+?)(:\d+:\d+)$/.exec(place) ?? []
  if (isForeign(request)) return refuse(response, 403, 'Another site asked for this.')
  const found = name === undefined ? null : await findFile(served.folder, name.split('/').map(encodeURIComponent).join('/'))
  if (found === null || 'refused' in found) return refuse(response, 403, 'Only files beside the talk are opened.')
  const live = await served.live()
  live.openEditor(`${found.file}${position}`, request, response)
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${reason}\n`)
}
