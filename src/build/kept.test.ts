import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keyOf } from './keys.ts'
import { readRecord, recordPath } from './kept.ts'

let cwd: string
const write = (path: string, text: string): void => writeFileSync(join(cwd, path), text)
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'deck-kept-'))
  mkdirSync(join(cwd, 'talks'))
  write('talks/talk.md', '# Talk')
  write('talks/a.svg', '<svg/>')
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const inputs = (): string[] => ['talk.md', 'a.svg', 'layouts'].map((name) => join(cwd, 'talks', name))
const key = async (settings: unknown = null): Promise<string> => (await keyOf('talks/talk.md', cwd, inputs(), settings)).key

test('what was found is named relative to the deck, so that another machine can keep it too', async () => {
  expect((await keyOf('talks/talk.md', cwd, inputs(), null)).inputs).toEqual(['a.svg', 'layouts', 'talk.md'])
  const before = await key()
  expect((await keyOf('talks/talk.md', cwd, ['a.svg', 'layouts', 'talk.md'], null)).key).toBe(before)
})

test.each([
  ['the text', () => write('talks/talk.md', '# Another')],
  ['a picture', () => write('talks/a.svg', '<svg id="x"/>')],
  ['a layout that comes', () => { mkdirSync(join(cwd, 'talks/layouts')); write('talks/layouts/title.html', '<p>') }],
  ['a picture that goes', () => rmSync(join(cwd, 'talks/a.svg'))],
])('%s is another key, the same once more is the same', async (_, change) => {
  const before = await key()
  write('talks/a.svg', '<svg/>')
  expect(await key()).toBe(before)
  change()
  expect(await key()).not.toBe(before)
  expect(await key('other')).not.toBe(await key())
})

test.each([['nothing'], ['no JSON'], ['{"version":2}'], ['{"version":1,"talks":{"a":{}}}']])('a record that is %s is none', async (text) => {
  if (text !== 'nothing') {
    mkdirSync(join(cwd, '_deck'))
    write(recordPath, text)
  }
  expect(await readRecord(cwd)).toBeNull()
})
