// Builds a folder that any static server, any sub-path and file: can show: a deck, or a site of many.
import { hasErrors } from '../model/hasErrors.ts'
import { Failure, exitCodes } from '../model/failure.ts'
import { putAround, type Around } from '../project/around.ts'
import { keepsIds, writeLock } from '../project/lock.ts'
import type { OpenedDeck } from '../project/open.ts'
import { renderSite } from '../render/site.ts'
import type { OpenJoin } from '../schedule/join.ts'
import type { Schedule } from '../schedule/schedule.ts'
import { findDecks } from './decks.ts'
import { checkSecrets, type Secrets } from './secrets.ts'
import type { Paper, ReadyDeck } from './talk.ts'
import { replaceFolder, type Written } from './write.ts'

export interface BuildOptions {
  /** folder to write, as the user named it */
  output: string
  cwd: string
  /** address that the folder will have, ending in `/`; null where it is not known */
  base: string | null
  /** of a site of several talks, instead of their event's */
  title: string | undefined
  /** of the conference whose talks the decks are, and the file it was read from */
  schedule: Schedule | null
  scheduleFile: string | undefined
  /** style sheet of the conference, over the site's own */
  brand: string | undefined
  /** slides of the conference for before and after every talk's own */
  around: Around
  /** builds only every so many-th talk; null for all */
  shard: { number: number; of: number } | null
  /** folders of shards that were built elsewhere: their talks are kept */
  parts: readonly string[]
  /** begins to keep the ids of slides in a lock file beside each deck; where there is one it is kept up to date */
  lock: boolean
  /** opens a deck and tells its author what is wrong with it */
  open: (file: string) => Promise<OpenedDeck>
  /** PDFs and pictures of a site of several talks; null for none */
  paper: Paper | null
  secrets: Secrets
  /** ms; slides with a later `available:` are held back */
  now: number
  /** options that change what a deck looks like; another value builds all anew */
  settings: unknown
  /** called as each deck's turn comes, counted from 1 */
  progress: (file: string, number: number, total: number) => void
  /** called for a deck that could not be opened or printed while others go on */
  failed: (file: string, failure: Failure) => void
  /** whether a failure ends everything */
  stops: (failure: Failure) => boolean
  signal: AbortSignal
}

export interface BuildReport extends Written {
  decks: number
  slides: number
  /** decks that are as they were */
  kept: number
  /** decks that were left out, as the user named them */
  broken: string[]
  /** decks that are there without their PDF, which was not as it must be */
  unprinted: string[]
  /** decks that wait for the end of their talk, which nothing tells */
  unending: string[]
  /** decks and the schedule's talks that were not joined; null without a schedule */
  join: OpenJoin | null
}

/**
 * One file becomes `output/index.html`; several, or a folder, become a site of talks.
 * A deck with errors is left out; where none is good, `output` stays as it was.
 * @throws Failure where a file is not there or `output` cannot be written
 */
export async function buildDecks(named: readonly string[], options: BuildOptions): Promise<BuildReport> {
  const { decks, listed } = await findDecks(named, options.cwd)
  if (!listed && options.schedule) {
    throw new Failure('A schedule goes with a site of several talks.', exitCodes.usage, 'Name the folder of the talks, or several of them.')
  }
  if (!listed) return buildDeck(decks[0]!.file, options)
  const { buildConference } = await import('./conference.ts')
  return buildConference(decks, options)
}

async function buildDeck(file: string, options: BuildOptions): Promise<BuildReport> {
  const opened = await options.open(file)
  if (opened.deck === null || hasErrors(opened.diagnostics)) return { files: 0, bytes: 0, decks: 0, slides: 0, kept: 0, broken: [file], unprinted: [], unending: [], join: null }
  if (keepsIds(file, options.lock, opened.locked)) await writeLock(file, options.cwd, opened.asRead!, opened.deck)
  const { deck, look, assets } = await putAround(opened as ReadyDeck, options.around, options.cwd)
  const site = renderSite(deck, look, assets, { pages: ['index', 'embed'], base: options.base ?? undefined })
  checkSecrets(file, deck, { files: site, open: deck.meta.notes === 'public' }, options.secrets)
  const written = await replaceFolder(options.output, options.cwd, async (write) => {
    for (const one of site) await write(one)
  })
  return { ...written, decks: 1, slides: deck.slides.length, kept: 0, broken: [], unprinted: [], unending: [], join: null }
}
