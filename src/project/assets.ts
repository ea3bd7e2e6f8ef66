// The pictures and linked files of a deck: found in its folder, measured, named for the site.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { imageSizeFromFile } from 'image-size/fromFile'
import type { Deck, Slide } from '../model/deck.ts'
import type { Diagnostic, Result } from '../model/diagnostic.ts'
import { isDiagram } from '../model/diagram.ts'
import { nearest } from '../model/nearest.ts'
import { nodesOf } from '../model/nodes.ts'
import type { Position } from '../model/position.ts'
import { qrAddress } from '../model/qr.ts'
import type { Asset } from '../render/look.ts'
import { findFile, stateOf } from './files.ts'

const pictures = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.avif', '.svg'])
const videos = new Set(['.mp4', '.m4v', '.webm'])

/** what a browser runs when a visitor opens it */
const active = new Set(['.html', '.htm', '.xhtml', '.xht', '.shtml', '.xml', '.xsl', '.svg', '.js', '.mjs', '.wasm', '.mht', '.mhtml'])

/** A picture or a link of a deck. */
interface Mention {
  kind: 'picture' | 'link'
  url: string
  position: Position
}

/** What was found out of files, by their paths and what they were when that was done. */
export type SeenFiles = Map<string, Pick<Asset, 'width' | 'height'> & { hash: string }>

/**
 * Every picture and linked file the deck names, once each; what cannot be shown or followed is a diagnostic with its place.
 * @param seen what is known of files; what is found out is added to it
 */
export async function findAssets(deck: Deck, folder: string, path: string, seen: SeenFiles): Promise<Result<Asset[]>> {
  const mentions = new Map<string, Mention>()
  for (const mention of deck.slides.flatMap(mentionsOf)) {
    const key = `${mention.kind} ${mention.url}`
    if (!mentions.has(key)) mentions.set(key, mention)
  }
  const slides = deck.slides.map(({ id }) => id)
  const found = await Promise.all([...mentions.values()].map((mention) =>
    mention.kind === 'picture' ? findPicture(mention, folder, seen) : findTarget(mention, folder, slides, seen)))
  // a file that is both shown and linked to is shown
  const files = found.flatMap(({ asset }) => asset ?? []).sort((a, b) => Number(a.kind !== 'file') - Number(b.kind !== 'file'))
  const assets = new Map(files.map((asset) => [asset.url, asset]))
  return {
    value: [...assets.values()],
    diagnostics: found.flatMap(({ problem }) => (problem ? [{ ...problem, path }] : [])),
  }
}

interface Finding {
  asset?: Asset
  problem?: Omit<Diagnostic, 'path'>
}

async function findPicture({ url, position }: Mention, folder: string, seen: SeenFiles): Promise<Finding> {
  if (onNetwork(url)) {
    return { problem: {
      severity: 'warning', code: 'remote-image', position,
      message: `The picture ${url} is on the network and is not fetched.`,
      hint: 'Save it beside the deck and name that file; its alternative text is shown instead.',
    } }
  }
  const found = await findFile(folder, url)
  if ('refused' in found) {
    const [code, message, hint] = refusals[found.refused](url)
    return { problem: { severity: 'error', code, message, hint, position } }
  }
  const ending = extname(found.file).toLowerCase()
  if (videos.has(ending)) {
    const poster = await findPoster(url, folder, seen)
    return { asset: { ...await makeAsset('video', url, found.file, seen), ...(poster && { poster }) } }
  }
  if (!pictures.has(ending)) {
    return { problem: {
      severity: 'error', code: 'not-an-image', position,
      message: `"${url}" is no picture or video that a browser shows.`,
      hint: `Use one of ${[...pictures, ...videos].map((ending) => ending.slice(1)).join(', ')}.`,
    } }
  }
  return { asset: await makeAsset('picture', url, found.file, seen) }
}

/** The picture beside a video that is called as it is. */
async function findPoster(url: string, folder: string, seen: SeenFiles): Promise<Asset | null> {
  for (const ending of pictures) {
    const name = url.replace(/\.\w+(?=$|[?#])/, ending)
    const found = await findFile(folder, name)
    if ('file' in found) return makeAsset('picture', name, found.file, seen)
  }
  return null
}

/** A linked file goes into the site, too; a link that leads nowhere keeps its words. */
async function findTarget({ url, position }: Mention, folder: string, slides: readonly string[], seen: SeenFiles): Promise<Finding> {
  const id = /^#\/?(.+)$/.exec(url)?.[1]
  if (id !== undefined) {
    const number = /^\d+$/.test(id) ? Number(id) : 0
    if (slides.includes(id) || (number > 0 && number <= slides.length)) return {}
    const guess = nearest(id, slides)
    return { problem: {
      severity: 'warning', code: 'unknown-slide', position,
      message: `There is no slide "${id}" to link to.`,
      hint: `${guess ? `Did you mean "#${guess}"? ` : ''}"deck outline --json" lists the ids of all slides.`,
    } }
  }
  if (/^[a-z][a-z0-9+.-]*:|^[/\\]{2}/i.test(url) || url === '' || url === '#') return {}
  const found = await findFile(folder, url)
  if ('file' in found && active.has(extname(found.file).toLowerCase())) {
    return { problem: {
      severity: 'warning', code: 'active-file', position,
      message: `"${url}" is not linked to: a page or script would run as part of the talk's own site.`,
      hint: 'Put it on a web server and link to its address there.',
    } }
  }
  if ('file' in found && !basename(found.file).startsWith('.')) return { asset: await makeAsset('file', url, found.file, seen) }
  return { problem: {
    severity: 'warning', code: 'broken-link', position,
    message: `The link to "${url}" leads to no file of the deck's folder.`,
    hint: 'Copy the file beside the deck, or link to an address with https://.',
  } }
}

const onNetwork = (url: string): boolean => /^(https?:)?[/\\]{2}/i.test(url)

const refusals = {
  'missing': (url: string) => ['missing-image', `There is no file "${url}".`, 'Names are looked up from the deck\'s folder; upper and lower case count.'],
  'outside': (url: string) => ['outside-folder', `"${url}" is outside the deck's folder.`, 'Copy the file beside the deck: nothing else is ever read.'],
  'not-a-file': (url: string) => ['missing-image', `"${url}" is not a file.`, 'Name a picture, not a folder.'],
  'bad-name': (url: string) => ['bad-file-name', `"${url}" is no file name.`, 'Write a relative path with "/" between folders.'],
} satisfies Record<string, (url: string) => [code: string, message: string, hint: string]>

async function makeAsset(kind: Asset['kind'], url: string, from: string, seen: SeenFiles): Promise<Asset> {
  const state = await stateOf(from)
  const { hash, ...size } = seen.get(state) ?? { hash: await hashOf(from), ...await sizeOf(from) }
  seen.set(state, { hash, ...size })
  const name = basename(from, extname(from)).replace(/[^\p{L}\p{N}_-]+/gu, '-')
  const path = `assets/${name}-${hash}${extname(from).toLowerCase()}`
  return { kind, url, path, from, ...(kind === 'picture' ? size : {}) }
}

const hashOf = async (file: string): Promise<string> => createHash('sha256').update(await readFile(file)).digest('hex').slice(0, 8)

/** The natural size of a picture, where its first bytes tell. */
async function sizeOf(file: string): Promise<Pick<Asset, 'width' | 'height'>> {
  try {
    const { width, height, orientation = 1 } = await imageSizeFromFile(file)
    // EXIF orientations from 5 on lie on their side
    return orientation >= 5 ? { width: height, height: width } : { width, height }
  } catch {
    return {}
  }
}

function mentionsOf(slide: Slide): Mention[] {
  return nodesOf(slide).flatMap(({ node, position }): Mention[] => {
    if (node.type === 'image') return qrAddress(node.url) === null && !isDiagram(node.url) ? [{ kind: 'picture', url: node.url, position }] : []
    return node.type === 'link' ? [{ kind: 'link', url: node.url, position }] : []
  })
}
