import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Failure } from '../model/failure.ts'
import { writeAll, writeWhole } from './writeWhole.ts'

const bytes = Buffer.from('%PDF-1.4 new %%EOF')
let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'deck-write-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const failure = async (promise: Promise<unknown>): Promise<Pick<Failure, 'message' | 'hint' | 'exitCode'>> =>
  promise.then(() => { throw new Error('did not fail') }, ({ message, hint, exitCode }) => ({ message, hint, exitCode }))

test('writes, makes the folder, and leaves nothing else', async () => {
  await writeWhole('out/talk.pdf', folder, bytes)
  expect(readFileSync(join(folder, 'out/talk.pdf'))).toEqual(bytes)
  expect(readdirSync(join(folder, 'out'))).toEqual(['talk.pdf'])
})

test('an older file is replaced and keeps its mode', async () => {
  writeFileSync(join(folder, 'talk.pdf'), 'old and longer than the new one')
  chmodSync(join(folder, 'talk.pdf'), 0o640)
  await writeWhole('talk.pdf', folder, bytes)
  expect(readFileSync(join(folder, 'talk.pdf'))).toEqual(bytes)
  expect(statSync(join(folder, 'talk.pdf')).mode & 0o777).toBe(0o640)
})

test('whoever has the older file open goes on reading the older file', async () => {
  writeFileSync(join(folder, 'talk.pdf'), 'old')
  const before = statSync(join(folder, 'talk.pdf')).ino
  await writeWhole('talk.pdf', folder, bytes)
  expect(statSync(join(folder, 'talk.pdf')).ino).not.toBe(before)
})

test('a link stays a link; what it leads to is replaced', async () => {
  mkdirSync(join(folder, 'elsewhere'))
  writeFileSync(join(folder, 'elsewhere/real.pdf'), 'old')
  symlinkSync('elsewhere/real.pdf', join(folder, 'talk.pdf'))
  await writeWhole('talk.pdf', folder, bytes)
  expect(lstatSync(join(folder, 'talk.pdf')).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(folder, 'elsewhere/real.pdf'))).toEqual(bytes)
})

test.skipIf(process.platform === 'win32')('a device is written to, never replaced', async () => {
  await writeWhole('/dev/null', folder, bytes)
  expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
})

test('a folder is no target', async () => {
  mkdirSync(join(folder, 'out'))
  expect(await failure(writeWhole('out', folder, bytes))).toEqual({
    message: 'out is a folder.', hint: `Name a file in it, such as "-o ${join('out', 'talk.pdf')}".`, exitCode: 5,
  })
})

test('a file is no folder', async () => {
  writeFileSync(join(folder, 'notes'), 'mine')
  expect(await failure(writeWhole('notes/talk.pdf', folder, bytes))).toEqual({
    message: 'notes/talk.pdf cannot be written: a part of its path is a file.', hint: 'Choose another place with -o.', exitCode: 5,
  })
  expect(readFileSync(join(folder, 'notes'), 'utf8')).toBe('mine')
})

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('a folder that may not be written to', async () => {
  writeFileSync(join(folder, 'talk.pdf'), 'old')
  chmodSync(folder, 0o555)
  expect(await failure(writeWhole('talk.pdf', folder, bytes))).toEqual({
    message: 'talk.pdf cannot be written: you may not write there.', hint: 'Choose another place with -o.', exitCode: 5,
  })
  chmodSync(folder, 0o755)
  expect(readFileSync(join(folder, 'talk.pdf'), 'utf8')).toBe('old')
})

test.skipIf(!existsSync('/dev/full'))('a full disk is told as such', async () => {
  expect(await failure(writeWhole('/dev/full', folder, bytes))).toEqual({
    message: '/dev/full cannot be written: the disk is full.', hint: 'Free some space, or choose another place with -o.', exitCode: 5,
  })
})

test('two at once: one of them wins whole, and nothing else is left', async () => {
  const other = Buffer.alloc(200_000, 'b')
  await Promise.all([writeWhole('talk.pdf', folder, bytes), writeWhole('talk.pdf', folder, other)])
  const written = readFileSync(join(folder, 'talk.pdf'))
  expect(written.equals(bytes) || written.equals(other)).toBe(true)
  expect(readdirSync(folder)).toEqual(['talk.pdf'])
})

test('a write that takes only a part is followed by another', async () => {
  let written = ''
  const short = { write: async (data: Uint8Array, at: number, length: number) => {
    const taken = Math.min(5, length)
    written += Buffer.from(data).toString('latin1', at, at + taken)
    return { bytesWritten: taken, buffer: data }
  } }
  await writeAll(short as never, bytes)
  expect(written).toBe(bytes.toString('latin1'))
})
