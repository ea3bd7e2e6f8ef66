// Puts a conference's own slides before and after those of a talk, without touching the talk's file.
import { dirname, resolve } from 'node:path'
import type { Deck, Slide } from '../model/deck.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { hasErrors } from '../model/hasErrors.ts'
import { nodesOf } from '../model/nodes.ts'
import { makeSource } from '../model/source.ts'
import { read } from '../read/read.ts'
import { composeDeck } from '../render/compose.ts'
import type { Asset, Look } from '../render/look.ts'
import { findAssets } from './assets.ts'
import { diagramsOf, shownAsWritten } from './diagrams.ts'
import { readMath } from './look.ts'
import { checkMath, findMath } from './math.ts'
import { readText, type OpenedDeck } from './open.ts'

/** Decks whose slides stand before and after a talk's own, as the user named them. */
export interface Around {
  before?: string | undefined
  after?: string | undefined
}

/** Slides with the pictures on them, ready to stand beside others. */
interface Guests {
  slides: Slide[]
  assets: Asset[]
}

/**
 * The talk with slides around its own, all in the look of the talk; its title, its language and the ids of its slides stay.
 * What is wrong with the slides around it is not told again for each talk; of one with errors none are taken.
 * @throws Failure (usage) where one of the files is not there
 */
export async function putAround<T extends OpenedDeck & { deck: Deck }>(opened: T, { before, after }: Around, cwd: string): Promise<T> {
  const { deck } = opened
  const taken = new Set(deck.slides.flatMap(({ id, aliases = [] }) => [id, ...aliases]))
  const [ahead, behind] = await Promise.all([before, after].map((file) => readAround(file, cwd)))
  const math = opened.look.math ?? ([ahead, behind].some((found) => found && findMath(found.draft).length > 0) ? await readMath() : undefined)
  const look = math === opened.look.math ? opened.look : { ...opened.look, math: math! }
  const [first, last] = [await guestsOf(ahead, opened, look, taken), await guestsOf(behind, opened, look, taken)]
  const slides = [...first.slides, ...deck.slides, ...last.slides].map((slide, index) => ({ ...slide, number: index + 1 }))
  return {
    ...opened,
    look,
    deck: { ...deck, slides },
    assets: [...first.assets, ...opened.assets, ...last.assets],
    watch: [...opened.watch, ...[before, after].flatMap((file) => (file === undefined ? [] : [resolve(cwd, file)])), ...[...first.assets, ...last.assets].map(({ from }) => from)],
  }
}

interface Read {
  /** as the user named it */
  file: string
  folder: string
  draft: Deck
}

/** null where there is no such file to be read, or it has errors, which `checkAround` tells. */
async function readAround(file: string | undefined, cwd: string): Promise<Read | null> {
  if (file === undefined) return null
  const { value: draft, diagnostics } = read(makeSource(file, await readText(file, { cwd })))
  return draft === null || hasErrors(diagnostics) ? null : { file, folder: dirname(resolve(cwd, file)), draft }
}

async function guestsOf(found: Read | null | undefined, { deck: { meta }, known }: OpenedDeck & { deck: Deck }, look: Look, taken: Set<string>): Promise<Guests> {
  if (!found) return { slides: [], assets: [] }
  const { file, folder, draft } = found
  const { value: assets } = await findAssets(draft, folder, file, known.seen)
  const { value: { slides } } = composeDeck({ ...draft, meta: { ...draft.meta, size: meta.size } }, look, assets)
  return asGuests(file, { slides, assets }, taken)
}

/** With ids and names of pictures that are not the talk's, and without notes, which nobody here reads. */
function asGuests(file: string, guests: Guests, taken: Set<string>): Guests {
  const { slides, assets } = structuredClone(guests)
  const drawn = new Set(assets.map(({ url }) => url))
  const named = (url: string): string => `${file}:${url}`
  for (const slide of slides) {
    let id = slide.id
    for (let count = 2; taken.has(id); count++) id = `${slide.id}-${count}`
    taken.add(id)
    for (const { node } of nodesOf(slide)) {
      if ('url' in node && drawn.has(node.url)) node.url = named(node.url)
    }
    Object.assign(slide, { id, section: null, notes: [], guest: true } satisfies Partial<Slide>)
  }
  return {
    slides,
    assets: assets.map((asset) => ({ ...asset, url: named(asset.url) })),
  }
}

/** What is wrong with the slides for around the talks, each told once. @throws Failure (usage) where a file is not there */
export async function checkAround({ before, after }: Around, cwd: string): Promise<{ file: string; text: string; diagnostics: Diagnostic[] }[]> {
  return Promise.all([before, after].filter((file) => file !== undefined).map(async (file) => {
    const text = await readText(file, { cwd })
    const source = makeSource(file, text)
    const { value: draft, diagnostics } = read(source)
    if (draft === null) return { file, text, diagnostics }
    const [found, formulas] = [await findAssets(draft, dirname(resolve(cwd, file)), file, new Map()), findMath(draft)]
    const undrawn = diagramsOf(draft).map(({ position }) => shownAsWritten(
      'undrawn-diagram', 'on slides around talks none is drawn.', position, file, 'Put a picture of it in its place.'))
    const wrong = formulas.length > 0 ? checkMath(formulas, { math: await readMath() }, source) : []
    return { file, text, diagnostics: [...diagnostics, ...found.diagnostics, ...wrong, ...undrawn] }
  }))
}
