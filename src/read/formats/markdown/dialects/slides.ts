// Where the slides of another tool's deck begin, and what is shown of them.
import type { Diagnostic } from '../../../../model/diagnostic.ts'
import type { Source } from '../../../../model/source.ts'
import type { Document, Field } from '../../../document.ts'
import type { Dialect } from './dialect.ts'

type Nodes = Document['nodes']

/** The nodes of each slide, with the break before it. */
export function slidesOf(document: Document, dialect: Dialect): Nodes[] {
  const slides: Nodes[] = [[]]
  for (const node of withHeadingBreaks(document, dialect)) {
    if (node.type === 'slideBreak') slides.push([])
    slides.at(-1)!.push(node)
  }
  return slides
}

/** Where headings begin slides beside rules; the title that only the front matter has comes first. */
function withHeadingBreaks({ fields, nodes }: Document, { slideLevel }: Dialect): Nodes {
  if (!slideLevel) return nodes
  const level = slideLevel(fields)
  const broken = nodes.flatMap((node, index): Nodes => {
    const begins = node.type === 'heading' && node.depth <= level && nodes[index - 1]?.type !== 'slideBreak'
    return begins ? [{ type: 'slideBreak', position: node.position, why: { reason: `a heading of level ${node.depth}`, confidence: 1 } }, node] : [node]
  })
  return [...titleSlide(fields), ...broken]
}

/** Who speaks and when is on every title slide. */
function titleSlide(fields: readonly Field[]): Nodes {
  const lines = ['title', 'subtitle', 'institute'].flatMap((name) => fields.filter(({ key, value }) => key === name && typeof value === 'string' && value !== ''))
  if (lines[0]?.key !== 'title') return []
  return lines.map(({ key, value, position }) => {
    const children = [{ type: 'text' as const, value: String(value) }]
    const why = { reason: 'named in the metadata', confidence: 1 }
    return key === 'title' || key === 'subtitle' ? { type: key, children, position, why } : { type: 'paragraph', children, position }
  })
}

/** Slidev's layout of two columns begins with the left one, and its title stands in it; here the title is above both. */
export function withLeft(slide: Nodes, { leftFirst }: Dialect): Nodes {
  const asked = slide.some((node) => node.type === 'fields' && node.fields.some(({ key, value }) => key === 'layout' && value === leftFirst))
  const from = slide.findIndex((node) => !['slideBreak', 'fields', 'notes', 'heading'].includes(node.type))
  const first = slide[from]
  if (!asked || !first || first.type === 'region') return slide
  return [...slide.slice(0, from), { type: 'region', name: 'left', position: first.position }, ...slide.slice(from)]
}

/** Slidev shows no slide that says `hide: true`: a remark of that; null for a slide that is shown. */
export function hiddenBy(slide: Nodes, source: Source): Diagnostic | null {
  const says = slide.flatMap((node) => (node.type === 'fields' ? node.fields : [])).find(({ key, value }) => /^(?:hide|disabled)$/.test(key) && value === 'true')
  if (!says) return null
  return {
    severity: 'info', code: 'hidden-slide', message: 'This slide is not shown: it says so.', path: source.path, position: says.position,
    hint: `Take "${says.key}: true" away to show it.`,
  }
}
