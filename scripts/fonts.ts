// Bundles the fonts: takes their woff2 files and measures them, so that slides can be fitted without a browser.
import { createHash } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { create } from 'fontkitten'
import subsetFont from 'subset-font'
import type { FontFace } from '../src/render/look.ts'

const require = createRequire(import.meta.url)

type Cut = [weight: number, style: FontFace['style']]

interface Family {
  /** of its npm package */
  id: string
  family: string
  cuts: Cut[]
  /** axes of a variable font, held at these values: a file of one cut is a quarter as large, and can be measured */
  axes?: Record<string, number>
}

// Regular, italic and one strong weight of each: what Markdown can ask for in a text, a title and code.
const allCuts: Cut[] = [[400, 'normal'], [400, 'italic'], [600, 'normal'], [600, 'italic']]
const families: Family[] = [
  { id: 'source-serif-4', family: 'Source Serif 4', cuts: allCuts },
  { id: 'source-sans-3', family: 'Source Sans 3', cuts: allCuts },
  { id: 'inter', family: 'Inter', cuts: [[400, 'normal'], [400, 'italic'], [700, 'normal'], [700, 'italic']] },
  { id: 'figtree', family: 'Figtree', cuts: allCuts },
  { id: 'ibm-plex-sans', family: 'IBM Plex Sans', cuts: allCuts },
  { id: 'jetbrains-mono', family: 'JetBrains Mono', cuts: allCuts },
  // drawn for large sizes
  { id: 'fraunces', family: 'Fraunces', cuts: [[600, 'normal'], [600, 'italic']], axes: { opsz: 72 } },
  { id: 'bricolage-grotesque', family: 'Bricolage Grotesque', cuts: [[700, 'normal']], axes: { opsz: 96 } },
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
  const faces = (await Promise.all([...families.map((family) => facesOf(family, outDir)), symbolFaces(outDir), mathFaces(outDir)])).flat()
  await writeFile(path.join(outDir, 'fonts.json'), `[\n${faces.map((face) => JSON.stringify(face)).join(',\n')}\n]\n`)
  return faces
}

async function facesOf({ id, family, cuts, axes }: Family, outDir: string): Promise<FontFace[]> {
  const folder = path.dirname(require.resolve(`@fontsource${axes ? '-variable' : ''}/${id}/package.json`))
  const ranges = JSON.parse(await readFile(path.join(folder, 'unicode.json'), 'utf8')) as Record<string, string>
  // not every family has every alphabet
  const covered = subsets.filter((subset) => subset in ranges)
  return Promise.all(cuts.flatMap(([weight, style]) => covered.map(async (subset): Promise<FontFace> => {
    const file = `${id}-${subset}-${weight}-${style}.woff2`
    const source = axes ? `${id}-${subset}-opsz-${style}.woff2` : file
    const whole = await readFile(path.join(folder, 'files', source))
    const ranged = parseRanges(ranges[subset]!)
    const points = ranged.flatMap(withoutTwin)
    const font = axes || ranged.some(([first, last]) => first <= twin && twin <= last)
      ? await held(whole, file, charactersIn(points), axes && { ...axes, wght: weight })
      : whole
    await writeFile(path.join(outDir, file), font)
    const face = { family, weight, style, ranges: points, file, advances: advancesOf(font, points) }
    const characters = basicCharacters[subset]
    if (!characters) return face
    const basic = { file: `${id}-${subset}-basic-${weight}-${style}.woff2`, characters }
    await writeFile(path.join(outDir, basic.file), await held(font, basic.file, characters))
    return { ...face, basic }
  })))
}

/** Arrows, signs of mathematics, boxes and ticks, which no subset for the web has: those of a font that is drawn for code stand in line with it. */
async function symbolFaces(outDir: string): Promise<FontFace[]> {
  const folder = path.join(path.dirname(require.resolve('jetbrains-mono/package.json')), 'fonts', 'webfonts')
  return Promise.all(([[400, 'Regular'], [600, 'SemiBold']] as const).map(async ([weight, name]): Promise<FontFace> => {
    const file = `symbols-${weight}-normal.woff2`
    const font = await held(await readFile(path.join(folder, `JetBrainsMono-${name}.woff2`)), file, charactersIn(symbols))
    await writeFile(path.join(outDir, file), font)
    const basic = { file: `symbols-basic-${weight}-normal.woff2`, characters: basicSymbols }
    await writeFile(path.join(outDir, basic.file), await held(font, basic.file, basic.characters))
    return { family: 'Symbols', weight, style: 'normal', ranges: symbols, file, advances: advancesOf(font, symbols), basic }
  }))
}

/** what most talks that have any sign have: a tenth of the file */
const basicSymbols = '¹²³⁴⁺⁻ⁿ←↑→↓↔⇐⇒⇔∀∃∅∈∑−√∞∧∨∩∪≈≠≡≤≥⌘─│┌┐└┘├┤┬┴┼█■□▲△▶▼◀●○★☆✓✔✕✖✗✘❮❯➜'

/** superscripts; arrows to technical signs; boxes to shapes; dingbats */
const symbols: [number, number][] = [[0x2070, 0x209f], [0x2190, 0x23ff], [0x2500, 0x25ff], [0x2700, 0x27bf]]

/** KaTeX's fonts: no text is set in them, so they need not be measured. */
async function mathFaces(outDir: string): Promise<FontFace[]> {
  const folder = path.join(path.dirname(require.resolve('katex/package.json')), 'dist', 'fonts')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.woff2')).sort()
  return Promise.all(files.map(async (file): Promise<FontFace> => {
    const [family, cut] = path.basename(file, '.woff2').split('-') as [string, string]
    await copyFile(path.join(folder, file), path.join(outDir, file))
    return {
      family, weight: cut.includes('Bold') ? 700 : 400, style: cut.includes('Italic') ? 'italic' : 'normal', ranges: [[0, 0x10ffff]], file, advances: [],
    }
  }))
}

const basicCharacters: Readonly<Record<string, string>> = {
  /** what talks in English are written with: two thirds of a file for all languages of the west */
  'latin': charactersIn([[0x20, 0x7e]]) + '\u00a0©«·»×–—‘’“”„•…→−',
  /** letters of Europe's other languages, from Polish to Turkish: a third of a file that has those of Africa and of phonetics too */
  'latin-ext': charactersIn([[0x100, 0x17f]]) + 'ȘșȚț',
}

/** Some characters of a font, of a variable one in one cut; it takes a while, so it is kept where tools keep such things. */
async function held(font: Buffer, file: string, characters: string, variationAxes: Record<string, number> = {}): Promise<Buffer> {
  const key = createHash('sha256').update(font).update(JSON.stringify([characters, variationAxes])).digest('hex').slice(0, 16)
  const kept = path.join(path.dirname(require.resolve('subset-font/package.json')), '..', '.cache', 'deck-fonts', `${key}-${file}`)
  const known = await readFile(kept).catch(() => null)
  if (known) return known
  const cut = await subsetFont(font, characters, { targetFormat: 'woff2', variationAxes })
  await mkdir(path.dirname(kept), { recursive: true })
  // whole or not at all: tests read it while another writes it
  await writeFile(`${kept}.${process.pid}`, cut)
  await rename(`${kept}.${process.pid}`, kept)
  return cut
}

function charactersIn(points: [number, number][]): string {
  return points.map(([first, last]) => String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index))).join('')
}

/**
 * A letter of some languages that fonts draw with the apostrophe's glyph. A PDF's text has one character a glyph: with both in the
 * font it is this one, and who looks for "don’t" does not find it.
 */
const twin = 0x02bc
const withoutTwin = ([first, last]: [number, number]): [number, number][] =>
  (first > twin || last < twin ? [[first, last]] : ([[first, twin - 1], [twin + 1, last]] satisfies [number, number][]).filter(([from, to]) => from <= to))

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
