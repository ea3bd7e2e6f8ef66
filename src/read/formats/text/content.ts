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

/** The lines with words of `lines`. With `complete`, slides start only where the author began them. */
export function contentOf(lines: readonly Line[], claims: readonly (Claim | undefined)[] = [], complete = false): Content {
  const content: Content = { at: [], lines: [] }
  let blanks = 0
  let starts = false
  let title = -2
  lines.forEach((line, index) => {
    const claim = claims[index]
    if (claim?.is === 'break' || line.formFeed) starts = true
    if (line.kind === 'blank' || (claim && wordless.has(claim.is))) {
      blanks++
      return
    }
    if (claim?.is === 'notes') return
    const common = { marker: line.marker, indent: line.indent, blanks: content.lines.length ? Math.min(blanks, 9) : 0 }
    content.at.push(index)
    if (claim?.is === 'heading') {
      const subtitle = claim.depth === 2 && title === index - 1
      const heading = claim.depth > 2 || subtitle
      if (claim.depth === 1) title = index
      content.lines.push({
        ...common, text: claim.text, kind: 'text',
        given: { role: subtitle ? 'subtitle' : heading && !starts ? 'text' : 'title', starts: !heading || starts },
      })
    } else if (claim) {
      content.lines.push({ ...common, text: line.text, kind: 'code', given: { role: claim.is === 'code' ? 'code' : 'text', starts } })
    } else {
      content.lines.push({
        ...common, text: line.text, kind: line.kind,
        ...(starts ? { given: { starts: true } } : complete && content.lines.length ? { given: { starts: false } } : {}),
      })
    }
    starts = false
    blanks = 0
  })
  return content
}
