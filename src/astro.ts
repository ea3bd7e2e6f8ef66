// A loader for Astro's content collections: a folder of talks becomes a collection, and their pages stand in the site.
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Manifest } from './model/manifest.ts'
import { inside } from './project/files.ts'
import { packageFolder } from './project/package.ts'
import type { TalkList } from './site/feed.ts'

/** The data of an entry; addresses are absolute in a build whose `site` Astro knows, otherwise they begin with its `base`. */
export type TalkEntry = Manifest & {
  /** for `<slide-deck src>`: the folder of the talk */
  src: string
  /** the script that defines `<slide-deck>` */
  script: string
}

export interface DeckLoaderOptions {
  /** folder of the talks, from Astro's root */
  base: string
  /** folder in `public` that `deck build` writes and replaces; otherwise `talks` */
  folder?: string
  /** the conference's schedule.xml or schedule.json, from Astro's root */
  schedule?: string
  /** whether PDFs and pictures are made, which needs a browser; otherwise not */
  paper?: boolean
}

/** What is used of Astro's `LoaderContext`, so that Astro need not be installed for the types. */
interface Context {
  config: { root: URL; publicDir: URL; base: string; site?: string | undefined }
  store: { clear: () => void; set: (entry: { id: string; data: Record<string, unknown>; digest: string }) => unknown }
  parseData: (entry: { id: string; data: Record<string, unknown> }) => Promise<Record<string, unknown>>
  generateDigest: (data: Record<string, unknown>) => string
  logger: { info: (message: string) => void; warn: (message: string) => void; error: (message: string) => void }
  watcher?: { add: (path: string) => unknown; on: (event: 'all', listener: (event: string, path: string) => void) => unknown } | undefined
}

/** `loader: deckLoader({ base: './talks' })`: an entry for each talk, its id the talk's folder. A talk with errors ends a build; in dev it is told, and the others go on. */
export function deckLoader(options: DeckLoaderOptions): { name: string; load: (context: Context) => Promise<void> } {
  return {
    name: 'plaindeck',
    async load(context) {
      const { watcher, logger } = context
      const talks = resolve(fileURLToPath(context.config.root), options.base)
      const tell = (told: string | null): void => { if (told !== null) logger.error(told) }
      const told = await loadTalks(options, context)
      if (told !== null && !watcher) throw new Error(told)
      tell(told)
      let last = Promise.resolve()
      watcher?.add(talks)
      watcher?.on('all', (_event, path) => {
        if (inside(talks, resolve(path))) last = last.then(() => loadTalks(options, context)).then(tell, (error: Error) => tell(error.message))
      })
    },
  }
}

/** @returns what is wrong, in words; null where all is well */
async function loadTalks({ base, folder = 'talks', schedule, paper = false }: DeckLoaderOptions, context: Context): Promise<string | null> {
  const { config, store, logger, watcher } = context
  const root = fileURLToPath(config.root)
  const output = join(fileURLToPath(config.publicDir), folder)
  const below = `${config.base.replace(/\/*$/, '/')}${folder}/`
  // while it is written, a site is looked at where it is
  const home = config.site && !watcher ? new URL(below, config.site).href : undefined
  const options = { '-o': relative(root, output), '--base-url': home, '--schedule': schedule }
  const named = Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [name, value]))
  const { code, out, err } = await runDeck(['build', ...named, ...(paper ? [] : ['--no-paper']), '--', base], root)
  if (out) logger.info(out.trim())
  const told = err.replace(/^\d+\/\d+ {2}.*\n/gm, '').trim()
  const read = async (path: string): Promise<string> => readFile(join(output, path), 'utf8')
  const found = await read('talks.json').catch(() => null)
  if (found === null) return told
  const list = JSON.parse(found) as TalkList
  store.clear()
  for (const { folder: id } of list.talks) {
    const manifest = JSON.parse(await read(`${id}/deck.json`)) as Manifest
    const entry = await context.parseData({ id, data: located(manifest, `${below}${encodeURIComponent(id)}/`, below) })
    store.set({ id, data: entry, digest: context.generateDigest(entry) })
  }
  if (code !== 0) return told
  if (told !== '') logger.warn(told)
  return null
}

/**
 * Runs the command in a process of its own. A package that is linked, not installed, is run by vite's module runner, which is
 * closed while the loader still has modules to load.
 */
const runDeck = (args: readonly string[], cwd: string): Promise<{ code: number; out: string; err: string }> => new Promise((resolve) => {
  const cli = join(packageFolder(), 'dist', 'cli.js')
  execFile(process.execPath, [cli, ...args], { cwd, env: { ...process.env, NO_COLOR: '1' }, maxBuffer: Infinity }, (error, out, err) => {
    resolve({ code: error ? Number(error.code) || 1 : 0, out, err: err || (error?.message ?? '') })
  })
})

/** The manifest with addresses that a page anywhere in the site can use. */
function located({ urls, slides, ...manifest }: Manifest, src: string, below: string): TalkEntry {
  // an absolute address stays as it is
  const all = <T extends object>(paths: T, names: readonly string[]): T => Object.fromEntries(Object.entries(paths).map(([name, path]) =>
    [name, names.includes(name) && typeof path === 'string' && !URL.canParse(path) ? src + path : path])) as T
  return {
    ...manifest,
    slides: slides.map((slide) => all(slide, ['page', 'thumb', 'card'])),
    urls: all(urls, Object.keys(urls)),
    src,
    script: `${below}_deck/slide-deck.js`,
  }
}
