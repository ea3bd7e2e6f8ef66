// The only way from a deck's word to a file on disk: nothing outside the deck's folder is ever named.
import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'

export type Found = { file: string } | { refused: 'outside' | 'missing' | 'not-a-file' | 'bad-name' }

/**
 * The file that a link or picture of a deck means.
 * @param folder the deck's folder
 * @param url as the author wrote it: a relative URL, perhaps with escapes, query and hash
 */
export async function findFile(folder: string, url: string): Promise<Found> {
  const path = decode(url.replace(/[?#].*$/s, ''))
  if (path === null) return { refused: 'bad-name' }
  if (isAbsolute(path)) return { refused: 'outside' }
  const named = resolve(folder, path)
  if (!inside(folder, named)) return { refused: 'outside' }
  try {
    // links are followed first and judged by where they lead
    const [root, file] = await Promise.all([realpath(folder), realpath(named)])
    if (!inside(root, file)) return { refused: 'outside' }
    return (await stat(file)).isFile() ? { file } : { refused: 'not-a-file' }
  } catch {
    return { refused: 'missing' }
  }
}

/** Whether `file` lies in `folder`, both absolute. */
export function inside(folder: string, file: string): boolean {
  const path = relative(folder, file)
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path)
}

/** Percent escapes undone once; null for what no picture is called: control characters, backslashes, drives, schemes. */
function decode(path: string): string | null {
  try {
    const plain = decodeURIComponent(path)
    return plain === '' || /[\x00-\x1f\x7f\\]|^[A-Za-z][A-Za-z0-9+.-]*:|^\/\//.test(plain) ? null : plain
  } catch {
    return null
  }
}

/** A file's path with what is different after it was saved. */
export async function stateOf(path: string): Promise<string> {
  const { mtimeMs, size, ino } = await stat(path)
  return `${path} ${mtimeMs} ${size} ${ino}`
}
