// Code → html: coloured at build time, one element a line, with the steps in which lines are told.
import hljs from 'highlight.js/lib/core'
import type { Code } from '../model/block.ts'
import { element, nothing, text, type Attributes, type Html } from './html.ts'
import { languages } from './languages.ts'

// Longer code is set plain: on odd input many grammars take quadratic time, and no slide shows as much.
const longestCode = 8_000
const longestLine = 500

/**
 * A `pre` with one `span.line` a line; `data-n` is its number where the block carries on another. Line steps stand in
 * `data-steps` as `1|3-4|all`, counted from 1 in this block; the first is the state at the start, each further one is an
 * empty `span.code-step.fragment` at the end of the `pre`, so that reveal.js counts it.
 */
export function renderCode(code: Code, attributes: Attributes): Html {
  const steps = code.steps?.map(stepText) ?? []
  // the line end is in the line: between blocks it would be a line of its own
  const lines = highlightedLines(code.value, code.lang).map((line, index, { length }) =>
    element('span', { class: 'line', 'data-n': code.start && code.start + index }, line, index < length - 1 ? text('\n') : nothing))
  const fragments = steps.slice(1).map((_, index) =>
    element('span', { class: 'fragment code-step', 'data-step': index + 1, hidden: true }))
  const pre = element('pre', {
    // code reads from left to right in every language, and is not translated
    dir: 'ltr',
    translate: 'no',
    'data-lang': code.lang,
    'data-steps': steps.length > 0 ? steps.join('|') : null,
    ...attributes,
  }, element('code', {}, ...lines), ...fragments)
  if (code.title === undefined) return pre
  return element('figure', { class: 'code' }, element('figcaption', {}, text(code.title)), pre)
}

/** Lines as html, highlighted where the language is known. */
export function highlightedLines(value: string, lang: string | undefined): Html[] {
  const grammar = lang === undefined ? undefined : languages.get(lang.toLowerCase())
  const source = value.replace(/\n$/, '')
  const plain = source.split('\n')
  if (!grammar || source.length > longestCode || plain.some((line) => line.length > longestLine)) return plain.map(text)
  const key = `${grammar.name} ${source}`
  const known = memo.get(key)
  if (known) return known
  if (!hljs.getLanguage(grammar.name)) hljs.registerLanguage(grammar.name, grammar.define)
  const lines = linesOf(hljs.highlight(source, { language: grammar.name, ignoreIllegals: true }).value)
  if (memo.size >= 1_000) memo.clear()
  memo.set(key, lines)
  return lines
}

// The same text always gives the same lines; an edit to one slide shall not colour the whole talk again.
const memo = new Map<string, Html[]>()

/** Cuts highlighted html at line ends: spans that go on are closed and opened again. */
function linesOf(html: string): Html[] {
  const open: string[] = []
  return html.split('\n').map((line) => {
    const before = open.join('')
    for (const [tag] of line.matchAll(/<span[^>]*>|<\/span>/g)) {
      if (tag === '</span>') open.pop()
      else open.push(tag)
    }
    return `${before}${line}${'</span>'.repeat(open.length)}` as Html
  })
}

/** [1, 3, 4] → "1,3-4"; an empty list means all lines. */
function stepText(lines: readonly number[]): string {
  if (lines.length === 0) return 'all'
  const runs: [number, number][] = []
  for (const line of [...lines].sort((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run && line <= run[1] + 1) run[1] = line
    else runs.push([line, line])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',')
}
