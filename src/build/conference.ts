// Builds a site of many speakers' talks: pages, frames, PDFs, pictures, and what leads to them.
import { cpus } from 'node:os'
import { join } from 'node:path'
import { hasErrors } from '../model/diagnostic.ts'
import { Failure } from '../model/failure.ts'
import type { FoundSlide } from '../model/found.ts'
import { manifestSchema, type Manifest } from '../model/manifest.ts'
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
import { joinSchedule, scheduleFile, sessionOf, withSession, type Scheduled } from './scheduled.ts'
import { checkSecrets } from './secrets.ts'
import { describeTalk, pageFiles, paperFiles, slideFiles, wordsOf, type ReadyDeck } from './talk.ts'
import { replaceFolder, type BuiltFile } from './write.ts'

/** A talk that is good, its deck's file, and the words of its slides. */
interface Good {
  file: string
  talk: SiteTalk
  words: Html[]
}

/**
 * `output/NAME/` for each talk, and the pages and files that lead to them. A talk with errors is left out, whole, and the
 * others are built; where none is good, `output` stays as it was.
 * @throws Failure where `output` cannot be written, or there is no browser and one is wanted
 */
export async function buildConference(decks: readonly FoundDeck[], options: BuildOptions): Promise<BuildReport> {
  const broken: string[] = []
  let slides = 0
  let built = 0
  const { default: pLimit } = await import('p-limit')
  const scheduled = options.schedule && await joinSchedule(options.schedule, decks, options.cwd)
  const written = await replaceFolder(options.output, options.cwd, async (write) => {
    const limit = pLimit(Math.min(4, cpus().length))
    let begun = 0
    const all = await Promise.all(decks.map((deck) => limit(async () => {
      options.signal.throwIfAborted()
      options.progress(deck.file, ++begun, decks.length)
      const made = await buildTalk(deck, scheduled, options)
      if (made === null) {
        broken.push(deck.file)
        return null
      }
      for (const file of made.files) await write(file)
      return made.good
    })))
    const good = all.filter((one) => one !== null)
    if (good.length === 0) return
    built = good.length
    slides = good.reduce((sum, { talk }) => sum + talk.manifest.slides.length, 0)
    const conference = describeConference(good.map(({ talk }) => talk), options)
    for (const { talk, words } of good) for (const file of inFolder(talk.folder, pageFiles(talk, words, conference))) await write(file)
    for (const file of sharedFiles(good.map(({ talk }) => talk), conference)) await write(file)
    if (scheduled && options.base !== null) await write(scheduleFile(scheduled, good.map(({ file, talk }) => ({ file, ...talk })), options.base))
  })
  // in the order in which they were named, whichever was ready first
  const left = decks.map(({ file }) => file).filter((file) => broken.includes(file))
  return { ...written, decks: built, slides, broken: left, join: scheduled?.join ?? null }
}

/** null where the talk has errors; they are told by then. */
async function buildTalk({ file, folder }: FoundDeck, scheduled: Scheduled | null, options: BuildOptions): Promise<{ good: Good; files: BuiltFile[] } | null> {
  try {
    const opened = await options.open(file)
    if (opened.deck === null || hasErrors(opened.diagnostics)) return null
    const talks = scheduled?.talksOf(file)
    const available = heldBack(opened.deck, talks && sessionOf(talks), options.now)
    const shown = available === null ? opened as ReadyDeck : cardOf(opened as ReadyDeck, available)
    const described = describeTalk(shown, { paper: options.paper !== null, base: options.base !== null, available })
    const manifest = talks ? withSession(described, scheduled!.schedule, talks) : described
    const words = wordsOf(shown)
    const slides = slideFiles(shown)
    checkSecrets(file, options.secrets.of(opened.deck), textsOf(slides, manifest, words), options.secrets.letters)
    const files = [...slides, ...await paperFiles(shown, options.paper, { pdf: available === null })]
    return { good: { file, talk: { folder, manifest }, words }, files: inFolder(folder, files) }
  } catch (error) {
    // a browser that is gone is gone for all
    if (!(error instanceof Failure) || options.stops(error)) throw error
    options.failed(file, error)
    return null
  }
}

function* textsOf(files: readonly BuiltFile[], manifest: Manifest, words: readonly Html[]): Generator<string> {
  for (const file of files) if ('text' in file) yield file.text
  yield JSON.stringify(manifest)
  yield words.join('\n')
}

const inFolder = (folder: string, files: readonly BuiltFile[]): BuiltFile[] =>
  files.map((file) => ({ ...file, path: `${folder}/${file.path}` }))

function describeConference(talks: readonly SiteTalk[], { base, title, schedule }: BuildOptions): Conference {
  return {
    title: title ?? (schedule?.title || undefined) ?? shared(talks.map(({ manifest }) => manifest.event?.name)) ?? 'Talks',
    lang: shared(talks.map(({ manifest }) => manifest.language)) ?? 'en',
    base,
    brand: false,
    search: true,
  }
}

/** The value of all that have one. */
function shared(values: readonly (string | undefined)[]): string | undefined {
  const [value, ...others] = new Set(values.filter((value) => value !== undefined))
  return others.length === 0 ? value : undefined
}

/** What stands beside the talks' folders. */
function sharedFiles(talks: readonly SiteTalk[], conference: Conference): BuiltFile[] {
  const client = join(packageFolder(), 'dist', 'client')
  const fonts = join(packageFolder(), 'dist', 'fonts')
  return [
    { path: 'index.html', text: renderHome(talks, conference) },
    ...renderFeeds(talks, conference),
    ...renderServerFiles(),
    ...['site.css', 'slide-deck.js', 'talk.js', 'search.js'].map((name) => ({ path: `_deck/${name}`, from: join(client, name) })),
    ...['figtree-latin-400-normal.woff2', 'figtree-latin-600-normal.woff2'].map((name) => ({ path: `_deck/fonts/${name}`, from: join(fonts, name) })),
    { path: '_deck/search-data.js', text: `deckSlides=${JSON.stringify(slidesOf(talks))}\n` },
    { path: '_deck/deck.schema.json', text: `${JSON.stringify(manifestSchema(), null, 1)}\n` },
  ]
}

function slidesOf(talks: readonly SiteTalk[]): FoundSlide[] {
  return talks.filter(({ manifest }) => manifest.available === undefined).flatMap(({ folder, manifest }) => manifest.slides.map(({ n, id, title, text }) =>
    ({ n, title: title ?? '', text, talk: manifest.title, href: `${encodePath(folder)}/index.html#${encodeURIComponent(id)}` })))
    .map((slide, id) => ({ id, ...slide }))
}
