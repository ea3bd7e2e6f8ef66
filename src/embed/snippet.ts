// The two ways to put a built deck into somebody's page, as HTML to paste.
import { stageOf, type SlideSize } from '../model/stage.ts'
import { element, text } from '../render/html.ts'

export interface Embedded {
  title: string
  /** address of the built deck's folder, absolute or relative to the page; with or without a slash at its end */
  url: string
  /** shape of its slides */
  size?: SlideSize | undefined
}

/** The element with its script, the plain frame, and what the page's Content-Security-Policy must allow for each. */
export function embedSnippets({ title, url, size }: Embedded): string {
  const { width, height } = stageOf(size)
  const scale = 960 / Math.max(width, height)
  const folder = url.replace(/\/?((index|embed)\.html)?$/, '/')
  const host = /^(https?:)?\/\//i.test(folder) ? new URL(folder, 'https://localhost').origin : '\'self\''
  const link = element('a', { href: `${folder}index.html` }, text(title))
  const frame = element('iframe', {
    'src': `${folder}embed.html`,
    'title': title,
    // WordPress keeps these four and the title, and puts a sandbox of its own
    'width': width * scale,
    'height': height * scale,
    'frameborder': 0,
    'scrolling': 'no',
    'sandbox': 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
    'allow': 'fullscreen',
    'loading': 'lazy',
    'referrerpolicy': 'no-referrer',
  })
  return `<!-- The slides as an element: a title card first, the deck after a click.
     Content-Security-Policy: script-src ${host}; frame-src ${host}
     In the page's style sheet, so that nothing moves when the script arrives:
     @media (scripting: enabled) { slide-deck:not(:defined) { display: block; aspect-ratio: ${width} / ${height}; padding-bottom: 2rem; overflow: hidden } } -->
${element('script', { src: `${folder}_deck/slide-deck.js`, defer: true })}
${element('slide-deck', { src: folder, label: title, aspect: size }, link)}

<!-- The same as a plain frame, for WordPress and for pages without scripts.
     Content-Security-Policy: frame-src ${host} -->
${element('blockquote', {}, link)}
${frame}
`
}
