// The talk as it stands: what was opened, the pages made of it, and what an edit of its source changes for a page.
import type { Deck } from '../model/deck.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { Failure } from '../model/failure.ts'
import type { LiveProblems, LiveUpdate } from '../model/live.ts'
import type { OpenedDeck } from '../project/open.ts'
import { renderSite, renderSlides, type RenderedSlide } from '../render/site.ts'
import { frame } from '../report/frame.ts'
import type { Source } from '../model/source.ts'
import { describe, difference } from './diff.ts'
import { filesOf, type Files } from './site.ts'

export type ReadableDeck = OpenedDeck & { deck: Deck }

export interface Talk {
  /** the last one with slides */
  opened: ReadableDeck
  /** made when first asked for */
  files: () => Files
  slides: () => readonly RenderedSlide[]
  /** what is wrong with the source now, with the source it is about */
  diagnostics: readonly Diagnostic[]
  source: Source
  /** ids of slides that were edited since the start, and how often the look was */
  edited: ReadonlySet<string>
  looks: number
}

/** @param before the talk before an edit */
export function makeTalk(opened: ReadableDeck, before?: Talk): Talk {
  const { deck, look, assets } = opened
  const drawn = before && { ...before.opened, slides: before.slides() }
  return {
    opened,
    files: once(() => filesOf(renderSite(deck, look, assets, { pages: ['index', 'print', 'speaker'], live: true }), look.scripts['live.js']!)),
    slides: once(() => renderSlides(deck, look, assets, { before: drawn })),
    diagnostics: opened.diagnostics,
    source: opened.source,
    edited: new Set(),
    looks: 0,
  }
}

export interface Edit {
  talk: Talk
  /** for every page; null where nothing is to be seen */
  update: LiveUpdate | null
  /** for the terminal: "2 slides changed" */
  summary: string | null
}

/** The talk after its source was read anew; what has no slides any more leaves the last good ones. */
export function editTalk(before: Talk, next: OpenedDeck): Edit {
  const { deck, source, diagnostics } = next
  if (deck === null) return { talk: { ...before, source, diagnostics }, update: null, summary: null }
  const fresh = makeTalk({ ...next, deck }, before)
  const found = difference(before.slides(), fresh.slides())
  const edited = new Set([...before.edited, ...found.slides.flatMap(({ id, html }) => (html === undefined ? [] : [id]))])
  const summary = describe(found)
  const same = summary === null && !found.lines && before.opened.deck.meta.title === deck.meta.title
  const talk = { ...fresh, edited, looks: before.looks }
  return { talk, update: same ? null : { ...headOf(talk), slides: found.slides }, summary }
}

/** The talk after its file could not be read at all. */
export function missTalk(before: Talk, error: Error): Edit {
  const { path } = before.opened.source
  const missing: Diagnostic = error instanceof Failure
    ? { severity: 'error', code: 'unreadable-file', message: error.message, path, ...(error.hint ? { hint: error.hint } : {}) }
    : { severity: 'error', code: 'internal', message: `deck met a fault of its own: ${error.stack ?? error.message}`, path }
  return { talk: { ...before, diagnostics: [missing] }, update: null, summary: null }
}

/** Whether the style sheet is another one; it names the fonts that the text needs, so an edit of the text can do that. */
export function compareLook(before: Talk, after: Talk): { talk: Talk; css: string | null } {
  const css = (talk: Talk): unknown => {
    const sheet = talk.files().get(sheetPath)
    return sheet && 'text' in sheet ? sheet.text : null
  }
  if (css(before) === css(after)) return { talk: after, css: null }
  const looks = after.looks + 1
  return { talk: { ...after, looks }, css: sheetAddress(looks) }
}

const sheetPath = '_deck/deck.css'
const sheetAddress = (looks: number): string => `${sheetPath}?${looks}`

/** What a page needs that may be older than the last edit: everything that was ever edited. */
export function catchUp(talk: Talk): LiveUpdate {
  return {
    ...headOf(talk),
    slides: talk.slides().map(({ id, section, line, html }) => (talk.edited.has(id) ? { id, section, line, html } : { id, section, line })),
    ...(talk.looks > 0 ? { css: sheetAddress(talk.looks) } : {}),
  }
}

/** Errors, as the page shows them. */
export function problemsOf({ diagnostics, source }: Talk): LiveProblems {
  const problems = diagnostics.filter(({ severity }) => severity === 'error')
  return { problems: problems.map((problem) => ({ ...problem, frame: problem.position ? frame(source, problem.position) : '' })) }
}

function headOf({ opened }: Talk): Pick<LiveUpdate, 'title' | 'file'> {
  const { deck, source } = opened
  return { title: deck.meta.title, ...(source.path === '-' ? {} : { file: source.path.replace(/^.*[/\\]/, '') }) }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
