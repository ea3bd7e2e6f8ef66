// What tells whether something would come out the same again: hashes of all that it is made of.
import { createHash } from 'node:crypto'
import { readFile, readdir, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { packageFolder } from '../project/package.ts'

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

/** What is another whenever the package is: its scripts, style sheets, fonts, layouts. */
export async function packageKey(): Promise<string> {
  const home = packageFolder()
  // the names of the chunks that these load say what is in them
  return hash(JSON.stringify(await Promise.all(['dist/cli.js', 'dist/index.js', 'dist/client', 'dist/fonts/fonts.json', 'layouts'].map((path) => contentOf(join(home, path))))))
}

/** Of a file or of all in a folder; '' where there is none. */
async function contentOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => null)
  if (found === null) return ''
  if (!found.isDirectory()) return hash(await readFile(path))
  const names = (await readdir(path)).sort()
  return hash(JSON.stringify(await Promise.all(names.map(async (name) => [name, await contentOf(join(path, name))]))))
}

export const hash = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex').slice(0, 32)
