// Whether a site stands as it would come out again: then nothing is opened, drawn or written.
import { readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { BuildOptions, BuildReport } from './build.ts'
import { findDecks, type FoundDeck } from './decks.ts'
import { hash, keyOf, packageKey } from './keys.ts'
import { listPath, readList, type BuiltFile, type Written } from './write.ts'

/** where a site of talks says what all of it was made of */
const builtPath = '_deck/built.json'

interface Built {
  /** another one where anything is that the site was made of */
  key: string
  /** what each deck was made of, as `keyOf` names it, by the deck's file */
  inputs: Record<string, string[]>
  /** ms; from then on slides are to be seen that were held back */
  until: number | null
  report: Report
}

/** What is the same, whichever machine made the site and out of which parts. */
type Report = Omit<BuildReport, keyof Written | 'kept'>

/** What decides how a site comes out, beside its decks. */
export type Decisive = Pick<BuildOptions, 'output' | 'cwd' | 'base' | 'title' | 'scheduleFile' | 'shard' | 'lock' | 'paper' | 'settings' | 'now'>

/** What every talk depends on. */
export const talkSettings = async ({ settings, paper, base }: Decisive): Promise<unknown> => [await packageKey(), settings, paper !== null, base !== null]

/** The report of the build that made the site, where this one would make it again and all its files are there; otherwise null. */
export async function readUnchanged(named: readonly string[], decisive: Decisive): Promise<BuildReport | null> {
  if (decisive.shard !== null) return null
  try {
    const site = resolve(decisive.cwd, decisive.output)
    const { key, inputs, until, report } = JSON.parse(await readFile(join(site, builtPath), 'utf8')) as Built
    const { decks } = await findDecks(named, decisive.cwd)
    const settings = await talkSettings(decisive)
    const keys = await Promise.all(decks.map(async ({ file }) => (await keyOf(file, decisive.cwd, inputs[file]!, settings)).key))
    if ((until !== null && decisive.now >= until) || key !== await siteKey(decks, keys, decisive)) return null
    const written = await measure(site)
    return written && { ...report, kept: report.decks, ...written }
  } catch {
    // whatever is not as it was left is made anew, and what is wrong is told then
    return null
  }
}

/** For the next build; of a whole site only, in which nothing is missing that a further try may bring. */
export async function builtFile(decks: readonly (FoundDeck & { key: string; inputs: string[] })[], until: number, report: Report, decisive: Decisive): Promise<BuiltFile> {
  const built: Built = {
    key: await siteKey(decks, decks.map(({ key }) => key), decisive),
    inputs: Object.fromEntries(decks.map(({ file, inputs }) => [file, inputs])),
    until: Number.isFinite(until) ? until : null,
    report,
  }
  return { path: builtPath, text: JSON.stringify(built) }
}

/** @param keys of each deck */
async function siteKey(decks: readonly FoundDeck[], keys: readonly string[], { cwd, base, title, scheduleFile, lock }: Decisive): Promise<string> {
  const schedule = scheduleFile === undefined ? null : await keyOf(scheduleFile, cwd, [resolve(cwd, scheduleFile)], null)
  return hash(JSON.stringify([decks.map(({ file, folder }, index) => [file, folder, keys[index]]), base, title, schedule, lock]))
}

/** null where a file is not as it was written. */
async function measure(site: string): Promise<Written | null> {
  const { files, bytes } = await readList(site)
  const sizes = await Promise.all(files.map(async (path) => (await stat(join(site, path))).size))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  return total - (await stat(join(site, listPath))).size === bytes ? { files: files.length, bytes: total } : null
}
