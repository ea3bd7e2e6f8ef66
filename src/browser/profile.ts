// A private folder for one browser: its profile and its temporary files, gone when the browser is.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'

/** The name tells whose it is, so that what a killed `deck` left behind can be told from what is in use. */
const prefix = `deck-browser-${hostname().replace(/\W/g, '')}-`

/** Makes a folder that nobody else can read. */
export function makeProfile(folder: string = tmpdir()): string {
  return mkdtempSync(join(folder, `${prefix}${process.pid}-`))
}

/** a file that a dying browser still writes is worth a second try, not an error */
const patiently = { recursive: true, force: true, maxRetries: 5, retryDelay: 20 } as const

/** Never throws: what is left the next run sweeps. */
export const removeProfile = (path: string): Promise<void> => rm(path, patiently).catch(() => {})

/** The same where nothing can be waited for, as when the process exits. */
export function removeProfileNow(path: string): void {
  try {
    rmSync(path, patiently)
  } catch {
    // the next run sweeps it
  }
}

/** Removes the folders of processes that are no more: killed ones could not do it themselves. */
export function sweepProfiles(folder: string = tmpdir()): void {
  for (const name of readdirSync(folder)) {
    const owner = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : Number.NaN
    if (Number.isInteger(owner) && !isAlive(owner)) removeProfileNow(join(folder, name))
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
