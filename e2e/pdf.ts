// Draws the pages of a PDF in a browser's page, by another program than that which wrote it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import type pixelmatch from 'pixelmatch'

const resolve = createRequire(import.meta.url).resolve

declare global {
  interface Window { pdf: PDFDocumentProxy; pixelmatch: typeof pixelmatch }
}

/** Draws a PDF's pages in a page; `differs` is the part of all pixels, 0 to 1, in which one is not as a picture of the same size, but for the edges of letters. */
export async function openPdf(page: Page, file: string): Promise<{ differs: (number: number, picture: Buffer) => Promise<number> }> {
  const files: Record<string, string> = {
    '/pdf.mjs': resolve('pdfjs-dist/legacy/build/pdf.mjs'), '/worker.mjs': resolve('pdfjs-dist/legacy/build/pdf.worker.mjs'),
    '/pixelmatch.mjs': resolve('pixelmatch'), '/talk.pdf': file,
  }
  await page.route('http://paper.test/**', (route) => {
    const path = new URL(route.request().url()).pathname
    return path in files
      ? route.fulfill({ body: readFileSync(files[path]!), contentType: path.endsWith('.mjs') ? 'text/javascript' : 'application/pdf' })
      : route.fulfill({ body: '<!doctype html><canvas></canvas>', contentType: 'text/html' })
  })
  await page.goto('http://paper.test/')
  await page.addScriptTag({ type: 'module', content: `
    import { getDocument, GlobalWorkerOptions } from '/pdf.mjs'
    import pixelmatch from '/pixelmatch.mjs'
    GlobalWorkerOptions.workerSrc = '/worker.mjs'
    Object.assign(window, { pixelmatch, pdf: await getDocument('/talk.pdf').promise })` })
  await page.waitForFunction(() => 'pdf' in window)
  const differs = (number: number, picture: Buffer): Promise<number> => page.evaluate(async ([pageNumber, base64]) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob())
    const { width, height } = bitmap
    const canvas = Object.assign(document.querySelector('canvas')!, { width, height })
    const context = canvas.getContext('2d', { willReadFrequently: true })!
    const pixels = (): ImageData => context.getImageData(0, 0, width, height)
    context.drawImage(bitmap, 0, 0)
    const shown = pixels()
    const sheet = await window.pdf.getPage(pageNumber)
    const scale = width / sheet.getViewport({ scale: 1 }).width
    await sheet.render({ canvas, viewport: sheet.getViewport({ scale }) }).promise
    return window.pixelmatch(shown.data, pixels().data, undefined, width, height, { threshold: 0.2 }) / (width * height)
  }, [number, picture.toString('base64')] as const)
  return { differs }
}
