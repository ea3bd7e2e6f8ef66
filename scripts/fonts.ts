// Bundles the fonts: copies their woff2 files and measures them, so that slides can be fitted without a browser.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { create } from 'fontkitten'
import type { FontFace } from '../src/render/look.ts'

type Cut = [weight: number, style: FontFace['style']]

// Regular, italic and one strong weight of each: what Markdown can ask for in a text, a title and code.
const cuts: Cut[] = [[400, 'normal'], [400, 'italic'], [600, 'normal'], [600, 'italic']]
const families: { id: string; family: string; cuts: Cut[] }[] = [
  { id: 'source-serif-4', family: 'Source Serif 4', cuts },
  { id: 'source-sans-3', family: 'Source Sans 3', cuts },
  { id: 'jetbrains-mono', family: 'JetBrains Mono', cuts },
]
// A browser takes the last declared face that has a character: latin goes last, as it is the most complete.
const subsets = ['vietnamese', 'greek', 'cyrillic', 'latin-ext', 'latin']

/**
 * Writes the bundled fonts' woff2 files and `fonts.json`, a list of FontFace, into a folder.
 * The same packages always give the same bytes.
 * @returns the faces
 */
export async function collectFonts(outDir: string): Promise<FontFace[]> {
  await mkdir(outDir, { recursive: true })
  const faces = (await Promise.all(families.map((family) => facesOf(family, outDir)))).flat()
  await writeFile(path.join(outDir, 'fonts.json'), `[\n${faces.map((face) => JSON.stringify(face)).join(',\n')}\n]\n`)
  return faces
}

async function facesOf({ id, family, cuts }: (typeof families)[number], outDir: string): Promise<FontFace[]> {
  const folder = path.dirname(createRequire(import.meta.url).resolve(`@fontsource/${id}/package.json`))
  const ranges = JSON.parse(await readFile(path.join(folder, 'unicode.json'), 'utf8')) as Record<string, string>
  const faces = cuts.flatMap(([weight, style]) => subsets.map(async (subset): Promise<FontFace> => {
    const file = `${id}-${subset}-${weight}-${style}.woff2`
    const covered = parseRanges(ranges[subset]!)
    await copyFile(path.join(folder, 'files', file), path.join(outDir, file))
    return { family, weight, style, ranges: covered, file, advances: advancesOf(await readFile(path.join(folder, 'files', file)), covered) }
  }))
  return Promise.all(faces)
}

/** "U+0000-00FF,U+0131" → [[0, 255], [305, 305]] */
function parseRanges(text: string): [number, number][] {
  return text.split(',').map((range) => {
    const [first, last = first] = range.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(first!, 16), Number.parseInt(last!, 16)]
  })
}

/** Widths of the characters that a browser takes from this file, in runs of neighbouring code points. */
function advancesOf(file: Buffer, ranges: [number, number][]): FontFace['advances'] {
  const font = create(file)
  if (font.isCollection) throw new Error('A font file holds a collection of fonts, which no browser takes as a web font')
  const points = font.characterSet
    .filter((point) => ranges.some(([first, last]) => point >= first && point <= last))
    .sort((a, b) => a - b)
  const runs: FontFace['advances'] = []
  for (const point of points) {
    const width = Math.round((font.glyphForCodePoint(point).advanceWidth * 1000) / font.unitsPerEm)
    const run = runs.at(-1)
    if (run && run[0] + run[1].length === point) run[1].push(width)
    else runs.push([point, [width]])
  }
  return runs
}
