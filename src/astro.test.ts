import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { deckLoader, type TalkEntry } from './astro.ts'

const folder = mkdtempSync(join(tmpdir(), 'deck-astro-'))
const write = (path: string, text: string): void => writeFileSync(join(folder, path), text)
mkdirSync(join(folder, 'talks'))
write('talks/boats.md', '---\nauthor: Ada\n---\n\n# Boats\n\nNote: nobody hears this\n\n---\n\n# More boats\n')
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => rmSync(join(folder, 'public'), { recursive: true, force: true }))

/** Astro, as far as a loader knows it. */
function astro(more: { site?: string; dev?: true } = {}) {
  const entries = new Map<string, TalkEntry>()
  const told: string[] = []
  const tell = (message: string): void => void told.push(message)
  let change: (event: string, path: string) => void = () => {}
  const context = {
    config: { root: pathToFileURL(`${folder}/`), publicDir: pathToFileURL(`${folder}/public/`), base: '/2027', site: more.site },
    store: { clear: () => entries.clear(), set: ({ id, data }: { id: string; data: Record<string, unknown> }) => entries.set(id, data as unknown as TalkEntry) },
    parseData: async ({ data }: { data: Record<string, unknown> }) => data,
    generateDigest: (data: Record<string, unknown>) => JSON.stringify(data),
    logger: { info: () => {}, warn: tell, error: tell },
    watcher: more.dev && { add: () => {}, on: (_: 'all', listener: typeof change) => { change = listener } },
  }
  return { entries, told, context, change: (path: string) => change('change', join(folder, path)) }
}

test('a folder of talks is a collection, and their pages stand in public', async () => {
  const { entries, context } = astro()
  await deckLoader({ base: './talks' }).load(context)
  expect([...entries.keys()]).toEqual(['boats'])
  expect(entries.get('boats')).toMatchObject({
    title: 'Boats', speakers: [{ name: 'Ada' }], src: '/2027/talks/boats/', script: '/2027/talks/_deck/slide-deck.js',
    urls: { page: '/2027/talks/boats/index.html', embed: '/2027/talks/boats/embed.html' }, slides: [{ title: 'Boats' }, { title: 'More boats' }],
  })
  expect(readFileSync(join(folder, 'public/talks/boats/index.html'), 'utf8')).toContain('Boats')
  expect(JSON.stringify([...entries])).not.toContain('nobody hears')
})

test('where the site\'s address is known, a build\'s addresses are absolute', async () => {
  const { entries, context } = astro({ site: 'https://conf.example' })
  await deckLoader({ base: 'talks', folder: 'slides' }).load(context)
  expect(entries.get('boats')).toMatchObject({ src: '/2027/slides/boats/', urls: { page: 'https://conf.example/2027/slides/boats/index.html' } })
})

test('a talk with errors ends a build; in dev it is told, and an edit mends it', async () => {
  write('talks/gone.md', '# Gone\n\n![gone](gone.png)\n')
  await expect(deckLoader({ base: 'talks' }).load(astro().context)).rejects.toThrow(/gone\.md:3:\d+ {2}error[^]*talks\/gone\.md has errors: left out\.$/)
  const { entries, told, context, change } = astro({ dev: true })
  await deckLoader({ base: 'talks' }).load(context)
  expect([...entries.keys()]).toEqual(['boats'])
  expect(told).toEqual([expect.stringContaining('gone.md:3')])
  write('talks/gone.md', '# Found\n')
  change('package.json')
  change('talks/gone.md')
  await vi.waitFor(() => expect([...entries.keys()].sort()).toEqual(['boats', 'gone']), 10_000)
  expect(entries.get('gone')!.title).toBe('Found')
  expect(told).toHaveLength(1)
})
