// Undoes the hyphens of words that were broken at the end of a line, where that is sure.
import { linesAt, type Source } from '../../../model/source.ts'
import type { Diagnostic } from '../../../model/diagnostic.ts'

/** Joins the lines of one paragraph, a newline between them where they are words of their own. */
export type JoinLines = (lines: readonly { text: string; start: number }[]) => string

const broken = /\p{L}+[-\u2010\u00ad]$/u
/** "Haupt- und Nebensatz" */
const hanging = /^(?:and|or|und|oder|bis|et|ou|y|o|e|to)\b/i

/** "conti-" and "nued" are one word where the text has "continued" elsewhere, or the hyphen is a soft one. */
export function lineJoiner(source: Source, diagnostics: Diagnostic[]): JoinLines {
  let known: ReadonlySet<string> | undefined
  const isWord = (word: string): boolean => {
    known ??= new Set(source.text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu))
    return known.has(word.toLowerCase())
  }
  return (lines) => lines.reduce((joined, line, index) => {
    if (!index) return line.text
    const first = broken.exec(joined)?.[0]
    const rest = first && !hanging.test(line.text) ? /^\p{Ll}+/u.exec(line.text)?.[0] : undefined
    if (!first || !rest) return `${joined}\n${line.text}`
    if (!first.endsWith('\u00ad') && !isWord(`${first.slice(0, -1)}${rest}`)) return `${joined}${line.text}`
    diagnostics.push({
      severity: 'info', code: 'hyphen-left-out', message: `"${first.replace('\u00ad', '-')}" and "${rest}" were read as one word.`,
      path: source.path, position: linesAt(source, source.lineStarts.findLastIndex((start) => start <= line.start) + 1),
    })
    return `${joined.slice(0, -1)}${line.text}`
  }, '')
}
