// What the author said of lines, line by line: no guess touches what is claimed here.
import type { Diagnostic } from '../../../../model/diagnostic.ts'
import type { Source } from '../../../../model/source.ts'
import type { Field } from '../../../document.ts'
import type { Line } from '../lines.ts'

export type Claim =
  /** a slide begins with the next line that has words; `untitled` where that is no title */
  | { is: 'break'; reason: string; untitled?: true }
  /** `depth` 1 and 2 begin slides, unless the heading only carries on the one above as a subtitle */
  | { is: 'heading'; depth: number; text: string; start: number; reason: string }
  /** code between fences or under a directive, or maths (`lang` is `math`); all lines of one block share `block` */
  | { is: 'code'; block: CodeBlock }
  /** speaker notes; all lines of one note share `note` */
  | { is: 'notes'; note: { text: string; start: number } }
  /** metadata of a slide */
  | { is: 'fields'; fields: Field[] }
  /** all rows of one table share `table` */
  | { is: 'table'; table: Table }
  | { is: 'image'; url: string; alt: string; title?: string | undefined }
  /** drawn by nothing: an underline, front matter, what a diagnostic tells of */
  | { is: 'silent' }

export interface Table {
  /** what stands between two cells */
  between: RegExp
  /** whether a line of dashes stands under its head */
  ruled: boolean
}

export interface CodeBlock {
  lang?: string
  title?: string
  value: string
}

/** What the readers of given structure share. */
export interface Given {
  source: Source
  lines: readonly Line[]
  /** by index of the line */
  claims: (Claim | undefined)[]
  diagnostics: Diagnostic[]
  /** front matter */
  fields: Field[]
}

/** Whether a line is nobody's yet and has words. */
export const isFree = ({ lines, claims }: Given, index: number): boolean =>
  lines[index] !== undefined && !claims[index] && lines[index].kind !== 'blank'

/** Whether nothing stands at a line: it is blank, drawn by nothing, or beyond the text. */
export const isOpen = ({ lines, claims }: Given, index: number): boolean =>
  lines[index] === undefined || lines[index].kind === 'blank' || claims[index]?.is === 'silent' || claims[index]?.is === 'break'
