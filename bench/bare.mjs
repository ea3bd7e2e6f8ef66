// The same slides as bare static pages: what a browser needs for printing them is the least that anything can take.
import MarkdownIt from 'markdown-it'

/** @returns {string} a page of html with a section for each slide */
export function bare(markdown) {
  const parser = new MarkdownIt()
  const sections = markdown.split('\n\n---\n\n').map((slide) => `<section>${parser.render(slide)}</section>`)
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>bare</title><style>
    @page { size: 1280px 720px; margin: 0 }
    body { margin: 0; font: 32px/1.3 sans-serif }
    section { box-sizing: border-box; width: 1280px; height: 720px; padding: 64px 80px; overflow: hidden; break-after: page }
  </style>${sections.join('\n')}</html>`
}
