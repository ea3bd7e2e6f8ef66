// Opens a deck: reads the file, its look and its pictures. Everything else works on the value this returns.
import type { Deck } from '../model/deck.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Source } from '../model/source.ts'
import type { Asset, Look } from '../render/look.ts'

export interface OpenOptions {
  /** folder that a relative `file` and reports refer to */
  cwd: string
  /** wins over the deck's own */
  theme?: string
  /** name of a format; wins over extension and content */
  from?: string
  readStdin?: () => Promise<string>
}

export interface OpenedDeck {
  source: Source
  /** name of the file without folder and extension; `talk` for standard input */
  name: string
  /** folder of the file; relative links and pictures are looked up in it, never outside */
  folder: string
  /** laid out: layouts chosen, long slides continued, ids and numbers final. null where the text holds no slide */
  deck: Deck | null
  look: Look
  assets: Asset[]
  diagnostics: Diagnostic[]
  /** files and folders on disk that change what the deck looks like */
  watch: string[]
}

/**
 * The deck of a file, or of standard input for `-`.
 * @throws Failure (usage) when the file or the theme cannot be read
 */
export declare function openDeck(file: string, options: OpenOptions): Promise<OpenedDeck>
