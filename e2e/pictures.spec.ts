// Pictures in a PDF: as they are on disk, wherever a browser would not have changed them, and as they are seen everywhere.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { openPdf } from '../src/export/pdf/file.ts'
import { makePng, type Kind } from '../src/export/pdf/pictures/fixtures/makePng.ts'
import { deck, workFolder } from './deck.ts'
import { openPdf as drawPdf } from './pdf.ts'

const size = { width: 400, height: 300 }
/** so large that it is worth while */
const noise: [string, Uint8Array] = ['teSt', new Uint8Array(20_000)]
const kinds: Record<string, Kind> = {
  grey: { ...size, type: 0, more: [noise] },
  colours: { ...size, type: 2, more: [noise] },
  fine: { ...size, type: 2, depth: 16, more: [noise] },
  palette: { ...size, type: 3, more: [noise] },
  through: { ...size, type: 6, more: [noise] },
  'through-grey': { ...size, type: 4, depth: 16, more: [noise] },
}

/** How many images of a PDF are packed as a PNG's rows are. */
const asTheyAre = (file: string): number =>
  openPdf(readFileSync(file))!.objects.filter((object) => object?.text.includes('/Predictor 15') && object.text.includes('/Image')).length

test('a picture is in the PDF as it is on disk, and looks as on the screen', async ({ page }) => {
  const work = workFolder()
  for (const [name, kind] of Object.entries(kinds)) writeFileSync(join(work.folder, `${name}.png`), makePng(kind))
  work.write('talk.md', Object.keys(kinds).map((name) => `## ${name}\n\n![a slope](${name}.png)`).join('\n\n---\n\n'))
  const made = await deck(['export', 'talk.md', '--pdf', '--png', '-o', 'out/'], { cwd: work.folder })
  expect(made).toMatchObject({ code: 0 })
  // two of them have a mask
  expect(asTheyAre(join(work.folder, 'out/talk.pdf'))).toBe(Object.keys(kinds).length + 2)
  const paper = await drawPdf(page, join(work.folder, 'out/talk.pdf'))
  for (const [index, name] of Object.keys(kinds).entries()) {
    expect.soft(await paper.differs(index + 1, readFileSync(join(work.folder, `out/talk-${index + 1}.png`))), name).toBeLessThan(0.005)
  }
  work.remove()
})

test('a picture that a rule shows in another way comes from the browser', async ({ page }) => {
  const work = workFolder({
    'talk.md': '---\ntheme: paper own\n---\n\n## One\n\n![a slope](slope.png)\n\n---\n\n## Two\n\nWords, and\n\n![a slope](slope.png)\n',
    'layouts/themes/own.css': '#two img { object-fit: none; object-position: 9999px 0 }',
  })
  writeFileSync(join(work.folder, 'slope.png'), makePng(kinds.colours!))
  const made = await deck(['export', 'talk.md', '--pdf', '--png', '-o', 'out/'], { cwd: work.folder })
  expect(made).toMatchObject({ code: 0 })
  expect(asTheyAre(join(work.folder, 'out/talk.pdf'))).toBe(0)
  const paper = await drawPdf(page, join(work.folder, 'out/talk.pdf'))
  for (const number of [1, 2]) expect.soft(await paper.differs(number, readFileSync(join(work.folder, `out/talk-${number}.png`)))).toBeLessThan(0.005)
  work.remove()
})
