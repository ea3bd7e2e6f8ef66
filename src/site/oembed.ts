// oEmbed: what a site such as WordPress asks for when somebody pastes a talk's address. https://oembed.com
import { stageOf, type SlideSize, type Stage } from '../model/stage.ts'
import type { SiteTalk } from './talk.ts'
import { element, text } from '../render/html.ts'
import { encodePath } from './document.ts'

/** px, of a frame around slides of that shape: as wide as a column of text, and no larger than is asked for */
export function frameSize(aspect: SlideSize, { maxWidth = Infinity, maxHeight = Infinity }: { maxWidth?: number; maxHeight?: number } = {}): Stage {
  const { width, height } = stageOf(aspect)
  const scale = Math.min(960 / Math.max(width, height), maxWidth / width, maxHeight / height)
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) }
}

/** An answer of the type `rich`: a link and a frame, the two elements that WordPress keeps of an unknown provider's. */
export function oembedOf({ folder, manifest }: Pick<SiteTalk, 'folder' | 'manifest'>, base: string, provider: string, { width, height } = frameSize(manifest.aspect)): object {
  const at = `${base}${encodePath(folder)}/`
  const link = element('blockquote', {}, element('a', { href: at }, text(manifest.title)))
  const frame = element('iframe', {
    'src': `${at}${manifest.urls.embed}`, 'title': manifest.title, width, height, 'frameborder': 0, 'scrolling': 'no',
    'sandbox': 'allow-scripts allow-popups allow-popups-to-escape-sandbox', 'allow': 'fullscreen', 'loading': 'lazy', 'referrerpolicy': 'no-referrer',
  })
  return {
    version: '1.0',
    type: 'rich',
    provider_name: provider,
    provider_url: base,
    title: manifest.title,
    author_name: manifest.speakers?.map(({ name }) => name).join(', '),
    ...(manifest.urls.poster && { thumbnail_url: `${at}${manifest.urls.poster}`, thumbnail_width: stageOf(manifest.aspect).width, thumbnail_height: stageOf(manifest.aspect).height }),
    width,
    height,
    html: `${link}${frame}`,
  }
}
