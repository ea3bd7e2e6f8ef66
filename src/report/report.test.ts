import { expect, test } from 'vitest'
import type { Diagnostic } from '../model/diagnostic.ts'
import { linesAt, makeSource, positionAt } from '../model/source.ts'
import { formatDiagnostic, formatReport } from './report.ts'

const source = makeSource('decks/tour.md', '---\nlayout: two-colums\n---\n\n# Title\n')
const unknown: Diagnostic = {
  severity: 'error',
  code: 'unknown-layout',
  message: 'There is no layout "two-colums".',
  path: 'decks/tour.md',
  position: positionAt(source, 12, 22),
  hint: 'Did you mean "two-columns"? Layouts here: bullets, code.',
}

test('a place, the line before it, carets, and what to do', () => {
  expect(formatDiagnostic(unknown, source, { color: false })).toBe(`\
decks/tour.md:2:9  error  unknown-layout  There is no layout "two-colums".
     1 | ---
>    2 | layout: two-colums
       |         ^^^^^^^^^^
   Did you mean "two-columns"? Layouts here: bullets, code.`)
})

test('without a place there is no frame', () => {
  const { position: _, ...placeless } = unknown
  expect(formatDiagnostic({ ...placeless, severity: 'warning', hint: undefined }, source, { color: false }))
    .toBe('decks/tour.md  warning  unknown-layout  There is no layout "two-colums".')
})

test('standard input has a name', () => {
  const piped = { ...source, path: '-' }
  expect(formatDiagnostic({ ...unknown, path: '-' }, piped, { color: false })).toMatch(/^<stdin>:2:9  error  .*\n     1 \| ---/)
})

test('a long line is cut around the place', () => {
  const long = makeSource('a.txt', `${'x'.repeat(300)}HERE${'y'.repeat(300)}`)
  const shown = formatDiagnostic({ ...unknown, path: 'a.txt', position: positionAt(long, 300, 304), hint: undefined }, long, { color: false })
  expect(shown.split('\n').every((line) => line.length < 120)).toBe(true)
  const [, text, carets] = shown.split('\n')
  expect(text!.slice(carets!.indexOf('^'), carets!.lastIndexOf('^') + 1)).toBe('HERE')
})

test('colour is a choice', () => {
  expect(formatDiagnostic(unknown, source, { color: true })).toContain('\u001b[')
})

test('a report is in the order of the source and counts', () => {
  const later: Diagnostic = { ...unknown, severity: 'warning', code: 'later', position: linesAt(source, 5) }
  const report = formatReport([later, unknown], source, { color: false })
  expect(report.indexOf('unknown-layout')).toBeLessThan(report.indexOf('later'))
  expect(report.trimEnd().endsWith('1 error, 1 warning')).toBe(true)
  expect(formatReport([], source, { color: false })).toBe('')
})

test('many of a kind are counted, errors never', () => {
  const many = (severity: Diagnostic['severity'], code: string): Diagnostic[] =>
    Array.from({ length: 7 }, (_, index) => ({ severity, code, message: `Number ${index + 1}.`, path: 'decks/tour.md' }))
  const report = formatReport([...many('info', 'left-out'), ...many('error', 'broken')], source, { color: false })
  expect(report.match(/info {2}left-out/g)).toHaveLength(5)
  expect(report.match(/error {2}broken/g)).toHaveLength(7)
  expect(report.endsWith('\n\nand 2 more of left-out\n\n7 errors, 7 notes\n')).toBe(true)
})
