// Prints a talk as PDF: one page a slide, tagged, with an outline; opened again and looked through before anybody gets it.
import { openPrintPage } from '../../browser/page.ts'
import { count } from '../../model/count.ts'
import { Failure, exitCodes } from '../../model/failure.ts'
import { renderSlides } from '../../render/site.ts'
import { altsIn, hasNotes, secretsOf } from '../content.ts'
import type { Exported, ExportOptions, Exporter, Talk } from '../exporter.ts'
import { nameSteps, putOnSheets, sheetsOf, spreadSteps, type Sheets } from '../paper.ts'
import { checkPdf } from '../pdf/check.ts'
import { openPdf } from '../pdf/file.ts'
import { finishPdf } from '../pdf/finish.ts'

export const pdf: Exporter = {
  name: 'pdf', extensions: ['pdf'], pages: ['print'], browser: true,
  summary: 'one page a slide; also the default', run: exportPdf,
}

/**
 * The print page of a talk as PDF.
 * @throws Failure where the browser is gone, the time is over (its signal's reason), or the file is not as it must be
 */
async function exportPdf(talk: Talk, { browser, step }: ExportOptions): Promise<Exported> {
  const { deck, look: { stage }, wanted } = talk
  step('starting the browser')
  const { printed, refused, perSlide, sheets } = await (await browser()).work(async (page) => {
    step('loading the slides, their fonts and pictures')
    const refused = await openPrintPage(talk.site, page)
    const perSlide = wanted.steps ? await spreadSteps(page) : null
    const sheets = sheetsOf(wanted, stage)
    if (sheets) await putOnSheets(page, sheets, stage, sheets.beside === 'notes' ? notesOf(talk, perSlide) : [])
    step(`printing ${count(deck.slides.length, 'slide')}`)
    return { printed: await page.print(stage), refused, perSlide, sheets }
  })
  step('checking the PDF')
  const labels = labelsOf(nameSteps(deck.slides, perSlide), sheets)
  // long notes go on to a further page
  const pages = sheets?.beside === 'notes' && sheets.rows === 1 ? null : labels.length
  const file = openPdf(printed)
  const bytes = file ? await finishPdf(file, { ...factsOf(talk), labels }) : new Uint8Array()
  check(bytes, talk, pages)
  return { files: [{ suffix: '', bytes }], what: count(labels.length, 'page'), refused: [...refused] }
}

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

function factsOf({ deck: { meta }, source, wanted, whole }: Talk): Omit<Parameters<typeof finishPdf>[1], 'labels'> {
  // a text with notes in it, or with slides that are not wanted, travels only where that is asked for
  const attached = wanted.source ?? (!hasNotes(whole) && wanted.range === null)
  return {
    title: meta.title,
    authors: meta.author ?? [],
    subject: meta.description ?? meta.subtitle,
    keywords: meta.keywords ?? [],
    language: meta.lang,
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
