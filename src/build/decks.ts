// Which decks the command line means, and the folder that each gets in the site.
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { Failure, exitCodes } from '../model/failure.ts'
import { folderName } from '../model/folder.ts'

/** endings of the files that are talks where a whole folder is given */
const talkEndings = ['.txt', '.md', '.markdown', '.rst']

export interface FoundDeck {
  /** as the user named it */
  file: string
  /** its folder in the site */
  folder: string
}

export interface NamedDecks {
  decks: FoundDeck[]
  /** whether the site is a list of talks; otherwise its one deck is the site itself, in the folder '' */
  listed: boolean
}

/**
 * The decks of the files and folders that were named, in that order, each with a folder name of its own.
 * @throws Failure (usage) where one is not there, or a folder holds no talk
 */
export async function findDecks(named: readonly string[], cwd: string): Promise<NamedDecks> {
  const found = await Promise.all(named.map((file) => decksAt(file, cwd)))
  const files = [...new Set(found.flatMap(({ files }) => files))]
  if (files.length === 1 && !found[0]!.folder) return { decks: [{ file: files[0]!, folder: '' }], listed: false }
  // `_deck` is the site's own
  const taken = new Set(['_deck'])
  const names = namesOf(files)
  return { decks: files.map((file, index) => ({ file, folder: folderFor(names[index]!, taken) })), listed: true }
}

async function decksAt(file: string, cwd: string): Promise<{ files: string[]; folder: boolean }> {
  if (file === '-') return { files: [file], folder: false }
  const found = await stat(resolve(cwd, file)).catch(() => null)
  if (found === null) throw new Failure(`There is no file or folder ${file}.`, exitCodes.usage)
  if (!found.isDirectory()) return { files: [file], folder: false }
  const names = (await readdir(resolve(cwd, file), { withFileTypes: true }))
    .filter((entry) => !entry.isDirectory() && isTalk(entry.name))
    .map((entry) => entry.name)
    .sort()
  if (names.length === 0) {
    throw new Failure(`There is no talk in the folder ${file}.`, exitCodes.usage,
      `Talks are its files that end in ${talkEndings.join(', ')}; a README is none.`)
  }
  return { files: names.map((name) => join(file, name)), folder: true }
}

const isTalk = (name: string): boolean =>
  talkEndings.includes(extname(name).toLowerCase()) && !/^(readme\b|\.)/i.test(name)

/** `ada/slides.md` and `ben/slides.md` are `ada-slides` and `ben-slides`: an address must not lead to somebody else's talk when files come and go. */
function namesOf(files: readonly string[]): string[] {
  const named = files.map((file) => ({ own: folderName(basename(file, extname(file))), parent: basename(dirname(file)) }))
  const parents = new Map<string, string[]>()
  for (const { own, parent } of named) parents.set(own.toLowerCase(), [...parents.get(own.toLowerCase()) ?? [], parent])
  return named.map(({ own, parent }) => {
    const all = parents.get(own.toLowerCase())!
    const apart = all.length > 1 && new Set(all).size === all.length && parent !== '.'
    return apart ? folderName(`${parent}-${own}`) : own
  })
}

/** The second `talk` becomes `talk-2`; names that differ only in case are one on some disks. */
function folderFor(name: string, taken: Set<string>): string {
  let folder = name
  for (let count = 2; taken.has(folder.toLowerCase()); count++) folder = `${name}-${count}`
  taken.add(folder.toLowerCase())
  return folder
}
