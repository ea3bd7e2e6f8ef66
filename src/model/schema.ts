// The published JSON Schema of the model: what `deck outline --json` prints.
import { z } from 'zod'
import { Deck } from './deck.ts'

/** JSON Schema (draft 2020-12) of a deck, made from the zod schema that the types come from. */
export function deckSchema(): Record<string, unknown> {
  return z.toJSONSchema(Deck) as Record<string, unknown>
}
