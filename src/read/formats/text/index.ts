// Plain text: a talk without markup, whose slides are found.
import type { Document, Format } from '../../document.ts'
import type { Source } from '../../../model/source.ts'
import { buildNodes } from './build.ts'
import { contentOf } from './content.ts'
import { findGiven } from './given/given.ts'
import { learnedSplitter } from './learned.ts'
import { readLines } from './lines.ts'

/** Any text is one; every word of it ends in a node, a note, a field or a diagnostic. */
export const text: Format = { name: 'text', extensions: ['txt', 'text', 'rst'], read }

function read(source: Source): Document {
  const lines = readLines(source)
  const given = findGiven(source, lines)
  const content = contentOf(lines, given.claims, given.complete)
  const decisions = learnedSplitter(content.lines)
  const { nodes, diagnostics } = buildNodes(given, content, decisions)
  return { fields: given.fields, nodes, diagnostics: [...given.diagnostics, ...diagnostics] }
}
