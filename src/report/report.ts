// Diagnostics as text for a terminal: place, severity, code, message, the source line, what to do.
import pc from 'picocolors'
import { count } from '../model/count.ts'
import type { Diagnostic, Severity } from '../model/diagnostic.ts'
import type { Source } from '../model/source.ts'
import { frame } from './frame.ts'

/**
 * One diagnostic as printed, without a newline at the end:
 *
 *   talk.md:12:9  error  unknown-layout  There is no layout "two-colums".
 *      11 | ---
 *   >  12 | layout: two-colums
 *         |         ^^^^^^^^^^
 *      Did you mean "two-columns"?
 */
export function formatDiagnostic(diagnostic: Diagnostic, source: Source, { color }: { color: boolean }): string {
  const paint = pc.createColors(color)
  const tint: Record<Severity, (text: string) => string> = { error: paint.red, warning: paint.yellow, info: paint.cyan }
  const { start } = diagnostic.position ?? {}
  const path = diagnostic.path === '-' ? '<stdin>' : diagnostic.path
  const place = start ? `${path}:${start.line}:${start.column}` : path
  const head = [
    paint.bold(place),
    tint[diagnostic.severity](diagnostic.severity),
    paint.dim(diagnostic.code),
    diagnostic.slide === undefined ? diagnostic.message : `Slide ${diagnostic.slide}: ${diagnostic.message}`,
  ].join('  ')
  return [
    head,
    // the source of a layout beside the deck is not at hand; its place is enough
    ...(diagnostic.position && diagnostic.path === source.path ? [frame(source, diagnostic.position)] : []),
    ...(diagnostic.hint ? [`   ${diagnostic.hint}`] : []),
  ].join('\n')
}

/** warnings and notes of one kind that are shown in full; the rest are counted, so that errors stay in sight */
const shownOfAKind = 5

/** All of them in the order of the source, and a line that counts them; '' where there are none. */
export function formatReport(diagnostics: readonly Diagnostic[], source: Source, options: { color: boolean }): string {
  if (diagnostics.length === 0) return ''
  const sorted = [...diagnostics].sort((a, b) => (a.position?.start.offset ?? 0) - (b.position?.start.offset ?? 0))
  const seen = new Map<string, number>()
  const entries = sorted.flatMap((diagnostic) => {
    const nth = (seen.get(diagnostic.code) ?? 0) + 1
    seen.set(diagnostic.code, nth)
    return diagnostic.severity === 'error' || nth <= shownOfAKind ? [formatDiagnostic(diagnostic, source, options)] : []
  })
  const errors = new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code))
  const more = [...seen].flatMap(([code, number]) =>
    number > shownOfAKind && !errors.has(code) ? [`and ${number - shownOfAKind} more of ${code}`] : [])
  return `${[...entries, ...more, tally(diagnostics)].join('\n\n')}\n`
}

/** "2 errors, 1 warning" */
function tally(diagnostics: readonly Diagnostic[]): string {
  return (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const number = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
    return number === 0 ? [] : [count(number, severity === 'info' ? 'note' : severity)]
  }).join(', ')
}
