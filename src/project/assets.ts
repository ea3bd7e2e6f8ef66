// The pictures of a deck: found in its folder, measured, named for the site.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { imageSize } from 'image-size'
import type { Block, Inline } from '../model/block.ts'
import type { Deck } from '../model/deck.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Position } from '../model/position.ts'
import type { Asset } from '../render/look.ts'
import { findFile } from './files.ts'

const pictures = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.avif', '.svg'])

interface Picture {
  url: string
  alt: string
  position: Position
}

/** Every picture the deck names, once each; what cannot be shown is a diagnostic with its place. */
export async function findAssets(deck: Deck, folder: string, path: string): Promise<{ value: Asset[]; diagnostics: Diagnostic[] }> {
  const value: Asset[] = []
  const diagnostics: Diagnostic[] = []
  const named = new Map<string, Picture>()
  for (const picture of deck.slides.flatMap(picturesOf)) if (!named.has(picture.url)) named.set(picture.url, picture)
  await Promise.all([...named.values()].map(async ({ url, position }) => {
    const report = (severity: Diagnostic['severity'], code: string, message: string, hint: string): void => {
      diagnostics.push({ severity, code, message, hint, path, position })
    }
    if (/^(https?:)?\/\//i.test(url)) {
      report('warning', 'remote-image', `The picture ${url} is on the network and is not fetched.`,
        'Save it beside the deck and name that file; its alternative text is shown instead.')
      return
    }
    const found = await findFile(folder, url)
    if ('refused' in found) {
      report('error', ...refusals[found.refused](url))
      return
    }
    if (!pictures.has(extname(found.file).toLowerCase())) {
      report('error', 'not-an-image', `"${url}" is no picture that a browser shows.`, `Use one of ${[...pictures].map((ending) => ending.slice(1)).join(', ')}.`)
      return
    }
    value.push(await asset(url, found.file))
  }))
  // the work above ends in any order
  value.sort((a, b) => (a.url < b.url ? -1 : 1))
  return { value, diagnostics }
}

const refusals = {
  'missing': (url: string) => ['missing-image', `There is no file "${url}".`, 'Names are looked up from the deck\'s folder; upper and lower case count.'],
  'outside': (url: string) => ['outside-folder', `"${url}" is outside the deck's folder.`, 'Copy the file beside the deck: nothing else is ever read.'],
  'not-a-file': (url: string) => ['missing-image', `"${url}" is not a file.`, 'Name a picture, not a folder.'],
  'bad-name': (url: string) => ['bad-file-name', `"${url}" is no file name.`, 'Write a relative path with "/" between folders.'],
} satisfies Record<string, (url: string) => [code: string, message: string, hint: string]>

async function asset(url: string, from: string): Promise<Asset> {
  const bytes = await readFile(from)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
  const ending = extname(from).toLowerCase()
  const name = basename(from, extname(from)).replace(/[^\p{L}\p{N}_-]+/gu, '-')
  const shared = { url, path: `assets/${name}-${hash}${ending}`, from }
  try {
    const { width, height, orientation = 1 } = imageSize(bytes)
    // EXIF orientations from 5 on lie on their side
    return orientation >= 5 ? { ...shared, width: height, height: width } : { ...shared, width, height }
  } catch {
    return shared
  }
}

function picturesOf(slide: Deck['slides'][number]): Picture[] {
  const inline = (nodes: readonly Inline[], position: Position): Picture[] => nodes.flatMap((node) => {
    if (node.type === 'image') return [{ url: node.url, alt: node.alt, position: node.position ?? position }]
    return 'children' in node ? inline(node.children, position) : []
  })
  const block = (node: Block): Picture[] => {
    if (node.type === 'image') return [{ url: node.url, alt: node.alt, position: node.position }]
    if (node.type === 'paragraph' || node.type === 'heading') return inline(node.children, node.position)
    if (node.type === 'list') return node.children.flatMap((item) => item.children.flatMap(block))
    if (node.type === 'blockquote') return [...node.children.flatMap(block), ...inline(node.cite ?? [], node.position)]
    if (node.type === 'table') return node.children.flatMap((row) => row.children.flatMap((cell) => inline(cell.children, cell.position)))
    return []
  }
  return [
    ...inline([...slide.titleContent, ...slide.subtitleContent], slide.position),
    ...Object.values(slide.regions).flat().flatMap(block),
  ]
}
