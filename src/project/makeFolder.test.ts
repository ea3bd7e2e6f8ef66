// Folders are made, or refused at once.
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeFolder } from './makeFolder.ts'

let folder = ''
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'deck-folder-')) })
afterEach(() => rmSync(folder, { recursive: true }))

test('with those above it, once or again', async () => {
  await makeFolder(join(folder, 'a/b/c'))
  await makeFolder(join(folder, 'a/b/c'))
  expect(statSync(join(folder, 'a/b/c')).isDirectory()).toBe(true)
})

test('a file in the way is said', async () => {
  writeFileSync(join(folder, 'a'), '')
  await expect(makeFolder(join(folder, 'a/b'))).rejects.toThrow(/ENOTDIR/)
})

test.runIf(existsSync('/proc/version'))('a folder that takes no other is said at once', async () => {
  await expect(makeFolder('/proc/talk/site')).rejects.toThrow(/ENOENT/)
})
