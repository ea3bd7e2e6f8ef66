// Reads a theme: one CSS file, or several laid over each other, and which of its two faces is shown.
import { readFile } from 'node:fs/promises'
import { dirname, extname } from 'node:path'
import { mediaTypes } from '../model/mediaTypes.ts'
import { nearest } from '../model/nearest.ts'
import type { Theme } from '../render/look.ts'
import { findFile } from './files.ts'

export const defaultTheme = 'paper'

/** The two faces of a theme: its colours are written `light-dark(#fff, #111)`. */
const faces: readonly string[] = ['light', 'dark']

/** What a theme's name asks for: `paper`, `paper dark`, or with a brand over it, `paper dark ourconf`. */
export interface ThemeName {
  /** files by name, each laid over the one before */
  layers: string[]
  /** null for the theme's own */
  face: string | null
}

export function parseThemeName(name: string): ThemeName {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const layers = words.filter((word) => !faces.includes(word))
  return { layers: layers.length ? layers : [defaultTheme], face: words.findLast((word) => faces.includes(word)) ?? null }
}

/** The name that was probably meant; null where none is near. */
export function nearestTheme(name: string, themes: readonly string[]): string | null {
  const words = name.trim().split(/\s+/)
  const meant = words.map((word) => (themes.includes(word) ? word : nearest(word, [...themes, ...faces])))
  return meant.every((word) => word !== null) ? meant.join(' ') : null
}

/**
 * @param files all theme files by name; the name's are among them
 * @param brand a style sheet that lies over all of them
 * @returns the theme, with pictures and fonts of its folder inside it
 */
export async function readTheme(name: string, files: ReadonlyMap<string, string>, brand = ''): Promise<Theme> {
  const { layers, face } = parseThemeName(name)
  const paths = layers.map((layer) => files.get(layer)!)
  const sheets = [...await Promise.all(paths.map(readSheet)), brand].filter(Boolean)
  const css = [...sheets, ...(face ? [`:root { color-scheme: ${face} }`] : [])].join('\n')
  return { name, path: paths[0]!, css, variables: Object.assign({}, ...sheets.map(variablesOf)) as Theme['variables'] }
}

/** A style sheet, with the pictures and fonts that lie beside it inside. */
export const readSheet = async (path: string): Promise<string> => withFiles(await readFile(path, 'utf8'), dirname(path))

const variablesOf = (css: string): Theme['variables'] => Object.fromEntries(
  [.../:root\s*\{([^}]*)\}/.exec(css)?.[1]?.matchAll(/--([\w-]+)\s*:\s*([^;]+);/g) ?? []].map(([, name, value]) => [name!, value!.trim()]),
)

/** Files that a style sheet names travel in it: a logo or a font of a brand is beside it, wherever the deck is shown. */
async function withFiles(css: string, folder: string): Promise<string> {
  const urls = [...new Set([...css.matchAll(/url\(\s*(["']?)(?!data:)([^"')]+)\1\s*\)/g)].map(([whole]) => whole))]
  const inside = await Promise.all(urls.map(async (whole) => {
    const url = whole.replace(/^url\(\s*["']?|["']?\s*\)$/g, '')
    const type = mediaTypes[extname(url).toLowerCase()]
    const found = await findFile(folder, url)
    return type !== undefined && 'file' in found ? `url(data:${type};base64,${await readFile(found.file, 'base64')})` : whole
  }))
  return urls.reduce((text, whole, index) => text.replaceAll(whole, inside[index]!), css)
}
