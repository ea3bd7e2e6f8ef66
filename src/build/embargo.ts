// Slides that are not to be seen yet: until their time a card with the talk's title stands in their place.
import type { Session } from '../model/manifest.ts'
import { makeSource } from '../model/source.ts'
import { read } from '../read/read.ts'
import { composeDeck } from '../render/compose.ts'
import type { ReadyDeck } from './talk.ts'

/**
 * What `deck.json` says of slides that are held back: since when they are to be seen, or `after-talk` where nothing says
 * when that is. null where they may be seen.
 * @param available as the author wrote it
 * @param now ms
 */
export function heldBack(available: string | undefined, session: Session | undefined, now: number): string | null {
  if (available === undefined) return null
  const from = available === 'after-talk' ? session?.end : available
  return from !== undefined && Date.parse(from) <= now ? null : from ?? available
}

/** The talk with one slide, its title, and nothing of what the others say. */
export function cardOf(opened: ReadyDeck, available: string): ReadyDeck {
  const { meta } = opened.deck
  const when = available === 'after-talk' ? 'The slides will be here after the talk.' : `The slides will be here from ${timeInWords(available)}.`
  const fields = Object.entries(meta).filter(([key]) => !['layout', 'available', 'notes', 'theme'].includes(key))
  // JSON is YAML too
  const text = [
    '---', ...fields.map(([key, value]) => `${key}: ${JSON.stringify(value)}`), 'layout: title', '---', '', `# ${escaped(meta.title)}`, '', when, '',
  ].join('\n')
  const { value: draft } = read(makeSource('card.md', text), {})
  const { value: deck } = composeDeck(draft!, opened.look, [])
  return { ...opened, deck, assets: [] }
}

/** `2027-05-21 14:30 (UTC+02:00)`; a day without a time is a day. */
const timeInWords = (time: string): string =>
  time.replace(/T(\d{2}:\d{2}).*?(Z|[+-]\d{2}:?\d{2})$/, (_, clock: string, zone: string) => ` ${clock} (UTC${zone === 'Z' ? '' : zone})`)

/** Markdown that says just that. */
const escaped = (words: string): string => words.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&')
