// Something to tell the author, with its place: LSP's diagnostic. Problems are values; one room prints them.
import { z } from 'zod'
import { Position } from './position.ts'

export const Severity = z.enum(['error', 'warning', 'info'])
export type Severity = z.infer<typeof Severity>

export const Diagnostic = z.object({
  severity: Severity,
  /** stable and kebab-case, such as `unknown-layout` */
  code: z.string(),
  /** one sentence that says what is wrong */
  message: z.string(),
  /** the source it is about, as the user wrote it */
  path: z.string(),
  position: Position.optional(),
  /** number of the slide, where it is about how that one is drawn */
  slide: z.number().int().min(1).optional(),
  /** one sentence that says what to do */
  hint: z.string().optional(),
})
export type Diagnostic = z.infer<typeof Diagnostic>

/** A value and what there is to say about it. */
export interface Result<T> {
  value: T
  diagnostics: Diagnostic[]
}
