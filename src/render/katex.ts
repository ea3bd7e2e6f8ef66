// Draws maths with KaTeX, and measures what it drew. Only a deck that holds maths loads this file.
import katex from 'katex'
import type { Html } from './html.ts'
import type { DrawMath, MathDrawing, MathPiece } from './look.ts'

/** Longer than any formula that fits a slide. */
const longestMath = 2_000

/** KaTeX's own size beside text of a size, from its style sheet. */
const scale = 1.21

/** A way to draw maths that draws each formula once. */
export function makeDrawMath(): DrawMath {
  const known = new Map<string, ReturnType<DrawMath>>()
  return (value, display) => {
    const key = `${display} ${value}`
    const drawing = known.get(key) ?? draw(value, display)
    known.set(key, drawing)
    return drawing
  }
}

function draw(value: string, displayMode: boolean): ReturnType<DrawMath> {
  if (value.length > longestMath) return { problem: `it has ${value.length} characters, and ${longestMath} are allowed`, at: 0 }
  try {
    // a deck is data: no links, no files, no markup; and no formula that grows without end
    const tree = renderer.__renderToDomTree(value, {
      displayMode, throwOnError: true, trust: false, strict: false, maxExpand: 1_000, maxSize: 20, errorColor: 'currentColor',
    })
    // KaTeX escapes what it is given
    return { html: tree.toMarkup() as Html, pieces: piecesOf(tree) } satisfies MathDrawing
  } catch (error) {
    if (error instanceof katex.ParseError) return { problem: error.rawMessage, at: error.position ?? 0 }
    throw error
  }
}

/** KaTeX's tree, as far as it is read here: it knows the heights of everything and the widths of letters. */
interface Node {
  classes?: string[]
  children?: Node[]
  height?: number
  depth?: number
  style?: Record<string, string | undefined>
  /** of a letter; its width is that of its first character */
  text?: string
  width?: number
  italic?: number
  toMarkup: () => string
}
const renderer = katex as unknown as { __renderToDomTree: (value: string, options: katex.KatexOptions) => Node }

/** What stays together on a line: KaTeX parts a formula after relations and signs of its outermost level. */
function piecesOf(tree: Node): MathPiece[] {
  const html = find(tree, 'katex-html')
  const pieces: MathPiece[] = []
  for (const part of html?.children ?? []) {
    if (has(part, 'newline')) {
      const last = pieces.at(-1)
      if (last) last.hard = true
    } else pieces.push({ width: widthOf(part) * scale, height: (part.height ?? 0) * scale, depth: (part.depth ?? 0) * scale })
  }
  return pieces
}

function find(node: Node, name: string): Node | undefined {
  if (has(node, name)) return node
  for (const child of node.children ?? []) {
    const found = find(child, name)
    if (found) return found
  }
  return undefined
}

const has = (node: Node, name: string): boolean => node.classes?.includes(name) ?? false

/** what lies over its neighbours, or only props a line up */
const weightless = ['strut', 'pstrut', 'rlap', 'llap', 'clap', 'thinbox', 'vlist-s']
/** what its children stand in one over the other */
const stacked = ['vlist', 'vlist-t', 'vbox']
/** of the characters after the first in one of several letters, which KaTeX does not say: about what they have in its main font */
const letterWidth = (letter: string): number => (/[A-Zmw]/.test(letter) ? 0.75 : /[fijlt.,:;!' ]/.test(letter) ? 0.33 : 0.5)

/** in em of the type around it */
function widthOf(node: Node): number {
  const own = fontSize(node.classes ?? [])
  const length = (name: string): number => Number.parseFloat(node.style?.[name] ?? '') || 0
  const outside = length('marginLeft') + length('marginRight') + length('paddingLeft') + length('paddingRight') + (has(node, 'x-arrow-pad') ? 1 : 0)
  if (weightless.some((name) => has(node, name)) || (has(node, 'accent-body') && !has(node, 'accent-full'))) return 0
  if (node.text !== undefined) {
    const others = [...node.text].slice(1).reduce((sum, letter) => sum + letterWidth(letter), 0)
    return own * (outside + (node.width ?? 0) + (node.italic ?? 0) + others)
  }
  const widths = (node.children ?? []).map(widthOf)
  const inside = stacked.some((name) => has(node, name)) ? Math.max(0, ...widths) : widths.reduce((sum, width) => sum + width, 0)
  const least = has(node, 'nulldelimiter') ? 0.12 : Math.max(length('width'), length('minWidth'))
  return own * (outside + Math.max(inside, least))
}

/** TeX's sizes, from `\tiny` to `\Huge`. */
const sizes = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.44, 1.728, 2.074, 2.488]

function fontSize(classes: readonly string[]): number {
  if (!classes.includes('sizing') && !classes.includes('fontsize-ensurer')) return 1
  const size = (pattern: RegExp): number => sizes[Number(classes.map((name) => pattern.exec(name)?.[1]).find(Boolean) ?? 6) - 1]!
  return size(/^size(\d+)$/) / size(/^reset-size(\d+)$/)
}
