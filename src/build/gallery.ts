// Shows one deck in several themes: a site each, and a page that has them side by side, slide by slide.
import type { OpenedDeck } from '../project/open.ts'
import { element, joined, text, type Html } from '../render/html.ts'
import type { SiteFile } from '../render/look.ts'
import { renderSite } from '../render/site.ts'
import { replaceFolder, type Written } from './write.ts'

export interface GalleryOptions {
  /** folder to write, as the user named it */
  output: string
  cwd: string
  themes: readonly string[]
  /** the deck in a theme */
  open: (theme: string) => Promise<OpenedDeck>
}

/**
 * `output/THEME/` for each theme, and `output/index.html`.
 * @throws Failure (unwritable) where `output` cannot be written
 */
export async function buildGallery({ output, cwd, themes, open }: GalleryOptions): Promise<Written> {
  return replaceFolder(output, cwd, async (write) => {
    const columns: Column[] = []
    for (const theme of themes) {
      const { deck, look, assets } = await open(theme)
      if (!deck) continue
      for (const file of renderSite(deck, look, assets, { pages: ['index', 'print'] })) await write({ ...file, path: `${theme}/${file.path}` } as SiteFile)
      columns.push({ theme, slides: deck.slides.length })
    }
    await write({ path: 'index.html', text: page(columns) })
  })
}

interface Column {
  theme: string
  slides: number
}

const policy = 'default-src \'none\'; style-src \'unsafe-inline\'; frame-src \'self\' file:; img-src data:'

function page(columns: readonly Column[]): string {
  const head = element('head', {}, joined([
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', 'content': policy }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, text('Themes')),
    element('link', { rel: 'icon', href: 'data:,' }),
    // ours alone, and without a character of html's own
    element('style', {}, css as Html),
  ], '\n'))
  const body = element('body', { style: `--columns:${columns.length}` }, ...columns.map(column))
  return `<!doctype html>\n${element('html', { lang: 'en' }, joined([head, body], '\n'))}\n`
}

/** Its slides one under the other as they are printed; a click on its name shows it. */
function column({ theme, slides }: Column): Html {
  const folder = encodeURIComponent(theme)
  return element('section', { style: `--slides:${slides}` },
    element('h2', {}, element('a', { href: `${folder}/index.html` }, text(theme))),
    element('div', {}, element('iframe', { src: `${folder}/print.html`, title: theme, tabindex: '-1', scrolling: 'no' })))
}

const css = `
body { --width: max(200px, calc((100vw - 32px) / var(--columns) - 12px)); display: flex; gap: 12px; margin: 16px; font: 18px/1.4 system-ui, sans-serif }
h2 { margin: 0 0 8px; font-size: 18px }
a { color: inherit }
div { position: relative; overflow: hidden; width: var(--width); height: calc(var(--slides) * var(--width) * 744 / 1280) }
iframe { position: absolute; top: 0; left: 0; width: 1280px; height: calc(var(--slides) * 744px + 24px); border: 0; pointer-events: none; transform-origin: 0 0; scale: tan(atan2(var(--width), 1280px)); translate: 0 calc(-24px * tan(atan2(var(--width), 1280px))) }
`
