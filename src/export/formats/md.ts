// Writes a talk as Markdown in which nothing is left to guess.
import { count } from '../../model/count.ts'
import type { Exported, ExportOptions, Talk } from '../exporter.ts'

export async function writeMd({ asRead, wanted }: Talk, { step }: ExportOptions): Promise<Exported> {
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
