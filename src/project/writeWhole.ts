// Puts bytes into a file, whole or not at all: an older file stays until the new one is safe on the disk.
import { randomUUID } from 'node:crypto'
import { open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Failure, exitCodes } from '../model/failure.ts'
import { makeFolder } from './makeFolder.ts'

/**
 * Writes beside the target and renames. A link's target is replaced, the link stays; a device or pipe is written to.
 * @param target as the user wrote it, relative to `cwd`
 * @param hint what to do where it cannot be written; otherwise to choose another place with -o
 * @throws Failure (unwritable); the target is then as it was, and no other file is left
 */
export async function writeWhole(target: string, cwd: string, bytes: Uint8Array, hint?: string): Promise<void> {
  try {
    const path = await realpath(resolve(cwd, target)).catch(() => resolve(cwd, target))
    const before = await stat(path).catch(() => null)
    if (before?.isDirectory()) {
      throw new Failure(`${target} is a folder.`, exitCodes.unwritable, `Name a file in it, such as "-o ${join(target, 'talk.pdf')}".`)
    }
    if (before && !before.isFile()) return await writeInto(path, bytes)
    await makeFolder(dirname(path))
    await replace(path, bytes, before ? before.mode & 0o7777 : undefined)
  } catch (error) {
    throw error instanceof Failure ? error : unwritable(target, error as NodeJS.ErrnoException, hint)
  }
}

async function replace(path: string, bytes: Uint8Array, mode: number | undefined): Promise<void> {
  // beside the target, because a rename does not cross disks
  const temporary = join(dirname(path), `.${basename(path)}-${randomUUID().slice(0, 8)}`)
  try {
    const file = await open(temporary, 'wx')
    try {
      if (mode !== undefined) await file.chmod(mode)
      await writeAll(file, bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}

async function writeInto(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w')
  try {
    await writeAll(file, bytes)
  } finally {
    await file.close()
  }
}

/** One write may take less than it was given, as on a disk that is nearly full. */
export async function writeAll(file: Pick<FileHandle, 'write'>, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, at, bytes.length - at)
    if (bytesWritten === 0) throw new Error('the disk takes no more')
    at += bytesWritten
  }
}

/** Makes the new name last through a power cut, where the system can. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null)
  await folder?.sync().catch(() => {})
  await folder?.close()
}

function unwritable(target: string, error: NodeJS.ErrnoException, instead?: string): Failure {
  const [why, hint] = reasons[error.code ?? ''] ?? [error.message, undefined]
  return new Failure(`${target} cannot be written: ${why}.`, exitCodes.unwritable, instead ?? hint)
}

const reasons: Record<string, [why: string, hint: string]> = {
  EACCES: ['you may not write there', 'Choose another place with -o.'],
  EPERM: ['you may not write there', 'Choose another place with -o; on Windows, close the program that shows the file.'],
  EROFS: ['the disk is read-only', 'Choose another place with -o.'],
  ENOSPC: ['the disk is full', 'Free some space, or choose another place with -o.'],
  ENOTDIR: ['a part of its path is a file', 'Choose another place with -o.'],
  EEXIST: ['a part of its path is a file', 'Choose another place with -o.'],
  ELOOP: ['its links go round in a circle', 'Choose another place with -o.'],
}
