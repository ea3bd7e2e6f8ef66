// Plain text. (A stand-in until the splitter is here: every block between blank lines is a slide.)
import type { Document, Format } from '../../document.ts'
import { positionAt, type Source } from '../../../model/source.ts'
import { readInlines } from '../../inlineMarkdown.ts'

export const text: Format = { name: 'text', extensions: ['txt'], read }

function read(source: Source): Document {
  const nodes: Document['nodes'] = []
  for (const found of source.text.matchAll(/\S(?:.|\n(?!\s*\n))*/g)) {
    const position = positionAt(source, found.index, found.index + found[0].length)
    nodes.push({ type: 'slideBreak', position, why: { reason: 'a blank line', confidence: 0.5 } })
    nodes.push({ type: 'paragraph', children: readInlines(found[0], source, found.index).inlines, position })
  }
  return { fields: [], nodes, diagnostics: [] }
}
