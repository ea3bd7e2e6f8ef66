// The themes that a talk in a folder may name.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lookFolders, themeFilesOf } from './look.ts'
import { packageFolder } from './package.ts'

export interface FoundTheme {
  name: string
  /** what its file says of itself, in its first line */
  summary: string
  /** whether it lies beside the talk */
  own: boolean
  /** path of its picture, the PNG beside its file; absent where there is none */
  picture?: string
}

/** The package's themes and those beside a talk, by name. @param folder the talk's */
export async function findThemes(folder: string): Promise<FoundTheme[]> {
  const files = [...await themeFilesOf(folder)].sort(([a], [b]) => a.localeCompare(b, 'en'))
  const home = join(packageFolder(), lookFolders.themes)
  return Promise.all(files.map(async ([name, path]) => {
    const [, words = ''] = /^\s*\/\*\s*(.*?)\s*(?:\*\/|\n)/.exec(await readFile(path, 'utf8')) ?? []
    const picture = path.replace(/\.css$/, '.png')
    return {
      name, summary: words.replace(new RegExp(`^${name.replace(/[^\w-]/g, '\\$&')}:\\s*`), ''), own: !path.startsWith(home),
      ...(existsSync(picture) && { picture }),
    }
  }))
}

/** The talk that has every layout. */
export const galleryDeck = (): string => join(packageFolder(), 'decks', 'layouts.md')
