import { expect, test } from 'vitest'
import { deckSchema } from './schema.ts'

test('the published schema names its types, describes metadata, and is plain JSON', () => {
  const schema = deckSchema() as { required: string[]; properties: { meta: { properties: Record<string, { description?: string }> } }; $defs: object }
  expect(JSON.parse(JSON.stringify(schema))).toEqual(schema)
  expect(schema.required).toEqual(['meta', 'sections', 'slides', 'position'])
  expect(Object.keys(schema.$defs).sort()).toEqual(['Block', 'Inline', 'Position', 'Section', 'Slide'])
  expect(schema.properties.meta.properties['event']?.description).toBe('conference or meeting')
})
