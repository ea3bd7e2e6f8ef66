// Word's bullet of the second level is a letter in another font, and that is what its PDFs give: "o Item".
import type { Given } from './claims.ts'
import { isFree } from './claims.ts'

/** one alone may be a slip */
const fewest = 2

/** The lines that begin with "o " as bullets, in a text with other bullets in which "o" is no word, as it is in Spanish. */
export function findLetterBullets(given: Given): Given {
  const { lines } = given
  const found = new Set(lines.flatMap((line, index) => (isFree(given, index) && line.kind === 'text' && /^o \S/.test(line.text) ? [index] : [])))
  if (found.size < fewest || !lines.some(({ kind }) => kind === 'bullet') || lines.some(({ text }) => /\S o /.test(text))) return given
  return {
    ...given,
    lines: lines.map((line, index) => (found.has(index) ? { ...line, kind: 'bullet', marker: 'o', text: line.text.slice(2), textStart: line.textStart + 2 } : line)),
  }
}
