// What an exporter is: a way to make files of a talk, with or without a browser.
import type { RunningBrowser } from '../browser/browser.ts'
import type { Deck } from '../model/deck.ts'
import type { Source } from '../model/source.ts'
import type { Asset, Look, Site } from '../render/look.ts'
import type { PageName } from '../render/site.ts'
import type { Wanted } from './wanted.ts'

export interface Talk {
  /** the slides that are wanted, with the numbers that they have in the whole talk */
  deck: Deck
  look: Look
  assets: readonly Asset[]
  source: Source
  wanted: Wanted
  /** the pages that the exporters of this run need */
  site: Site
  /** the slides that are wanted as they were read, before they were laid out and long ones continued */
  asRead: Deck
  /** all of the talk, where only some slides are wanted */
  whole: Deck
}

export interface ExportOptions {
  /** @throws Failure (noBrowser) */
  browser: () => Promise<RunningBrowser>
  step: Step
}

/** Is told what is being done now, in words such as `printing 28 slides`, and how far that is, where it is known. */
export type Step = (doing: string, part?: { done: number; of: number }) => void

export interface Exported {
  /** with what follows the target's name in theirs: '' for one, `-07` for many */
  files: { suffix: string; bytes: Uint8Array }[]
  /** in words, such as `22 pages` */
  what: string
  /** addresses that the slides asked for and that are not in the site */
  refused: string[]
  /** what else the user should know */
  warnings?: string[]
}

/** Makes the files of a talk. @throws Failure where the browser or the file is not as it must be */
export type Export = (talk: Talk, options: ExportOptions) => Promise<Exported>

/** A kind of file. Each is one file in `formats/` and one entry in its `index.ts`. */
export interface Exporter {
  /** its flag, without the dashes */
  name: string
  /** file name extensions without the dot, the usual one first */
  extensions: readonly [string, ...string[]]
  /** what the file is, for the help */
  summary: string
  /** the pages of the site that it needs */
  pages: readonly PageName[]
  /** whether it cannot do without a browser */
  browser: boolean
  /** what makes it is only read where it is wanted, and after the browser was told to start */
  load: () => Promise<Export>
}
