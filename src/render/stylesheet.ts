// The style sheet of a deck: fonts, reveal.js's, ours, the layouts' and the theme's, in the order in which they win.
import type { Stage } from '../model/stage.ts'
import type { FontFace, Look } from './look.ts'

/**
 * @param faces as `neededFaces` says
 * @param fontUrl address of a font's file as the sheet shall name it
 */
export function renderStyleSheet(look: Look, faces: readonly FontFace[], fontUrl: (face: FontFace) => string): string {
  const layouts = [...look.layouts.values()].map((layout) => layout.css)
  return [fontFaces(faces, fontUrl), look.revealCss, stageOnPage(look.stage), look.baseCss, look.printCss, look.math?.css ?? '', ...layouts, look.theme.css]
    .filter(Boolean).join('\n')
}

/** The rules that name fonts. */
export const fontFaces = (faces: readonly FontFace[], fontUrl: (face: FontFace) => string): string =>
  faces.map((face) => fontFace(face, fontUrl(face))).join('\n')

/** How large a slide is, and a page of paper with it. */
const stageOnPage = ({ width, height }: Stage): string =>
  `:root{--stage-width:${width}px;--stage-height:${height}px}@page{size:${width}px ${height}px;margin:0}`

function fontFace({ family, weight, style, ranges }: FontFace, url: string): string {
  const range = ranges.map(([first, last]) => `U+${hex(first)}${last === first ? '' : `-${hex(last)}`}`).join(',')
  // a slide that is set twice moves under the audience's eyes: the text waits for its font, which is beside it
  return `@font-face{font-family:'${family}';font-weight:${weight};font-style:${style};font-display:block;`
    + `src:url(${url}) format('woff2');unicode-range:${range}}`
}

const hex = (point: number): string => point.toString(16).toUpperCase()

/** A style sheet without comments and without the space that says nothing. */
export const compact = (css: string): string => css
  .replace(/("(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|url\([^)]*\))|\/\*[^]*?\*\/|\s*([{};,]|\s)\s*/g, (_, kept?: string, mark?: string) => kept ?? (mark === undefined ? '' : mark.trim() || ' '))
