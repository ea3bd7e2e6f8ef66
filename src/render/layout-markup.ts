// What may stand in a layout: elements and attributes that draw, and nothing that loads or runs.

/** No `section`: to reveal.js that is a slide. */
export const layoutElements: ReadonlySet<string> = new Set([
  'div', 'span', 'p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'footer', 'article', 'aside', 'nav', 'hr', 'br', 'wbr',
  'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'figure', 'figcaption', 'blockquote', 'cite', 'q', 'strong', 'em', 'b', 'i', 'u', 's',
  'small', 'sub', 'sup', 'mark', 'abbr', 'time', 'code', 'pre', 'img',
  'svg', 'g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan', 'title', 'desc',
  'defs', 'lineargradient', 'radialgradient', 'stop', 'clippath', 'mask', 'pattern',
])

export function isLayoutAttribute(tag: string, name: string, value: string): boolean {
  if (tag === 'img' && name === 'src') return /^data:image\/(png|jpeg|gif|webp|avif|svg\+xml)[;,]/i.test(value)
  return attributes.has(name) || name.startsWith('aria-')
}

const attributes = new Set([
  'class', 'style', 'lang', 'dir', 'title', 'role', 'hidden', 'alt', 'width', 'height', 'translate',
  'viewbox', 'xmlns', 'preserveaspectratio', 'd', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'dx', 'dy',
  'points', 'transform', 'fill', 'fill-rule', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-linecap', 'stroke-linejoin',
  'stroke-dasharray', 'stroke-opacity', 'opacity', 'offset', 'stop-color', 'stop-opacity', 'text-anchor', 'font-size',
  'font-weight', 'vector-effect',
])
