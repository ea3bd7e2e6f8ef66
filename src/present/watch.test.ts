import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { watchFiles, type Watching } from './watch.ts'

let folder: string
let talk: string
let watching: Watching | undefined
let changes = 0

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deck-watch-'))
  talk = join(folder, 'talk.txt')
  writeFileSync(talk, 'Title\n')
  changes = 0
})
afterEach(() => {
  watching?.close()
  rmSync(folder, { recursive: true, force: true })
})

const start = (...paths: string[]): void => {
  watching = watchFiles([talk, ...paths], () => { changes += 1 })
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 80))

it('notices a file that is written in place, once', async () => {
  start()
  writeFileSync(talk, '')
  writeFileSync(talk, 'Other\n')
  await settled()
  expect(changes).toBe(1)
})

it('notices an editor that saves by renaming, again and again', async () => {
  start()
  for (const text of ['One\n', 'Two\n']) {
    writeFileSync(join(folder, '.talk.txt.swp'), text)
    renameSync(join(folder, '.talk.txt.swp'), talk)
    await settled()
  }
  expect(changes).toBe(2)
})

it('does not care about other files of the folder', async () => {
  start()
  writeFileSync(join(folder, 'shopping.txt'), 'milk')
  await settled()
  expect(changes).toBe(0)
})

it('notices a folder of layouts that comes later, and what is put into it', async () => {
  const layouts = join(folder, 'layouts')
  start(layouts)
  mkdirSync(layouts)
  await settled()
  expect(changes).toBe(1)
  watching!.watch([talk, layouts])
  writeFileSync(join(layouts, 'quote.html'), '<div></div>')
  await settled()
  expect(changes).toBe(2)
})

it('notices nothing any more when it is closed', async () => {
  start()
  watching!.close()
  writeFileSync(talk, 'Other\n')
  await settled()
  expect(changes).toBe(0)
})
