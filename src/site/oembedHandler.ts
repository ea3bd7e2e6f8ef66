// An oEmbed endpoint for a site: answers with the size that is asked for, which a file cannot. Runs wherever Request and Response are.
import type { TalkList } from './feed.ts'
import { oembedOf } from './oembed.ts'

/**
 * `GET …?url=ADDRESS&maxwidth=W&maxheight=H`, as https://oembed.com describes it: 200 with the answer, 404 for an address that is no
 * page of a talk, 401 for slides that are held back, 501 for another format than JSON, 405 for other methods. It may also stand in the
 * place of each talk's `oembed.json`, to which the pages link. Nothing is fetched: the list of talks is all that is looked at.
 * @param list the site's `talks.json`
 * @param base address of the site, as in `deck build --base-url`
 */
export function oembedHandler(list: TalkList, base: string): (request: Request) => Response {
  const home = new URL(base.replace(/\/*$/, '/'))
  const talks = new Map(list.talks.map((talk) => [talk.folder, talk]))
  return ({ method, url }) => {
    if (method !== 'GET' && method !== 'HEAD') return refusal(405, { Allow: 'GET, HEAD' })
    const asked = new URL(url).searchParams
    if ((asked.get('format') ?? 'json') !== 'json') return refusal(501)
    const page = pageOf(asked.get('url') ?? url, home)
    const talk = page && talks.get(page.folder)
    if (!talk) return refusal(404)
    if (talk.available !== undefined) return refusal(401)
    const limits = { maxWidth: readLimit(asked.get('maxwidth')), maxHeight: readLimit(asked.get('maxheight')) }
    const answer = oembedOf({ folder: talk.folder, manifest: talk }, { base: home.href, provider: list.title, slide: page.slide, ...limits })
    return new Response(method === 'HEAD' ? null : JSON.stringify(answer), {
      headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'max-age=3600', ...open },
    })
  }
}

/** any page may ask */
const open = { 'Access-Control-Allow-Origin': '*', 'X-Content-Type-Options': 'nosniff' }

const refusal = (status: number, headers: Record<string, string> = {}): Response => new Response(null, { status, headers: { ...open, ...headers } })

/** The talk that an address of the site is a page of, and the slide where the page is about one; null for all other addresses. */
function pageOf(address: string, home: URL): { folder: string; slide: string | undefined } | null {
  if (!URL.canParse(address)) return null
  const { protocol, host, pathname } = new URL(address)
  if (!/^https?:$/.test(protocol) || host !== home.host || !pathname.startsWith(home.pathname)) return null
  const match = /^([^/]+)(?:\/(?:(?:index|slides|embed)\.html|oembed\.json|s\/([^/]+)\.html)?)?$/.exec(pathname.slice(home.pathname.length))
  const [folder, slide] = [match?.[1], match?.[2]].map((part) => part && decode(part))
  return folder ? { folder, slide } : null
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** px; what is no number limits nothing */
function readLimit(value: string | null): number | undefined {
  return value !== null && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : undefined
}
