// Reads a talk: from text to slides that are not laid out yet.
import { blockText } from '../model/block.ts'
import type { Deck, Slide } from '../model/deck.ts'
import type { Diagnostic, Result } from '../model/diagnostic.ts'
import type { Lock } from '../model/lock.ts'
import { DeckMeta } from '../model/meta.ts'
import { positionAt, type Source } from '../model/source.ts'
import { checkFields } from './checkFields.ts'
import type { Document, Format } from './document.ts'
import * as formats from './formats/index.ts'
import { giveIds } from './ids.ts'
import { directionOf, guessLanguage, longestSample } from './language.ts'
import { findSections } from './sections.ts'
import { draftSlide, type DraftSlide } from './slide.ts'
import { splitSlides } from './split.ts'

/** Names that `format` and `--from` take. */
export const formatNames: readonly string[] = Object.values(formats).map((format) => format.name)

/** A talk that is longer is no talk. */
const longestDeck = 10 * 1024 * 1024

/** A deck, or null where the text holds no slide; a diagnostic says so. */
export interface Reading extends Result<Deck | null> {
  /** for reading the text again after an edit; null where it was refused */
  document: Document | null
}

export interface ReadOptions {
  format?: string | undefined
  lock?: Lock | null
  before?: Document | null | undefined
}

/**
 * The deck of a source: split into slides, with titles, regions, notes, ids and sections; layouts as far as the author
 * named them.
 * @param options.format wins over the file name's extension
 * @param options.lock ids that the slides had; otherwise they are made of what the slides say
 * @param options.before what was read before an edit, by the same format: makes it faster, never different
 */
export function read(source: Source, options: ReadOptions = {}): Reading {
  const refusal = refuse(source, options.format)
  if (refusal) return { value: null, diagnostics: [refusal], document: null }

  const document = formatOf(source.path, options.format).read(source, options.before ?? undefined)
  const front = checkFields(document.fields, DeckMeta, 'deck', source)
  const pieces = splitSlides(document.nodes)
  const drafts = pieces.map((piece, index) => draftSlide(piece, source, index === 0 ? front.value.layout : undefined))
  const diagnostics = [...document.diagnostics, ...front.diagnostics, ...drafts.flatMap((draft) => draft.diagnostics)]
  if (drafts.length === 0) {
    return { value: null, diagnostics: [...diagnostics, emptyDeck(source)].sort(bySourceOrder), document }
  }
  const { value: deck, diagnostics: later } = deckOf(drafts.map((draft) => draft.value), front.value, source, options.lock ?? null)
  return { value: deck, diagnostics: [...diagnostics, ...later].sort(bySourceOrder), document }
}

/** Why a source is not read at all; null where it is. */
export function refuse(source: Source, format: string | undefined): Diagnostic | null {
  if (format !== undefined && !formatNames.includes(format)) {
    return {
      severity: 'error', code: 'unknown-format', message: `There is no format "${format}".`, path: source.path,
      hint: `Formats: ${formatNames.join(', ')}.`,
    }
  }
  if (source.text.length <= longestDeck) return null
  return {
    severity: 'error', code: 'deck-too-large', path: source.path,
    message: `The talk is ${Math.ceil(source.text.length / 1024 / 1024)} MB of text; ${longestDeck / 1024 / 1024} MB are allowed.`,
    hint: 'Keep data and pictures in files of their own, or split the talk.',
  }
}

/** Asked for by name, else by the file's extension; a text that is nothing else is plain text. */
export function formatOf(path: string, name: string | undefined): Format {
  const all: Format[] = Object.values(formats)
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase()
  return all.find((format) => format.name === name)
    ?? all.find((format) => extension !== undefined && format.extensions.includes(extension))
    ?? formats.text
}

const emptyDeck = (source: Source): Diagnostic => ({
  severity: 'error', code: 'empty-deck', message: 'There is no slide in this text.', path: source.path,
  hint: 'Write a title on the first line and a few words below it.',
})

function deckOf(drafts: DraftSlide[], front: DeckMeta, source: Source, lock: Lock | null): Result<Deck> {
  const runs = findSections(drafts, front.title)
  const { ids, aliases, diagnostics } = giveIds(drafts, runs, source, lock)
  const sections = runs.map(({ title, label, number, total, first, last }) => ({
    id: ids[first]!, title, label, number, total, slides: ids.slice(first, last + 1),
  }))
  const sectionOf = new Map(sections.flatMap((section) => section.slides.map((id) => [id, section.id] as const)))
  const slides = drafts.map(({ titleDepth: _, opens: __, ...draft }, index): Slide => ({
    id: ids[index]!, ...(aliases[index]!.length > 0 && { aliases: aliases[index]! }), number: index + 1, ...draft, section: sectionOf.get(ids[index]!) ?? null,
  }))
  const lang = front.lang ?? guessLanguage(sampleOf(slides))
  const { layout: _, ...meta } = front
  return {
    value: {
      meta: { ...meta, title: front.title ?? talkTitle(slides), lang, dir: front.dir ?? directionOf(lang) },
      sections,
      slides,
      position: positionAt(source, 0, source.text.length),
    },
    diagnostics,
  }
}

const wordsOf = (slide: Slide): string =>
  [slide.title, slide.subtitle, ...Object.values(slide.regions).map(blockText)].filter(Boolean).join('\n')

/** The talk's first words, as many as guessing its language takes. */
function sampleOf(slides: readonly Slide[]): string {
  let words = ''
  for (const slide of slides) {
    if (words.length >= longestSample) break
    words += `${wordsOf(slide)}\n`
  }
  return words
}

const talkTitle = (slides: Slide[]): string =>
  slides[0]!.title ?? slides.find((slide) => slide.title)?.title ?? wordsOf(slides[0]!).split(/\s+/).slice(0, 8).join(' ')

const bySourceOrder = (a: Diagnostic, b: Diagnostic): number =>
  (a.position?.start.offset ?? 0) - (b.position?.start.offset ?? 0)
