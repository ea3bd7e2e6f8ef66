// `:tada:` is the emoji of that name, as on GitHub and in Marp.
import type { Deck } from '../model/deck.ts'

/** Between words, not in a time or an address. */
const shortcode = /(?<![\w:/]):([a-z0-9+-][\w+-]*):(?![\w:/])/g

/** What begins a line as `:author: Ada` does. */
const field = /^:([a-z_-]+):\s/gm

/**
 * The deck with emoji in the place of their names, but not in code and maths. Only a deck that may have one loads the list of names.
 * A text with fields, lines that begin with `:author:` and the like, has no emoji: its `:date:` is none.
 */
export async function withEmoji(deck: Deck, text: string): Promise<Deck> {
  if (text.search(shortcode) < 0) return deck
  const { default: emoji } = await import('markdown-it-emoji/lib/data/full.mjs')
  if ([...text.matchAll(field)].some(([, name]) => !Object.hasOwn(emoji, name!))) return deck
  const replaced = (words: string): string => words.replace(shortcode, (whole, name: string) => (Object.hasOwn(emoji, name) ? emoji[name]! : whole))
  return mapWords(deck, replaced)
}

const asWritten: ReadonlySet<unknown> = new Set(['code', 'inlineCode', 'math', 'inlineMath'])
const words: ReadonlySet<string> = new Set(['value', 'title', 'subtitle', 'alt'])

function mapWords<T>(node: T, change: (words: string) => string): T {
  if (Array.isArray(node)) return node.map((each: unknown) => mapWords(each, change)) as T
  if (typeof node !== 'object' || node === null || ('type' in node && asWritten.has(node.type))) return node
  return Object.fromEntries(Object.entries(node).map(([key, value]: [string, unknown]) =>
    [key, typeof value === 'string' && words.has(key) ? change(value) : mapWords(value, change)])) as T
}
