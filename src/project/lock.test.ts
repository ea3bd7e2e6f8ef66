// The lock file of a deck on disk: written after one build, read by the next, through the edits that speakers make.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeLock } from './lock.ts'
import { openDeck, type OpenedDeck } from './open.ts'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'deck-lock-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const slide = (title: string, ...items: string[]): string => `# ${title}\n\n${items.map((item) => `- ${item}\n`).join('')}`
const [ropes, tides, gates] = [slide('Ropes', 'hemp', 'steel'), slide('Tides', 'ebb', 'flood'), slide('Gates', 'open', 'shut')]
const open = (slides: readonly string[]): Promise<OpenedDeck> => {
  writeFileSync(join(cwd, 'talk.md'), slides.join('\n---\n\n'))
  return openDeck('talk.md', { cwd })
}
async function build(slides: readonly string[]): Promise<string[]> {
  const { deck, asRead } = await open(slides)
  await writeLock('talk.md', cwd, asRead!, deck!)
  return deck!.slides.map(({ id, aliases }) => [id, ...aliases ?? []].join(' ← '))
}
const lock = (): string => readFileSync(join(cwd, 'talk.md.lock'), 'utf8')
const first = [ropes, tides, gates]

test.each<[string, string[], string[]]>([
  ['put in another order', [gates, ropes, tides], ['gates', 'ropes', 'tides']],
  ['retitled', [ropes, slide('Ebb and flood', 'ebb', 'flood'), gates], ['ropes', 'tides', 'gates']],
  ['retitled and moved', [tides, gates, slide('Cordage', 'hemp', 'steel')], ['tides', 'gates', 'ropes']],
  ['said in other words', [ropes, slide('Tides', 'low water', 'high water'), gates], ['ropes', 'tides', 'gates']],
  ['written anew between the same neighbours', [ropes, slide('Water', 'low', 'high'), gates], ['ropes', 'tides', 'gates']],
  ['after a new one', [slide('Hello', 'you'), ...first], ['hello', 'ropes', 'tides', 'gates']],
  ['gone: its links lead to the one before', [ropes, gates], ['ropes ← tides', 'gates']],
  ['gone from the beginning', [tides, gates], ['tides ← ropes', 'gates']],
  ['given an id by its author', [ropes, tides.replace('\n', '\n<!-- id: water -->\n'), gates], ['ropes', 'water ← tides', 'gates']],
  ['one that takes the title of another', [ropes, slide('Gates', 'ebb', 'flood'), slide('Locks', 'open', 'shut')], ['ropes', 'tides', 'gates']],
])('a slide keeps its id: %s', async (_, slides, expected) => {
  expect(await build(first)).toEqual(['ropes', 'tides', 'gates'])
  expect(await build(slides)).toEqual(expected)
  // what was found once is not found again in another way
  const before = [lock(), statSync(join(cwd, 'talk.md.lock')).mtimeMs]
  expect(await build(slides)).toEqual(expected)
  expect([lock(), statSync(join(cwd, 'talk.md.lock')).mtimeMs]).toEqual(before)
})

test('what a slide was called stays known, and a slide that comes back has its id again', async () => {
  await build(first)
  expect(await build([ropes, gates])).toEqual(['ropes ← tides', 'gates'])
  expect(await build([slide('Cordage', 'hemp', 'steel'), gates])).toEqual(['ropes ← tides', 'gates'])
  expect(await build(first)).toEqual(['ropes', 'tides', 'gates'])
})

test('a slide that was too long for one keeps the addresses of its parts', async () => {
  const long = slide('Ropes', ...Array.from({ length: 40 }, (_, line) => `rope ${line} is long enough to be told about in some words`))
  const [head, ...parts] = await build([long, tides])
  expect([head, ...parts]).toEqual(['ropes', ...parts.slice(0, -1).map((_, at) => `ropes-${at + 2}`), 'tides'])
  expect(await build([ropes, tides])).toEqual([['ropes', ...parts.slice(0, -1)].join(' ← '), 'tides'])
})

test('the file has a line for each slide', async () => {
  await build([ropes, '# What tides do\n\n## to ropes\n\nThey rise and fall.\n'])
  expect(lock()).toBe(`{
 "version": 1,
 "slides": [
  {"id":"ropes","title":"Ropes","begins":"hemp steel"},
  {"id":"what-tides-do","title":"What tides do","begins":"to ropes They rise and fall."}
 ]
}
`)
})

test.each([
  ['{"version": 1,\n<<<<<<< ours\n', '2:1', 'This is no JSON, so the ids that the slides had are not known.'],
  ['{"version": 2, "slides": []}', '1:1', 'This is no lock file of a deck, so the ids that the slides had are not known.'],
  ['{"version": 1, "slides": [{"id": "../../x", "title": null, "begins": ""}]}', '1:1', 'This is no lock file of a deck, so the ids that the slides had are not known.'],
])('a damaged one is told: %j', async (text, place, message) => {
  writeFileSync(join(cwd, 'talk.md.lock'), text)
  const { diagnostics } = await open(first)
  expect(diagnostics.map(({ path, position, ...rest }) => ({ place: `${path}:${position!.start.line}:${position!.start.column}`, ...rest }))).toEqual([{
    place: `talk.md.lock:${place}`, severity: 'error', code: 'bad-lock', message, hint: 'Take it from your version control again; or delete it, and ids are made of the titles anew.',
  }])
})
