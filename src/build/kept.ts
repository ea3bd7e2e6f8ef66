// What an earlier build of a site left in its folder of each talk.
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Manifest } from '../model/manifest.ts'

/** where a site says what its talks were made of */
export const recordPath = '_deck/talks.json'

const KeptTalk = z.object({
  /** another one where what it was made of is */
  key: z.string(),
  /** what it was made of: files and folders, relative to the deck's own */
  inputs: z.array(z.string()),
  /** as the author wrote it */
  available: z.string().optional(),
  /** without what a schedule says */
  manifest: Manifest,
  /** slides, PDF, pictures */
  made: z.array(z.string()),
  /** pages that know the site they stand in */
  pages: z.object({ key: z.string(), files: z.array(z.string()) }),
})
export type KeptTalk = z.infer<typeof KeptTalk>

const Record = z.object({ version: z.literal(1), talks: z.record(z.string(), KeptTalk) })
export type SiteRecord = z.infer<typeof Record>

/** What the last build wrote down; null where there was none, or it is not readable. */
export async function readRecord(output: string): Promise<SiteRecord | null> {
  const text = await readFile(join(output, recordPath), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    return Record.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Whether all of its files are still there. */
export async function isWhole(output: string, { made, pages }: KeptTalk): Promise<boolean> {
  const found = await Promise.all([...made, ...pages.files].map((path) => stat(join(output, path)).then((file) => file.isFile(), () => false)))
  return found.every(Boolean)
}
