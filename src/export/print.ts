// Prints the print page of a talk: in one piece or several side by side, with pictures as they are on disk.
import { origin } from '../browser/answer.ts'
import type { RunningBrowser } from '../browser/browser.ts'
import { openPrintPage } from '../browser/page.ts'
import type { Page } from '../browser/tab.ts'
import { count } from '../model/count.ts'
import type { Deck } from '../model/deck.ts'
import { isPiece, renderSlides } from '../render/site.ts'
import type { ExportOptions, Step, Talk } from './exporter.ts'
import { putOnSheets, spreadSteps, type Sheets } from './paper.ts'
import type { PdfFile } from './pdf/file.ts'
import type { StandIns } from './pdf/pictures/pictures.ts'

/** What is done with a printed file. It is loaded while the browser prints. */
export const readFinishing = (): Promise<typeof import('./pdf/index.ts')> => import('./pdf/index.ts')

export interface Printed {
  /** null where the browser wrote none that is whole */
  file: PdfFile | null
  refused: string[]
  /** how many pages each slide has, where steps have their own */
  perSlide: number[] | null
}

/** @throws Failure where the browser is gone, or the time is over (its signal's reason) */
export async function printTalk(talk: Talk, sheets: Sheets | null, { browser, step }: ExportOptions): Promise<Printed> {
  const standIns = await standInsOf(talk, sheets)
  const printed = await printPieces(talk, await browser(), sheets, standIns, step)
  const { putBack } = await readFinishing()
  return { ...printed, file: printed.file && await putBack(printed.file, standIns) }
}

/** Prints a long talk in pieces side by side, each by a page of its own; sheets have several slides, which cannot be told apart before. */
async function printPieces(talk: Talk, browser: RunningBrowser, sheets: Sheets | null, standIns: StandIns, step: Step): Promise<Printed> {
  const pieces = sheets ? [] : talk.site.map(({ path }) => path).filter(isPiece)
  const [first, ...others] = pieces.length > 0 ? pieces : ['print.html']
  const further = others.map((path) => browser.work((page) => printPage(talk, page, path, sheets, standIns, () => {})))
  return browser.work(async (page) => {
    const printed = await Promise.all([printPage(talk, page, first!, sheets, standIns, step), ...further])
    if (printed.length === 1) return printed[0]!
    const perSlide = printed.flatMap(({ perSlide }) => perSlide ?? [])
    const { joinPdfs } = await readFinishing()
    const file = joinPdfs(printed.flatMap(({ file }) => file ?? []), startsOf(talk.deck, perSlide))
    return file ? { file, refused: printed.flatMap(({ refused }) => refused), perSlide: talk.wanted.steps ? perSlide : null }
      : printPage(talk, page, 'print.html', sheets, standIns, step)
  })
}

async function printPage(talk: Talk, page: Page, path: string, sheets: Sheets | null, standIns: StandIns, step: Step): Promise<Printed> {
  const { deck, look: { stage }, wanted } = talk
  step('loading the slides, their fonts and pictures')
  const instead = new Map([...standIns].map(([path, { bytes }]) => [path, bytes]))
  const refused = await openPrintPage(talk.site, page, path, instead)
  const shown = standIns.size > 0 ? await picturesOn(page) : []
  if (wanted.resample !== null) await (await import('./resample.ts')).resamplePictures(page, wanted.resample)
  const perSlide = wanted.steps ? await spreadSteps(page) : null
  if (sheets) await putOnSheets(page, sheets, stage, sheets.beside === 'notes' ? oncePerSlide(renderSlides(deck, talk.look, talk.assets).map(({ notes }) => notes), perSlide) : [])
  step(`printing ${count(deck.slides.length, 'slide')}`)
  const [bytes, { openPdf, canPutBack }] = await Promise.all([page.print(stage), readFinishing()])
  const file = openPdf(bytes)
  // a rule of the theme or of a layout may show a picture in another way than as it is
  if (file && standIns.size > 0 && !await canPutBack(file, standIns, shown)) {
    // this page goes on to answer from it
    instead.clear()
    return printPage(talk, page, path, sheets, new Map(), step)
  }
  return { file, refused: [...refused], perSlide }
}

/** Paths of the pictures on each slide of an open page. */
async function picturesOn(page: Page): Promise<string[][]> {
  return page.evaluate((origin) => [...document.querySelectorAll('.slides .slide')].map((slide) =>
    [...slide.querySelectorAll('img')].map(({ src }) => src.replace(origin, ''))), origin)
}

/** Where a page is a slide it can be told which pictures are on it; what is drawn anew has to be there. */
async function standInsOf({ site, wanted }: Talk, sheets: Sheets | null): Promise<StandIns> {
  if (sheets || wanted.steps || wanted.resample !== null || !site.some((file) => 'from' in file)) return new Map()
  const { standInsFor } = await import('./pdf/pictures/pictures.ts')
  return standInsFor(site)
}

/** On which page each slide begins. @param perSlide how many pages each has; empty where each has one */
function startsOf({ slides }: Deck, perSlide: readonly number[]): Map<string, number> {
  let next = 0
  return new Map(slides.map(({ id }, index) => {
    const start = next
    next += perSlide[index] ?? 1
    return [id, start]
  }))
}

/** What is said of slides, said with the first step of each. @param perSlide how many pages each has; null where each has one */
export const oncePerSlide = (notes: readonly string[], perSlide: readonly number[] | null): string[] =>
  notes.flatMap((note, index) => [note, ...Array<string>((perSlide?.[index] ?? 1) - 1).fill('')])
