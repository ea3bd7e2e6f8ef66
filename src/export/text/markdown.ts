// Writes a deck as Markdown in which nothing is left to guess: a rule before every slide, its title as a heading.
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { mathToMarkdown } from 'mdast-util-math'
import { defaultHandlers, toMarkdown, type Handle, type Options } from 'mdast-util-to-markdown'
import { stringify } from 'yaml'
import type { Block, Code, Inline } from '../../model/block.ts'
import type { Deck, Slide } from '../../model/deck.ts'
import { qrAddress } from '../../model/qr.ts'
import { directionOf } from '../../read/language.ts'
import { blockNode, type Node } from './mdast.ts'

/** Which titles are of the first level: the reader finds the talk's title by them, and sections that have no number. */
export type Tops = (deck: Deck) => ReadonlySet<string>

/**
 * @param deck as it was read, before it was laid out
 * @param tops ids of slides, one of `waysOfTops`
 */
export function writeMarkdown(deck: Deck, tops: Tops): string {
  const { dir, ...meta } = deck.meta
  const [first] = deck.slides
  // the first slide's layout may be named for all of the deck
  const layout = first!.meta.layout === undefined ? first!.layout ?? undefined : undefined
  const top = tops(deck)
  return [
    fields({ ...meta, ...(dir === directionOf(meta.lang) ? {} : { dir }), layout }),
    ...deck.slides.map((slide) => writeSlide(slide, top.has(slide.id) ? 1 : 2)),
  ].join('\n')
}

/** Metadata between two rules. */
const fields = (values: object): string => `---\n${stringify(values, { lineWidth: 0 })}---\n`

/** Likeliest first: a section may be one by its number too, and the slide after one may end it or begin the next. */
export const waysOfTops: readonly Tops[] = [[false, true], [false, false], [true, true], [true, false]].map(([numbered, ends]) => ({ meta, sections, slides }) => {
  const heads = new Set(sections.flatMap(({ id, number }) => (number === null || numbered ? [id] : [])))
  return new Set(slides.flatMap(({ id, title, section, regions }, index) => {
    const talk = index === 0 && title === meta.title
    const endsSection = ends && section === null && slides[index - 1]?.section != null && Object.keys(regions).length === 0
    return talk || heads.has(id) || endsSection ? [id] : []
  }))
})

function writeSlide({ title, subtitle, titleContent, subtitleContent, regions, notes, meta }: Slide, depth: 1 | 2): string {
  const heading = (content: Inline[], depth: number): string => write([blockNode({ type: 'heading', depth, children: content, position: nowhere })])
  return [
    Object.keys(meta).length > 0 ? fields(meta) : '---\n',
    title !== null && meta.title === undefined ? heading(titleContent, depth) : '',
    subtitle !== null && meta.subtitle === undefined ? heading(subtitleContent, depth + 1) : '',
    ...Object.entries(regions).flatMap(([name, blocks], index) => [name === 'default' && index === 0 ? '' : `::${name}::\n`, writeBlocks(blocks)]),
    notes.length > 0 ? `Note:\n\n${writeBlocks(notes)}` : '',
  ].filter(Boolean).join('\n')
}

const nowhere = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } }

/** A code for phones is drawn from the slide's metadata. */
const writeBlocks = (blocks: readonly Block[]): string =>
  write(blocks.filter((block) => block.type !== 'image' || qrAddress(block.url) === null).map(blockNode))

const write = (children: Node[]): string => (children.length === 0 ? '' : toMarkdown({ type: 'root', children } as never, options))

/** What the reader takes for more than words at the beginning of a line, beside what CommonMark knows. */
const paragraph: Handle = (node, parent, state, info) =>
  defaultHandlers.paragraph(node, parent, state, info)
    .replace(/^(notes?):/i, '$1\\:')
    .replace(/^(?=:::?|\?\?\?)/gm, '\\')

/** `+` is an item that comes a step after the one before it. */
const listItem: Handle = (node: { step?: boolean }, parent, state, info) => {
  const { bulletCurrent } = state
  if (node.step) state.bulletCurrent = '+'
  const text = defaultHandlers.listItem(node as never, parent, state, info)
  state.bulletCurrent = bulletCurrent
  return text
}

const code: Handle = ({ value, lang, title, steps }: Code) => {
  const walk = steps && `{${steps.map((lines) => lines.join(',') || 'all').join('|')}}`
  const quote = title?.includes('"') ? '\'' : '"'
  const about = [lang, walk, title === undefined ? '' : `title=${quote}${title}${quote}`].filter(Boolean).join(' ')
  const sign = about.includes('`') ? '~' : '`'
  const longest = Math.max(2, ...[...value.matchAll(sign === '`' ? /`+/g : /~+/g)].map(([run]) => run.length))
  const fence = sign.repeat(longest + 1)
  return `${fence}${about}\n${value === '' ? '' : `${value}\n`}${fence}`
}

const options: Options = {
  bullet: '-', bulletOther: '*', rule: '*', emphasis: '*', strong: '*', fences: true, listItemIndent: 'one',
  handlers: { paragraph, listItem, code },
  extensions: [gfmTableToMarkdown({ tablePipeAlign: false }), gfmStrikethroughToMarkdown(), mathToMarkdown()],
}
