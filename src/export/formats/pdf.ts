// Prints a site as PDF: one page a slide, tagged, with an outline.
import { openPrintPage } from '../../browser/page.ts'
import { count } from '../../model/count.ts'
import { Failure, exitCodes } from '../../model/failure.ts'
import { stage } from '../../model/stage.ts'
import type { Site } from '../../render/look.ts'
import type { Exported, ExportOptions, Exporter } from '../exporter.ts'
import { countPages } from '../pdfFile.ts'

export const pdf: Exporter = { name: 'pdf', extensions: ['pdf'], pages: ['print'], run: exportPdf }

/**
 * The print page of a site as PDF. Title and language are the page's own.
 * @throws Failure where the browser is gone, the time is over (its signal's reason), or a slide takes more than a page
 */
async function exportPdf(site: Site, { browser, slides, step = () => {} }: ExportOptions): Promise<Exported> {
  step('starting the browser')
  return browser.work(async (page) => {
    step('loading the slides, their fonts and pictures')
    const refused = await openPrintPage(site, page)
    step(`printing ${count(slides, 'slide')}`)
    const bytes = await page.pdf({
      // CSS pixels: 13.33 × 7.5 inches
      width: `${stage.width}px`,
      height: `${stage.height}px`,
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
      waitForFonts: false,
      timeout: 0,
    })
    return { bytes, pages: checkPages(bytes, slides), refused: [...refused] }
  })
}

function checkPages(bytes: Uint8Array, slides: number): number {
  const pages = countPages(bytes)
  if (pages === slides) return pages
  throw new Failure(
    pages === null ? 'The browser wrote a PDF that is not whole.' : `The PDF has ${count(pages, 'page')} for ${count(slides, 'slide')}.`,
    exitCodes.noBrowser,
    pages === null ? 'Try again, or name another browser with --browser-path.' : 'A rule of the theme or of a layout breaks a slide over pages: look for margins and heights.',
  )
}
