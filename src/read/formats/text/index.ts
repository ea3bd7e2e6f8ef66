// Plain text: a talk without markup, whose slides are found.
import type { Document, Format } from '../../document.ts'
import type { Source } from '../../../model/source.ts'
import { buildNodes } from './build.ts'
import { decide } from './decide.ts'

/** Any text is one; every word of it ends in a node, a note, a field or a diagnostic. */
export const text: Format = { name: 'text', extensions: ['txt', 'text', 'rst'], read }

function read(source: Source): Document {
  const { given, content, decisions } = decide(source)
  const { nodes, diagnostics } = buildNodes(given, content, decisions)
  return { fields: given.fields, nodes, diagnostics: [...given.diagnostics, ...diagnostics] }
}
