import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SiteFile } from '../render/look.ts'
import { replaceFolder } from './write.ts'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'deck-write-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const build = (folder: string, ...files: SiteFile[]) =>
  replaceFolder(folder, cwd, async (write) => {
    for (const file of files) await write(file)
  })
const page = (text: string): SiteFile => ({ path: 'index.html', text })
const read = (path: string): string => readFileSync(join(cwd, path), 'utf8')

test('writes texts and copies of files, and counts them', async () => {
  writeFileSync(join(cwd, 'pixel.png'), 'four', { mode: 0o600 })
  const written = await build('out/site', page('hello'), { path: 'assets/pixel.png', from: join(cwd, 'pixel.png') })
  expect(written).toEqual({ files: 3, bytes: expect.any(Number) })
  expect(read('out/site/index.html')).toBe('hello')
  expect(read('out/site/assets/pixel.png')).toBe('four')
  // a web server that runs as somebody else must be able to read it
  expect(statSync(join(cwd, 'out/site/assets/pixel.png')).mode & 0o044).toBe(0o044)
  expect(statSync(join(cwd, 'out/site')).mode & 0o055).toBe(0o055)
})

test('a second build replaces the first, also what it no longer has, and leaves nothing beside it', async () => {
  await build('site', page('one'), { path: 'old/index.html', text: 'old' })
  writeFileSync(join(cwd, 'site/.DS_Store'), '')
  await build('site/', page('two'))
  expect(read('site/index.html')).toBe('two')
  expect(readdirSync(join(cwd, 'site')).sort()).toEqual(['_deck', 'index.html'])
  expect(readdirSync(cwd)).toEqual(['site'])
})

test('a link to a folder stays a link', async () => {
  mkdirSync(join(cwd, 'real'))
  symlinkSync('real', join(cwd, 'site'))
  await build('site', page('one'))
  expect(read('real/index.html')).toBe('one')
})

test('when something fails half way, what was there stays', async () => {
  await build('site', page('one'))
  await expect(build('site', page('two'), { path: 'a.png', from: join(cwd, 'gone.png') })).rejects.toThrow(
    'site cannot be written: no such file or directory.')
  await expect(replaceFolder('site', cwd, async (write) => {
    await write(page('three'))
    throw new Error('stopped')
  })).rejects.toThrow('stopped')
  expect(read('site/index.html')).toBe('one')
  expect(readdirSync(cwd)).toEqual(['site'])
})

test('when one of many that are written side by side fails, that is told, and the others leave nothing', async () => {
  let late!: () => Promise<void>
  await expect(replaceFolder('site', cwd, async (write) => {
    late = () => write({ path: 'late/index.html', text: 'late' })
    const others = Array.from({ length: 60 }, (_, index) => write({ path: `talk-${index}/s/deep/${index}.html`, text: 'x'.repeat(100_000) }))
    await Promise.all([write({ path: 'a.png', from: join(cwd, 'gone.png') }), ...others])
  })).rejects.toThrow('site cannot be written: no such file or directory.')
  await expect(late()).rejects.toThrow('late/index.html comes too late.')
  expect(readdirSync(cwd)).toEqual([])
})

test('where nothing is written, what was there stays', async () => {
  await build('site', page('one'))
  expect(await build('site')).toEqual({ files: 0, bytes: 0 })
  expect(read('site/index.html')).toBe('one')
})

test('an empty folder is used', async () => {
  mkdirSync(join(cwd, 'site'))
  await build('site', page('one'))
  expect(read('site/index.html')).toBe('one')
})

test.each(['CNAME', 'notes/draft.txt'])('a folder that holds %s is not replaced', async (path) => {
  await build('site', page('one'))
  mkdirSync(join(cwd, 'site/notes'))
  writeFileSync(join(cwd, 'site', path), 'mine')
  await expect(build('site', page('two'))).rejects.toMatchObject({
    exitCode: 5,
    message: `site holds "${path}", which "deck build" did not write; nothing was replaced.`,
    hint: 'Name another folder with -o, or move that file out of it.',
  })
  expect(read('site/index.html')).toBe('one')
  expect(read(`site/${path}`)).toBe('mine')
})

test('a list that is no list of ours protects nothing', async () => {
  mkdirSync(join(cwd, 'site/_deck'), { recursive: true })
  writeFileSync(join(cwd, 'site/_deck/files.json'), '{"version":2}')
  await expect(build('site', page('two'))).rejects.toThrow('site holds "_deck/files.json"')
})

test('a file, and the folder one stands in, are not replaced', async () => {
  writeFileSync(join(cwd, 'taken'), '')
  await expect(build('taken', page('one'))).rejects.toMatchObject({ exitCode: 5, message: 'taken is a file, not a folder.' })
  await expect(build('.', page('one'))).rejects.toMatchObject({
    exitCode: 5, message: '. is the folder you are in; it cannot be replaced.', hint: 'Name a folder in it, such as "-o site".',
  })
  await expect(build('taken/site', page('one'))).rejects.toMatchObject({
    exitCode: 5, message: 'taken/site cannot be written: not a directory.', hint: 'What was there before is untouched.',
  })
})

test('files in folders of folders may be written side by side', async () => {
  const paths = ['a/b/c/d/e/one', 'a/two', 'a/b/c/three', 'a/b/four', 'a/b/c/d/five']
  for (let round = 0; round < 20; round++) {
    await replaceFolder(`site-${round}`, cwd, async (write) => void await Promise.all(paths.map((path) => write({ path, text: path }))))
    for (const path of paths) expect(read(`site-${round}/${path}`)).toBe(path)
  }
})
