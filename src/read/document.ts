// What a format makes of a text: blocks with positions, and marks that are not drawn.
import type { Block, Inline } from '../model/block.ts'
import type { Reason } from '../model/deck.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Position } from '../model/position.ts'
import type { Source } from '../model/source.ts'

/** One `key: value` that an author wrote; `value` is what YAML made of it. */
export interface Field {
  key: string
  value: unknown
  position: Position
}

export type Mark =
  /** a slide begins here; confidence 1 where the author said so */
  | { type: 'slideBreak'; position: Position; why: Reason }
  /** the slide's title and subtitle, where the format knows them; otherwise its first heading is the title; a title may open a section */
  | { type: 'title' | 'subtitle'; children: Inline[]; position: Position; why: Reason; opensSection?: true }
  /** metadata of the slide it stands on */
  | { type: 'fields'; fields: Field[]; position: Position }
  /** speaker notes of the slide it stands on; a slide may have several */
  | { type: 'notes'; children: Block[]; position: Position }
  /** what follows, up to the next slide or region, belongs to the region of that name */
  | { type: 'region'; name: string; position: Position }

export interface Document {
  /** front matter */
  fields: Field[]
  nodes: (Block | Mark)[]
  diagnostics: Diagnostic[]
  /** what was found in parts of the text; an edit does not read those again that it left as they were */
  stretches?: Stretches
}

/** What stands in a part of a text, placed as if the part were the text. */
export type Stretch = Pick<Document, 'nodes' | 'diagnostics'>

/** By the part's text; null where it goes on in the next part. */
export type Stretches = ReadonlyMap<string, Stretch | null>

/** A way to write a talk. Each is one folder in `formats/` and one line in its `index.ts`. */
export interface Format {
  name: string
  /** file name extensions without the dot */
  extensions: readonly string[]
  /** @param before what was read before an edit, by the same format */
  read: (source: Source, before?: Document) => Document
}
