// What an earlier build of a site left in its folder, and whether it would come out the same again.
import { createHash } from 'node:crypto'
import { readFile, readdir, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { z } from 'zod'
import { Manifest } from '../model/manifest.ts'
import { packageFolder } from '../project/package.ts'

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

/**
 * @param inputs absolute, or relative to the folder of the deck
 * @param settings what else the talk depends on
 */
export async function keyOf(file: string, cwd: string, inputs: readonly string[], settings: unknown): Promise<{ key: string; inputs: string[] }> {
  const folder = dirname(resolve(cwd, file))
  const relatives = [...new Set(inputs.map((path) => relative(folder, resolve(folder, path)).replaceAll('\\', '/')))].sort()
  const parts = await Promise.all(relatives.map(async (path) => [path, await contentOf(join(folder, path))]))
  return { key: hash(JSON.stringify([settings, parts])), inputs: relatives }
}

/** What is another whenever the package is: its scripts, style sheets, layouts. */
export async function packageKey(): Promise<string> {
  const home = packageFolder()
  // the names of the chunks that these load say what is in them
  return hash(JSON.stringify(await Promise.all(['dist/cli.js', 'dist/index.js', 'dist/client', 'layouts'].map((path) => contentOf(join(home, path))))))
}

/** Of a file or of all in a folder; '' where there is none. */
async function contentOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => null)
  if (found === null) return ''
  if (!found.isDirectory()) return hash(await readFile(path))
  const names = (await readdir(path)).sort()
  return hash(JSON.stringify(await Promise.all(names.map(async (name) => [name, await contentOf(join(path, name))]))))
}

/** Whether all of its files are still there. */
export async function isWhole(output: string, { made, pages }: KeptTalk): Promise<boolean> {
  const found = await Promise.all([...made, ...pages.files].map((path) => stat(join(output, path)).then((file) => file.isFile(), () => false)))
  return found.every(Boolean)
}

export const hash = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex').slice(0, 32)
