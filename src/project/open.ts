// Opens a deck: reads the file, its look and its pictures. Everything else works on the value this returns.
import { readFile } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import type { Deck } from '../model/deck.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { Failure, exitCodes } from '../model/failure.ts'
import type { Position } from '../model/position.ts'
import { linesAt, makeSource, positionAt, type Source } from '../model/source.ts'
import type { SlideSize } from '../model/stage.ts'
import type { Document } from '../read/document.ts'
import { formatNames, read } from '../read/read.ts'
import { composeDeck, type Composition } from '../render/compose.ts'
import type { Asset, Look } from '../render/look.ts'
import { findAssets, type SeenFiles } from './assets.ts'
import { findDiagrams, type Diagram } from './diagrams.ts'
import { lockFileOf, readLock } from './lock.ts'
import { lookFolders, readLook, unknownTheme, type FoundLook } from './look.ts'
import { checkMath, findMath } from './math.ts'
import { withEmoji } from './shortcodes.ts'

export interface OpenOptions {
  /** folder that a relative `file` and reports refer to */
  cwd: string
  /** wins over the deck's own */
  theme?: string | undefined
  /** shape of the slides; wins over the deck's own */
  size?: SlideSize | undefined
  /** style sheet of a conference, over whichever theme */
  brand?: string | undefined
  /** name of a format; wins over extension and content */
  from?: string | undefined
  readStdin?: (() => Promise<string>) | undefined
  /** folder of drawn diagrams; without it all are shown as they are written */
  diagrams?: string | undefined
  /** the same deck before an edit: makes it faster, never different */
  before?: OpenedDeck | undefined
}

export interface OpenedDeck {
  source: Source
  /** name of the file without folder and extension; `talk` for standard input */
  name: string
  /** folder of the file; relative links and pictures are looked up in it, never outside */
  folder: string
  /** laid out: layouts chosen, long slides continued, ids and numbers final. null where the text holds no slide */
  deck: Deck | null
  /** as it was read, before that */
  asRead: Deck | null
  look: Look
  assets: Asset[]
  diagnostics: Diagnostic[]
  /** whether a lock file keeps the ids of its slides */
  locked: boolean
  /** diagrams that are shown as they are written until a browser has drawn them */
  undrawn: Diagram[]
  /** files and folders on disk that change what the deck looks like */
  watch: string[]
  /** what reading an edit of it need not find out anew */
  known: { document: Document | null; look: FoundLook; composition?: Composition; seen: SeenFiles }
}

/**
 * The deck of a file, or of standard input for `-`.
 * @throws Failure (usage) when the file, the format or the theme that the user named is not there
 */
export async function openDeck(file: string, options: OpenOptions): Promise<OpenedDeck> {
  if (options.from !== undefined && !formatNames.includes(options.from)) {
    throw new Failure(`There is no format "${options.from}".`, exitCodes.usage, `Formats: ${formatNames.join(', ')}.`)
  }
  const source = makeSource(file, await readText(file, options))
  const folder = file === '-' ? options.cwd : dirname(resolve(options.cwd, file))
  const { known } = options.before ?? {}
  const seen: SeenFiles = known?.seen ?? new Map()
  const lock = file === '-' ? null : await readLock(file, options.cwd)
  const { value, diagnostics, document } = read(source, { format: options.from, lock: lock?.value ?? null, before: known?.document })
  const size = options.size ?? value?.meta.size
  const draft = value && size ? { ...value, meta: { ...value.meta, size } } : value

  const math = draft ? findMath(draft) : []
  const foundLook = await readLook(folder, options.theme ?? draft?.meta.theme, known?.look, { math: math.length > 0, size, brand: options.brand })
  const { look, missingTheme } = foundLook
  if (missingTheme !== null) {
    const problem = unknownTheme(missingTheme, look, file)
    if (options.theme !== undefined) throw new Failure(problem.message, exitCodes.usage, problem.hint)
    diagnostics.push({ ...problem, position: placeOfValue(source, missingTheme, 1) })
  }
  const opened = {
    source,
    name: file === '-' ? 'talk' : basename(file, extname(file)),
    folder,
    look,
    locked: lock !== null,
    watch: [
      ...(file === '-' ? [] : [file, lockFileOf(file)].map((path) => resolve(options.cwd, path))),
      join(folder, lookFolders.layouts),
      join(folder, lookFolders.themes),
    ],
  }
  if (draft === null) return { ...opened, deck: null, asRead: null, assets: [], undrawn: [], diagnostics, known: { document, look: foundLook, seen } }

  const drawn = options.diagrams === undefined ? null : await findDiagrams(draft, look, options.diagrams, file)
  const written = drawn?.deck ?? draft
  const whole = await withEmoji(written, source.text)
  const files = await findAssets(whole, folder, file, seen)
  const assets = [...files.value, ...drawn?.assets ?? []]
  const undrawn = drawn?.undrawn ?? []
  const composition = composeDeck(whole, look, assets, known?.composition)
  const { value: deck, remarks } = composition
  return {
    ...opened,
    deck,
    asRead: draft,
    assets,
    undrawn,
    watch: [...opened.watch, ...assets.map((asset) => asset.from), ...undrawn.flatMap(({ files }) => Object.values(files))],
    diagnostics: [
      ...diagnostics,
      ...lock?.diagnostics ?? [],
      ...[...look.layouts.values()].flatMap((layout) => layout.diagnostics),
      ...files.diagnostics,
      ...checkMath(math, look, source),
      ...drawn?.diagnostics ?? [],
      ...remarks.map(({ line, value, ...remark }) => ({
        ...remark,
        path: file,
        position: value === undefined ? linesAt(source, line) : placeOfValue(source, value, line),
      })),
    ],
    known: { document, look: foundLook, composition, seen },
  }
}

/** Where an author wrote a value of the metadata: the nearest to a line, since metadata stands before or on its slide. */
function placeOfValue(source: Source, value: string, line: number): Position {
  const near = source.lineStarts[line - 1] ?? 0
  let best = -1
  for (let at = source.text.indexOf(value); at >= 0; at = source.text.indexOf(value, at + 1)) {
    const isValue = /[\w-]\s*:\s*["']?$/.test(source.text.slice(source.text.lastIndexOf('\n', at - 1) + 1, at))
    if (isValue && (best < 0 || Math.abs(at - near) < Math.abs(best - near))) best = at
  }
  return best < 0 ? linesAt(source, line) : positionAt(source, best, best + value.length)
}

/**
 * The text of a file, or of standard input for `-`, with its byte order mark and line ends as they are.
 * @throws Failure (usage) when there is none, or it is not UTF-8
 */
export async function readText(file: string, { cwd, readStdin }: Pick<OpenOptions, 'cwd' | 'readStdin'>): Promise<string> {
  if (file === '-') {
    if (!readStdin) throw new Failure('There is no standard input to read here.', exitCodes.usage)
    return readStdin()
  }
  const bytes = await readFile(resolve(cwd, file)).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(file, error)
  })
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Failure(`${file} is not UTF-8 text.`, exitCodes.usage, 'Save it as UTF-8, or export the talk as plain text first.')
  }
}

function unreadable(file: string, error: NodeJS.ErrnoException): Failure {
  if (error.code === 'ENOENT') {
    return new Failure(`There is no file ${file}.`, exitCodes.usage, 'Start a talk with "deck new NAME", or write "-" to read standard input.')
  }
  if (error.code === 'EISDIR') return new Failure(`${file} is a folder.`, exitCodes.usage, 'Name the talk\'s file in it.')
  return new Failure(`${file} cannot be read: ${error.message}.`, exitCodes.usage)
}
