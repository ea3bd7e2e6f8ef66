// Writes a talk as PPTX, for programs that edit slides.
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path/posix'
import { openPrintPage } from '../../browser/page.ts'
import { count } from '../../model/count.ts'
import { mediaTypes } from '../../model/mediaTypes.ts'
import type { Site } from '../../render/look.ts'
import type { Exported, ExportOptions, Talk } from '../exporter.ts'
import type { PresentationSlide } from '../pptx/write.ts'
import { writeBlocks } from '../text/plain.ts'

/** @throws Failure where the browser is gone or the time is over (its signal's reason) */
export async function writePresentation(talk: Talk, { browser, step }: ExportOptions): Promise<Exported> {
  const { deck: { slides, meta }, look: { stage } } = talk
  step('starting the browser')
  // a third of a second to load, while the browser works
  const writing = Promise.all([import('../pptx/write.ts'), import('../pptx/settle.ts')])
  const { refused, drawn } = await (await browser()).work(async (page) => {
    step('loading the slides, their fonts and pictures')
    const [{ layOut }, { drawParts }] = await Promise.all([import('../pptx/lay.ts'), import('../pptx/draw.ts')])
    await page.setViewport({ ...stage, deviceScaleFactor: 1 })
    const refused = await openPrintPage(talk.site, page)
    const laid = await layOut(page)
    const { pictures, backgrounds } = await drawParts(page, laid, stage, step)
    const drawn = await Promise.all(laid.map(async (one, index): Promise<PresentationSlide> => ({
      ...one, id: slides[index]!.id, notes: writeBlocks(slides[index]!.notes), behind: backgrounds[index]!, pictures: await picturesOf(one.boxes, pictures, talk.site),
    })))
    return { refused, drawn }
  })
  step('writing the presentation')
  const [{ writePptx }, { settle }] = await writing
  const bytes = await writePptx({
    title: meta.title, authors: meta.author ?? [], subject: meta.description ?? meta.subtitle ?? '', language: meta.lang, stage, slides: drawn,
  })
  return { files: [{ suffix: '', bytes: await settle(bytes, talk.wanted.date, drawn.map(({ sign }) => sign)) }], what: count(slides.length, 'slide'), refused: [...refused] }
}

async function picturesOf(boxes: PresentationSlide['boxes'], drawn: ReadonlyMap<number, Uint8Array>, site: Site): Promise<Map<number, string>> {
  const found = await Promise.all(boxes.flatMap((box) => (box.kind === 'picture' ? [box] : [])).map(async ({ mark, path }) => {
    const file = site.find((file) => file.path === path)
    if (path === null || !file || !('from' in file)) return [mark, dataOf(drawn.get(mark) ?? new Uint8Array(), '.png')] as const
    return [mark, dataOf(await readFile(file.from), extname(path))] as const
  }))
  return new Map(found)
}

const dataOf = (bytes: Uint8Array, ending: string): string => `${mediaTypes[ending.toLowerCase()]};base64,${Buffer.from(bytes).toString('base64')}`
