import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFile } from './files.ts'

let root: string
let folder: string
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'deck-files-')))
  folder = join(root, 'slides')
  mkdirSync(join(folder, 'pictures'), { recursive: true })
  mkdirSync(join(root, 'slides-secret'))
  writeFileSync(join(folder, 'pictures', 'a b.png'), '')
  writeFileSync(join(folder, 'ünï.png'), '')
  writeFileSync(join(root, 'secret.png'), 'secret')
  writeFileSync(join(root, 'slides-secret', 'x.png'), 'secret')
  symlinkSync(join(root, 'secret.png'), join(folder, 'link.png'))
  symlinkSync(root, join(folder, 'up'))
  symlinkSync(join(folder, 'pictures', 'a b.png'), join(folder, 'good-link.png'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('finds', () => {
  test.each([
    ['pictures/a b.png', 'pictures/a b.png'],
    ['pictures/a%20b.png', 'pictures/a b.png'],
    ['./pictures/../pictures/a%20b.png', 'pictures/a b.png'],
    ['pictures/a%20b.png?v=2#top', 'pictures/a b.png'],
    ['%C3%BCn%C3%AF.png', 'ünï.png'],
    ['good-link.png', 'pictures/a b.png'],
  ])('%s', async (url, file) => {
    expect(await findFile(folder, url)).toEqual({ file: join(folder, file) })
  })
})

describe('refuses', () => {
  test.each([
    ['../secret.png', 'outside'],
    ['..%2Fsecret.png', 'outside'],
    ['pictures/../../secret.png', 'outside'],
    ['../slides-secret/x.png', 'outside'],
    ['/etc/passwd', 'outside'],
    ['link.png', 'outside'],
    ['up/secret.png', 'outside'],
    ['.', 'outside'],
    ['..', 'outside'],
    ['%252e%252e/secret.png', 'missing'],
    ['....//secret.png', 'missing'],
    ['nothing.png', 'missing'],
    ['pictures', 'not-a-file'],
    ['', 'bad-name'],
    ['%', 'bad-name'],
    ['a%00.png', 'bad-name'],
    ['..\\secret.png', 'bad-name'],
    ['..%5csecret.png', 'bad-name'],
    ['C:/secret.png', 'bad-name'],
    ['file:///etc/passwd', 'bad-name'],
    ['//host/share.png', 'bad-name'],
    ['a\nb.png', 'bad-name'],
  ])('%s: %s', async (url, refused) => {
    expect(await findFile(folder, url)).toEqual({ refused })
  })
})
