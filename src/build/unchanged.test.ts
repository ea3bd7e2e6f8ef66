import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keyOf } from './keys.ts'
import { builtFile, readUnchanged, talkSettings, type Decisive } from './unchanged.ts'
import { replaceFolder } from './write.ts'

let cwd: string
const write = (path: string, text: string): void => writeFileSync(join(cwd, path), text)
const decisive = (): Decisive => ({ output: 'site', cwd, base: null, title: undefined, scheduleFile: 'schedule.xml', shard: null, lock: false, paper: null, settings: ['paper'], now: 1000 })
const report = { decks: 1, slides: 3, broken: [], unprinted: [], unending: [], join: null }

/** A site of the one talk, as a build leaves it. @param until ms */
async function build(until = Infinity): Promise<void> {
  const { key, inputs } = await keyOf('talks/talk.md', cwd, ['talk.md', 'a.svg'], await talkSettings(decisive()))
  await replaceFolder('site', cwd, async (put) => {
    await put({ path: 'talk/index.html', text: 'the talk' })
    await put(await builtFile([{ file: 'talks/talk.md', folder: 'talk', key, inputs }], until, report, decisive()))
  })
}
beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'deck-unchanged-'))
  mkdirSync(join(cwd, 'talks'))
  write('talks/talk.md', '# Talk')
  write('talks/a.svg', '<svg/>')
  write('schedule.xml', '<schedule/>')
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

test('a site of which nothing has changed is told of as it was built', async () => {
  await build()
  expect(await readUnchanged(['talks'], decisive())).toEqual({ ...report, kept: 1, files: 3, bytes: expect.any(Number) })
})

test.each<[string, () => void, Partial<Decisive>?]>([
  ['a text', () => write('talks/talk.md', '# Another')],
  ['a picture', () => write('talks/a.svg', '<svg id="x"/>')],
  ['a talk that comes', () => write('talks/new.md', '# New')],
  ['a talk of another name', () => { rmSync(join(cwd, 'talks/talk.md')); write('talks/other.md', '# Talk') }],
  ['the schedule', () => write('schedule.xml', '<schedule></schedule>')],
  ['an option of the site', () => {}, { title: 'Another' }],
  ['an option of all talks', () => {}, { settings: ['ink'] }],
  ['a part of it only', () => {}, { shard: { number: 1, of: 2 } }],
  ['a page that is gone', () => rmSync(join(cwd, 'site/talk/index.html'))],
  ['a page that was emptied', () => write('site/talk/index.html', '')],
  ['its record, no longer to be read', () => write('site/_deck/built.json', '{"key":1}')],
  ['its list, no longer to be read', () => write('site/_deck/files.json', '{"version":1}')],
])('%s: it is built again', async (_, change, other) => {
  await build()
  change()
  expect(await readUnchanged(['talks'], { ...decisive(), ...other })).toBeNull()
})

test('from the time on at which slides are to be seen it is built again', async () => {
  await build(2000)
  expect(await readUnchanged(['talks'], { ...decisive(), now: 1999 })).not.toBeNull()
  expect(await readUnchanged(['talks'], { ...decisive(), now: 2000 })).toBeNull()
})
