// The published JSON Schema of a deck, made from the same zod schemas that the types come from.
import { z } from 'zod'
import { Block, Inline } from './block.ts'
import { Deck, Section, Slide } from './deck.ts'
import { Position } from './position.ts'

/** JSON Schema (draft 2020-12) of a deck, which `deck outline --json` prints; the recursive and the often used types stand under `$defs`. */
export function deckSchema(): object {
  const registry = z.registry<{ id: string }>()
  const named = { Block, Inline, Section, Slide, Position }
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id })
  return {
    title: 'Deck',
    ...z.toJSONSchema(Deck, {
      metadata: registry,
      override: ({ zodSchema, jsonSchema }) => {
        const description = (zodSchema as unknown as z.ZodType).description
        if (description) jsonSchema.description = description
      },
    }),
  }
}
