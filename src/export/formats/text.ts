// Writes a talk as plain text: its own words, a rule between slides.
import { count } from '../../model/count.ts'
import type { Exported, Talk } from '../exporter.ts'
import { writePlain } from '../text/plain.ts'

export async function writeText({ asRead }: Talk): Promise<Exported> {
  return { files: [{ suffix: '', bytes: Buffer.from(writePlain(asRead), 'utf8') }], what: count(asRead.slides.length, 'slide'), refused: [] }
}
