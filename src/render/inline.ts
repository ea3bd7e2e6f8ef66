// Inlines → html.
import type { Inline, Paragraph } from '../model/block.ts'
import { inlineText } from '../model/block.ts'
import { isDiagram } from '../model/diagram.ts'
import { qrAddress } from '../model/qr.ts'
import { tokenOf } from './breaks.ts'
import { element, isExternal, joined, linkUrl, nothing, text, type Html } from './html.ts'
import type { Asset, DrawMath } from './look.ts'
import { drawQr } from './qr.ts'

/** What drawing a slide's content needs to know of the deck around it. */
export interface Surroundings {
  /** by the address that the author wrote */
  assets: ReadonlyMap<string, Asset>
  /** absent where no slide holds maths */
  drawMath?: DrawMath | undefined
  /** ids of all slides, in order */
  slides: readonly string[]
  dir: 'ltr' | 'rtl'
  /** first source line of the slide: blocks carry their line relative to it; null where nobody asks for it */
  line: number | null
  /** level of the highest heading inside the slide */
  headingLevel: number
  /** list items are shown one after the other */
  steps: boolean
  /** the paragraph that stands for the title of a slide without one, and its level in the outline */
  standIn?: { block: Paragraph; level: number } | undefined
}

/** A line or paragraph. Of a text from right to left it may be one in another script: "C++" or "0.3 s" keep their order there. */
export function renderInlines(inlines: readonly Inline[], around: Surroundings): Html {
  const words = renderAll(inlines, around)
  const foreign = around.dir === 'rtl' && /\p{L}/u.test(inlineText(inlines)) && !rightToLeft.test(inlineText(inlines))
  return foreign ? element('bdi', { dir: 'ltr' }, words) : words
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

const renderAll = (inlines: readonly Inline[], around: Surroundings): Html => joined(inlines.map((inline) => renderInline(inline, around)))

function renderInline(inline: Inline, around: Surroundings): Html {
  if (inline.type === 'text') return renderText(inline.value)
  if (inline.type === 'inlineCode') return element('code', { translate: 'no' }, renderText(inline.value))
  if (inline.type === 'inlineMath') return renderMath(inline.value, false, around)
  if (inline.type === 'break') return element('br')
  if (inline.type === 'image') return renderImage(inline, around)
  const children = renderAll(inline.children, around)
  if (inline.type !== 'link') return element(phraseElements[inline.type], {}, children)
  const href = linkTarget(inline.url, around)
  // an address that may not be followed leaves its words
  if (href === null) return children
  // without a new tab a link would lead the audience out of the talk, and an embedded deck out of its page
  const away = isExternal(href) ? { target: '_blank', rel: 'noopener noreferrer' } : {}
  return element('a', { href, title: inline.title, ...away }, children)
}

/** Text with the breaks inside words that measuring reckons with. */
const renderText = (value: string): Html => joined(value.split(/([ \t\n\u200b]+)/).map((word) => {
  const { pieces, kind } = tokenOf(word)
  if (kind === 'address') return joined(pieces.flatMap((piece, at) => (at ? [element('wbr'), text(piece)] : [text(piece)])))
  return kind === 'compound' ? joined(pieces.map((piece) => (/[-\u2010]./.test(piece) ? element('span', { class: 'whole' }, text(piece)) : text(piece)))) : text(word)
}))

const phraseElements = { emphasis: 'em', strong: 'strong', delete: 'del' } as const

/** Maths, drawn; what cannot be drawn is shown as it was written. */
export function renderMath(value: string, display: boolean, { drawMath }: Pick<Surroundings, 'drawMath'>): Html {
  const drawing = drawMath?.(value, display)
  return drawing && 'html' in drawing ? drawing.html : element('code', { translate: 'no' }, text(value))
}

/** A picture or video of the deck's folder; one that is not there shows its alternative text, and asks for nothing. */
export function renderImage(image: { url: string; alt: string; title?: string | undefined }, around: Surroundings): Html {
  const qr = qrAddress(image.url)
  if (qr !== null) return element('img', { class: 'qr', src: drawQr(qr), alt: image.alt })
  const asset = around.assets.get(image.url)
  if (!asset) return image.alt ? element('span', { class: 'missing-image' }, text(image.alt)) : nothing
  if (asset.kind === 'video') {
    // the first picture of it is shown where it has no poster; it plays when it is asked to
    return element('video', {
      src: addressOf(asset), poster: asset.poster && addressOf(asset.poster), 'aria-label': image.alt || null, controls: true, playsinline: true, preload: 'metadata',
      width: asset.poster?.width, height: asset.poster?.height,
    })
  }
  return element('img', {
    class: isDiagram(image.url) ? 'diagram' : null,
    src: addressOf(asset),
    alt: image.alt,
    title: image.title,
    width: asset.width,
    height: asset.height,
    decoding: 'async',
  })
}

/** Half a character makes encodeURIComponent throw. */
const addressOf = ({ path, data }: Asset): string => data ?? path.replace(/\p{Surrogate}/gu, '\uFFFD').split('/').map(encodeURIComponent).join('/')

/** `#3`, `#/3` and `#/id` as people write them in other tools become `#id`; null where the link leads nowhere. */
function linkTarget(url: string, around: Surroundings): string | null {
  const inside = /^#\/?(.*)$/s.exec(url)?.[1]
  if (inside === undefined) return fileLink(url, around) ?? (isLocal(url) ? null : linkUrl(url))
  const id = around.slides.includes(inside) ? inside : /^\d+$/.test(inside) ? around.slides[Number(inside) - 1] : undefined
  return id === undefined ? null : `#${id}`
}

/** A file of the deck's folder is at another place in the site; one that is not there is not linked to. */
function fileLink(url: string, { assets }: Surroundings): string | null {
  const asset = assets.get(url)
  return asset ? addressOf(asset) : null
}

const isLocal = (url: string): boolean => !/^[a-z][a-z0-9+.-]*:|^[/\\]{2}/i.test(url)
