// Prints a talk as PDF: one page a slide, tagged, with an outline; opened again and looked through before anybody gets it.
import { count } from '../../model/count.ts'
import { Failure, exitCodes } from '../../model/failure.ts'
import { altsIn, hasNotes, secretsOf } from '../content.ts'
import type { Exported, ExportOptions, Talk } from '../exporter.ts'
import { nameSteps, sheetsOf, type Sheets } from '../paper.ts'
import type { PdfWish } from '../pdf/check.ts'
import type { PdfFacts } from '../pdf/finish.ts'
import { oncePerSlide, printTalk, readFinishing } from '../print.ts'

/**
 * The print page of a talk as PDF.
 * @throws Failure where the browser is gone, the time is over (its signal's reason), or the file is not as it must be
 */
export async function exportPdf(talk: Talk, options: ExportOptions): Promise<Exported> {
  const { step } = options
  const sheets = sheetsOf(talk.wanted, talk.look.stage)
  step('starting the browser')
  const { file, refused, perSlide } = await printTalk(talk, sheets, options)
  step('checking the PDF')
  const labels = labelsOf(nameSteps(talk.deck.slides, perSlide), sheets)
  // long notes go on to a further page
  const pages = sheets?.beside === 'notes' && sheets.rows === 1 ? null : labels.length
  const { finishPdf, checkPdf } = await readFinishing()
  const annotations = talk.wanted.annotations && sheets?.beside !== 'notes' ? await annotationsOf(talk, sheets, perSlide) : []
  const { bytes, boxes } = file ? await finishPdf(file, { ...factsOf(talk), labels, annotations }) : { bytes: new Uint8Array(), boxes: [] }
  const problems = checkPdf(bytes, { ...wishesFor(talk), pages, annotations })
  if (problems.length > 0) {
    throw new Failure(problems.map(({ message }) => message).join('\n     '), exitCodes.unsound, problems[0]!.hint)
  }
  const warnings = boxes.length === 0 ? [] : [`No font here has a letter or sign of ${boxes.length === 1 ? 'page' : 'pages'} ${listed(boxes.map((page) => labels[page - 1] ?? String(page)))}: it is an empty box. "deck doctor" says what to install.`]
  return { files: [{ suffix: '', bytes }], what: count(labels.length, 'page'), refused, warnings }
}

/** `3, 4 and 12` */
const listed = (names: readonly string[]): string => [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ')

/** What each page is called: by its slide or step, `4–6` where it has several. */
const labelsOf = (names: readonly string[], sheets: Sheets | null): string[] =>
  groupsOf(names, sheets).map((group) => (group.length === 1 ? group[0]! : `${group[0]}–${group.at(-1)}`))

/** What stands together on a page. */
function groupsOf(items: readonly string[], sheets: Sheets | null): string[][] {
  const perPage = sheets ? sheets.columns * sheets.rows : 1
  return Array.from({ length: Math.ceil(items.length / perPage) }, (_, page) => items.slice(page * perPage, (page + 1) * perPage))
}

/** The notes of each page, as plain text. */
async function annotationsOf({ deck }: Talk, sheets: Sheets | null, perSlide: readonly number[] | null): Promise<string[]> {
  const { writeBlocks } = await import('../text/plain.ts')
  const notes = deck.slides.map(({ notes }) => writeBlocks(notes))
  return groupsOf(oncePerSlide(notes, perSlide), sheets).map((group) => group.filter(Boolean).join('\n\n'))
}

function factsOf({ deck: { meta, slides }, source, wanted, whole }: Talk): Omit<PdfFacts, 'labels' | 'annotations'> {
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

function wishesFor({ deck, assets, wanted }: Talk): Omit<PdfWish, 'pages' | 'annotations'> {
  const drawn = new Set(assets.filter(({ kind }) => kind === 'picture').map(({ url }) => url))
  return {
    title: deck.meta.title,
    language: deck.meta.lang,
    outline: deck.slides.filter(({ title }) => title !== null).length,
    alts: altsIn(deck, drawn),
    secrets: wanted.notes || wanted.annotations || wanted.source === true ? [] : secretsOf(deck),
  }
}
