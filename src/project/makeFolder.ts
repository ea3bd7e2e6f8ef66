// Makes a folder and those above it.
import { access, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Like mkdir with `recursive`, which never returns where a folder is there but takes no other (Linux's /proc).
 * @throws what the system says
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || await isThere(dirname(path))) throw error
    await makeFolder(dirname(path))
    await mkdir(path)
  }
}

const isThere = (path: string): Promise<boolean> => access(path).then(() => true, () => false)
