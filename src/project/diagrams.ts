// Diagrams that are written as text (Mermaid): a browser draws each once, in the look of its deck, and the picture is kept.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Block, Code } from '../model/block.ts'
import type { Deck } from '../model/deck.ts'
import { diagramUrl } from '../model/diagram.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Position } from '../model/position.ts'
import type { Asset, Look } from '../render/look.ts'

/** A diagram that no browser has drawn yet. */
export interface Diagram {
  source: string
  position: Position
  /** where its picture will be, or why there is none */
  files: { picture: string; problem: string }
}

export interface Diagrams {
  /** with a picture in the place of each diagram that was drawn; the others are code */
  deck: Deck
  assets: Asset[]
  undrawn: Diagram[]
  diagnostics: Diagnostic[]
}

/** Goes up when the same source is drawn in another way. */
const version = 1

/** The user's folder of drawn diagrams. */
export const diagramFolder = (env: Readonly<Record<string, string | undefined>>): string =>
  join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'deck', 'diagrams')

/**
 * What is known of a deck's diagrams.
 * @param folder as `diagramFolder` says
 * @param path of the deck, for reports
 */
export async function findDiagrams(deck: Deck, look: Look, folder: string, path: string): Promise<Diagrams> {
  const found: Diagrams = { deck, assets: [], undrawn: [], diagnostics: [] }
  const codes = diagramsOf(deck)
  if (codes.length === 0) return found
  const drawn = new Map<Code, Block>()
  for (const code of codes) {
    const key = createHash('sha256').update([version, look.theme.css, code.value].join('\0')).digest('hex').slice(0, 16)
    const files = { picture: join(folder, `${key}.svg`), problem: join(folder, `${key}.txt`) }
    const [picture, problem] = await Promise.all([files.picture, files.problem].map((file) => readFile(file, 'utf8').catch(() => null)))
    if (picture) {
      const asset = assetOf(picture!, files.picture, key)
      found.assets.push(asset)
      drawn.set(code, { type: 'image', url: asset.url, alt: altOf(picture!), position: code.position, ...(code.title && { title: code.title }) })
    } else if (problem) {
      found.diagnostics.push(shownAsWritten('bad-diagram', problem, code.position, path, 'mermaid.js.org shows how each kind of diagram is written.'))
    } else found.undrawn.push({ source: code.value, position: code.position, files })
  }
  const slides = deck.slides.map((slide) => ({
    ...slide,
    regions: Object.fromEntries(Object.entries(slide.regions).map(([name, blocks]) => [name, withPictures(blocks, drawn)])),
  }))
  return { ...found, deck: { ...deck, slides } }
}

/** A warning about a diagram. @param why ends a sentence */
export const shownAsWritten = (code: string, why: string, position: Position, path: string, hint: string): Diagnostic =>
  ({ severity: 'warning', code, message: `This diagram is shown as it is written: ${why}`, path, position, hint })

/** The diagrams of a deck as they are written. */
export const diagramsOf = ({ slides }: Deck): Code[] => slides.flatMap(({ regions }) => Object.values(regions).flatMap(diagramsIn))

const diagramsIn = (blocks: readonly Block[]): Code[] => blocks.flatMap((block) => {
  if (block.type === 'code') return block.lang?.toLowerCase() === 'mermaid' ? [block] : []
  if (block.type === 'list') return block.children.flatMap((item) => diagramsIn(item.children))
  return block.type === 'blockquote' ? diagramsIn(block.children) : []
})

const withPictures = (blocks: readonly Block[], drawn: ReadonlyMap<Code, Block>): Block[] => blocks.map((block): Block => {
  if (block.type === 'code') return drawn.get(block) ?? block
  if (block.type === 'list') return { ...block, children: block.children.map((item) => ({ ...item, children: withPictures(item.children, drawn) })) }
  return block.type === 'blockquote' ? { ...block, children: withPictures(block.children, drawn) } : block
})

function assetOf(svg: string, from: string, key: string): Asset {
  const side = (name: string): number => Math.round(Number(new RegExp(`^<svg[^>]* ${name}="([\\d.]+)"`).exec(svg)?.[1] ?? 0))
  return { kind: 'picture', url: diagramUrl(key), path: `assets/diagram-${key}.svg`, from, width: side('width'), height: side('height') }
}

/** Its words, which the drawing wrote down. */
const altOf = (svg: string): string =>
  (/^<svg[^>]* aria-label="([^"]*)"/.exec(svg)?.[1] ?? '').replace(/&(lt|gt|quot|amp);/g, (_, name: string) => entities[name]!)
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' }
