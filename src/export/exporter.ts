// What an exporter is: a way to make one file of a site with a browser.
import type { PageName } from '../render/site.ts'
import type { Site } from '../render/look.ts'
import type { RunningBrowser } from '../browser/browser.ts'

export interface ExportOptions {
  browser: RunningBrowser
  /** how many slides the deck has */
  slides: number
  /** told what is being done now, in words such as `printing 28 slides` */
  step?: (doing: string) => void
}

export interface Exported {
  bytes: Uint8Array
  pages: number
  /** addresses that the slides asked for and that are not in the site */
  refused: string[]
}

/** A kind of file. Each is one file in `formats/` and one line in its `index.ts`. */
export interface Exporter {
  name: string
  /** file name extensions without the dot, the usual one first */
  extensions: readonly [string, ...string[]]
  /** the pages of the site that it needs */
  pages: readonly PageName[]
  /** @throws Failure where the browser or the file is not as it must be */
  run: (site: Site, options: ExportOptions) => Promise<Exported>
}
