// Writes boxes as a PPTX: text that can be edited, lists with levels, tables, pictures, notes, a master for each layout.
import pptxgen from 'pptxgenjs'
import type { Stage } from '../../model/stage.ts'
import type { Box, Laid, Paragraph, Rect, TableBox, TextBox } from './boxes.ts'

export interface Presentation {
  title: string
  authors: readonly string[]
  subject: string
  language: string
  stage: Stage
  slides: readonly PresentationSlide[]
}

export interface PresentationSlide extends Laid {
  id: string
  notes: string
  /** PNG of what stands behind the words */
  behind: Uint8Array | null
  /** as `data:` addresses, by `mark` */
  pictures: ReadonlyMap<number, string>
}

export async function writePptx({ title, authors, subject, language, stage, slides }: Presentation): Promise<Uint8Array> {
  const pptx = new pptxgen()
  pptx.defineLayout({ name: 'deck', width: inches(stage.width), height: inches(stage.height) })
  Object.assign(pptx, { layout: 'deck', title, author: authors.join(', '), subject, company: '', theme: { headFontFace: 'Arial', bodyFontFace: 'Arial' } })
  const numbers = new Map(slides.map(({ id }, index) => [id, index + 1]))
  const masters = new Map<string, string>()
  for (const laid of slides) {
    const head = laid.boxes.find((box): box is TextBox => box.kind === 'text' && box.title)
    const slide = pptx.addSlide({ masterName: masterOf(laid, head, pptx, masters) })
    for (const box of laid.boxes) add(box, { slide, laid, numbers, language, isHead: box === head })
    // LibreOffice forgets the master's where a slide holds a table
    if (laid.behind === null) slide.background = { color: laid.background }
    if (laid.notes) slide.addNotes(laid.notes)
  }
  return await pptx.write({ outputType: 'nodebuffer', compression: true }) as Uint8Array
}

const inches = (pixels: number): number => Math.round(pixels / 96 * 1e4) / 1e4
const points = (pixels: number): number => Math.round(pixels * 7.5) / 10

interface Around {
  slide: pptxgen.Slide
  laid: PresentationSlide
  numbers: ReadonlyMap<string, number>
  language: string
  isHead: boolean
}

/** A layout's master: its colour, what stands behind the words, the place of the title. Slides that differ in these have several. */
function masterOf({ layout, background, behind }: PresentationSlide, head: TextBox | undefined, pptx: pptxgen, masters: Map<string, string>): string {
  const place = head && { ...placeOf(head.rect), margin: 0 }
  const key = JSON.stringify([layout, background, place, behind && Buffer.from(behind).toString('base64')])
  const known = masters.get(key)
  if (known !== undefined) return known
  const kin = [...masters.values()].filter((name) => name === layout || name.startsWith(`${layout} `)).length
  const name = kin === 0 ? layout : `${layout} ${kin + 1}`
  masters.set(key, name)
  pptx.defineSlideMaster({
    title: name,
    background: behind ? { data: `image/png;base64,${Buffer.from(behind).toString('base64')}` } : { color: background },
    objects: place ? [{ placeholder: { options: { name: 'title', type: 'title', ...place, valign: 'top' }, text: '' } }] : [],
  })
  return name
}

const placeOf = ({ x, y, width, height }: Rect): { x: number; y: number; w: number; h: number } =>
  ({ x: inches(x), y: inches(y), w: inches(width), h: inches(height) })

function add(box: Box, around: Around): void {
  const { slide, laid } = around
  if (box.kind === 'table') return addTable(box, around)
  if (box.kind === 'picture') {
    const data = laid.pictures.get(box.mark)
    if (data) slide.addImage({ data, ...placeOf(box.rect), altText: box.alt })
    return
  }
  const { rect, paragraphs, fill, air } = box
  const inList = paragraphs.some(({ bullet }) => bullet !== 'none')
  // signs stand left of the words
  const hang = box.hang > 8 ? box.hang : usualHang
  const wider = inList && box.hang <= 8 ? { ...rect, x: paragraphs[0]!.rightToLeft ? rect.x : rect.x - hang, width: rect.width + hang } : rect
  slide.addText(paragraphs.flatMap((paragraph) => runsOf(paragraph, around, hang)), {
    ...(around.isHead ? { placeholder: 'title' } : {}),
    ...placeOf({ ...wider, width: wider.width + slack }),
    // code is as wide as it is: made smaller, it would be so by far
    margin: points(air), valign: 'top', fit: fill === null ? 'shrink' : 'none', wrap: true, lang: around.language,
    ...(fill === null ? {} : { fill: { color: fill } }),
  })
}

/** CSS pixels: room for a sign before words, and for a font that is a little wider than the deck's. */
const usualHang = 36
const slack = 12

function runsOf({ runs, align, rightToLeft, level, bullet, leading, below }: Paragraph, { numbers, language }: Pick<Around, 'numbers' | 'language'>, hang = usualHang): pptxgen.TextProps[] {
  const size = Math.max(...runs.map((run) => run.size))
  return runs.map((run, index): pptxgen.TextProps => ({
    text: run.text,
    options: {
      fontFace: run.font, fontSize: points(run.size), color: run.color, bold: run.bold, italic: run.italic, lang: language,
      ...(run.strike ? { strike: 'sngStrike' } : {}),
      ...linkOf(run.link, numbers),
      ...(run.newLine ? { softBreakBefore: true } : {}),
      ...(index > 0 ? {} : {
        ...(bullet === 'none' ? {} : { bullet: bullet === 'sign' ? { indent: points(hang) } : { type: 'number', numberStartAt: bullet, indent: points(hang) } }),
        indentLevel: level,
        ...(below > 0 ? { paraSpaceAfter: points(below) } : {}),
      }),
      align, rtlMode: rightToLeft,
      // programs count from a font's own height, which is about this
      lineSpacingMultiple: Math.round(leading / size / 1.2 * 100) / 100,
      breakLine: index === runs.length - 1,
    },
  }))
}

function linkOf(link: string | null, numbers: ReadonlyMap<string, number>): Pick<pptxgen.TextPropsOptions, 'hyperlink'> {
  if (link === null) return {}
  if (/^(https?|mailto):/i.test(link)) return { hyperlink: { url: link } }
  const slide = numbers.get(link.replace(/^#\/?/, ''))
  return slide === undefined ? {} : { hyperlink: { slide } }
}

function addTable({ rect, columns, rows }: TableBox, { slide, numbers, language }: Around): void {
  const none = { type: 'none' } as const
  slide.addTable(rows.map(({ cells, rule }) => cells.map(({ paragraphs, fill }) => ({
    text: paragraphs.flatMap((paragraph) => runsOf(paragraph, { numbers, language })),
    options: { border: [none, none, rule === null ? none : { type: 'solid', pt: 0.75, color: rule } as const, none], valign: 'middle' as const, margin: [3, 6, 3, 6] as [number, number, number, number], ...(fill === null ? {} : { fill: { color: fill } }) },
  }))), { ...placeOf(rect), colW: columns.map(inches), rowH: rows.map(({ height }) => inches(height)) })
}
