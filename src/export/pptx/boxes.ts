// What stands on a slide, as boxes for a program that draws slides itself: text in paragraphs and runs, tables, pictures.

/** CSS pixels from the slide's upper left corner. */
export interface Rect { x: number; y: number; width: number; height: number }

export interface Run {
  text: string
  bold: boolean
  italic: boolean
  strike: boolean
  /** six hex digits */
  color: string
  /** CSS pixels */
  size: number
  /** the first family that systems have */
  font: string
  /** address, or `#id` of a slide */
  link: string | null
  /** stands on a new line of its paragraph */
  newLine: boolean
}

export interface Paragraph {
  runs: Run[]
  align: 'left' | 'center' | 'right'
  rightToLeft: boolean
  /** 0 for words that are in no list */
  level: number
  bullet: 'none' | 'sign' | number
  /** CSS pixels from line to line, and below it */
  leading: number
  below: number
}

export interface TextBox { kind: 'text'; rect: Rect; paragraphs: Paragraph[]; fill: string | null; /** inside its edges */ air: number; /** room for the signs of a list, left of its words */ hang: number; title: boolean }
export interface TableBox { kind: 'table'; rect: Rect; columns: number[]; rows: { height: number; /** colour of the line below it */ rule: string | null; cells: { paragraphs: Paragraph[]; fill: string | null }[] }[] }
export interface PictureBox {
  kind: 'picture'
  rect: Rect
  alt: string
  /** path in the site where the file itself can be shown; null for what has to be drawn */
  path: string | null
  /** number by which the page knows it */
  mark: number
}
export type Box = TextBox | TableBox | PictureBox

export interface Laid {
  layout: string
  /** six hex digits */
  background: string
  /** of the signs before items; null where there are none */
  sign: string | null
  /** what lies under others first */
  boxes: Box[]
}
