// `#` and `##` of titles and subtitles, and a lone `#` for a slide that has none.
import { joint } from '../../../inlineMarkdown.ts'
import { breaksAbove } from './breaks.ts'
import { partOf } from './slides.ts'
import { edit, gapAbove, isBlank, leaveOut, lineAt, pinAt, rewrite, type Care, type Writer } from './writer.ts'

/** `#` and `##`, and a lone `#` where there is no title. */
export function markHead(writer: Writer, first: number, end: number, care: Care): void {
  const { structure } = writer
  const title = partOf(structure, first, 'title')
  const subtitle = title.length > 0 ? partOf(structure, first + title.length, 'subtitle') : []
  const head = first + title.length + subtitle.length
  const isPinned = (index: number): boolean => ['title', 'subtitle', 'plain'].includes(pinAt(writer, index)?.role ?? '')
  const pinned = Array.from({ length: Math.min(end, head + 1) - first }, (_, offset) => first + offset).some(isPinned)
  if (care < 1 && !pinned) return
  if (title.length > 0) writeHeading(writer, title, '#')
  else if (!breaksAbove(writer, first).some((at) => writer.found.lines[at]!.full === '#')) edit(writer, lineAt(writer, first), { above: ['#'] })
  if (subtitle.length === 0) return
  for (const at of gapAbove(writer, subtitle[0]!)) if (isBlank(writer, at)) leaveOut(writer, at)
  writeHeading(writer, subtitle, '##')
}

/** A heading is one line: a wrap in it is undone. */
function writeHeading(writer: Writer, part: readonly number[], mark: '#' | '##'): void {
  const { found, structure: { given } } = writer
  const [at, ...rest] = part.map((index) => lineAt(writer, index)) as [number, ...number[]]
  const textOf = (one: number): string => (given.claims[one]?.is === 'heading' ? given.claims[one].text : given.lines[one]!.full)
  const words = rest.reduce((text, one) => `${text}${joint(text, textOf(one))}${textOf(one)}`, textOf(at))
  unmarkHeading(writer, at)
  const { start, fullStart, indent } = found.lines[at]!
  const space = found.source.text.slice(start, fullStart)
  const heading = `${mark} ${words}${/\s#+$/.test(words) ? ' #' : ''}`
  edit(writer, at, { text: `${indent < 4 ? space : space.replace(/[^\f]/g, '')}${heading}` })
  for (const one of rest) leaveOut(writer, one)
}

/** Takes the `#`, or the lines drawn around it, from a heading. */
export function unmarkHeading(writer: Writer, at: number): void {
  const { lines, claims } = writer.found
  const claim = claims[at]
  if (claim?.is !== 'heading') return
  rewrite(writer, at, claim.text)
  if (lines[at]!.full !== claim.text) return
  for (const drawn of [at - 1, at + 1]) if (claims[drawn]?.is === 'silent') leaveOut(writer, drawn)
}

