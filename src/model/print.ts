// Prints a deck as a short indented tree: what a golden holds, and what a review reads.
import { inlineText, type Block } from './block.ts'
import type { Deck, Slide } from './deck.ts'

/**
 * The deck as text, a line a slide and a line a block:
 *
 *     deck "The Factory" en ltr author: Ann, Bo
 *     section problem-6 "Dependency Chain" Problem 6/6: problem-6, dependencies
 *     3 :12 problem #problem-6 "Dependency Chain" | "Problem Number 6" in problem-6
 *       list
 *         - We can model deps of RPMs today
 *       notes
 *         paragraph Say this slowly.
 *
 * `reasons` adds why slides begin where they do and why a line is a title.
 */
export function printDeck(deck: Deck, options: { reasons?: boolean } = {}): string {
  const { title, lang, dir, ...meta } = deck.meta
  return [
    ['deck', quote(title), lang, dir, printMeta(meta)].filter(Boolean).join(' '),
    ...deck.sections.map((section) => [
      'section', section.id, quote(section.title),
      section.number === null ? '' : `${section.label} ${section.number}/${section.total}`,
    ].filter(Boolean).join(' ') + `: ${section.slides.join(', ')}`),
    ...deck.slides.flatMap((slide) => printSlide(slide, options.reasons ?? false)),
  ].join('\n') + '\n'
}

function printSlide(slide: Slide, reasons: boolean): string[] {
  const { layout, id: _, ...meta } = slide.meta
  const head = [
    slide.number, `:${slide.line}`, slide.layout ?? layout ?? '-', `#${slide.id}`,
    slide.title === null ? '-' : quote(slide.title),
    slide.subtitle === null ? '' : `| ${quote(slide.subtitle)}`,
    slide.part ? `part ${slide.part.number}/${slide.part.total}` : '',
    slide.section === null ? '' : `in ${slide.section}`,
    printMeta(meta),
  ].filter((part) => part !== '').join(' ')
  const why = Object.entries(slide.why).flatMap(([role, reason]) => (reason ? [`  ${role}: ${reason.reason} (${reason.confidence})`] : []))
  const regions = Object.entries(slide.regions)
  return [
    head,
    ...(reasons ? why : []),
    ...regions.flatMap(([name, blocks]) =>
      name === 'default' ? indent(printBlocks(blocks)) : [`  region ${name}`, ...indent(indent(printBlocks(blocks)))]),
    ...(slide.notes.length > 0 ? ['  notes', ...indent(indent(printBlocks(slide.notes)))] : []),
  ]
}

const printBlocks = (blocks: readonly Block[]): string[] => blocks.flatMap(printBlock)

function printBlock(block: Block): string[] {
  switch (block.type) {
    case 'heading': return [`heading ${block.depth} ${cut(inlineText(block.children))}`]
    case 'paragraph': return [`paragraph ${cut(inlineText(block.children))}`]
    case 'thematicBreak': return ['rule']
    case 'math': return [`math ${cut(block.value)}`]
    case 'image': return [`image ${block.url} ${cut(block.alt)}`.trimEnd()]
    case 'code': {
      const steps = block.steps?.map((lines) => lines.join(',') || 'all').join('|')
      const about = [block.lang, block.title && quote(block.title), steps && `{${steps}}`].filter(Boolean).join(' ')
      return [`code${about ? ` ${about}` : ''}`, ...block.value.split('\n').map((line) => `  ${cut(line, false)}`.trimEnd())]
    }
    case 'blockquote': return [
      `quote${block.cite ? ` by ${cut(inlineText(block.cite))}` : ''}`, ...indent(printBlocks(block.children)),
    ]
    case 'table': return [
      `table ${block.align.map((align) => align ?? '-').join(' ')}`,
      ...block.children.map((row) => `  | ${row.children.map((cell) => cut(inlineText(cell.children))).join(' | ')}`.trimEnd()),
    ]
    case 'list': return [
      `list${block.ordered ? ` from ${block.start ?? 1}` : ''}`,
      ...block.children.flatMap((item) => printItem(item.step ? '+' : '-', item.children)),
    ]
  }
}

/** A bullet with one paragraph is one line. */
function printItem(sign: string, children: readonly Block[]): string[] {
  const [first, ...rest] = children
  return first?.type === 'paragraph'
    ? [`  ${sign} ${cut(inlineText(first.children))}`, ...indent(indent(printBlocks(rest)))]
    : [`  ${sign}`, ...indent(indent(printBlocks(children)))]
}

const indent = (lines: string[]): string[] => lines.map((line) => `  ${line}`)

const printMeta = (meta: Readonly<Record<string, unknown>>): string =>
  Object.entries(meta).map(([key, value]) => `${key}: ${Array.isArray(value) ? value.join(', ') : String(value)}`).join(' ')

const quote = (words: string): string => JSON.stringify(cut(words))

const longestLine = 60

function cut(words: string, join = true): string {
  const line = join ? words.replace(/\s+/g, ' ').trim() : words
  const characters = [...line]
  return characters.length > longestLine ? `${characters.slice(0, longestLine - 1).join('')}…` : line
}
