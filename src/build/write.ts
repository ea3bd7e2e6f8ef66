// Replaces a folder with a new one, whole or not at all, and only one that was made here.
import { randomUUID } from 'node:crypto'
import { chmod, copyFile, link, readFile, readdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { Failure, exitCodes } from '../model/failure.ts'
import { makeFolder } from '../project/makeFolder.ts'
import type { SiteFile } from '../render/look.ts'

/** where a folder tells what was written into it, so that nothing else is ever thrown away */
export const listPath = '_deck/files.json'

interface List {
  version: 1
  files: string[]
  /** of all of them but the list */
  bytes: number
}

/** files that file managers leave everywhere; nobody misses them */
const litter = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

/** A file of a site, or one that was made as bytes: a picture, a PDF. */
export type BuiltFile = SiteFile | { path: string; bytes: Uint8Array }

export interface Written {
  files: number
  bytes: number
}

/**
 * Calls `fill` with a function that writes one file, and then puts all of them in the place of `folder` at once.
 * `keep` takes a file over from what is there now, or from another folder. Where `fill` throws or writes nothing, what was there before stays.
 * @throws Failure (unwritable) where the folder holds files of others, or the disk refuses
 */
export async function replaceFolder(
  folder: string,
  cwd: string,
  fill: (write: (file: BuiltFile) => Promise<void>, keep: (path: string, from?: string) => Promise<void>) => Promise<void>,
): Promise<Written> {
  const target = await realpath(resolve(cwd, folder)).catch(() => resolve(cwd, folder))
  const before = await ownFolder(target, folder, cwd)
  // beside the target, because a rename does not cross disks
  const stage = join(dirname(target), `.${basename(target)}-${randomUUID().slice(0, 8)}`)
  await onDisk(folder, () => makeFolder(stage))
  const writing: Promise<void>[] = []
  let over = false
  try {
    const paths: string[] = []
    let bytes = 0
    // several may be written at the same time
    const note = (path: string, size: number): void => {
      paths.push(path)
      bytes += size
    }
    const made = new Map([[stage, Promise.resolve()]])
    /** Each folder once, after the one it is in: a site has many files, and they are written side by side. */
    const folderOnce = (path: string): Promise<void> => {
      const making = made.get(path) ?? folderOnce(dirname(path)).then(() => makeFolder(path))
      made.set(path, making)
      return making
    }
    const placeFor = async (path: string): Promise<string> => {
      const to = join(stage, path)
      await folderOnce(dirname(to))
      return to
    }
    const put = async (path: string, place: (to: string) => Promise<number>): Promise<void> => {
      if (over) throw new Error(`${path} comes too late.`)
      const work = onDisk(folder, async () => note(path, await place(await placeFor(path))))
      writing.push(work)
      await work
    }
    const write = (file: BuiltFile): Promise<void> => put(file.path, (to) => writeSiteFile(to, file))
    const keep = (path: string, from = target): Promise<void> => put(path, (to) => takeOver(join(from, path), to))
    await fill(write, keep)
    if (paths.length === 0) return { files: 0, bytes: 0 }
    const list: List = { version: 1, files: [...paths, listPath].sort(), bytes }
    await write({ path: listPath, text: `${JSON.stringify(list, null, 1)}\n` })
    if (before) await chmod(stage, before.mode)
    await onDisk(folder, () => swap(stage, target, before !== null))
    return { files: paths.length, bytes }
  } finally {
    // where one has failed, others are still being written, and would stand in the way of what went wrong first
    over = true
    await Promise.allSettled(writing)
    await rm(stage, { recursive: true, force: true })
  }
}

/** The folder as it stands, null where there is none. @throws Failure where replacing it would lose something */
async function ownFolder(target: string, folder: string, cwd: string): Promise<{ mode: number } | null> {
  const found = await stat(target).catch(() => null)
  if (found === null) return null
  if (!found.isDirectory()) throw new Failure(`${folder} is a file, not a folder.`, exitCodes.unwritable, 'Name another folder with -o.')
  if (`${cwd}${sep}`.startsWith(`${target}${sep}`)) {
    throw new Failure(`${folder} is the folder you are in; it cannot be replaced.`, exitCodes.unwritable, 'Name a folder in it, such as "-o site".')
  }
  const own = new Set((await readList(target)).files)
  const entries = await readdir(target, { recursive: true, withFileTypes: true })
  const foreign = entries
    .filter((entry) => !entry.isDirectory() && !litter.has(entry.name))
    .map((entry) => relative(target, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .find((path) => !own.has(path))
  if (foreign !== undefined) {
    throw new Failure(`${folder} holds "${foreign}", which "deck build" did not write; nothing was replaced.`, exitCodes.unwritable,
      'Name another folder with -o, or move that file out of it.')
  }
  return found
}

/** What was written into a folder; nothing where it is none of ours, or no longer readable as one. */
export async function readList(folder: string): Promise<Pick<List, 'files' | 'bytes'>> {
  try {
    const { version, files, bytes } = JSON.parse(await readFile(join(folder, listPath), 'utf8')) as List
    return version === 1 && Array.isArray(files) ? { files, bytes } : { files: [], bytes: 0 }
  } catch {
    return { files: [], bytes: 0 }
  }
}

/** Writes, or copies as bytes so that the modes of other people's files stay theirs. @returns its size in bytes */
async function writeSiteFile(to: string, file: BuiltFile): Promise<number> {
  const bytes = 'text' in file ? Buffer.from(file.text) : 'bytes' in file ? file.bytes : await readFile(file.from)
  await writeFile(to, bytes)
  return bytes.length
}

/** A second name for the same bytes, where the disk can; the first one goes with the old folder. @returns its size in bytes */
async function takeOver(from: string, to: string): Promise<number> {
  await link(from, to).catch(() => copyFile(from, to))
  return (await stat(to)).size
}

async function swap(stage: string, target: string, there: boolean): Promise<void> {
  if (!there) return rename(stage, target)
  const old = `${stage}-old`
  await rename(target, old)
  try {
    await rename(stage, target)
  } catch (error) {
    await rename(old, target)
    throw error
  }
  await rm(old, { recursive: true, force: true })
}

/** Runs work on the disk; what the disk refuses becomes a failure in words. */
async function onDisk<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    // node writes "ENOSPC: no space left on device, write"
    const why = (error as Error).message.replace(/^E[A-Z]+: ([^,]+)[^]*$/, '$1')
    throw new Failure(`${folder} cannot be written: ${why}.`, exitCodes.unwritable, 'What was there before is untouched.')
  }
}
