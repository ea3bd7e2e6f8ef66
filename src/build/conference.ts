// Builds a site of many speakers' talks: pages, frames, PDFs, pictures, and what leads to them.
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { hasErrors } from '../model/hasErrors.ts'
import { Failure } from '../model/failure.ts'
import type { FoundSlide } from '../model/found.ts'
import { manifestSchema, Manifest } from '../model/manifest.ts'
import { putAround } from '../project/around.ts'
import { hasLock, keepsIds, writeLock } from '../project/lock.ts'
import { packageFolder } from '../project/package.ts'
import type { Html } from '../render/html.ts'
import type { Conference } from '../site/document.ts'
import { encodePath } from '../site/document.ts'
import { renderFeeds } from '../site/feed.ts'
import { renderHome } from '../site/home.ts'
import { renderServerFiles } from '../site/servers.ts'
import type { SiteTalk } from '../site/talk.ts'
import type { BuildOptions, BuildReport } from './build.ts'
import type { FoundDeck } from './decks.ts'
import { cardOf, heldBack } from './embargo.ts'
import { hash, keyOf } from './keys.ts'
import { isWhole, readRecord, recordPath, type KeptTalk, type SiteRecord } from './kept.ts'
import { joinSchedule, scheduleFile, sessionOf, withSession, type Scheduled } from './scheduled.ts'
import { checkSecrets } from './secrets.ts'
import { describeTalk, pageFiles, paperFiles, slideFiles, wordsOf, type ReadyDeck } from './talk.ts'
import { builtFile, talkSettings } from './unchanged.ts'
import { replaceFolder, type BuiltFile } from './write.ts'

/** A talk that is good: made now, or kept from the build before. */
interface Good {
  file: string
  talk: SiteTalk
  /** the words of its slides as html; read only where its pages are made */
  words: () => Promise<Html[]>
  record: KeptTalk
  /** folder of the site that it is kept from */
  keptFrom: string | null
  /** whether its PDF was wanted and is not there */
  unprinted: boolean
}

interface Building {
  options: BuildOptions
  write: (file: BuiltFile) => Promise<void>
  keep: (path: string, from: string) => Promise<void>
  /** sites that were built before: the one in this place, and parts of it from other machines; their absolute folders */
  before: { at: string; record: SiteRecord }[]
  scheduled: Scheduled | null
  /** what every talk depends on */
  settings: unknown
}

/**
 * `output/NAME/` for each talk, and the pages and files that lead to them. A talk with errors is left out, whole, and the
 * others are built; where none is good, `output` stays as it was. What would come out the same is kept.
 * @throws Failure where `output` cannot be written, or there is no browser and one is wanted
 */
export async function buildConference(decks: readonly FoundDeck[], options: BuildOptions): Promise<BuildReport> {
  const broken = new Set<string>()
  const counts = { decks: 0, slides: 0 }
  let kept = 0
  const left = { unprinted: [] as string[], unending: [] as string[] }
  const { default: pLimit } = await import('p-limit')
  const scheduled = options.schedule && await joinSchedule(options.schedule, decks, options.cwd)
  const sites = await Promise.all([options.output, ...options.parts].map(async (folder) => {
    const at = resolve(options.cwd, folder)
    const record = await readRecord(at)
    return record ? [{ at, record }] : []
  }))
  const [before, settings] = [sites.flat(), await talkSettings(options)]
  const open = scheduled && { unjoined: scheduled.join.unjoined, withoutDeck: scheduled.join.withoutDeck }
  const written = await replaceFolder(options.output, options.cwd, async (write, keep) => {
    const once = doOnce()
    const building: Building = {
      options, before, scheduled, settings,
      write: (file) => once(file.path, () => write(file)),
      keep: (path, from) => once(path, () => keep(path, from)),
    }
    const limit = pLimit(Math.min(4, cpus().length))
    let begun = 0
    const own = decks.filter((_, index) => options.shard === null || index % options.shard.of === options.shard.number - 1)
    const all = await Promise.all(own.map((deck) => limit(async () => {
      options.signal.throwIfAborted()
      options.progress(deck.file, ++begun, own.length)
      const good = await keepTalk(deck, building) ?? await buildTalk(deck, building)
      if (good === null) broken.add(deck.file)
      return good
    })))
    const good = all.filter((one) => one !== null)
    if (good.length === 0) return
    const talks = good.map(({ talk }) => talk)
    counts.decks = good.length
    counts.slides = talks.reduce((sum, { manifest }) => sum + manifest.slides.length, 0)
    kept = good.filter(({ keptFrom }) => keptFrom !== null).length
    left.unprinted = good.filter((one) => one.unprinted).map(({ file }) => file)
    left.unending = good.filter(({ talk }) => talk.manifest.available === 'after-talk').map(({ file }) => file)
    const conference = describeConference(talks, options)
    for (const { talk, record, words, keptFrom } of good) {
      const key = hash(JSON.stringify([conference, talk.manifest]))
      if (keptFrom !== null && record.pages.key === key) {
        await Promise.all(record.pages.files.map((path) => building.keep(path, keptFrom)))
        continue
      }
      const pages = inFolder(talk.folder, pageFiles(talk, await words(), conference))
      for (const file of pages) await building.write(file)
      record.pages = { key, files: pages.map(({ path }) => path) }
    }
    for (const file of sharedFiles(talks, conference, options.brand)) await building.write(file)
    if (scheduled && options.base !== null) await building.write(scheduleFile(scheduled, good.map(({ file, talk }) => ({ file, ...talk })), options.base))
    const record: SiteRecord = { version: 1, talks: Object.fromEntries(good.map(({ talk, record }) => [talk.folder, record])) }
    await building.write({ path: recordPath, text: JSON.stringify(record) })
    // what could not be made is tried again; standard input is another each time
    if (good.length < decks.length || left.unprinted.length > 0 || decks.some(({ file }) => file === '-')) return
    const until = Math.min(...good.map(({ talk }) => Date.parse(talk.manifest.available ?? '')).filter(Number.isFinite))
    const made = good.map(({ file, talk: { folder }, record: { key, inputs } }) => ({ file, folder, key, inputs }))
    await building.write(await builtFile(made, until, { ...counts, broken: [], ...left, join: open }, options))
  })
  // in the order in which they were named, whichever was ready first
  return { ...written, ...counts, kept, broken: decks.map(({ file }) => file).filter((file) => broken.has(file)), ...left, join: open }
}

/** The talk as it was built before; null where it would come out another. */
async function keepTalk({ file, folder }: FoundDeck, { options, keep, before, scheduled, settings }: Building): Promise<Good | null> {
  if (file === '-' || (options.lock && !await hasLock(file, options.cwd))) return null
  for (const { at, record: { talks: { [folder]: record } } } of before) {
    if (!record) continue
    const { key } = await keyOf(file, options.cwd, record.inputs, settings)
    const talks = scheduled?.talksOf(file)
    const available = heldBack(record.available, talks && sessionOf(talks), options.now) ?? undefined
    if (key !== record.key || available !== record.manifest.available || !await isWhole(at, record)) continue
    await Promise.all(record.made.map((path) => keep(path, at)))
    const words = async (): Promise<Html[]> => {
      const opened = await options.open(file) as ReadyDeck
      return wordsOf(await shownOf(opened, available ?? null, options))
    }
    const manifest = talks ? withSession(record.manifest, scheduled!.schedule, talks) : record.manifest
    return { file, talk: { folder, manifest }, words, record, keptFrom: at, unprinted: false }
  }
  return null
}

/** null where the talk has errors; they are told by then. */
async function buildTalk({ file, folder }: FoundDeck, { options, write, scheduled, settings }: Building): Promise<Good | null> {
  try {
    const opened = await options.open(file)
    if (opened.deck === null || hasErrors(opened.diagnostics)) return null
    const talks = scheduled?.talksOf(file)
    const available = heldBack(opened.deck.meta.available, talks && sessionOf(talks), options.now)
    const shown = await shownOf(opened as ReadyDeck, available, options)
    // the next build reads it too
    if (keepsIds(file, options.lock, opened.locked)) await writeLock(file, options.cwd, opened.asRead!, opened.deck)
    const before = await keyOf(file, options.cwd, shown.watch, settings)
    const paper = await paperFiles(shown, options.paper, { pdf: available === null })
    if (paper.unprinted) options.failed(file, paper.unprinted)
    const made = { paper: options.paper !== null, pdf: options.paper !== null && paper.unprinted === null, base: options.base !== null }
    // its keys in the order in which they are read again
    const described = Manifest.parse(describeTalk(shown, { ...made, available }))
    const manifest = talks ? withSession(described, scheduled!.schedule, talks) : described
    const words = wordsOf(shown)
    const slides = await slideFiles(shown, described)
    checkSecrets(file, available === null ? shown.deck : opened.deck, { files: [...slides.own, ...slides.shared], about: [JSON.stringify(manifest), ...words], open: shown.deck.meta.notes === 'public' }, options.secrets)
    const files = [...inFolder(folder, [...slides.own, ...paper.files]), ...slides.shared]
    for (const one of files) await write(one)
    // what could not be printed is tried again
    const record = { ...before, ...(paper.unprinted && { key: '' }), available: opened.deck.meta.available, manifest: described, made: files.map(({ path }) => path), pages: { key: '', files: [] } }
    return { file, talk: { folder, manifest }, words: async () => words, record, keptFrom: null, unprinted: paper.unprinted !== null }
  } catch (error) {
    // a browser that is gone is gone for all
    if (!(error instanceof Failure) || options.stops(error)) throw error
    options.failed(file, error)
    return null
  }
}

/** What is to be seen of a talk: its slides and the conference's around them, or a card until their time. */
const shownOf = async (opened: ReadyDeck, available: string | null, { around, cwd }: BuildOptions): Promise<ReadyDeck> =>
  (available === null ? putAround(opened, around, cwd) : cardOf(opened, available))

/** What has the same name is the same: several talks may ask for it, at the same time. */
function doOnce(): (name: string, work: () => Promise<void>) => Promise<void> {
  const done = new Map<string, Promise<void>>()
  return (name, work) => {
    const doing = done.get(name) ?? work()
    done.set(name, doing)
    return doing
  }
}

const inFolder = (folder: string, files: readonly BuiltFile[]): BuiltFile[] =>
  files.map((file) => ({ ...file, path: `${folder}/${file.path}` }))

function describeConference(talks: readonly SiteTalk[], { base, title, schedule, brand }: BuildOptions): Conference {
  return {
    title: title ?? (schedule?.title || undefined) ?? shared(talks.map(({ manifest }) => manifest.event?.name)) ?? 'Talks',
    lang: shared(talks.map(({ manifest }) => manifest.language)) ?? 'en',
    base,
    brand: brand !== undefined,
    search: true,
  }
}

/** The value of all that have one. */
function shared(values: readonly (string | undefined)[]): string | undefined {
  const [value, ...others] = new Set(values.filter((value) => value !== undefined))
  return others.length === 0 ? value : undefined
}

/** What stands beside the talks' folders. */
function sharedFiles(talks: readonly SiteTalk[], conference: Conference, brand: string | undefined): BuiltFile[] {
  const client = join(packageFolder(), 'dist', 'client')
  const fonts = join(packageFolder(), 'dist', 'fonts')
  return [
    { path: 'index.html', text: renderHome(talks, conference) },
    ...renderFeeds(talks, conference),
    ...renderServerFiles(),
    ...['site.css', 'slide-deck.js', 'talk.js', 'search.js'].map((name) => ({ path: `_deck/${name}`, from: join(client, name) })),
    ...['figtree-latin-400-normal.woff2', 'figtree-latin-600-normal.woff2'].map((name) => ({ path: `_deck/fonts/${name}`, from: join(fonts, name) })),
    ...(brand === undefined ? [] : [{ path: '_deck/brand.css', text: brand }]),
    { path: '_deck/search-data.js', text: `deckSlides=${JSON.stringify(slidesOf(talks))}\n` },
    { path: '_deck/deck.schema.json', text: `${JSON.stringify(manifestSchema(), null, 1)}\n` },
  ]
}

function slidesOf(talks: readonly SiteTalk[]): FoundSlide[] {
  return talks.filter(({ manifest }) => manifest.available === undefined).flatMap(({ folder, manifest }) => manifest.slides.filter(({ guest }) => !guest).map(({ n, id, title, text }) =>
    ({ n, title: title ?? '', text, talk: manifest.title, href: `${encodePath(folder)}/index.html#${encodeURIComponent(id)}` })))
    .map((slide, id) => ({ id, ...slide }))
}
