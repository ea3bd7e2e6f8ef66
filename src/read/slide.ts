// Makes a slide of what stands on it: its title, its regions, its notes, its metadata.
import { inlineText, type Block, type Inline } from '../model/block.ts'
import type { Reason, Slide } from '../model/deck.ts'
import type { Result } from '../model/diagnostic.ts'
import { SlideMeta } from '../model/meta.ts'
import { spanning, type Position } from '../model/position.ts'
import { qrImage } from '../model/qr.ts'
import type { Source } from '../model/source.ts'
import { checkFields } from './checkFields.ts'
import type { Mark } from './document.ts'
import { fillRegions } from './regions.ts'
import type { Piece } from './split.ts'

/** A slide before ids, numbers and sections; `titleDepth` is the level of the heading that became its title, `opens` whether its title opens a section. */
export type DraftSlide = Omit<Slide, 'id' | 'number' | 'section'> & { titleDepth: number | null; opens?: true }

/** The slide of a piece. `layout` is the one named in front matter, which is the first slide's. */
export function draftSlide(piece: Piece, source: Source, layout?: string): Result<DraftSlide> {
  const fields = piece.nodes.flatMap((node) => (node.type === 'fields' ? node.fields : []))
  const meta = checkFields(fields, SlideMeta, 'slide', source)
  const { title, subtitle, rest } = findTitles(piece.nodes, meta.value)
  const regions = fillRegions(rest)
  const qr = fields.findLast(({ key }) => key === 'qr')
  if (qr && meta.value.qr !== undefined) {
    // under what stands last on the slide
    const last = Object.keys(regions).at(-1) ?? 'default'
    regions[last] = [...(regions[last] ?? []), qrImage(meta.value.qr, qr.position)]
  }
  const named = meta.value.layout ?? layout ?? null
  return {
    value: {
      line: piece.nodes[0]!.position.start.line,
      layout: named,
      title: title ? oneLine(title.content) : null,
      subtitle: subtitle ? oneLine(subtitle.content) : null,
      titleContent: title?.content ?? [],
      subtitleContent: subtitle?.content ?? [],
      titleDepth: title?.depth ?? null,
      ...(piece.nodes.some((node) => node.type === 'title' && node.opensSection) ? { opens: true } : {}),
      regions,
      notes: rest.flatMap((node) => (node.type === 'notes' ? node.children : [])),
      meta: meta.value,
      why: {
        boundary: piece.why,
        ...(title ? { title: title.why } : {}),
        ...(subtitle ? { subtitle: subtitle.why } : {}),
        ...(named === null ? {} : { layout: { reason: 'named by the author', confidence: 1 } }),
      },
      position: piece.nodes.map((node): Position => node.position).reduce(spanning),
    },
    diagnostics: meta.diagnostics,
  }
}

type Node = Piece['nodes'][number]
interface Line {
  content: Inline[]
  why: Reason
  depth: number | null
}

/** Title and subtitle: as marked by the format, as named in metadata, or the headings at the top. */
function findTitles(nodes: Node[], meta: SlideMeta): { title: Line | null; subtitle: Line | null; rest: Node[] } {
  const used = new Set<Node>()
  const marked = (type: 'title' | 'subtitle'): Line | null => {
    const found = nodes.filter((node): node is Extract<Mark, { type: 'title' | 'subtitle' }> => node.type === type)
    found.forEach((node) => used.add(node))
    const content = found.flatMap((node, index) => (index > 0 ? [{ type: 'break' } as const, ...node.children] : node.children))
    return found[0] ? { content, why: found[0].why, depth: null } : null
  }
  const named = (words: string | undefined): Line | null =>
    words === undefined ? null
      : { content: [{ type: 'text', value: words }], why: { reason: 'named in the metadata', confidence: 1 }, depth: null }
  const taken = (heading: Heading | undefined, reason: string): Line | null => {
    if (!heading) return null
    used.add(heading)
    return { content: heading.children, why: { reason, confidence: 1 }, depth: heading.depth }
  }
  const top = marked('title') ?? named(meta.title) ?? taken(topHeading(nodes), 'the first heading')
  const below = marked('subtitle') ?? named(meta.subtitle)
    ?? taken(top?.depth ? headingBelow(nodes.filter((node) => !used.has(node)), top.depth) : undefined, 'a deeper heading under the title')
  return { title: top, subtitle: below, rest: nodes.filter((node) => !used.has(node)) }
}

type Heading = Extract<Block, { type: 'heading' }>
const unseen: ReadonlySet<string> = new Set(['fields', 'notes'])

/** The first heading, where only pictures stand above it. */
function topHeading(nodes: Node[]): Heading | undefined {
  const first = nodes.find((node) => !unseen.has(node.type) && node.type !== 'image')
  return first?.type === 'heading' && inlineText(first.children).trim() ? first : undefined
}

/** A deeper heading right under the title, where no other of its kind follows: those divide the slide. */
function headingBelow(nodes: Node[], depth: number): Heading | undefined {
  const first = nodes.find((node) => !unseen.has(node.type) && node.type !== 'image')
  if (first?.type !== 'heading' || first.depth <= depth) return undefined
  const alone = nodes.every((node) => node === first || node.type !== 'heading' || node.depth > first.depth)
  return alone ? first : undefined
}

const oneLine = (inlines: Inline[]): string => inlineText(inlines).replace(/\s+/g, ' ').trim()
