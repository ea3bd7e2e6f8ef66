// The two ways to put a built deck into somebody's page, as HTML to paste.

export interface Embedded {
  title: string
  /** address of the built deck's folder, absolute or relative to the page; with or without a slash at its end */
  url: string
}

/** The element with its script, the plain frame, and what the page's Content-Security-Policy must allow for each. */
export function embedSnippets({ title, url }: Embedded): string {
  const folder = url.replace(/\/?((index|embed)\.html)?$/, '/')
  const host = /^https?:\/\//i.test(folder) ? new URL(folder).origin : '\'self\''
  const address = escape(folder)
  const name = escape(title)
  return `<!-- The slides as an element: a title card first, the deck after a click.
     Content-Security-Policy: script-src ${host}; frame-src ${host}
     In the page's style sheet, so that nothing moves when the script arrives:
     slide-deck:not(:defined) { display: block; aspect-ratio: 16 / 9; padding-bottom: 2rem; overflow: hidden } -->
<script src="${address}_deck/slide-deck.js" defer></script>
<slide-deck src="${address}" label="${name}"><a href="${address}index.html">${name}</a></slide-deck>

<!-- The same as a plain frame, for WordPress and for pages without scripts.
     Content-Security-Policy: frame-src ${host} -->
<blockquote><a href="${address}index.html">${name}</a></blockquote>
<iframe src="${address}embed.html" width="960" height="540" title="${name}" frameborder="0" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" allow="fullscreen" loading="lazy" referrerpolicy="no-referrer"></iframe>
`
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string): string => text.replace(/[&<>"]/g, (mark) => marks[mark]!)
