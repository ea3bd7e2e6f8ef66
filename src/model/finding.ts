// What `deck check` sees on a page of slides: said by the script in the page, heard by the command.
import type { Severity } from './diagnostic.ts'

/** Where something stands. */
export interface Spot {
  /** 1 for the first slide */
  slide: number
  /** source line, counted from the slide's first; null for the slide as a whole */
  line: number | null
}

export interface Finding extends Spot {
  severity: Severity
  /** stable and kebab-case, such as `low-contrast` */
  code: string
  message: string
  hint?: string
}

/** Text whose ground only a picture of the slide tells. */
export interface TextOnPicture extends Spot {
  /** its beginning, for the report */
  words: string
  /** of its lines, in px from the slide's top left corner */
  rects: { x: number; y: number; width: number; height: number }[]
  /** 0 to 255 each, and the opacity from 0 to 1 */
  color: [red: number, green: number, blue: number, alpha: number]
  /** least contrast that it needs, such as 4.5 */
  least: number
}

/** A character beyond ASCII, and the list of families that it is set in. */
export interface ShownCharacter extends Spot {
  character: string
  families: string
}

export interface Sight {
  findings: Finding[]
  onPictures: TextOnPicture[]
  /** each once for each list of families */
  characters: ShownCharacter[]
  /** all words of each slide, also those for screen readers only; a line a block */
  words: string[]
}
