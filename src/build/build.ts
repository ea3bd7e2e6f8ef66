// Builds a folder that any static server, any sub-path and file: can show: a deck, or a list of decks.
import { hasErrors } from '../model/diagnostic.ts'
import { Failure } from '../model/failure.ts'
import type { OpenedDeck } from '../project/open.ts'
import type { SiteFile } from '../render/look.ts'
import { renderSite } from '../render/site.ts'
import { findDecks } from './decks.ts'
import { renderListing, type ListedDeck } from './listing.ts'
import { replaceFolder, type Written } from './write.ts'

export interface BuildOptions {
  /** folder to write, as the user named it */
  output: string
  cwd: string
  /** opens a deck and tells its author what is wrong with it */
  open: (file: string) => Promise<OpenedDeck>
  /** called as each deck's turn comes, counted from 1 */
  progress: (file: string, number: number, total: number) => void
  /** called for a deck that could not be opened while others go on */
  failed: (failure: Failure) => void
  signal: AbortSignal
}

export interface BuildReport extends Written {
  decks: number
  slides: number
  /** decks that were left out, as the user named them */
  broken: string[]
}

/**
 * One file becomes `output/index.html`; several, or a folder, become `output/NAME/` each and a list of them.
 * A deck with errors is left out and the others are built; where none is good, `output` stays as it was.
 * @throws Failure where a file is not there or `output` cannot be written
 */
export async function buildDecks(named: readonly string[], options: BuildOptions): Promise<BuildReport> {
  const { decks, listed } = await findDecks(named, options.cwd)
  const built: ListedDeck[] = []
  const broken: string[] = []
  const written = await replaceFolder(options.output, options.cwd, async (write) => {
    const writeAll = async (site: readonly SiteFile[]): Promise<void> => {
      for (const file of site) await write(file)
    }
    for (const [index, { file, folder }] of decks.entries()) {
      options.signal.throwIfAborted()
      options.progress(file, index + 1, decks.length)
      const opened = await openOne(file, listed, options)
      if (opened?.deck == null || hasErrors(opened.diagnostics)) {
        broken.push(file)
        continue
      }
      await writeAll(inFolder(folder, renderSite(opened.deck, opened.look, opened.assets, { pages: ['index', 'embed'] })))
      built.push({ folder, meta: opened.deck.meta, slides: opened.deck.slides.length })
    }
    if (listed && built.length > 0) await writeAll(renderListing(built))
  })
  const slides = built.reduce((sum, deck) => sum + deck.slides, 0)
  return { ...written, decks: built.length, slides, broken }
}

/** In a list of talks one that cannot be opened does not stop the others; alone it is the command's failure. */
async function openOne(file: string, listed: boolean, options: BuildOptions): Promise<OpenedDeck | null> {
  try {
    return await options.open(file)
  } catch (error) {
    if (!listed || !(error instanceof Failure)) throw error
    options.failed(error)
    return null
  }
}

const inFolder = (folder: string, site: readonly SiteFile[]): SiteFile[] =>
  folder === '' ? [...site] : site.map((file) => ({ ...file, path: `${folder}/${file.path}` }))
