// vite's dev server, for its live connection and its way into the editor. The talk's own files never pass through it.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { ViteDevServer } from 'vite'

export interface Live {
  /** a script of vite's that a page asked for; null for any other address */
  script: (url: string) => Promise<string | null>
  /** to every page */
  send: (event: string, data: unknown) => void
  /** calls back for each page that sends `event`, with a way to answer that page */
  on: (event: string, listener: (answer: (event: string, data: unknown) => void) => void) => void
  /** `place` is `file:line:column` with an absolute file */
  openEditor: (place: string, request: IncomingMessage, response: ServerResponse) => void
  close: () => Promise<void>
}

const clientPath = '/@vite/client'

/**
 * @param server the talk's own; the live connection is an upgrade on it
 * @param root a folder without anything to serve
 */
export async function startVite(server: Server, root: string, hosts: string[]): Promise<Live> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    configFile: false,
    envDir: false,
    publicDir: false,
    root,
    appType: 'custom',
    logLevel: 'error',
    clearScreen: false,
    optimizeDeps: { noDiscovery: true, include: [] },
    server: {
      middlewareMode: true,
      ws: { server },
      hmr: { overlay: false },
      watch: null,
      cors: false,
      allowedHosts: hosts,
      fs: { strict: true, allow: [], deny: ['.env*', '*.{pem,crt,key}', '**/.git/**'] },
    },
  })
  const client = await scriptOf(vite, clientPath)
  // what vite's client imports is vite's own, and the only other thing that is handed out
  const scripts = new Map([[clientPath, client]])
  for (const [, url] of client.matchAll(/\bimport\s*"(\/[^"]+)"/g)) scripts.set(url!, await scriptOf(vite, url!))
  return {
    script: async (url) => scripts.get(url) ?? null,
    send: (event, data) => vite.ws.send(event, data),
    on: (event, listener) => vite.ws.on(event, (_data, page) => listener((event, data) => page.send(event, data))),
    openEditor(place, request, response) {
      request.url = `/__open-in-editor?file=${encodeURIComponent(place)}`
      vite.middlewares(request, response)
    },
    close: () => vite.close(),
  }
}

async function scriptOf(vite: ViteDevServer, url: string): Promise<string> {
  return (await vite.transformRequest(url))?.code ?? ''
}
