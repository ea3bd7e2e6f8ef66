// What makes a deck look as it does: layouts, a theme, the bundled fonts and scripts. Plain values; project/ reads them.
import type { Diagnostic, Severity } from '../model/diagnostic.ts'
import type { Stage } from '../model/stage.ts'
import type { Html } from './html.ts'

/** A box in which a layout's slots are stacked; what is in them must fit it. Sizes in px of the stage. */
export interface Box extends Stage {
  name: string
  /** its size where the layout's other boxes hold nothing */
  alone?: Stage
}

/** A place that content fills. */
export interface Slot {
  type: 'slot'
  /** region, block type, value name; '' takes the rest */
  name: string
  /** element put around the content; `heading` becomes h1, h2 or h3 by the slide's place */
  tag: string | null
  className: string | null
  /** the box it stands in; null where nothing is measured */
  box: string | null
  /** type sizes to try, largest first, in px */
  sizes: number[]
  /** html shown where nothing fills it */
  fallback: string
}

export interface Layout {
  name: string
  /** file it was read from, for reports */
  path: string
  /** html between the slots */
  parts: (string | Slot)[]
  boxes: Box[]
  /** css of its `<style>` */
  css: string
  /** what is wrong in its file */
  diagnostics: Diagnostic[]
}

export interface Theme {
  name: string
  path: string
  css: string
  /** custom properties of its `:root`, without the two dashes */
  variables: Record<string, string>
}

/** One file of a bundled font. */
export interface FontFace {
  family: string
  weight: number
  style: 'normal' | 'italic'
  /** inclusive ranges of code points */
  ranges: [number, number][]
  /** name of the woff2 file */
  file: string
  /** a smaller file, with the characters of most talks only */
  basic?: { file: string; characters: string }
  /** advance widths in 1/1000 em, by code point: runs of [first code point, widths…] */
  advances: [number, number[]][]
}

/** What stays together on a line of a formula. Lengths in em of the text around it. */
export interface MathPiece {
  width: number
  /** above the line that the text stands on */
  height: number
  /** below it */
  depth: number
  /** the line ends after it */
  hard?: true
}

export interface MathDrawing {
  html: Html
  pieces: MathPiece[]
}

/** Draws TeX, by itself or in a line of text; or says what is wrong with it and where, as an offset. */
export type DrawMath = (value: string, display: boolean) => MathDrawing | { problem: string; at: number }

export interface Look {
  layouts: ReadonlyMap<string, Layout>
  theme: Theme
  /** the boxes of its layouts are of this one */
  stage: Stage
  /** names of all themes there are, for "did you mean" */
  themes: readonly string[]
  /** reveal.js's own style sheet, which comes before ours */
  revealCss: string
  baseCss: string
  printCss: string
  /** for decks that hold maths: how it is drawn, and the style sheet of the drawings */
  math?: { draw: DrawMath; css: string }
  fonts: readonly FontFace[]
  /** folder of the fonts' files */
  fontFolder: string
  /** a font's file in base64, for the embedded page, whose fonts travel inside it */
  fontData?: (file: string) => string
  /** built scripts by name, as files on disk: player.js, unpack.js, speaker.js, live.js, slide-deck.js, check.js, mermaid.js */
  scripts: Readonly<Record<string, string>>
}

/** A picture or video of the deck's folder, or a file of it that a slide links to. */
export interface Asset {
  kind: 'picture' | 'video' | 'file'
  /** as the author wrote it */
  url: string
  /** its path in the site, such as `assets/pipeline-3f2a.png` */
  path: string
  /** file on disk */
  from: string
  /** natural size in px, where it is an image whose size could be read */
  width?: number
  height?: number
  /** its bytes as a `data:` address, where it travels in the page */
  data?: string
  /** of a video: the picture that stands for it while it does not play, and on paper */
  poster?: Asset
}

/** A file of a site: written by build, served by present, handed to the browser by export. Paths use `/`. */
export type SiteFile = { path: string; text: string } | { path: string; from: string }
export type Site = SiteFile[]

/** Something the look has to say about a slide, before the source's path is known. */
export interface Remark {
  severity: Severity
  code: string
  message: string
  /** number of the slide */
  slide?: number
  line: number
  /** the value of the metadata that it is about; the place is then where the author wrote it */
  value?: string
  hint?: string
}
