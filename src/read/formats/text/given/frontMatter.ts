// Front matter at the top of the text, and metadata of one slide right after a `---`.
//
//   ---                  ---
//   title: A talk        layout: quote
//   ---                  ---
import { readYamlFields } from '../../../fields.ts'
import type { Given } from './claims.ts'

export function findFrontMatter(given: Given): void {
  const { lines, claims } = given
  const first = lines.findIndex((line) => line.kind !== 'blank')
  if (first < 0) return
  for (let index = first; index < lines.length; index++) {
    if (!isFence(given, index) || claims[index]) continue
    const end = endOfFields(given, index + 1)
    if (end < 0) continue
    const start = lines[index + 1]!.start
    const { fields, diagnostics } = readYamlFields(given.source, start, lines[end]!.start)
    given.diagnostics.push(...diagnostics)
    if (index === first) given.fields.push(...fields)
    for (let at = index; at <= end; at++) claims[at] = { is: 'silent' }
    if (index !== first) {
      claims[index] = { is: 'break', reason: 'given by "---"' }
      claims[index + 1] = { is: 'fields', fields }
    }
    index = end
  }
}

const isFence = ({ lines }: Given, index: number): boolean => lines[index]!.full === '---' && lines[index]!.indent === 0

/** Index of the `---` below lines that are all `key: value`; -1 where there is none. */
function endOfFields({ lines }: Given, from: number): number {
  if (!/^[\p{L}_][\p{L}\p{N}_.-]*:(\s|$)/u.test(lines[from]?.full ?? '')) return -1
  for (let index = from; index < lines.length; index++) {
    const { full, indent } = lines[index]!
    if (full === '---') return index
    const belongs = indent > 0 || full === '' || /^(#|- |[\p{L}_][\p{L}\p{N}_.-]*:(\s|$))/u.test(full)
    if (!belongs) return -1
  }
  return -1
}
