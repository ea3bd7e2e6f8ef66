// Every format that a deck can be exported to: one file each, one entry here.
import type { Exporter } from '../exporter.ts'
import type { Kind } from './pictures.ts'

export const html: Exporter = {
  name: 'html', extensions: ['html', 'htm'], summary: 'one HTML file with everything inside', pages: [], browser: false,
  load: async () => (await import('./html.ts')).writeHtml,
}

export const md: Exporter = {
  name: 'md', extensions: ['md', 'markdown'], summary: 'Markdown with marks between all slides', pages: [], browser: false,
  load: async () => (await import('./md.ts')).writeMd,
}

export const pdf: Exporter = {
  name: 'pdf', extensions: ['pdf'], summary: 'one page a slide; also the default', pages: ['print'], browser: true,
  load: async () => (await import('./pdf.ts')).exportPdf,
}

export const png = picturesAs('png', ['png'], 'a picture of every slide')
export const jpeg = picturesAs('jpeg', ['jpg', 'jpeg'], 'the same as JPEG')
export const webp = picturesAs('webp', ['webp'], 'the same as WebP')

function picturesAs(name: Kind, extensions: Exporter['extensions'], summary: string): Exporter {
  return {
    name, extensions, summary, pages: ['print'], browser: true,
    load: async () => {
      const { takePictures } = await import('./pictures.ts')
      return (talk, options) => takePictures(name, talk, options)
    },
  }
}

export const pptx: Exporter = {
  name: 'pptx', extensions: ['pptx'], summary: 'slides to edit in PowerPoint, Impress or Keynote', pages: ['print'], browser: true,
  load: async () => (await import('./pptx.ts')).writePresentation,
}

export const text: Exporter = {
  name: 'text', extensions: ['txt'], summary: 'plain text with a rule between slides', pages: [], browser: false,
  load: async () => (await import('./text.ts')).writeText,
}
