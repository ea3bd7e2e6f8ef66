// What a user wants of an export, read from the flags once for all decks and formats.
import { Failure, exitCodes } from '../model/failure.ts'
import { slideSizes, stageOf, type SlideSize } from '../model/stage.ts'

/** CSS pixels */
export interface PageSize { width: number; height: number }

export interface Wanted {
  /** numbers of slides, from 1, inclusive; null for all */
  range: readonly [first: number, last: number][] | null
  /** a page for each step of a slide */
  steps: boolean
  /** the speaker's notes too, under the slides */
  notes: boolean
  /** the speaker's notes too, as annotations */
  annotations: boolean
  /** slides on a page of paper; null for pages that are slides */
  handout: Handout | null
  /** the theme's light face */
  light: boolean
  /** the slides' shape; null for the deck's own */
  shape: SlideSize | null
  /** of a page; null for the slide's own */
  size: PageSize | null
  /** most bytes of a file */
  maxSize: number | null
  /** most dots an inch of pictures in a PDF; null for all that they have */
  resample: number | null
  /** the talk's text inside the PDF; null where that is so only if it has no notes */
  source: boolean | null
  /** size of a picture: 1 for 1280×720 */
  scale: number
  /** one more picture with all slides */
  contactSheet: boolean
  /** what the files say of when they were made; null where they do not */
  date: Date | null
}

const handouts = [1, 2, 3, 4, 6, 9] as const
export type Handout = (typeof handouts)[number]

type Flags = Readonly<Record<string, unknown>>

/** @throws Failure (usage) with what the flag takes */
export function readWanted(flags: Flags, env: Readonly<Record<string, string | undefined>>): Wanted {
  return {
    range: read(flags.range, 'range', readRange),
    steps: flags.steps === true,
    notes: flags.notes === true,
    annotations: flags.pdfNotes === true,
    handout: read(flags.handout, 'handout', (text) => handouts.find((number) => String(number) === text)),
    light: flags.light === true,
    ...(read(flags.size, 'size', readSize) ?? { shape: null, size: null }),
    maxSize: read(flags.maxSize, 'maxSize', readBytes),
    resample: read(flags.resample, 'resample', readDots),
    source: typeof flags.source === 'boolean' ? flags.source : null,
    scale: read(flags.scale, 'scale', (text) => (/^\d+(\.\d+)?$/.test(text) && Number(text) >= 0.1 && Number(text) <= 8 ? Number(text) : undefined)) ?? 1,
    contactSheet: flags.contactSheet === true,
    date: readDate(env.SOURCE_DATE_EPOCH),
  }
}

const takes = {
  range: ['--range', 'numbers of slides', 'Such as --range 3-7,12 or --range 5-.'],
  handout: ['--handout', `${handouts.slice(0, -1).join(', ')} or ${handouts.at(-1)} slides on a page`, 'Such as --handout 3, which has lines to write on.'],
  size: ['--size', 'a shape, a paper or a size in pixels', 'Such as --size 16:9, 4:3, A4, letter or 1920x1080.'],
  maxSize: ['--max-size', 'a size', 'Such as --max-size 10MB or 800kB.'],
  resample: ['--resample', 'dots an inch, from 36 to 1200', 'With --resample 150 a picture as wide as a slide has 2000 pixels.'],
  scale: ['--scale', 'a number from 0.1 to 8', 'With --scale 2 a picture is 2560×1440.'],
} as const

function read<T>(value: unknown, flag: keyof typeof takes, parse: (text: string) => T | undefined): T | null {
  if (value === undefined) return null
  const parsed = parse(String(value).trim())
  if (parsed !== undefined) return parsed
  const [name, what, hint] = takes[flag]
  throw new Failure(`${name} takes ${what}, not "${String(value)}".`, exitCodes.usage, hint)
}

/** `3-7,12`, `5-` to the end, `-4` from the first */
function readRange(text: string): [number, number][] | undefined {
  const ranges = text.split(',').map((part): [number, number] | null => {
    const [, first, dash, last] = /^\s*(\d*)\s*(-?)\s*(\d*)\s*$/.exec(part) ?? []
    if (dash === undefined || (first === '' && last === '')) return null
    const low = first === '' ? 1 : Number(first)
    const high = dash === '' ? low : last === '' ? Infinity : Number(last)
    return low >= 1 && low <= high ? [low, high] : null
  })
  return ranges.every((range) => range !== null) ? ranges : undefined
}

export const inRange = (number: number, range: Wanted['range']): boolean => range === null || range.some(([first, last]) => number >= first && number <= last)

/** Slides are set anew for a shape that they may have; on other pages and on paper, which lies on its side, they stand in the middle. */
function readSize(text: string): Pick<Wanted, 'shape' | 'size'> | undefined {
  const paper = papers[text.toLowerCase()]
  if (paper) return { shape: null, size: { width: paper.height, height: paper.width } }
  const [, wide, between, high] = /^(\d+)([x×:])(\d+)$/i.exec(text) ?? []
  const [width, height] = [Number(wide), Number(high)]
  if (between === undefined || width < 1 || height < 1 || width / height > 10 || height / width > 10) return undefined
  const shape = slideSizes.find((size) => isLike(stageOf(size), { width, height })) ?? null
  if (between === ':') return { shape, size: shape ? null : { width: stageOf().width, height: Math.round(stageOf().width * height / width) } }
  return width >= 100 && height >= 100 && width <= 10_000 && height <= 10_000 ? { shape, size: { width, height } } : undefined
}

/** Whether one is as wide for its height as the other; pixels are whole. */
export const isLike = (a: PageSize, b: PageSize): boolean => Math.abs(a.width / a.height - b.width / b.height) < 0.005

/** upright, at 96 px an inch */
export const papers: Readonly<Record<string, PageSize>> = {
  a4: { width: 793.7, height: 1122.52 }, a5: { width: 559.37, height: 793.7 }, letter: { width: 816, height: 1056 },
}

function readBytes(text: string): number | undefined {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*(kB|KB|MB|GB|B)?$/i.exec(text) ?? []
  const factor = { b: 1, kb: 1e3, mb: 1e6, gb: 1e9 }[(unit ?? 'b').toLowerCase()]
  return number === undefined || factor === undefined || Number(number) === 0 ? undefined : Math.round(Number(number) * factor)
}

function readDots(text: string): number | undefined {
  const dots = Number(/^(\d+)\s*(?:dpi)?$/i.exec(text)?.[1])
  return dots >= 36 && dots <= 1200 ? dots : undefined
}

/** The variable by which builds say when they happen (reproducible-builds.org). */
function readDate(seconds: string | undefined): Date | null {
  if (seconds === undefined || seconds === '') return null
  const date = /^\d{1,11}$/.test(seconds) ? new Date(Number(seconds) * 1000) : null
  if (date !== null && date.getUTCFullYear() <= 9999) return date
  throw new Failure(`SOURCE_DATE_EPOCH is a number of seconds since 1970, not "${seconds}".`, exitCodes.usage, 'Such as SOURCE_DATE_EPOCH=$(git log -1 --format=%ct).')
}
