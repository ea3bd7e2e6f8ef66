// Which addresses a deck may link to: what a stranger's deck could abuse loses its link, never its words.
import { linkSchemes } from '../model/address.ts'

const imageSchemes = new Set(['http', 'https'])

/** The scheme of an address in lower case, as a browser reads it (spaces and control characters dropped); null where there is none. */
export function schemeOf(url: string): string | null {
  const seen = url.replace(/[\u0000-\u0020\u007f-\u009f]/g, '')
  return /^([a-z][a-z0-9+.-]*):/i.exec(seen)?.[1]?.toLowerCase() ?? null
}

/** Whether a link may point there: http, https, mailto, tel, a file of the deck's folder, `#id`. */
export function isSafeLink(url: string): boolean {
  const scheme = schemeOf(url)
  return scheme === null || linkSchemes.has(scheme)
}

/** Whether a picture may come from there: http, https, a file of the deck's folder, or bitmap data in the address itself. */
export function isSafeImage(url: string): boolean {
  const scheme = schemeOf(url)
  return scheme === null || imageSchemes.has(scheme) || /^data:image\/(?:png|gif|jpeg|webp|avif);/i.test(url)
}
