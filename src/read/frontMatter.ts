// Finds and reads the metadata at the top of a file, between two lines of "---".
import type { Diagnostic } from '../model/diagnostic.ts'
import { linesAt, type Source } from '../model/source.ts'
import type { Field } from './document.ts'
import { looksLikeFields, readYamlFields } from './fields.ts'

/**
 * The front matter of a source; `end` is the offset at which the talk begins, 0 where there is none. A "---" on the
 * first line that no `key:` follows is a rule. Where the closing "---" was forgotten, the metadata ends at its first blank
 * line, so that the slides below are not lost in it.
 */
export function readFrontMatter(source: Source): { fields: Field[]; end: number; diagnostics: Diagnostic[] } {
  // comments of YAML may come first; "# Title" under a rule is a heading where no key follows
  const [opening, fence, comments] = /^(---[ \t]*\n)((?:#.*\n)*)/.exec(source.text) ?? []
  const start = fence?.length
  const isFields = (words: string): boolean => looksLikeFields(words) && (comments === '' || /^[a-z]/.test(words))
  if (start === undefined || !isFields(source.text.slice(opening!.length, opening!.length + 200))) return { fields: [], end: 0, diagnostics: [] }
  const close = /^(?:---|\.\.\.)[ \t]*$/m.exec(source.text.slice(start))
  const rest = source.text.slice(start)
  const length = close ? metadataLength(rest.slice(0, close.index)) : (/\n[ \t]*\n/.exec(rest)?.index ?? rest.length)
  if (close && length === close.index) {
    return { ...readYamlFields(source, start, start + length), end: start + close.index + close[0].length }
  }
  const { fields, diagnostics } = readYamlFields(source, start, start + length)
  return { fields, end: start + length, diagnostics: [unclosed(source), ...diagnostics] }
}

/** How far a text is metadata: all of it, or up to the blank line before what can only be the talk. */
function metadataLength(text: string): number {
  let blank: number | undefined
  let comment = false
  let at = 0
  const lines = text.split('\n')
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') {
      if (index < lines.length - 1 && !comment) blank = at
    } else if (/^#/.test(line)) comment ||= blank !== undefined
    else if (looksLikeFields(line)) [blank, comment] = [undefined, false]
    else if (/^\S/.test(line) && !/^(?:- |[\]}])/.test(line) && blank !== undefined) return blank
    at += line.length + 1
  }
  // "# Title" under a blank line, and no key after it: a heading, though YAML takes it for a comment.
  return comment && blank !== undefined ? blank : text.length
}

const unclosed = (source: Source): Diagnostic => ({
  severity: 'error', code: 'unclosed-front-matter', message: 'The metadata that begins here does not end.', path: source.path,
  position: linesAt(source, 1), hint: 'Write a line of "---" below it.',
})
