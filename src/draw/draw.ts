// Draws diagrams in a browser: Mermaid runs there, on a page without a network, and its pictures are kept as files.
import { readFile } from 'node:fs/promises'
import type { RunningBrowser } from '../browser/browser.ts'
import { openPrintPage } from '../browser/page.ts'
import type { Diagram } from '../project/diagrams.ts'
import { writeWhole } from '../project/writeWhole.ts'
import { neededFaces, smallestFiles } from '../render/faces.ts'
import { element, text } from '../render/html.ts'
import type { Look } from '../render/look.ts'
import { familiesOf } from '../render/style.ts'
import { fontFaces, renderStyleSheet } from '../render/stylesheet.ts'

/** px; in a picture that is shown at its own size the words are as large as text */
const fontSize = 28

/**
 * Draws diagrams in the colours and the font of a look. What Mermaid does not understand becomes a file that says why.
 * @throws Failure (noBrowser) where the browser is gone, (unwritable) where the pictures cannot be kept
 */
export async function drawDiagrams(diagrams: readonly Diagram[], look: Look, browser: RunningBrowser): Promise<void> {
  const words = element('p', {}, text(diagrams.map(({ source }) => source).join('\n')))
  const [family] = familiesOf(look.theme.variables['font-text'] ?? '')
  const needed = neededFaces(look, words).filter((face) => face.family === family)
  const faces = smallestFiles(needed, look, words)
  const url = ({ file }: { file: string }): string => `data:font/woff2;base64,${look.fontData?.(file) ?? ''}`
  const page = `<!doctype html><style>${renderStyleSheet(look, faces, url)}</style><body>${words}`
  const mermaid = await readFile(look.scripts['mermaid.js']!, 'utf8')
  const drawings = await browser.work(async (tab) => {
    await openPrintPage([{ path: 'print.html', text: page }], tab)
    await tab.evaluate(mermaid)
    return tab.evaluate(draw, { sources: diagrams.map(({ source }) => source), fonts: fontFaces(faces, url), fontSize })
  })
  for (const [index, drawing] of drawings.entries()) {
    const { picture, problem } = diagrams[index]!.files
    const [file, words] = 'svg' in drawing ? [picture, drawing.svg] : [problem, drawing.problem]
    await writeWhole(file, '/', new TextEncoder().encode(words), 'Set XDG_CACHE_HOME to a folder that can be written to.')
  }
}

type Drawing = { svg: string } | { problem: string }

interface Mermaid {
  initialize: (config: object) => void
  render: (id: string, source: string) => Promise<{ svg: string }>
}

/** Runs in the page. */
async function draw({ sources, fonts, fontSize }: { sources: string[]; fonts: string; fontSize: number }): Promise<Drawing[]> {
  const { mermaid } = globalThis as unknown as { mermaid: Mermaid }
  const canvas = document.createElement('canvas').getContext('2d')!
  const probe = document.body.appendChild(document.createElement('i'))
  /** as #rrggbb, which is all that Mermaid knows */
  const color = (name: string): string => {
    probe.style.color = `var(--${name})`
    canvas.fillStyle = getComputedStyle(probe).color
    return canvas.fillStyle
  }
  const [ink, paper, quiet, accent, surface, rule] = ['ink', 'paper', 'quiet', 'accent', 'surface', 'rule'].map(color)
  const family = getComputedStyle(document.body).fontFamily
  mermaid.initialize({
    startOnLoad: false, securityLevel: 'strict', suppressErrorRendering: true, deterministicIds: true, htmlLabels: false, theme: 'base',
    fontFamily: family,
    // sizes that have no setting
    themeCSS: `.grid .tick text { font-size: 20px } .titleText { font-size: ${fontSize}px }`,
    themeVariables: {
      fontFamily: family, fontSize: `${fontSize}px`,
      background: paper, primaryColor: surface, secondaryColor: surface, tertiaryColor: paper,
      primaryTextColor: ink, secondaryTextColor: ink, tertiaryTextColor: ink, textColor: ink,
      primaryBorderColor: quiet, secondaryBorderColor: quiet, tertiaryBorderColor: rule, lineColor: quiet,
      edgeLabelBackground: paper, clusterBkg: paper, clusterBorder: rule,
      noteBkgColor: surface, noteTextColor: ink, noteBorderColor: rule,
      activationBkgColor: accent, activationBorderColor: accent, pieStrokeColor: paper, pieTitleTextColor: ink,
      pie1: accent, pie2: quiet, pie3: ink, pie4: rule, pieOpacity: '1', pieSectionTextColor: paper,
      pieTitleTextSize: `${fontSize}px`, pieSectionTextSize: `${fontSize}px`, pieLegendTextSize: '20px', pieLegendTextColor: ink,
      sectionBkgColor: surface, altSectionBkgColor: paper, sectionBkgColor2: surface, gridColor: rule, todayLineColor: accent,
      taskBkgColor: surface, taskBorderColor: quiet, taskTextColor: ink, taskTextLightColor: ink, taskTextOutsideColor: ink, taskTextDarkColor: ink,
    },
    sequence: { actorFontSize: fontSize, messageFontSize: fontSize, noteFontSize: fontSize, actorFontFamily: family, messageFontFamily: family, noteFontFamily: family, width: 220 },
    gantt: { fontSize, sectionFontSize: fontSize, barHeight: fontSize * 2, barGap: 12, topPadding: fontSize * 3, leftPadding: fontSize * 7, useWidth: 1120 },
  })
  const drawings: Drawing[] = []
  for (const [index, source] of sources.entries()) {
    try {
      const { svg } = await mermaid.render(`diagram${index}`, source)
      const place = document.body.appendChild(document.createElement('div'))
      place.innerHTML = svg
      const picture = place.querySelector('svg')!
      const words = [...picture.querySelectorAll('text')].map((text) => text.textContent!.replace(/\s+/g, ' ').trim()).filter(Boolean)
      const alt = picture.querySelector(':scope > title')?.textContent ?? [...new Set(words)].join(', ')
      const { width, height } = picture.viewBox.baseVal
      for (const name of ['style', 'class', 'role', 'aria-roledescription', 'aria-labelledby', 'aria-describedby']) picture.removeAttribute(name)
      for (const [name, value] of [['width', width], ['height', height], ['aria-label', alt]] as const) picture.setAttribute(name, String(value))
      picture.prepend(Object.assign(document.createElementNS('http://www.w3.org/2000/svg', 'style'), { textContent: fonts }))
      drawings.push({ svg: new XMLSerializer().serializeToString(picture) })
    } catch (error) {
      drawings.push({ problem: `${String((error as Error).message ?? error).split('\n')[0]!.replace(/[.:\s]*$/, '')}.` })
    }
  }
  return drawings
}
