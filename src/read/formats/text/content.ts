// The lines with words, as the splitter wants them: what the author gave is fixed, the rest is free.
import type { Claim } from './given/claims.ts'
import type { Line } from './lines.ts'
import type { TextLine } from './splitter.ts'

export interface Content {
  /** index among all lines, by index among the lines with words */
  at: number[]
  lines: TextLine[]
}

const wordless: ReadonlySet<string> = new Set(['break', 'silent', 'fields'] satisfies Claim['is'][])

/**
 * The lines with words of `lines`. With `complete`, slides start only where the author began them.
 * A mark between slides is no blank line, and those right under it do not count: to add one changes no guess around it.
 */
export function contentOf(lines: readonly Line[], claims: readonly (Claim | undefined)[] = [], complete = false): Content {
  const content: Content = { at: [], lines: [] }
  let blanks = 0
  let starts = false
  let belowMark = false
  // under "# Title" only "##" is a subtitle, and under a lone "#" stands no title
  let plain = false
  let title = -2
  lines.forEach((line, index) => {
    const claim = claims[index]
    if (claim?.is === 'break' || line.formFeed) {
      starts = true
      plain = claim?.is === 'break' && claim.untitled === true
    }
    if (line.kind === 'blank' || (claim && wordless.has(claim.is))) {
      if (claim?.is === 'break' && line.kind !== 'blank') belowMark = true
      else if (!belowMark) blanks++
      return
    }
    // nothing carries on across a note; where one is written, a blank line stands under it
    if (claim?.is === 'notes') {
      blanks = Math.max(1, blanks)
      return
    }
    const seen: TextLine = {
      text: line.text, kind: line.kind, marker: line.marker, indent: line.indent, blanks: content.lines.length ? Math.min(blanks, 9) : 0,
    }
    content.at.push(index)
    if (claim?.is === 'heading') {
      const subtitle = claim.depth === 2 && title === index - 1
      const heading = claim.depth > 2 || subtitle
      if (claim.depth === 1) title = index
      seen.text = claim.text
      seen.kind = 'text'
      seen.given = { role: subtitle ? 'subtitle' : heading && !starts ? 'text' : 'title', starts: !heading || starts }
    } else if (claim) {
      seen.kind = 'code'
      seen.given = { role: claim.is === 'code' ? 'code' : 'text', starts }
    } else {
      if (starts || (complete && content.lines.length > 0)) seen.given = { starts }
      if (plain) seen.given = { ...seen.given, plain }
    }
    content.lines.push(seen)
    plain = claim?.is === 'heading' && claim.text !== line.full
    starts = false
    belowMark = false
    blanks = 0
  })
  return content
}
