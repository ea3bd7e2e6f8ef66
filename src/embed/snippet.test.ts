import { expect, test } from 'vitest'
import { embedSnippets } from './snippet.ts'

test('both snippets, ready to paste', () => {
  expect(embedSnippets({ title: 'Pipelines <at> "scale" & more', url: 'https://slides.example/talks/pipelines' })).toBe(
    `<!-- The slides as an element: a title card first, the deck after a click.
     Content-Security-Policy: script-src https://slides.example; frame-src https://slides.example
     In the page's style sheet, so that nothing moves when the script arrives:
     @media (scripting: enabled) { slide-deck:not(:defined) { display: block; aspect-ratio: 1280 / 720; padding-bottom: 2rem; overflow: hidden } } -->
<script src="https://slides.example/talks/pipelines/_deck/slide-deck.js" defer></script>
<slide-deck src="https://slides.example/talks/pipelines/" label="Pipelines &lt;at&gt; &quot;scale&quot; &amp; more"><a href="https://slides.example/talks/pipelines/index.html">Pipelines &lt;at&gt; "scale" &amp; more</a></slide-deck>

<!-- The same as a plain frame, for WordPress and for pages without scripts.
     Content-Security-Policy: frame-src https://slides.example -->
<blockquote><a href="https://slides.example/talks/pipelines/index.html">Pipelines &lt;at&gt; "scale" &amp; more</a></blockquote>
<iframe src="https://slides.example/talks/pipelines/embed.html" title="Pipelines &lt;at&gt; &quot;scale&quot; &amp; more" width="960" height="540" frameborder="0" scrolling="no" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" allow="fullscreen" loading="lazy" referrerpolicy="no-referrer"></iframe>
`)
})

test('slides of another shape have a frame of that shape', () => {
  const snippets = embedSnippets({ title: 'T', url: 'talk', size: '9:16' })
  expect(snippets).toContain('aspect-ratio: 720 / 1280;')
  expect(snippets).toContain('<slide-deck src="talk/" label="T" aspect="9:16">')
  expect(snippets).toContain('width="540" height="960"')
})

test.each(['talk', 'talk/', 'talk/index.html', 'talk/embed.html'])('%s names the folder', (url) => {
  const snippets = embedSnippets({ title: 'T', url })
  expect(snippets).toContain('<slide-deck src="talk/" ')
  expect(snippets).toContain('<iframe src="talk/embed.html" ')
  expect(snippets).toContain('frame-src \'self\'')
})

test('an address without its scheme is another host all the same', () => {
  expect(embedSnippets({ title: 'T', url: '//slides.example/talk' })).toContain('script-src https://slides.example;')
})

test('a title cannot leave its attribute, nor an address', () => {
  const snippets = embedSnippets({ title: '"><script>alert(1)</script>', url: 'talk"><script>alert(1)</script>' })
  expect(snippets.match(/<script/g)).toHaveLength(1)
})
