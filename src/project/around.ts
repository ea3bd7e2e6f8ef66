// Puts a conference's own slides before and after those of a talk, without touching the talk's file.
import { dirname, resolve } from 'node:path'
import type { Deck, Slide } from '../model/deck.ts'
import { hasErrors, type Diagnostic } from '../model/diagnostic.ts'
import { nodesOf } from '../model/nodes.ts'
import { makeSource } from '../model/source.ts'
import { read } from '../read/read.ts'
import { composeDeck } from '../render/compose.ts'
import type { Asset } from '../render/look.ts'
import { findAssets } from './assets.ts'
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
  const [first, last] = [await guestsOf(before, opened, taken, cwd), await guestsOf(after, opened, taken, cwd)]
  const slides = [...first.slides, ...deck.slides, ...last.slides].map((slide, index) => ({ ...slide, number: index + 1 }))
  return {
    ...opened,
    deck: { ...deck, slides },
    assets: [...first.assets, ...opened.assets, ...last.assets],
    watch: [...opened.watch, ...[before, after].flatMap((file) => (file === undefined ? [] : [resolve(cwd, file)])), ...[...first.assets, ...last.assets].map(({ from }) => from)],
  }
}

async function guestsOf(file: string | undefined, { deck: { meta }, look, known }: OpenedDeck & { deck: Deck }, taken: Set<string>, cwd: string): Promise<Guests> {
  if (file === undefined) return { slides: [], assets: [] }
  const { value: draft, diagnostics } = read(makeSource(file, await readText(file, { cwd })))
  if (draft === null || hasErrors(diagnostics)) return { slides: [], assets: [] }
  const found = await findAssets(draft, dirname(resolve(cwd, file)), file, known.seen)
  const { value: { slides } } = composeDeck({ ...draft, meta: { ...draft.meta, size: meta.size } }, look, found.value)
  return asGuests(file, { slides, assets: found.value }, taken)
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
    const { value: draft, diagnostics } = read(makeSource(file, text))
    const found = draft && await findAssets(draft, dirname(resolve(cwd, file)), file, new Map())
    return { file, text, diagnostics: [...diagnostics, ...found?.diagnostics ?? []] }
  }))
}
