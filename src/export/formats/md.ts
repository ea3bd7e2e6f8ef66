// Writes a talk as Markdown in which nothing is left to guess.
import { count } from '../../model/count.ts'
import type { Exported, ExportOptions, Exporter, Talk } from '../exporter.ts'

export const md: Exporter = {
  name: 'md', extensions: ['md', 'markdown'], summary: 'Markdown with marks between all slides', pages: [], browser: false, run: writeMd,
}

async function writeMd({ asRead, wanted }: Talk, { step }: ExportOptions): Promise<Exported> {
  step('writing Markdown and reading it back')
  const { markedUp } = await import('../text/markedUp.ts')
  const { text, same } = markedUp(asRead)
  return {
    files: [{ suffix: '', bytes: Buffer.from(text, 'utf8') }],
    what: count(asRead.slides.length, 'slide'),
    refused: [],
    warnings: same || wanted.range !== null ? [] : ['In Markdown the sections of this talk come out otherwise; its slides are the same.'],
  }
}
