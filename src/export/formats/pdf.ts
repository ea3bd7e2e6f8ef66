// Prints a talk as PDF: one page a slide, tagged, with an outline; opened again and looked through before anybody gets it.
import type { RunningBrowser } from '../../browser/browser.ts'
import { openPrintPage } from '../../browser/page.ts'
import type { Page } from '../../browser/tab.ts'
import { count } from '../../model/count.ts'
import type { Deck } from '../../model/deck.ts'
import { Failure, exitCodes } from '../../model/failure.ts'
import { isPiece, renderSlides } from '../../render/site.ts'
import { altsIn, hasNotes, secretsOf } from '../content.ts'
import type { Exported, ExportOptions, Exporter, Step, Talk } from '../exporter.ts'
import { nameSteps, putOnSheets, sheetsOf, spreadSteps, type Sheets } from '../paper.ts'
import { checkPdf } from '../pdf/check.ts'
import { openPdf, type PdfFile } from '../pdf/file.ts'
import { finishPdf } from '../pdf/finish.ts'
import { joinPdfs } from '../pdf/join.ts'

export const pdf: Exporter = {
  name: 'pdf', extensions: ['pdf'], pages: ['print'], browser: true,
  summary: 'one page a slide; also the default', run: exportPdf,
}

/**
 * The print page of a talk as PDF.
 * @throws Failure where the browser is gone, the time is over (its signal's reason), or the file is not as it must be
 */
async function exportPdf(talk: Talk, { browser, step }: ExportOptions): Promise<Exported> {
  const sheets = sheetsOf(talk.wanted, talk.look.stage)
  step('starting the browser')
  const { file, refused, perSlide } = await print(talk, await browser(), sheets, step)
  step('checking the PDF')
  const labels = labelsOf(nameSteps(talk.deck.slides, perSlide), sheets)
  // long notes go on to a further page
  const pages = sheets?.beside === 'notes' && sheets.rows === 1 ? null : labels.length
  const { bytes, boxes } = file ? await finishPdf(file, { ...factsOf(talk), labels }) : { bytes: new Uint8Array(), boxes: [] }
  check(bytes, talk, pages)
  const warnings = boxes.length === 0 ? [] : [`No font here has a letter or sign of ${boxes.length === 1 ? 'page' : 'pages'} ${listed(boxes.map((page) => labels[page - 1] ?? String(page)))}: it is an empty box. "deck doctor" says what to install.`]
  return { files: [{ suffix: '', bytes }], what: count(labels.length, 'page'), refused, warnings }
}

interface Printed {
  /** null where the browser wrote none that is whole */
  file: PdfFile | null
  refused: string[]
  /** how many pages each slide has, where steps have their own */
  perSlide: number[] | null
}

/** Prints a long talk in pieces side by side, each by a page of its own; sheets have several slides, which cannot be told apart before. */
async function print(talk: Talk, browser: RunningBrowser, sheets: Sheets | null, step: Step): Promise<Printed> {
  const pieces = sheets ? [] : talk.site.map(({ path }) => path).filter(isPiece)
  const [first, ...others] = pieces.length > 0 ? pieces : ['print.html']
  const further = others.map((path) => browser.work((page) => printPage(talk, page, path, sheets, () => {})))
  return browser.work(async (page) => {
    const printed = await Promise.all([printPage(talk, page, first!, sheets, step), ...further])
    if (printed.length === 1) return printed[0]!
    const perSlide = printed.flatMap(({ perSlide }) => perSlide ?? [])
    const file = joinPdfs(printed.flatMap(({ file }) => file ?? []), startsOf(talk.deck, perSlide))
    return file ? { file, refused: printed.flatMap(({ refused }) => refused), perSlide: talk.wanted.steps ? perSlide : null }
      : printPage(talk, page, 'print.html', sheets, step)
  })
}

async function printPage(talk: Talk, page: Page, path: string, sheets: Sheets | null, step: Step): Promise<Printed> {
  const { deck, look: { stage }, wanted } = talk
  step('loading the slides, their fonts and pictures')
  const refused = await openPrintPage(talk.site, page, path)
  const perSlide = wanted.steps ? await spreadSteps(page) : null
  if (sheets) await putOnSheets(page, sheets, stage, sheets.beside === 'notes' ? notesOf(talk, perSlide) : [])
  step(`printing ${count(deck.slides.length, 'slide')}`)
  return { file: openPdf(await page.print(stage)), refused: [...refused], perSlide }
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

/** `3, 4 and 12` */
const listed = (names: readonly string[]): string => [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ')

/** What each page is called: by its slide or step, `4–6` where it has several. */
function labelsOf(names: readonly string[], sheets: Sheets | null): string[] {
  const perPage = sheets ? sheets.columns * sheets.rows : 1
  return Array.from({ length: Math.ceil(names.length / perPage) }, (_, page) => {
    const [first, last] = [names[page * perPage]!, names[Math.min(names.length, (page + 1) * perPage) - 1]!]
    return first === last ? first : `${first}–${last}`
  })
}

function notesOf({ deck, look, assets }: Talk, perSlide: readonly number[] | null): string[] {
  // said once, with the first step
  return renderSlides(deck, look, assets).flatMap(({ notes }, index) => [notes, ...Array<string>((perSlide?.[index] ?? 1) - 1).fill('')])
}

function factsOf({ deck: { meta, slides }, source, wanted, whole }: Talk): Omit<Parameters<typeof finishPdf>[1], 'labels'> {
  // a text with notes in it, or with slides that are not wanted, travels only where that is asked for
  const attached = wanted.source ?? (!hasNotes(whole) && wanted.range === null)
  return {
    title: meta.title,
    authors: meta.author ?? [],
    subject: meta.description ?? meta.subtitle,
    keywords: meta.keywords ?? [],
    language: meta.lang,
    titles: new Map(slides.flatMap(({ id, title }) => (title === null ? [] : [[id, title]]))),
    source: attached ? { name: source.path === '-' ? 'talk.txt' : source.path.replace(/^.*[\\/]/, ''), text: source.text } : null,
    date: wanted.date,
  }
}

function check(bytes: Uint8Array, { deck, assets, wanted }: Talk, pages: number | null): void {
  const drawn = new Set(assets.filter(({ kind }) => kind === 'picture').map(({ url }) => url))
  const problems = checkPdf(bytes, {
    pages,
    title: deck.meta.title,
    language: deck.meta.lang,
    outline: deck.slides.filter(({ title }) => title !== null).length,
    alts: altsIn(deck, drawn),
    secrets: wanted.notes || wanted.source === true ? [] : secretsOf(deck),
  })
  if (problems.length > 0) {
    throw new Failure(problems.map(({ message }) => message).join('\n     '), exitCodes.unsound, problems[0]!.hint)
  }
}
