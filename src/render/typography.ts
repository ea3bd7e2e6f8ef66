// Quotation marks, apostrophes, dashes and ellipses as they are set in print, where an author typed what the keyboard has.
import type { Block, Inline } from '../model/block.ts'
import type { Slide } from '../model/deck.ts'

/** The outer two and the inner two, one after the other. */
type Marks = Iterable<string>

/** Outer and inner quotation marks by language (CLDR); texts in other languages stay as they are typed. */
const marks: Readonly<Record<string, Marks>> = {
  en: '“”‘’', pt: '“”‘’', tr: '“”‘’', nl: '“”‘’', ga: '“”‘’', cy: '“”‘’', vi: '“”‘’', id: '“”‘’',
  de: '„“‚‘', cs: '„“‚‘', sk: '„“‚‘', sl: '„“‚‘', is: '„“‚‘', bg: '„“‚‘', lt: '„“‚‘', et: '„“‚‘',
  pl: '„”‚’', hu: '„”»«', ro: '„”«»', hr: '„”‚’',
  sv: '””’’', fi: '””’’', da: '””’’', no: '«»‘’', nb: '«»‘’', nn: '«»‘’',
  es: '«»“”', it: '«»“”', ca: '«»“”', el: '«»“”', ru: '«»„“', uk: '«»„“',
  fr: ['«\u00a0', '\u00a0»', '“', '”'],
}
/** Where a language has a space before signs that end a sentence: none of them begins a line. */
const spaced: Readonly<Record<string, RegExp>> = { fr: / (?=[?!:;»])|(?<=«) /g }

/** A slide with the marks of its language. Code, maths and addresses are never touched. */
export function typeset(slide: Slide, lang: string): Slide {
  const language = lang.toLowerCase().split('-')[0]!
  const own = marks[language]
  // most slides hold nothing to set
  if (own === undefined) return slide
  const inlines = (nodes: Inline[]): Inline[] => setInlines(nodes, own, spaced[language])
  const set = (block: Block): Block => {
    if (block.type === 'paragraph' || block.type === 'heading') return changed(block, 'children', inlines(block.children))
    if (block.type === 'list') return { ...block, children: block.children.map((item) => ({ ...item, children: item.children.map(set) })) }
    if (block.type === 'blockquote') return { ...block, children: block.children.map(set), ...(block.cite && { cite: inlines(block.cite) }) }
    if (block.type !== 'table') return block
    return { ...block, children: block.children.map((row) => ({ ...row, children: row.children.map((cell) => changed(cell, 'children', inlines(cell.children))) })) }
  }
  return {
    ...slide,
    titleContent: inlines(slide.titleContent),
    subtitleContent: inlines(slide.subtitleContent),
    regions: Object.fromEntries(Object.entries(slide.regions).map(([name, blocks]) => [name, blocks.map(set)])),
  }
}

const changed = <T extends object, K extends keyof T>(node: T, key: K, value: T[K]): T => (node[key] === value ? node : { ...node, [key]: value })

function setInlines(nodes: Inline[], own: Marks, spaces: RegExp | undefined): Inline[] {
  let line = ''
  const walk = (inlines: readonly Inline[]): void => {
    for (const node of inlines) {
      if (node.type === 'text') line += node.value
      else if ('children' in node) walk(node.children)
      // what is not text stands like a word
      else line += node.type === 'break' ? '\n' : ('value' in node ? node.value : 'x').replace(/[^]/g, 'x')
    }
  }
  walk(nodes)
  if (code.test(line)) return nodes
  const held = spaces ? line.replace(spaces, '\u00a0') : line
  if (held === line && !typed.test(line)) return nodes
  const letters = setLine(held, own)
  let at = 0
  const rebuilt = (inlines: readonly Inline[]): Inline[] => inlines.map((node): Inline => {
    if (node.type === 'text') {
      const value = letters.slice(at, at += node.value.length).join('')
      return value === node.value ? node : { ...node, value }
    }
    if ('children' in node) return { ...node, children: rebuilt(node.children) }
    at += node.type === 'break' ? 1 : ('value' in node ? node.value : 'x').length
    return node
  })
  return rebuilt(nodes)
}

const typed = /["']|\.\.\.| --? /
/** Words that look like a program, a path or an address keep what was typed. */
const code = /[{}<>\\=|`]|[\w\]]\(|\w"\w|;\s*$|[a-z]:\/\/|(?:^|\s)--?[a-z]/

/** Inside a word, or before a year: not 5'10. */
const apostrophe = /^(?:\p{L}'(?:\p{L}|\d\d)|\p{N}'\p{L})/u

/** Each character of a line with what it becomes; the same number of them. */
function setLine(line: string, [open, close, innerOpen, innerClose]: Marks): string[] {
  const out = line.split('')
  const open2 = new Map<string, number>()
  const before = /^$|[\s([{–—/“„«‘‚‹'"-]/u
  for (let at = 0; at < line.length; at++) {
    const sign = line[at]!
    const [last, next] = [line[at - 1] ?? '', line[at + 1] ?? '']
    if (line.startsWith('...', at) && next !== '' && last !== '.' && line[at + 3] !== '.' && line[at + 3] !== '/') {
      out.splice(at, 3, '…', '', '')
      at += 2
    } else if (line.startsWith(' -- ', at)) out.splice(at + 1, 2, '–', '')
    else if (sign === '"' || sign === '\'') {
      const opened = open2.get(sign)
      if (sign === '\'' && apostrophe.test(line.slice(Math.max(0, at - 1), at + 3))) out[at] = '’'
      else if (opened === undefined && before.test(last) && next !== '' && !/\s/.test(next)) open2.set(sign, at)
      else if (opened !== undefined && !/\s/.test(last) && at > opened + 1) {
        open2.delete(sign)
        out[opened] = sign === '"' ? open! : innerOpen!
        out[at] = sign === '"' ? close! : innerClose!
      } else if (sign === '\'' && /\p{L}/u.test(last)) out[at] = '’'
    }
  }
  // '90s, and the words that lost their beginning
  const left = open2.get('\'')
  if (left !== undefined && /^'(?:\d\ds?\b|em\b|til\b|tis\b|twas\b)/i.test(line.slice(left))) out[left] = '’'
  return out
}
