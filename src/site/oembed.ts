// oEmbed: what a site such as WordPress asks for when somebody pastes a talk's address. https://oembed.com
import type { Manifest } from '../model/manifest.ts'
import { stageOf, type SlideSize, type Stage } from '../model/stage.ts'
import { element, text } from '../render/html.ts'
import { encodePath } from './document.ts'

/** px */
export interface Limits {
  maxWidth?: number | undefined
  maxHeight?: number | undefined
}

/** px, of a frame around slides of that shape: as wide as a column of text, and no larger than is asked for */
function frameSize(aspect: SlideSize, { maxWidth = Infinity, maxHeight = Infinity }: Limits = {}): Stage {
  const { width, height } = stageOf(aspect)
  const scale = Math.min(960 / Math.max(width, height), maxWidth / width, maxHeight / height)
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) }
}

export interface Asked extends Limits {
  /** address of the site, ending in `/` */
  base: string
  /** name of the conference */
  provider: string
  /** id of the slide that the frame begins with; otherwise the first */
  slide?: string | undefined
}

/** An answer of the type `rich`: a link and a frame, the two elements that WordPress keeps of an unknown provider's. */
export function oembedOf({ folder, manifest }: { folder: string; manifest: Omit<Manifest, 'slides'> }, { base, provider, slide, ...limits }: Asked): object {
  const at = `${base}${encodePath(folder)}/`
  const { width, height } = frameSize(manifest.aspect, limits)
  const link = element('blockquote', {}, element('a', { href: at }, text(manifest.title)))
  const frame = element('iframe', {
    'src': `${at}${manifest.urls.embed}${slide === undefined ? '' : `#/${encodeURIComponent(slide)}`}`,
    'title': manifest.title, width, height, 'frameborder': 0, 'scrolling': 'no',
    'sandbox': 'allow-scripts allow-popups allow-popups-to-escape-sandbox', 'allow': 'fullscreen', 'loading': 'lazy', 'referrerpolicy': 'no-referrer',
  })
  return {
    version: '1.0',
    type: 'rich',
    provider_name: provider,
    provider_url: base,
    title: manifest.title,
    author_name: manifest.speakers?.map(({ name }) => name).join(', '),
    ...(manifest.urls.poster && thumbnail(`${at}${manifest.urls.poster}`, stageOf(manifest.aspect), limits)),
    width,
    height,
    html: `${link}${frame}`,
  }
}

/** All three fields or none: a picture that is larger than what is asked for is not offered. */
const thumbnail = (url: string, { width, height }: Stage, { maxWidth = Infinity, maxHeight = Infinity }: Limits): object =>
  width <= maxWidth && height <= maxHeight ? { thumbnail_url: url, thumbnail_width: width, thumbnail_height: height } : {}
