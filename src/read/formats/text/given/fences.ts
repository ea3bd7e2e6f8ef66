// Code between fences of backticks or tildes, and maths between two dollar signs, as in Markdown.
//
//   ```js app.js
//   run()
//   ```
import { mathBlock } from '../../../math.ts'
import type { CodeBlock, Given } from './claims.ts'
import { isFree } from './claims.ts'

export function findFences(given: Given): void {
  const { lines, claims, source } = given
  for (let index = 0; index < lines.length; index++) {
    if (!isFree(given, index)) continue
    const math = mathBlock((at) => lines[at]?.full, index)
    if (math) {
      const block: CodeBlock = { lang: 'math', value: math.value }
      for (let at = index; at <= math.end; at++) claims[at] = { is: 'code', block }
      index = math.end
      continue
    }
    const open = /^(`{3,}|~{3,})\s*([^`]*)$/.exec(lines[index]!.full)
    if (!open) continue
    const end = closing(given, index + 1, open[1]!)
    // a fence that nobody closes is a line of text
    if (end < 0) continue
    const [lang, ...rest] = open[2]!.trim().split(/\s+/)
    const block: CodeBlock = {
      ...(lang ? { lang } : {}),
      ...(rest.length ? { title: rest.join(' ') } : {}),
      value: lines.slice(index + 1, end).map((line) => outdent(source.text.slice(line.start, line.end), lines[index]!.indent)).join('\n'),
    }
    for (let at = index; at <= end; at++) claims[at] = { is: 'code', block }
    index = end
  }
}

function closing({ lines }: Given, from: number, fence: string): number {
  for (let index = from; index < lines.length; index++) {
    const text = lines[index]!.full
    if (text.length >= fence.length && text === fence[0]!.repeat(text.length)) return index
  }
  return -1
}

/** Code that is indented as its fence is not indented. */
const outdent = (text: string, indent: number): string => text.slice(/^[ \t]*/.exec(text.slice(0, indent))![0].length)
