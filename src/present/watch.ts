// Says when files of the deck were saved. Folders are watched, not files: editors save by renaming a new file over the old.
import { existsSync, statSync, unwatchFile, watch, watchFile, type FSWatcher } from 'node:fs'
import { basename, dirname } from 'node:path'

/** ms without another change after which a save is taken to be complete */
const quiet = 8
/** ms between looks at the deck's own file, for disks that tell nothing (network, containers) */
const interval = 1000

export interface Watching {
  /** watches these from now on, and no others */
  watch: (paths: readonly string[]) => void
  close: () => void
}

/** @param changed called once a save is complete, never while it runs */
export function watchFiles(paths: readonly string[], changed: () => void): Watching {
  const watched = new Map<string, { watcher: FSWatcher; inode: number; names: Set<string> }>()
  let timer: NodeJS.Timeout | undefined
  let polled: string | undefined
  const notice = (): void => {
    clearTimeout(timer)
    timer = setTimeout(changed, quiet)
  }

  const start = (folder: string, inode: number, names: Set<string>): void => {
    const watcher = watch(folder, (_event, name) => {
      if (name === null || names.has(everything) || names.has(name)) notice()
    })
    // a folder that was deleted: the next look finds out what is there now
    watcher.on('error', () => watcher.close())
    watched.set(folder, { watcher, inode, names })
  }

  const look = (paths: readonly string[]): void => {
    const wanted = foldersOf(paths)
    for (const [folder, { watcher, inode }] of watched) {
      if (wanted.has(folder) && inode === inodeOf(folder)) continue
      watcher.close()
      watched.delete(folder)
    }
    for (const [folder, names] of wanted) {
      const known = watched.get(folder)
      if (!known) start(folder, inodeOf(folder), names)
      else {
        known.names.clear()
        for (const name of names) known.names.add(name)
      }
    }
    if (polled !== paths[0]) {
      if (polled !== undefined) unwatchFile(polled)
      polled = paths[0]
      if (polled !== undefined) watchFile(polled, { interval, persistent: false }, notice)
    }
  }

  look(paths)
  return {
    watch: look,
    close: () => {
      clearTimeout(timer)
      if (polled !== undefined) unwatchFile(polled)
      for (const { watcher } of watched.values()) watcher.close()
      watched.clear()
    },
  }
}

/** stands for every name in a folder */
const everything = '*'

/** The folders to watch, and the names in them that count. */
function foldersOf(paths: readonly string[]): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>()
  const add = (folder: string, name: string): void => {
    folders.set(folder, (folders.get(folder) ?? new Set()).add(name))
  }
  for (const path of paths) {
    if (isFolder(path)) add(path, everything)
    // what is not there yet is seen when it comes: the nearest folder that is there tells
    let at = path
    while (!existsSync(dirname(at)) && dirname(at) !== at) at = dirname(at)
    add(dirname(at), basename(at))
  }
  return folders
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
const inodeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.ino ?? 0
