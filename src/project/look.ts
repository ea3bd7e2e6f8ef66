// Reads a look: the package's layouts, themes, style sheets, scripts and fonts, and those beside the deck, which win.
import { existsSync, readFileSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Diagnostic } from '../model/diagnostic.ts'
import { Failure, exitCodes } from '../model/failure.ts'
import { stageOf, type SlideSize } from '../model/stage.ts'
import { parseLayout } from '../render/layout.ts'
import type { FontFace, Layout, Look } from '../render/look.ts'
import { stateOf } from './files.ts'
import { packageFolder } from './package.ts'
import { defaultTheme, nearestTheme, parseThemeName, readTheme } from './theme.ts'

/** folders beside a deck whose files win over the package's of the same name */
export const lookFolders = { layouts: 'layouts', themes: join('layouts', 'themes') } as const

export interface FoundLook {
  look: Look
  /** name of a theme that was asked for and is not there */
  missingTheme: string | null
  /** what is another when one of its files is */
  state: string
}

export interface LookOptions {
  /** whether the deck holds maths */
  math?: boolean
  /** shape of its slides */
  size?: SlideSize | undefined
  /** style sheet over the theme's, whichever that is */
  brand?: string | undefined
}

/**
 * The look of a deck in `folder`.
 * @param theme what the user or the deck asked for, such as `paper dark`
 * @param before what was found before an edit: its look is given again, the very same, as long as its files are, so that
 *   what was measured with it stays known
 * @throws Failure (unwritable) when the package was not built
 */
export async function readLook(folder: string, theme = defaultTheme, before?: FoundLook, { math = false, size, brand }: LookOptions = {}): Promise<FoundLook> {
  const home = packageFolder()
  const client = join(home, 'dist', 'client')
  const fontFolder = join(home, 'dist', 'fonts')
  if (!existsSync(join(fontFolder, 'fonts.json'))) {
    throw new Failure('The package is not built: dist/fonts is missing.', exitCodes.unwritable, 'Run "npm run build" in the package\'s folder.')
  }
  const [layoutFiles, themeFiles] = await Promise.all([
    namedFiles([join(home, lookFolders.layouts), join(folder, lookFolders.layouts)], '.html'),
    themeFilesOf(folder),
  ])
  const found = parseThemeName(theme).layers.every((layer) => themeFiles.has(layer))
  const missingTheme = found ? null : theme
  const name = found ? theme : defaultTheme
  const stage = stageOf(size)
  const state = [name, math, stage.width, stage.height, brand, ...await Promise.all([...layoutFiles.values(), ...themeFiles.values()].map(stateOf))].join('\n')
  if (before?.state === state) return { ...before, missingTheme }
  const [layouts, chosen, revealCss, baseCss, printCss, fonts] = await Promise.all([
    Promise.all([...layoutFiles].map(async ([name, path]) => parseLayout(name, path, await readFile(path, 'utf8'), stage))),
    readTheme(name, themeFiles, brand),
    readFile(join(client, 'reveal.css'), 'utf8'),
    readFile(join(client, 'base.css'), 'utf8'),
    readFile(join(client, 'print.css'), 'utf8'),
    readFile(join(fontFolder, 'fonts.json'), 'utf8').then((text) => JSON.parse(text) as FontFace[]),
  ])
  const scripts = Object.fromEntries(
    ['player.js', 'unpack.js', 'speaker.js', 'live.js', 'slide-deck.js', 'check.js', 'mermaid.js', 'talk.js', 'search.js'].map((name) => [name, join(client, name)]),
  )
  const look: Look = {
    layouts: new Map(layouts.map((layout): [string, Layout] => [layout.name, layout])),
    theme: chosen, stage, themes: [...themeFiles.keys()], revealCss, baseCss, printCss, fonts, fontFolder, scripts,
    ...(math && { math: await readMath() }),
    fontData: (file: string) => readFileSync(join(fontFolder, file), 'base64'),
  }
  return { look, missingTheme, state }
}

/** What only few decks need, and takes a while to load. */
export async function readMath(): Promise<NonNullable<Look['math']>> {
  const [{ makeDrawMath }, css] = await Promise.all([
    import('../render/katex.ts'), readFile(join(packageFolder(), 'dist', 'client', 'math.css'), 'utf8'),
  ])
  return { draw: makeDrawMath(), css }
}

/** The files of all themes there are for a deck in a folder, by name. */
export const themeFilesOf = (folder: string): Promise<Map<string, string>> =>
  namedFiles([join(packageFolder(), lookFolders.themes), join(folder, lookFolders.themes)], '.css')

/** The diagnostic for a theme that there is not, without a place. */
export function unknownTheme(name: string, look: Look, path: string): Diagnostic {
  const guess = nearestTheme(name, look.themes)
  return {
    severity: 'error',
    code: 'unknown-theme',
    message: `There is no theme "${name}".`,
    path,
    hint: `${guess ? `Did you mean "${guess}"? ` : ''}Themes here: ${look.themes.join(', ')}.`,
  }
}

/** Files with an ending by name without it; a later folder's win. */
async function namedFiles(folders: string[], ending: string): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => [] as string[])
    for (const name of names.sort()) if (name.endsWith(ending)) files.set(basename(name, ending), join(folder, name))
  }
  return files
}
