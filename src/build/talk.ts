// One talk of a site: its files, from the slides and frames to PDF, text and pictures.
import type { RunningBrowser } from '../browser/browser.ts'
import type { Deck } from '../model/deck.ts'
import { Failure, exitCodes } from '../model/failure.ts'
import type { Manifest } from '../model/manifest.ts'
import { stageOf } from '../model/stage.ts'
import type { OpenedDeck } from '../project/open.ts'
import { element, joined, nothing, text, type Html } from '../render/html.ts'
import { manifestOf } from '../render/manifest.ts'
import { renderSite } from '../render/site.ts'
import { drawNotes, drawWords, surroundingsOf } from '../render/slide.ts'
import { renderAliasPage } from '../site/alias.ts'
import type { Conference } from '../site/document.ts'
import { encodePath } from '../site/document.ts'
import { oembedOf } from '../site/oembed.ts'
import { renderSlidePage } from '../site/slide.ts'
import { renderTalk, type SiteTalk } from '../site/talk.ts'
import { renderText } from '../site/text.ts'
import { takePictures } from './pictures.ts'
import { shareParts, type SharedSite } from './shared.ts'
import type { BuiltFile } from './write.ts'

export interface Paper {
  browser: () => Promise<RunningBrowser>
  /** the talk as PDF, looked through */
  pdf: (opened: OpenedDeck) => Promise<Uint8Array>
  /** ms that a deck of so many slides may take */
  timeout: (slides: number) => number
}

export type ReadyDeck = OpenedDeck & { deck: Deck }

/** What a talk is in every site: its slides for a window and for a frame, with what they need. @param manifest as `describeTalk` gives it */
export async function slideFiles({ deck, look, assets }: ReadyDeck, { available, urls }: Manifest): Promise<SharedSite> {
  const beside = ([['application/pdf', urls.pdf], ['text/plain', urls.text]] as const).flatMap(([type, href]) => (href ? [{ type, href }] : []))
  const { own, shared } = await shareParts((parts) => renderSite(deck, look, assets, { pages: ['index', 'embed'], available, beside, ...parts }))
  const files = own.filter(({ path }) => path !== 'deck.json')
    .map((file) => (file.path === 'index.html' ? { ...file, path: 'slides.html' } : file))
  return { own: files, shared }
}

export interface PaperFiles {
  files: BuiltFile[]
  /** why there is no PDF, though one was wanted: it was not as it must be */
  unprinted: Failure | null
}

/** What only a browser makes. @param paper null where there is none */
export async function paperFiles(opened: ReadyDeck, paper: Paper | null, wanted: { pdf: boolean }): Promise<PaperFiles> {
  if (paper === null) return { files: [], unprinted: null }
  const { deck, look, assets } = opened
  const milliseconds = paper.timeout(deck.slides.length)
  const work = (async () => {
    const pictures = await takePictures(renderSite(deck, look, assets, { pages: ['print'] }), stageOf(deck.meta.size), Math.max(0, deck.slides.findIndex(({ guest }) => !guest)), await paper.browser())
    return { ...pictures, printed: wanted.pdf ? await printed(opened, paper) : null }
  })()
  const { poster, cards, thumbs, printed: pdf } = await within(milliseconds, work, () => new Failure(
    `${opened.source.path} was not printed after ${milliseconds / 1000} s.`, exitCodes.deadline, 'Give it more time with --timeout, in milliseconds.'))
  const files = [
    { path: 'poster.webp', bytes: poster },
    ...(pdf instanceof Uint8Array ? [{ path: 'slides.pdf', bytes: pdf }] : []),
    ...deck.slides.flatMap(({ id }, index) => [
      { path: `s/${id}.png`, bytes: cards[index]! },
      { path: `s/${id}.webp`, bytes: thumbs[index]! },
    ]),
  ]
  return { files, unprinted: pdf instanceof Failure ? pdf : null }
}

/** The PDF, or what is wrong with it: the talk is shown without it rather than not at all. */
const printed = (opened: ReadyDeck, paper: Paper): Promise<Uint8Array | Failure> => paper.pdf(opened).catch((error: unknown) => {
  if (error instanceof Failure && error.exitCode === exitCodes.unsound) return error
  throw error
})

async function within<T>(milliseconds: number, work: Promise<T>, late: () => Failure): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_resolve, reject) => { timer = setTimeout(() => reject(late()), milliseconds) })
  try {
    return await Promise.race([work, deadline])
  } finally {
    clearTimeout(timer)
  }
}

/** `deck.json`, with the addresses of what `paperFiles` made. */
export function describeTalk({ deck }: ReadyDeck, { paper, pdf, base, available }: { paper: boolean; pdf: boolean; base: boolean; available: string | null }): Manifest {
  const manifest = manifestOf(deck, ['index', 'embed'])
  const of = (id: string, ending: string): string => `s/${encodeURIComponent(id)}.${ending}`
  return {
    ...manifest,
    available: available ?? undefined,
    slides: manifest.slides.map((slide) => ({
      ...slide,
      page: of(slide.id, 'html'),
      ...(paper && { thumb: of(slide.id, 'webp'), card: of(slide.id, 'png') }),
    })),
    urls: {
      ...manifest.urls,
      slides: 'slides.html',
      ...(available === null && { text: 'slides.txt', ...(pdf && { pdf: 'slides.pdf' }) }),
      ...(paper && { poster: 'poster.webp' }),
      ...(base && { oembed: 'oembed.json' }),
    },
  }
}

/** The words of each slide as html, for the talk's page; notes only where their author made them public. */
export function wordsOf({ deck, look, assets }: ReadyDeck): Html[] {
  const shared = surroundingsOf(deck, look, assets)
  return deck.slides.map((slide) => joined([
    drawWords(slide, shared, 3),
    deck.meta.notes === 'public' && slide.notes.length > 0 ? element('details', { class: 'notes' }, element('summary', {}, text('Notes')), drawNotes(slide, shared)) : nothing,
  ]))
}

/** The pages about a talk, which know the site that they stand in. */
export function pageFiles(talk: SiteTalk, words: readonly Html[], conference: Conference): BuiltFile[] {
  const { folder, manifest } = talk
  const at = conference.base === null ? null : `${conference.base}${encodePath(folder)}/`
  const json = (path: string, value: unknown): BuiltFile => ({ path, text: `${JSON.stringify(value, null, 1)}\n` })
  return [
    { path: 'index.html', text: renderTalk(talk, words, conference) },
    ...(manifest.urls.text ? [{ path: manifest.urls.text, text: renderText(manifest) }] : []),
    json('deck.json', at === null ? manifest : absolute(manifest, at)),
    ...(conference.base === null ? [] : [json('oembed.json', oembedOf(talk, { base: conference.base, provider: conference.title }))]),
    ...manifest.slides.flatMap(({ n, page, aliases = [] }) => [
      { path: decodeURIComponent(page!), text: renderSlidePage(talk, n, conference) },
      ...aliases.map((alias) => ({ path: `s/${alias}.html`, text: renderAliasPage(folder, page!, conference) })),
    ]),
  ]
}

/** Other programs read `deck.json` without knowing where it came from. */
function absolute(manifest: Manifest, at: string): Manifest {
  const all = <T extends object>(addresses: T): T =>
    Object.fromEntries(Object.entries(addresses).map(([name, path]) => [name, typeof path === 'string' ? new URL(path, at).href : path])) as T
  return {
    ...manifest,
    slides: manifest.slides.map(({ page, thumb, card, ...slide }) => ({ ...slide, ...all({ page, thumb, card }) })),
    urls: all(manifest.urls),
  }
}
