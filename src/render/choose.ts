// Which layout a slide gets, from what stands on it. An author's own choice is made elsewhere and wins.
import type { Block } from '../model/block.ts'
import { blockText } from '../model/block.ts'
import type { Deck, Slide } from '../model/deck.ts'
import { many } from './amount.ts'
import { sectionOf } from './fill.ts'
import { agendaOf, bigNumber, isAboutSpeaker, isComparison, isDefinition, isSteps, isTimeline, twoGroups } from './kinds.ts'

export interface Choice {
  name: string
  /** in words, for `deck outline --why` */
  reason: string
  /** slides that the items of an agenda lead to */
  links?: (string | null)[]
}

/** Width of a picture over its height; null where it is not known. */
export type Shape = (url: string) => number | null

/** Longest text, in characters, that still works as a single statement, and as a companion of something larger. */
const statementLength = 180
const companionLength = 140
/** Of what is no more than a line at the foot of a title. */
const lineLength = 64
/** Of a title that stands in a narrow column beside a page. */
const besideLength = 56

/** Chooses by content: the first rule that holds. */
export function chooseLayout(slide: Slide, deck: Deck, shape: Shape = () => null): Choice {
  const seen = look(slide, deck, shape)
  const rule = rules.find(({ holds }) => holds(seen))!
  return { name: rule.name, reason: rule.reason, ...(rule.name === 'agenda' && { links: seen.agenda()! }) }
}

interface Seen {
  slide: Slide
  blocks: Block[]
  titled: boolean
  first: boolean
  last: boolean
  /** first slide of its section */
  opens: boolean
  /** opens a section that has more slides than this */
  leadsSection: boolean
  numbered: boolean
  agenda: () => (string | null)[] | null
  shape: Shape
}

function look(slide: Slide, deck: Deck, shape: Shape): Seen {
  const section = sectionOf(slide, deck)
  const opens = section !== null && section.slides[0] === slide.id
  return {
    slide,
    blocks: slide.regions.default ?? [],
    titled: slide.title !== null,
    first: slide.id === deck.slides[0]!.id,
    last: slide.id === deck.slides.at(-1)!.id,
    opens,
    leadsSection: opens && section.slides.length > 1,
    numbered: section !== null && section.number !== null,
    agenda: () => agendaOf(slide, deck),
    shape,
  }
}

const rules: (Choice & { holds: (seen: Seen) => boolean })[] = [
  {
    name: 'two-columns',
    reason: 'it has a left and a right region',
    holds: ({ slide }) => Boolean(slide.regions.left?.length || slide.regions.right?.length),
  },
  {
    name: 'title',
    reason: 'first slide, with a title and little else',
    holds: ({ first, titled, blocks }) => first && titled && isLittle(blocks),
  },
  {
    name: 'problem',
    reason: 'opens a numbered section with a statement',
    holds: ({ opens, numbered, blocks }) => opens && numbered && isShortText(blocks[0], statementLength),
  },
  {
    name: 'closing',
    reason: 'last slide, which thanks, asks for questions or says how to get in touch',
    holds: ({ slide, last, blocks }) => last && (saysGoodbye(slide.title ?? blockText(blocks.slice(0, 1))) || isContact(blocks)),
  },
  {
    name: 'section',
    reason: 'a title that opens a section',
    holds: ({ titled, blocks, leadsSection, opens, numbered }) => titled && blocks.length === 0 && (leadsSection || (opens && numbered)),
  },
  { name: 'big-number', reason: 'nothing but a number and what it counts', holds: ({ slide }) => bigNumber(slide) !== null },
  { name: 'statement', reason: 'nothing but a title', holds: ({ titled, blocks }) => titled && blocks.length === 0 },
  {
    name: 'statement',
    reason: 'one short paragraph without a title',
    holds: ({ titled, blocks }) => !titled && blocks.length === 1 && isShortText(blocks[0], statementLength),
  },
  { name: 'quote', reason: 'a short quotation, and little else', holds: ({ blocks }) => isDominatedBy('blockquote', blocks) && isShortQuote(blocks) },
  { name: 'code', reason: 'code, and little else', holds: ({ blocks }) => isMostlyCode(blocks) },
  { name: 'speaker', reason: 'its title says that it is about the speaker', holds: ({ slide, blocks }) => isAboutSpeaker(slide) && blocks.every(({ type }) => isText(type) || type === 'image') },
  { name: 'definition', reason: 'a word and what it means', holds: ({ slide }) => isDefinition(slide) },
  { name: 'gallery', reason: 'several images and nothing else', holds: ({ blocks }) => blocks.length > 1 && blocks.length <= 6 && blocks.every(({ type }) => type === 'image') },
  { name: 'image-left', reason: 'a tall image, and text after it', holds: (seen) => isTallBesideText(seen) && seen.blocks[0]!.type === 'image' },
  { name: 'image-right', reason: 'text and a tall image', holds: isTallBesideText },
  { name: 'image', reason: 'an image, and little else', holds: ({ blocks }) => isDominatedBy('image', blocks) },
  { name: 'table', reason: 'a table, and little else', holds: ({ blocks }) => isDominatedBy('table', blocks) },
  { name: 'code-and-text', reason: 'narrow code, and more than a line of text', holds: ({ blocks }) => isCodeBesideText(blocks) },
  { name: 'agenda', reason: 'a list whose items return as sections', holds: ({ agenda }) => agenda() !== null },
  { name: 'comparison', reason: 'two lists under opposite labels', holds: ({ blocks }) => isComparison(blocks) },
  { name: 'timeline', reason: 'a list of dates', holds: ({ blocks }) => isDominatedBy('list', blocks) && isTimeline(blocks) },
  { name: 'steps', reason: 'a few short numbered steps', holds: ({ blocks }) => isDominatedBy('list', blocks) && isSteps(blocks) },
  { name: 'two-columns', reason: 'a few labels, each with its list', holds: ({ blocks }) => twoGroups(blocks) !== null },
  { name: 'prose', reason: 'long paragraphs, and little else', holds: ({ slide, blocks }) => (slide.title?.length ?? 0) <= besideLength && isProse(blocks) },
  {
    name: 'bullets',
    reason: 'a list',
    holds: ({ blocks }) => blocks.some(({ type }) => type === 'list') && blocks.every(({ type }) => isText(type)),
  },
  { name: 'default', reason: 'no other layout suits what is on it', holds: () => true },
]

/** What says who, where and when: a sentence or two, or a few short lines. */
const isLittle = (blocks: readonly Block[]): boolean =>
  blocks.length <= 2 ? blocks.every((block) => isShortText(block, companionLength)) : blocks.length <= 4 && blocks.every((block) => isShortText(block, lineLength))

const isShortText = (block: Block | undefined, most: number): boolean =>
  block?.type === 'paragraph' && block.children.every(({ type }) => type !== 'image') && blockText([block]).length <= most

const isText = (type: Block['type']): boolean => type === 'list' || type === 'paragraph' || type === 'heading'

/** More than is set large, most of it in paragraphs of several lines. */
function isProse(blocks: readonly Block[]): boolean {
  const lengths = blocks.filter(({ type }) => type === 'paragraph').map((block) => blockText([block]).length)
  const length = blockText(blocks).length
  const long = lengths.filter((own) => own > companionLength).reduce((sum, own) => sum + own, 0)
  return blocks.every(({ type }) => isText(type)) && length >= many.text && long >= length * 0.7
}

/** One picture that is not wide, and text for a column. */
function isTallBesideText({ blocks, shape }: Seen): boolean {
  const [image, ...others] = blocks.filter(({ type }) => type === 'image')
  const text = blocks.filter(({ type }) => isText(type))
  if (image?.type !== 'image' || others.length > 0 || text.length !== blocks.length - 1) return false
  const width = shape(image.url)
  const length = blockText(text).length
  return width !== null && width <= 1.25 && length > 0 && length <= 420
}

/** Code that is narrow enough for half a slide, and text that would push it down. */
function isCodeBesideText(blocks: readonly Block[]): boolean {
  const [code, ...others] = blocks.filter(({ type }) => type === 'code')
  const text = blocks.filter(({ type }) => isText(type))
  if (code?.type !== 'code' || others.length > 0 || text.length !== blocks.length - 1) return false
  const lines = code.value.split('\n')
  const length = blockText(text).length
  return lines.length >= 4 && lines.length <= 12 && lines.every((line) => line.length <= 42) && length > companionLength && length <= 360
}

/** Exactly one block of a type, and beside it no more than one short paragraph. */
function isDominatedBy(type: Block['type'], blocks: readonly Block[]): boolean {
  const others = blocks.filter((block) => block.type !== type)
  return blocks.length - others.length === 1 && others.length <= 1 && others.every((block) => isShortText(block, companionLength))
}

/** Code, and perhaps what introduces it. */
export const isMostlyCode = (blocks: readonly Block[]): boolean => isDominatedBy('code', blocks)

/** Large type is for a quotation that one takes in at a glance. */
const isShortQuote = (blocks: readonly Block[]): boolean =>
  blocks.every((block) => block.type !== 'blockquote' || blockText(block.children).length <= statementLength)

/** "Thank you" and "Questions?" in the languages talks are given in most. */
const goodbye = new RegExp(
  '^\\W*(?:(?:many |so )?thank(?:s| you)\\b|any questions|questions\\b|q ?& ?a\\b|the end\\b|' +
  'danke\\b|vielen dank|herzlichen dank|fragen\\b|merci\\b|des questions|gracias\\b|muchas gracias|preguntas|obrigad[oa]|perguntas|' +
  'grazie\\b|domande|bedankt|dank je|vragen\\b|tack\\b|frågor|takk\\b|tak\\b|kiitos|děkuj|dziękuj|pytania|hvala|köszön|mulțumesc|' +
  'teşekkür|спасибо|вопросы|дякую|благодар|ευχαριστ|ありがとう|ご清聴|質問|谢谢|謝謝|感谢|감사|고맙|धन्यवाद|شكر|תודה)', 'iu',
)
const saysGoodbye = (text: string): boolean => text.length <= 80 && goodbye.test(text)

const contact = /^(?:\S+@\S+\.\S+|@\w+|https?:\/\/\S+|[\w.-]+\.(?:org|com|net|io|dev)(?:\/\S*)?)$/

/** Nothing but short lines, among them an address. */
function isContact(blocks: readonly Block[]): boolean {
  const lines = blockText(blocks).split('\n').filter(Boolean)
  return lines.length > 0 && lines.length <= 6 && lines.every((line) => line.length <= 80)
    && lines.some((line) => line.split(/\s+/).some((word) => contact.test(word)))
}
