// Exports one talk: read once, drawn once, written in every format that is wanted.
import type { RunningBrowser } from '../browser/browser.ts'
import { count } from '../model/count.ts'
import type { Deck } from '../model/deck.ts'
import { hasErrors } from '../model/hasErrors.ts'
import { Failure, exitCodes } from '../model/failure.ts'
import type { OpenedDeck } from '../project/open.ts'
import { writeWhole } from '../project/writeWhole.ts'
import type { Look } from '../render/look.ts'
import { renderSite } from '../render/site.ts'
import type { Exporter, Step, Talk } from './exporter.ts'
import { pathOf, targetsOf } from './target.ts'
import { inRange, type Wanted } from './wanted.ts'

export interface RunOptions {
  cwd: string
  exporters: readonly Exporter[]
  wanted: Wanted
  /** as the user wrote it: a file, a folder, `-` for standard output */
  output: string | undefined
  /** whether other talks are exported too */
  several: boolean
  open: (file: string) => Promise<OpenedDeck>
  browser: () => Promise<RunningBrowser>
  /** how many slides there are, before anything slow is done with them */
  counted: (slides: number) => void
  step: Step
  /** the files of a format are there, or one went to standard output */
  written: (written: Written) => void
  warn: (message: string) => void
  out: (bytes: Uint8Array) => void
  signal: AbortSignal
}

export interface Written {
  /** where it is now, in the order of the slides; `-` for standard output */
  files: { target: string; bytes: number }[]
  format: string
  /** in words, such as `22 pages` */
  what: string
}

/**
 * @returns what was opened; what is wrong with it was reported by `open`
 * @throws Failure where something of it cannot be had or written; files of other formats may be there already
 */
export async function exportTalk(file: string, options: RunOptions): Promise<OpenedDeck> {
  const { exporters, wanted, output, step, signal } = options
  const opened = await options.open(file)
  const { deck } = opened
  if (deck === null || hasErrors(opened.diagnostics)) return opened
  const slides = deck.slides.filter(({ number }) => inRange(number, wanted.range))
  if (slides.length === 0) {
    throw new Failure(`${file} has ${count(deck.slides.length, 'slide')}, and none of them is in --range.`, exitCodes.usage, '"deck outline" shows their numbers.')
  }
  options.counted(slides.length)
  step(`setting ${count(slides.length, 'slide')}`)
  const part = { ...deck, slides }
  const look = wanted.light ? lightFace(opened.look) : opened.look
  const pages = [...new Set(exporters.flatMap((exporter) => exporter.pages))]
  const { assets } = opened
  const site = pages.length > 0 ? renderSite(part, look, assets, { pages, pieces: piecesFor(slides.length) }) : []
  const talk: Talk = { deck: part, asRead: readSlides(opened.asRead!, deck, wanted), whole: deck, look, assets, source: opened.source, wanted, site }
  /** addresses that are not in the site: every format that is drawn asks for them */
  const told = new Set<string>()
  for (const place of targetsOf(opened.name, exporters, output, options.several)) {
    const { exporter } = place
    const { files, what, refused, warnings = [] } = await (await exporter.load())(talk, options)
    signal.throwIfAborted()
    if (output === '-' && files.length > 1) {
      throw new Failure('Several files do not fit into standard output.', exitCodes.usage, 'Name a file or a folder with -o, or one slide with --range.')
    }
    const written = files.map(({ suffix, bytes }) => ({ target: output === '-' ? '-' : pathOf(place, suffix), bytes }))
    checkSizes(written, wanted.maxSize)
    for (const [done, { target, bytes }] of written.entries()) {
      step(`writing ${target}`, { done, of: written.length })
      if (target === '-') options.out(bytes)
      else await writeWhole(target, options.cwd, bytes)
      signal.throwIfAborted()
    }
    options.written({ files: written.map(({ target, bytes }) => ({ target, bytes: bytes.length })), format: exporter.name, what })
    warnings.forEach(options.warn)
    for (const address of refused) {
      if (!told.has(address)) options.warn(`The slides ask for ${address}, which is not part of the deck; it is left out.`)
      told.add(address)
    }
  }
  return opened
}

/**
 * In how many pieces so many slides are printed. What one page takes grows faster than its slides, and a second core prints
 * others meanwhile; few slides are printed before that gains anything. The same on every machine, as the file shall be.
 */
const piecesFor = (slides: number): number => (slides < 300 ? 1 : Math.max(2, Math.min(8, Math.round(slides / 400))))

/** @throws Failure (unsound) where a file is larger than the user allows */
function checkSizes(files: readonly { target: string; bytes: Uint8Array }[], most: number | null): void {
  const large = files.find(({ bytes }) => most !== null && bytes.length > most)
  if (!large) return
  throw new Failure(`${large.target} would have ${megabytes(large.bytes.length)}, more than --max-size allows (${megabytes(most!)}).`, exitCodes.unsound,
    large.target.endsWith('.pdf') ? 'Let --resample 150 make its pictures smaller, or export fewer slides with --range.' : 'Make the talk\'s pictures smaller, or export fewer slides with --range.')
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e5 ? 3 : 1)} MB`

/** The slides as they were read of which some part is wanted. */
function readSlides(asRead: Deck, { slides }: Deck, { range }: Wanted): Deck {
  let index = -1
  const kept = new Set(slides.flatMap(({ number, continued }) => {
    if (!continued) index++
    return inRange(number, range) ? [index] : []
  }))
  return { ...asRead, slides: asRead.slides.filter((_, index) => kept.has(index)) }
}

/** The same look in its colours for paper. */
const lightFace = (look: Look): Look => ({ ...look, theme: { ...look.theme, css: `${look.theme.css}\n:root { color-scheme: light }` } })
