// Says in words why a line was taken for what it is, from what a reader can see in the text.
import type { State } from './decode.ts'
import { isSectionNumber } from './shape.ts'
import type { TextLine } from './splitter.ts'
import { languageOf } from './words/language.ts'

/** For `deck outline --why`: "after a list; title case; comes back later". */
export function reasonOf(lines: readonly TextLine[], index: number, state: State): string {
  const line = lines[index]!
  if (line.given?.role || line.given?.starts) return 'given by the author'
  if (state === 'title') return titleReason(lines, index)
  if (state === 'subtitle') return subtitleReason(lines, index)
  if (state === 'code') return 'looks like code'
  if (state === 'text') return index === 0 ? 'the text begins here' : 'goes on within the slide'
  return 'carries on the line above'
}

function titleReason(lines: readonly TextLine[], index: number): string {
  const line = lines[index]!
  const above = lines[index - 1]
  const below = lines[index + 1]
  const reasons: string[] = []
  if (!above) reasons.push('the text begins here')
  else if (line.blanks) reasons.push('after a blank line')
  else if (above.kind === 'bullet' || above.kind === 'numbered') reasons.push('after a list')
  else if (/[.!?。！？]$/.test(above.text)) reasons.push('after a sentence')
  if (line.text.length <= 40) reasons.push('short')
  if (!/[.。,;]$/.test(line.text)) reasons.push('no full stop')
  if (/^\p{Lu}/u.test(line.text) && /\s\p{Lu}/u.test(line.text)) reasons.push('capitals')
  if (/[?？]$/.test(line.text)) reasons.push('a question')
  if (below && (below.kind === 'bullet' || below.kind === 'numbered')) reasons.push('before a list')
  return reasons.join('; ') || 'stands apart from its neighbours'
}

function subtitleReason(lines: readonly TextLine[], index: number): string {
  const line = lines[index]!
  const words = line.text.toLowerCase().split(/\s+/)
  if (isSectionNumber(line.text, languageOf(words))) return 'numbers the section, under the title'
  if (/^[(（].*[)）]$/.test(line.text)) return 'in parentheses, under the title'
  if (/^\p{Ll}|^(\.\.|…)/u.test(line.text)) return 'carries on the title'
  return 'a second short line under the title'
}
