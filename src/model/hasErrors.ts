// Apart from diagnostic.ts, so that a command that opens no deck does not load zod.
import type { Diagnostic } from './diagnostic.ts'

/** Whether anything in the list makes the deck wrong. */
export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((diagnostic) => diagnostic.severity === 'error')
