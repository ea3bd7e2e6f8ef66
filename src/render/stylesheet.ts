// The style sheet of a deck: fonts, reveal.js's, ours, the layouts' and the theme's, in the order in which they win.
import type { FontFace, Look } from './look.ts'

/**
 * @param faces as `neededFaces` says
 * @param fontUrl address of a font's file as the sheet shall name it
 */
export function renderStyleSheet(look: Look, faces: readonly FontFace[], fontUrl: (face: FontFace) => string): string {
  const layouts = [...look.layouts.values()].map((layout) => layout.css)
  return [...faces.map((face) => fontFace(face, fontUrl(face))), look.revealCss, look.baseCss, look.printCss, ...layouts, look.theme.css]
    .filter(Boolean).join('\n')
}

/**
 * The font files that a browser may ask for: of families that the look uses, with characters that are there.
 * @param html everything that is shown
 */
export function neededFaces(look: Look, html: string): FontFace[] {
  const families = usedFamilies(look, html)
  // quotation marks and bullets may come from the style sheets
  const characters = charactersOf([html, look.baseCss, look.theme.css, ...[...look.layouts.values()].map(({ css }) => css)].join(''))
  return look.fonts.filter(({ family, ranges }) =>
    families.has(family) && ranges.some(([first, last]) => characters.some((point) => point >= first && point <= last)))
}

/** Families that the style sheets name; the code's only where there is code. */
function usedFamilies(look: Look, html: string): Set<string> {
  const own = [look.theme.css, ...[...look.layouts.values()].map(({ css }) => css)].join('\n')
  // what the theme sets again, base.css does not set
  const base = look.baseCss.replace(/--([\w-]+)\s*:[^;}]*/g, (declaration, name: string) =>
    name in look.theme.variables ? '' : declaration)
  const codeFamilies = `${look.theme.variables['font-code'] ?? /--font-code\s*:([^;}]*)/.exec(look.baseCss)?.[1] ?? ''}`
  const names = new Set(look.fonts.map(({ family }) => family))
  const named = (css: string, family: string): boolean => css.includes(family)
  const hasCode = html.includes('<code')
  return new Set([...names].filter((family) => {
    const forCodeOnly = named(codeFamilies, family) && !named(`${own}${base}`.replaceAll(codeFamilies, ''), family)
    return named(`${own}${base}`, family) && (hasCode || !forCodeOnly)
  }))
}

/** Code points, each once. All of ASCII counts as one: a font that has a letter of it has them all. */
function charactersOf(text: string): number[] {
  return [...new Set(['a', ...(text.match(/[^\0-\x7f]/gu) ?? [])])].map((character) => character.codePointAt(0)!)
}

function fontFace({ family, weight, style, ranges }: FontFace, url: string): string {
  const range = ranges.map(([first, last]) => `U+${hex(first)}${last === first ? '' : `-${hex(last)}`}`).join(',')
  // a slide that is set twice moves under the audience's eyes: the text waits for its font, which is beside it
  return `@font-face{font-family:'${family}';font-weight:${weight};font-style:${style};font-display:block;`
    + `src:url(${url}) format('woff2');unicode-range:${range}}`
}

const hex = (point: number): string => point.toString(16).toUpperCase()
