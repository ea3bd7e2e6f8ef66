// Decks of other tools: what only they read is put into deck's words, or told to say nothing here.
import type { Block } from '../../../../model/block.ts'
import type { Diagnostic } from '../../../../model/diagnostic.ts'
import { linesAt, positionAt, type Source } from '../../../../model/source.ts'
import { isKeyOf } from '../../../checkFields.ts'
import type { Document, Field } from '../../../document.ts'
import type { Dialect } from './dialect.ts'
import { marp } from './marp.ts'
import { quarto } from './quarto.ts'
import { revealMd } from './revealMd.ts'
import { slidev } from './slidev.ts'
import { hiddenBy, slidesOf, withLeft } from './slides.ts'
import { commentAt, steppedIn, withSteps } from './steps.ts'
import { filler, type Tag } from './tags.ts'

/** In the order in which they are asked. A new one is a file beside this one and an entry here. */
const dialects: readonly Dialect[] = [marp, slidev, revealMd, quarto]

/** The tool that a deck was written for, by the keys of its front matter; null where it is deck's own. */
export const dialectOf = (fields: readonly Field[]): Dialect | null =>
  dialects.find(({ signs }) => fields.some(({ key }) => signs.includes(key))) ?? null

type Nodes = Document['nodes']
interface Work {
  dialect: Dialect
  source: Source
  /** what says nothing here, by name */
  idle: Map<string, Field>
  diagnostics: Diagnostic[]
}

/**
 * The document in deck's words. One remark says which keys of theirs say nothing here, one which tags were left out.
 * @param source as it was written
 * @param tags that were left out before it was read
 */
export function translate(document: Document, dialect: Dialect, source: Source, tags: readonly Tag[]): Document {
  const work: Work = { dialect, source, idle: new Map(), diagnostics: [] }
  const fields = translateFields(document.fields, 'deck', work)
  const stepped = steppedIn(document, dialect, source, tags)
  const slides = slidesOf(document, dialect).map((nodes) => ({ nodes, hidden: hiddenBy(nodes, source) }))
  const nodes = slides.flatMap((slide) => (slide.hidden ? [] : withLeft(slide.nodes, dialect)))
    .flatMap((node) => translateNode(node, work))
    .map((node) => finished(node.type === 'list' ? withSteps(node, stepped, dialect, source) : node, dialect))
  const told = document.diagnostics.filter(({ code }) => !(code === 'image-options' && dialect.layoutOf) && code !== 'unknown-code-option')
  return { ...document, fields, nodes, diagnostics: [...told, ...slides.flatMap(({ hidden }) => hidden ?? []), ...work.diagnostics, ...idleKeys(work), ...droppedTags(tags, source)] }
}

function translateFields(fields: readonly Field[], of: 'deck' | 'slide', { dialect, idle }: Work): Field[] {
  return fields.flatMap((field) => {
    const translation = Object.hasOwn(dialect[of], field.key) ? dialect[of][field.key] : undefined
    if (!translation && isKeyOf(of, field.key)) return [field]
    const said = translation?.(field.value) ?? null
    if (said === null && !idle.has(field.key)) idle.set(field.key, field)
    return Object.entries(said ?? {}).map(([key, value]) => ({ ...field, key, value }))
  })
}

function translateNode(node: Nodes[number], work: Work): Nodes {
  if (node.type === 'fields') {
    const own = node.fields.filter((field) => !isElsewhere(field, work))
    const pictures = own.flatMap(pictureOf)
    // without its picture, half of such a slide would be empty
    const others = own.filter(({ key }) => (key === 'image' ? pictures.length === 0 : key !== 'layout' || !own.some(isRemotePicture)))
    const fields = translateFields(others, 'slide', work)
    return [...(fields.length > 0 ? [{ ...node, fields }] : []), ...pictures]
  }
  if (node.type === 'image') {
    const layout = work.dialect.layoutOf?.(/^!\[([^\]]*)\]/.exec(work.source.text.slice(node.position.start.offset))?.[1] ?? '')
    return layout ? [{ type: 'fields', fields: [{ key: 'layout', value: layout, position: node.position }], position: node.position }, node] : [node]
  }
  if (node.type === 'region') return !work.dialect.regions || work.dialect.regions.includes(node.name) ? [node] : []
  if (node.type === 'code' && work.dialect.codeOptions) return [{ ...node, value: node.value.replace(work.dialect.codeOptions, '') }]
  if (node.type !== 'notes') return [node]
  const comment = commentAt(node.position, work.source)
  return comment !== null && work.dialect.isOrder?.(comment) ? [] : [node]
}

const isRemotePicture = ({ key, value }: Field): boolean => key === 'image' && /^(?:https?:)?\/\//i.test(String(value))

/** Slidev's layouts with a picture name it in the metadata. */
const pictureOf = (field: Field): Block[] => (field.key === 'image' && typeof field.value === 'string' && field.value !== '' && !isRemotePicture(field)
  ? [{ type: 'image', url: field.value, alt: '', position: field.position }]
  : [])

/** Slidev fetches the slides of other files. */
function isElsewhere({ key, value, position }: Field, { source, diagnostics }: Work): boolean {
  if (key !== 'src') return false
  diagnostics.push({
    severity: 'warning', code: 'slides-elsewhere', message: `The slides of "${String(value)}" are not in this deck.`, path: source.path, position,
    hint: 'A deck is one file: put them here in place of this line.',
  })
  return true
}

/** Without what stood for tags inside words; pictures where they lie. */
function finished<T>(node: T, dialect: Dialect): T {
  if (typeof node === 'string') return node.replaceAll(filler, '') as T
  if (Array.isArray(node)) return node.map((child) => finished(child, dialect)) as T
  if (typeof node !== 'object' || node === null) return node
  const isPicture = 'type' in node && node.type === 'image' && dialect.publicFolder !== undefined
  return Object.fromEntries(Object.entries(node).map(([key, value]) =>
    [key, isPicture && key === 'url' ? String(value).replace(/^\/(?!\/)/, `${dialect.publicFolder}/`) : finished(value, dialect)])) as T
}

function idleKeys({ dialect, source, idle }: Work): Diagnostic[] {
  const [first] = idle.values()
  const keys = [...idle.keys()].filter((key) => !dialect.signs.includes(key) || idle.size === 1)
  return [{
    severity: 'info', code: 'other-tool', path: source.path, position: first?.position ?? linesAt(source, 1),
    message: `This deck is written for ${dialect.name}.${keys.length > 0 ? ` ${listed(keys)} ${keys.length > 1 ? 'say' : 'says'} nothing here.` : ''}`,
    hint: 'Its words, pictures, code and notes are read; choose a look with -t, "deck themes" lists them.',
  }]
}

function droppedTags(tags: readonly Tag[], source: Source): Diagnostic[] {
  const first = tags[0]
  if (!first) return []
  const names = [...new Set(tags.map(({ name }) => `<${name}>`))]
  const end = source.text.indexOf('>', first.offset) + 1
  return [{
    severity: 'info', code: 'dropped-html', path: source.path, position: positionAt(source, first.offset, end),
    message: `HTML is left out and its words are shown: ${listed(names)}.`,
    hint: 'Write it in Markdown, or give the slide a layout.',
  }]
}

const listed = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`)
