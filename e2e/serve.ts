// The plainest of static servers, as decks meet them: a folder under a sub-path, no CORS headers, no clever answers.
import { createReadStream, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

export interface Served {
  /** address of the folder, with a slash at its end */
  url: string
  /** paths asked for that are not there */
  missing: string[]
  close: () => Promise<void>
}

/** @param slow ms that scripts take to arrive */
export async function serve(folder: string, subPath = '/', { slow = 0 }: { slow?: number } = {}): Promise<Served> {
  const missing: string[] = []
  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url!, 'http://localhost').pathname)
    const inside = path.startsWith(subPath) ? join(folder, path.slice(subPath.length)) : null
    const file = inside && (statSync(inside, { throwIfNoEntry: false })?.isDirectory() ? join(inside, 'index.html') : inside)
    if (!file || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
      missing.push(path)
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>')
      return
    }
    const send = (): void => {
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
      createReadStream(file).pipe(response)
    }
    if (extname(file) === '.js') setTimeout(send, slow)
    else send()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${subPath}`,
    missing,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}
