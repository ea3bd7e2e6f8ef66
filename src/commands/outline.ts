// deck outline: what the splitter found.
import type { Block } from '../model/block.ts'
import type { Reason, Slide } from '../model/deck.ts'
import { hasErrors } from '../model/hasErrors.ts'
import { exitCodes } from '../model/failure.ts'
import { lineText, type Source } from '../model/source.ts'
import type { Doubt } from '../read/formats/text/doubts.ts'
import type { Command } from './command.ts'
import { deckOptions, openAndReport } from './options.ts'

export const outline: Command = {
  name: 'outline',
  summary: 'show the slides that were found',
  arguments: [['<file>', 'the talk; "-" reads standard input']],
  options: [
    { flags: '--why', description: 'say why each slide starts where it does, and how sure that is' },
    { flags: '--unsure', description: 'show only what is doubtful, most doubtful first' },
    { flags: '--json', description: 'print the model, or what is doubtful' },
    ...deckOptions,
  ],
  examples: ['deck outline talk.txt', 'deck outline talk.txt --why', 'deck outline talk.txt --unsure', 'deck outline talk.txt --json | jq ".slides[].title"'],
  async run([file], options, io) {
    const { deck, diagnostics, source } = await openAndReport(file!, options, io)
    if (deck === null) return exitCodes.deckErrors
    if (options.unsure) io.out(await describeDoubts(source, options))
    else if (options.json) io.out(`${JSON.stringify({ ...deck, slides: asFound(deck.slides) }, null, 2)}\n`)
    else io.out(deck.slides.map((slide) => describe(slide, options.why === true)).join(''))
    return hasErrors(diagnostics) ? exitCodes.deckErrors : exitCodes.good
  },
}

/** A slide that carries on another begins, in the text, where that one does; its `position` tells where its own words stand. */
function asFound(slides: readonly Slide[]): Slide[] {
  let line = 1
  return slides.map((slide) => ({ ...slide, line: slide.continued ? line : (line = slide.line) }))
}

/** `  7  l.32   bullets      What Factory 2.0 is not                paragraph, list of 6` */
function describe(slide: Slide, why: boolean): string {
  const title = [slide.title ?? '(no title)', slide.subtitle].filter(Boolean).join(' / ')
  const part = slide.part ? ` ${slide.part.number}/${slide.part.total}` : ''
  const head = [
    String(slide.number).padStart(3),
    `l.${slide.line}`.padEnd(6),
    (slide.layout ?? '').padEnd(12),
    `${title}${part}`.padEnd(44),
    Object.values(slide.regions).flat().map(blockName).join(', '),
  ].join('  ').trimEnd()
  if (!why) return `${head}\n`
  const reasons = Object.entries(slide.why).flatMap(([what, reason]) => (reason ? [explain(what, reason)] : []))
  return `${head}\n${reasons.join('')}`
}

/** ` 66 %  l.37    starts a slide   Before we begin...                            after a list; short` */
async function describeDoubts(source: Source, options: Readonly<Record<string, unknown>>): Promise<string> {
  const [{ formatOf }, { text }, { decide }, { findDoubts }] = await Promise.all([
    import('../read/read.ts'), import('../read/formats/index.ts'), import('../read/formats/text/decide.ts'), import('../read/formats/text/doubts.ts'),
  ])
  // other formats say by themselves what they mean
  const doubts = formatOf(source.path, options.from as string | undefined) === text ? findDoubts(decide(source)) : []
  if (options.json) return `${JSON.stringify(doubts, null, 2)}\n`
  return doubts.map(({ line, is, confidence, reason }) =>
    `${[percent(confidence), `l.${line}`.padEnd(6), calls[is].padEnd(16), cut(lineText(source, line).trim()).padEnd(44), reason].join('  ')}\n`).join('')
}

const calls: Record<Doubt['is'], string> = {
  start: 'starts a slide', 'no start': 'starts none', title: 'title', subtitle: 'subtitle', code: 'code', text: 'text',
}

const cut = (words: string): string => (words.length > 44 ? `${words.slice(0, 43)}…` : words)

const percent = (confidence: number): string => `${String(Math.round(confidence * 100)).padStart(3)} %`

const explain = (what: string, { reason, confidence }: Reason): string =>
  `${' '.repeat(13)}${what.padEnd(9)} ${percent(confidence)}  ${reason}\n`

function blockName(block: Block): string {
  if (block.type === 'list') return `list of ${block.children.length}`
  if (block.type === 'table') return `table of ${block.children.length} rows`
  if (block.type === 'code') return `code${block.lang ? ` (${block.lang})` : ''}`
  return block.type
}
