// Writes a talk as one HTML file that opens anywhere from disk, offline: style, fonts, pictures and player are inside.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { count } from '../../model/count.ts'
import { mediaTypes } from '../../model/mediaTypes.ts'
import type { Asset } from '../../render/look.ts'
import { renderSingle } from '../../render/single.ts'
import type { Exported, ExportOptions, Talk } from '../exporter.ts'

export async function writeHtml({ deck, look, assets }: Talk, { step }: ExportOptions): Promise<Exported> {
  step('packing the slides, their fonts and pictures')
  const [starter, script] = await Promise.all(['unpack.js', 'player.js'].map((name) => readFile(look.scripts[name]!, 'utf8')))
  // there is no folder beside it: a link to a file is its words
  const inside = await Promise.all(assets.filter(({ kind }) => kind !== 'file').map(withData))
  const page = renderSingle(deck, look, inside, {
    starter: starter!,
    packed: { style: pack(look.revealCss), script: pack(script!) },
    sums: [starter!, script!].map((text) => `sha256-${createHash('sha256').update(text).digest('base64')}`),
  })
  return { files: [{ suffix: '', bytes: Buffer.from(page, 'utf8') }], what: count(deck.slides.length, 'slide'), refused: [] }
}

const pack = (text: string): string => deflateRawSync(text, { level: 9 }).toString('base64')

async function withData(asset: Asset): Promise<Asset> {
  const data = `data:${mediaTypes[extname(asset.from).toLowerCase()] ?? 'application/octet-stream'};base64,${await readFile(asset.from, 'base64')}`
  return { ...asset, data, ...(asset.poster ? { poster: await withData(asset.poster) } : {}) }
}
