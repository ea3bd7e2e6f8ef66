import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findDecks } from './decks.ts'

let cwd: string
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'deck-find-'))
  for (const path of [
    'solo.txt', 'talks/b.md', 'talks/a.txt', 'talks/c.rst', 'talks/README.md', 'talks/photo.png', 'talks/deep/d.txt', 'talks/.draft.txt',
    'one/Talk.txt', 'two/talk.md', 'same/talk.md', 'same/talk.txt', 'one/Größe & mehr!.txt', 'one/_deck.txt', 'none/README.md',
  ]) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true })
    writeFileSync(join(cwd, path), 'x')
  }
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

test('one file is the site', async () => {
  expect(await findDecks(['solo.txt'], cwd)).toEqual({ decks: [{ file: 'solo.txt', folder: '' }], listed: false })
  expect(await findDecks(['-'], cwd)).toEqual({ decks: [{ file: '-', folder: '' }], listed: false })
})

test('a folder gives the talks in it, by name, and is always a list', async () => {
  expect(await findDecks(['talks'], cwd)).toEqual({
    decks: [{ file: 'talks/a.txt', folder: 'a' }, { file: 'talks/b.md', folder: 'b' }, { file: 'talks/c.rst', folder: 'c' }],
    listed: true,
  })
  expect((await findDecks(['two'], cwd)).listed).toBe(true)
})

test('names are good for addresses and differ on every disk', async () => {
  const { decks } = await findDecks(['one/Talk.txt', 'two/talk.md', 'one/Größe & mehr!.txt', 'one/_deck.txt', 'one/Talk.txt'], cwd)
  expect(decks.map(({ folder }) => folder)).toEqual(['one-Talk', 'two-talk', 'Größe-mehr', 'deck'])
  const again = await findDecks(['two/talk.md', 'one/Talk.txt'], cwd)
  expect(again.decks.map(({ folder }) => folder)).toEqual(['two-talk', 'one-Talk'])
})

test('two files of one name in one folder are counted', async () => {
  expect((await findDecks(['same'], cwd)).decks.map(({ folder }) => folder)).toEqual(['talk', 'talk-2'])
})

test('what is not there is named', async () => {
  await expect(findDecks(['solo.txt', 'gone.txt'], cwd)).rejects.toMatchObject({ exitCode: 2, message: 'There is no file or folder gone.txt.' })
  await expect(findDecks(['none'], cwd)).rejects.toMatchObject({
    exitCode: 2,
    message: 'There is no talk in the folder none.',
    hint: 'Talks are its files that end in .txt, .md, .markdown, .rst; a README is none.',
  })
})
