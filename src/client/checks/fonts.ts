// Fonts that are not shown, and the characters that somebody has to look up in them.
import type { Finding, ShownCharacter } from '../../model/finding.ts'
import { spotOf, type SlideView } from './view.ts'

/** Fonts that the style sheets ask for and that are not there: what is shown instead differs from machine to machine. */
export function missingFonts(slides: readonly SlideView[]): Finding[] {
  const asked = new Map<string, { slide: SlideView; element: Element }>()
  for (const slide of slides) {
    for (const { element, style } of slide.texts) {
      const family = unquoted(style.fontFamily.split(',')[0]!)
      if (!asked.has(family)) asked.set(family, { slide, element })
    }
  }
  return [...asked].filter(([family]) => !isThere(family)).map(([family, { slide, element }]) => ({
    ...spotOf(slide, element),
    severity: 'warning',
    code: 'missing-font',
    message: `The font "${family}" is not here; another one is shown.`,
    hint: 'Name a font that is bundled, or bring its files with an @font-face rule in the theme.',
  }))
}

const unquoted = (name: string): string => name.trim().replace(/^(['"])(.*)\1$/, '$2')

const generic = new Set(['serif', 'sans-serif', 'monospace', 'cursive', 'fantasy', 'system-ui', 'ui-serif', 'ui-sans-serif', 'ui-monospace', 'ui-rounded', 'math', 'emoji'])

function isThere(family: string): boolean {
  if (generic.has(family)) return true
  const bundled = [...document.fonts].filter((face) => unquoted(face.family) === family)
  if (bundled.length > 0) return bundled.every(({ status }) => status !== 'error')
  // a font of the system shows in the widths: they are not those of what would be there instead
  const context = document.createElement('canvas').getContext('2d')!
  const widthIn = (font: string): number => {
    context.font = `100px ${font}`
    return context.measureText('mmmmmmmmmmlliWQ@').width
  }
  return ['monospace', 'serif'].some((other) => widthIn(`"${family}", ${other}`) !== widthIn(other))
}

/** Each character beyond ASCII once for each list of families, with where it stands first. */
export function charactersOf(slides: readonly SlideView[]): ShownCharacter[] {
  const seen = new Map<string, ShownCharacter>()
  for (const slide of slides) {
    for (const { element, style } of slide.texts) {
      for (const character of element.textContent!.match(/[^\0-\x7f]/gu) ?? []) {
        const key = `${character} ${style.fontFamily}`
        if (!seen.has(key)) seen.set(key, { ...spotOf(slide, element), character, families: style.fontFamily })
      }
    }
  }
  return [...seen.values()]
}
