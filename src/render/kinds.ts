// What the words of a slide show it to be: an agenda, a comparison, a number, a definition. Rather too little than wrong.
import type { Block, Inline, List, Paragraph } from '../model/block.ts'
import { blockText, inlineText } from '../model/block.ts'
import type { Deck, Section, Slide } from '../model/deck.ts'
import { areOpposite } from './opposites.ts'

/** Two to four groups of a label and its list, in two columns that are about as long; null where the blocks are something else. */
export function twoGroups(blocks: readonly Block[]): [Block[], Block[]] | null {
  if (![4, 6, 8].includes(blocks.length)) return null
  if (!blocks.every((block, index) => (index % 2 === 0 ? isLabel(block) : block.type === 'list'))) return null
  const uneven = (at: number): number => Math.abs(linesOf(blocks.slice(0, at)) - linesOf(blocks.slice(at)))
  const cut = [2, 4, 6].filter((at) => at < blocks.length).reduce((best, at) => (uneven(at) < uneven(best) ? at : best))
  return [blocks.slice(0, cut), blocks.slice(cut)]
}

/** Roughly, in a column. */
const linesOf = (blocks: readonly Block[]): number =>
  blockText(blocks).split('\n').reduce((sum, line) => sum + Math.ceil(line.length / 32), 0)

const isLabel = (block: Block): boolean =>
  block.type === 'heading' || (block.type === 'paragraph' && blockText([block]).length <= 60)

/** Two groups whose labels are opposites: "Before:" and "After:". */
export function isComparison(blocks: readonly Block[]): boolean {
  const groups = blocks.length === 4 ? twoGroups(blocks) : null
  if (!groups) return false
  const [one, other] = groups.map(([label]) => blockText([label!]))
  return areOpposite(one!, other!)
}

/**
 * Where the items of a list lead: the first slide of the section that has an item's words as its title, or as the first
 * thing that it says. null where fewer than two items, or than three in five, return later.
 */
export function agendaOf(slide: Slide, deck: Deck): (string | null)[] | null {
  const list = listOf(slide)
  if (!list || list.children.length < 2 || deck.sections.length < 2) return null
  const later = new Map(deck.sections.flatMap((section) => wordsOf(section.slides[0]!, section.title, slide, deck).map((words) => [words, section.slides[0]!])))
  const targets = list.children.map((item) => later.get(plain(blockText(item.children))) ?? null)
  const found = new Set(targets.filter((id) => id !== null)).size
  return found >= 2 && found >= targets.length * 0.6 ? targets : null
}

/** The only list of a slide that holds nothing else but short text. */
function listOf(slide: Slide): List | null {
  const blocks = slide.regions.default ?? []
  const lists = blocks.filter((block) => block.type === 'list')
  return lists.length === 1 && blocks.every(({ type }) => type === 'list' || type === 'paragraph') ? lists[0]! : null
}

function wordsOf(id: string, title: string, agenda: Slide, deck: Deck): string[] {
  const slide = deck.slides.find((candidate) => candidate.id === id)
  if (!slide || slide.number <= agenda.number) return []
  const [first] = slide.regions.default ?? []
  return [title, slide.title, slide.subtitle, first?.type === 'paragraph' ? blockText([first]) : null].flatMap((words) => (words ? [plain(words)] : []))
}

const plain = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

const numeral = /^((?:[~≈<>≤≥+−-]\s?)?[$€£¥]?\d+(?:[.,'\u00a0\u202f]\d+)*(?:\s?(?:[%‰×x]|ms|[kKMGT]B|k|bn|[Mm]illion|billion))?)\s+(\p{L}[^\d:]{1,58})$/u

export interface BigNumber {
  /** "11", "97 %" */
  figure: string
  /** the words after it */
  rest: Inline[]
  /** where it was found */
  from: 'title' | 'paragraph'
}

/** A number that is the point: a slide that says nothing but "11 nines of durability", as its title or under it. */
export function bigNumber(slide: Slide): BigNumber | null {
  const blocks = slide.regions.default ?? []
  const [only, ...others] = blocks
  if (others.length > 0 || Object.keys(slide.regions).some((name) => name !== 'default')) return null
  if (!only) return slide.subtitleContent.length > 0 ? null : numberIn(slide.titleContent, 'title')
  return only.type === 'paragraph' ? numberIn(only.children, 'paragraph') : null
}

function numberIn(inlines: readonly Inline[], from: BigNumber['from']): BigNumber | null {
  const [first] = inlines
  const [, figure] = numeral.exec(inlineText(inlines)) ?? []
  // a year begins a sentence like any other word; so does a day, which is why no other number may follow
  if (figure === undefined || first?.type !== 'text' || !first.value.startsWith(figure) || /^(1[89]|20)\d\d$/.test(figure)) return null
  const value = first.value.slice(figure.length).trimStart()
  return { figure, rest: [...(value ? [{ ...first, value }] : []), ...inlines.slice(1)], from }
}

export interface NumberedTitle {
  /** "Problem 6:" */
  said: string
  /** the words after it */
  rest: Inline[]
}

/** A title that begins with its section's label and number, and goes on. */
export function numberedTitle(slide: Slide, section: Section | null): NumberedTitle | null {
  const [first, ...others] = slide.titleContent
  if (first?.type !== 'text' || section?.label == null || section.number === null) return null
  const label = `${section.label} ${section.number}`
  const [said] = (first.value.toLowerCase().startsWith(label.toLowerCase()) && /^\s*[:.)–—-]\s*/u.exec(first.value.slice(label.length))) || []
  if (said === undefined) return null
  const value = first.value.slice(label.length + said.length)
  const rest = [...(value ? [{ ...first, value }] : []), ...others]
  return rest.length > 0 ? { said: (label + said).trim(), rest } : null
}

/** A word and what it means: "(noun) the property that…" under a short title. */
export function isDefinition(slide: Slide): boolean {
  const blocks = slide.regions.default ?? []
  const [only] = blocks
  return slide.title !== null && slide.title.length <= 32 && blocks.length === 1 && only!.type === 'paragraph' && blockText([only!]).length <= 280
    && /^(?:[([](?:n|v|noun|verb|adj|adjective|adverb|Substantiv|Verb|Adjektiv|nom|verbe|adjectif|sustantivo|verbo|adjetivo)\b\.?[^)\]]*[)\]]|(?:noun|verb|adjective|adverb)\b[:,.;–—-]?\s)/i.test(blockText([only!]))
}

/** Begins with a year, perhaps with a month or a day. */
const dated = /^(?:\p{L}{3,9}\.?\s)?(?:1[5-9]|20)\d\d(?:[-/.]\d\d?){0,2}(?:\s?[–-]\s?(?:\d{2,4}|\p{L}{3,7}))?\s*[:–—-]\s/u

/** A list of three or more short items, each with its year. */
export function isTimeline(blocks: readonly Block[]): boolean {
  const list = blocks.find((block) => block.type === 'list')
  return list !== undefined && list.children.length >= 3 && isShortList(list, 110) && list.children.every((item) => dated.test(blockText(item.children)))
}

/** A numbered list of few short items, all of them one line of text. */
export const isSteps = (blocks: readonly Block[]): boolean => {
  const list = blocks.find((block) => block.type === 'list')
  return list !== undefined && list.ordered && (list.start ?? 1) === 1 && list.children.length >= 2 && list.children.length <= 6 && isShortList(list, 72)
}

const isShortList = (list: List, most: number): boolean =>
  list.children.every(({ children }) => children.length === 1 && children[0]!.type === 'paragraph' && blockText(children).length <= most)

/** Who speaks: what such a slide is called in the languages talks are given in most. */
export const isAboutSpeaker = (slide: Slide): boolean =>
  /^(?:about (?:me|us|the speakers?)|who (?:am i|are we)|who (?:i am|we are)|whoami|über (?:mich|uns)|wer bin ich|à propos de moi|qui suis-je|sobre m[ií]|quién soy|quem sou eu|chi sono|kim jestem|o mnie|обо мне|кто я|自己紹介)\s*[?!.]?$/iu.test(slide.title?.trim() ?? '')

/** A list of one that stands alone is no list. */
export function withoutLoneMark(blocks: readonly Block[]): readonly Block[] {
  const [only, ...others] = blocks
  if (only?.type !== 'list' || only.ordered || others.length > 0 || only.children.length > 1) return blocks
  const [item] = only.children
  return item && !item.step && item.children.every(({ type }) => type === 'paragraph') ? item.children : blocks
}

/** Each item's words up to its colon in strong type, where all items of a list begin so. */
export function withStrongLabels(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => {
    if (block.type !== 'list' || block.children.length < 2) return block
    const items = block.children.map((item) => labelled(item.children))
    if (!items.every((children) => children !== null)) return block
    return { ...block, children: block.children.map((item, index) => ({ ...item, children: items[index]! })) }
  })
}

function labelled(blocks: readonly Block[]): Block[] | null {
  const [first, ...others] = blocks
  const text = first?.type === 'paragraph' ? first.children[0] : undefined
  const [label] = (text?.type === 'text' && /^[^.:;!?"“„«(]{1,32}:(?=\s)/u.exec(text.value)) || []
  if (label === undefined || text?.type !== 'text') return null
  const { children, ...paragraph } = first as Paragraph
  const strong: Inline = { type: 'strong', children: [{ type: 'text', value: label }] }
  return [{ ...paragraph, children: [strong, { ...text, value: text.value.slice(label.length) }, ...children.slice(1)] }, ...others]
}

/** The items of a slide's list as links to the slides that they name. */
export function withAgendaLinks(slide: Slide, targets: readonly (string | null)[]): Slide {
  const linked = (block: Block): Block => (block.type !== 'list' ? block : { ...block, children: block.children.map((item, index) => {
    const target = targets[index]
    const [first, ...others] = item.children
    if (!target || first?.type !== 'paragraph' || first.children.some(({ type }) => type === 'link')) return item
    return { ...item, children: [{ ...first, children: [{ type: 'link', url: `#${target}`, children: first.children }] }, ...others] }
  }) })
  return { ...slide, regions: { ...slide.regions, default: (slide.regions.default ?? []).map(linked) } }
}
