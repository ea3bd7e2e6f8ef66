// The door for metadata: what an author wrote against the keys and values there are.
import type { z } from 'zod'
import type { Diagnostic, Result } from '../model/diagnostic.ts'
import { DeckMeta, SlideMeta } from '../model/meta.ts'
import { nearest } from '../model/nearest.ts'
import { positionAt, type Source } from '../model/source.ts'
import type { Field } from './document.ts'

const schemas = { deck: DeckMeta, slide: SlideMeta } as const

/**
 * The metadata that the fields make. An unknown key is a warning, a value that a key does not take an error; either is
 * left out of the result. A key without a value counts as not written; of a key written twice the last one counts.
 */
export function checkFields<S extends z.ZodObject>(
  fields: readonly Field[], schema: S, of: 'deck' | 'slide', source: Source,
): Result<z.infer<S>> {
  const diagnostics: Diagnostic[] = []
  const found: Record<string, unknown> = {}
  for (const field of fields) {
    const takes = Object.hasOwn(schema.shape, field.key) ? (schema.shape[field.key] as z.ZodType) : undefined
    if (!takes) {
      diagnostics.push(unknownKey(field, of, source))
      continue
    }
    if (field.value === '' || (Array.isArray(field.value) && field.value.length === 0)) continue
    const checked = takes.safeParse(field.value)
    if (!checked.success) {
      diagnostics.push(badValue(field, checked.error.issues[0]!, source))
      continue
    }
    if (Object.hasOwn(found, field.key)) diagnostics.push(repeatedKey(field, found[field.key], source))
    found[field.key] = checked.data
  }
  return { value: found as z.infer<S>, diagnostics }
}

/** Whether a deck, or one slide, has a key of that name. */
export const isKeyOf = (of: keyof typeof schemas, key: string): boolean => Object.hasOwn(schemas[of].shape, key)

function unknownKey(field: Field, of: 'deck' | 'slide', source: Source): Diagnostic {
  const keys = Object.keys(schemas[of].shape)
  const other = of === 'deck' ? 'slide' : 'deck'
  const guess = nearest(field.key, keys)
  const elsewhere = isKeyOf(other, field.key)
  const places = { deck: 'the front matter at the top of the file', slide: 'one slide, such as <!-- ' + field.key + ': … -->' }
  return {
    severity: 'warning',
    code: 'unknown-key',
    message: `There is no key "${field.key}" for a ${of}.`,
    path: source.path,
    position: keyPosition(field, source),
    hint: elsewhere ? `It belongs to ${places[other]}.`
      : `${guess ? `Did you mean "${guess}"? ` : ''}Keys here: ${keys.join(', ')}.`,
  }
}

function badValue(field: Field, issue: z.core.$ZodIssue, source: Source): Diagnostic {
  const written = typeof field.value === 'string' ? `"${field.value}"` : Array.isArray(field.value) ? 'A list' : 'A map of keys'
  const values = issue.code === 'invalid_value' ? issue.values.map(String) : []
  const guess = typeof field.value === 'string' ? nearest(field.value, values) : null
  const [message, hint] = values.length > 0
    ? [`${written} is no value for "${field.key}".`, `${guess ? `Did you mean "${guess}"? ` : ''}It takes ${values.join(', ')}.`]
    : issue.code === 'invalid_format'
      ? [`${written} ${issue.message}.`, `This is the value of "${field.key}".`]
      : issue.code === 'invalid_union'
        ? [`${written} is no value for "${field.key}".`, 'It takes one name, names with commas between, or a list of names.']
        : [`${written} is no value for "${field.key}".`, 'It takes a text; put it between quotation marks if it holds ": " or starts with "[" or "{".']
  return {
    severity: 'error', code: 'bad-value', message, path: source.path, position: valuePosition(field, source), hint,
  }
}

const repeatedKey = (field: Field, before: unknown, source: Source): Diagnostic => ({
  severity: 'warning',
  code: 'repeated-key',
  message: `"${field.key}" is given a second time: "${String(field.value)}" counts, "${String(before)}" does not.`,
  path: source.path,
  position: keyPosition(field, source),
  hint: 'Remove one of the two.',
})

function keyPosition({ key, position }: Field, source: Source) {
  const start = position.start.offset
  return positionAt(source, start, start + key.length)
}

function valuePosition({ position }: Field, source: Source) {
  const written = source.text.slice(position.start.offset, position.end.offset)
  const gap = /^[^:]*:\s*/.exec(written)?.[0].length ?? 0
  return positionAt(source, position.start.offset + (gap < written.length ? gap : 0), position.end.offset)
}
