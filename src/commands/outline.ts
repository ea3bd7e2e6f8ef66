// deck outline: what the splitter found.
import type { Block } from '../model/block.ts'
import type { Reason, Slide } from '../model/deck.ts'
import { hasErrors } from '../model/diagnostic.ts'
import { exitCodes } from '../model/failure.ts'
import type { Command } from './command.ts'
import { deckOptions, openAndReport } from './options.ts'

export const outline: Command = {
  name: 'outline',
  summary: 'show the slides that were found',
  arguments: [['<file>', 'the talk; "-" reads standard input']],
  options: [
    { flags: '--why', description: 'say why each slide starts where it does, and how sure that is' },
    { flags: '--json', description: 'print the model' },
    ...deckOptions,
  ],
  examples: ['deck outline talk.txt', 'deck outline talk.txt --why', 'deck outline talk.txt --json | jq ".slides[].title"'],
  async run([file], options, io) {
    const { deck, diagnostics } = await openAndReport(file!, options, io)
    if (deck === null) return exitCodes.deckErrors
    if (options.json) io.out(`${JSON.stringify(deck, null, 2)}\n`)
    else io.out(deck.slides.map((slide) => describe(slide, options.why === true)).join(''))
    return hasErrors(diagnostics) ? exitCodes.deckErrors : exitCodes.good
  },
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

const explain = (what: string, { reason, confidence }: Reason): string =>
  `${' '.repeat(13)}${what.padEnd(9)} ${String(Math.round(confidence * 100)).padStart(3)} %  ${reason}\n`

function blockName(block: Block): string {
  if (block.type === 'list') return `list of ${block.children.length}`
  if (block.type === 'table') return `table of ${block.children.length} rows`
  if (block.type === 'code') return `code${block.lang ? ` (${block.lang})` : ''}`
  return block.type
}
