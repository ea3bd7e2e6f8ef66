// Writes a talk as plain text: its own words, a rule between slides.
import { count } from '../../model/count.ts'
import type { Exporter } from '../exporter.ts'
import { writePlain } from '../text/plain.ts'

export const text: Exporter = {
  name: 'text', extensions: ['txt'], summary: 'plain text with a rule between slides', pages: [], browser: false,
  run: async ({ asRead }) => ({ files: [{ suffix: '', bytes: Buffer.from(writePlain(asRead), 'utf8') }], what: count(asRead.slides.length, 'slide'), refused: [] }),
}
