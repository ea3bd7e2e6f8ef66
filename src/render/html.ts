// The only way to html: elements made from data, every text and attribute escaped on the way.
import { linkSchemes } from '../model/address.ts'

declare const safe: unique symbol
/** Html that this file made, or that was checked by layout.ts. A plain string is not one, so that nothing slips through. */
export type Html = string & { readonly [safe]: true }

export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>

/** An element; attributes that are null, undefined or false are left out, true stands without a value. */
export function element(name: string, attributes: Attributes = {}, ...children: Html[]): Html {
  const start = `<${name}${Object.entries(attributes).map(attribute).join('')}>`
  return (voidElements.has(name) ? start : `${start}${children.join('')}</${name}>`) as Html
}

/** A style sheet or script in the page: its text ends with the first end tag, whatever stands around that. */
export function raw(name: 'style' | 'script', attributes: Attributes, content: string): Html {
  return `<${name}${Object.entries(attributes).map(attribute).join('')}>${content.replaceAll(`</${name}`, `<\\/${name}`)}</${name}>` as Html
}

/** Text as html. */
export function text(value: string): Html {
  return escape(value, /[&<>\0]/g) as Html
}

/** Pieces of html one after the other. */
export function joined(pieces: readonly Html[], between: '' | '\n' = ''): Html {
  return pieces.join(between) as Html
}

export const nothing = '' as Html

export const voidElements: ReadonlySet<string> = new Set([
  'area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr',
])

/**
 * What a link may point at: http, https, mailto, tel, a relative path or a `#fragment`.
 * @returns the address as it may be written, or null where it may not
 */
export function linkUrl(url: string): string | null {
  // browsers drop these before they look for a scheme: "java\tscript:" runs
  const seen = url.replace(/[\t\n\r]/g, '').replace(/^[\0-\x20]+|[\0-\x20]+$/g, '')
  const scheme = /^([^/?#]*?):/.exec(seen)?.[1]?.toLowerCase()
  return scheme === undefined || linkSchemes.has(scheme) ? seen : null
}

/** Whether an address leaves the deck. */
export function isExternal(url: string): boolean {
  return /^(https?:|[/\\]{2})/i.test(url)
}

function attribute([name, value]: [string, Attributes[string]]): string {
  if (value === null || value === undefined || value === false) return ''
  return value === true ? ` ${name}` : ` ${name}="${escape(String(value), /[&<>"\0]/g)}"`
}

function escape(value: string, special: RegExp): string {
  return value.replace(special, (character) => escapes[character]!)
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\0': '\uFFFD' }
