// deck export: writes talks as files of any kind.
import { basename, extname } from 'node:path'
import type { Job } from '../export/talks.ts'
import type { Command, Io } from './command.ts'
import { browserOptions, deckOptions, findAndStart, openAndReport, readTimeout } from './options.ts'

export const exportCommand: Command = {
  name: 'export',
  summary: 'write a PDF, pictures, one HTML file or text',
  arguments: [['<file...>', 'talks; "-" reads standard input']],
  options: [
    { flags: '-o, --output <path>', description: 'file to write, "-" for standard output, or a folder for several; otherwise the talk\'s name in this folder' },
    { flags: '--pdf', description: 'a PDF, one page a slide; also the default' },
    { flags: '--html', description: 'one HTML file with everything inside; opens from disk, offline' },
    { flags: '--pptx', description: 'slides to edit in PowerPoint, Impress or Keynote' },
    { flags: '--md', description: 'Markdown with marks between all slides; read again it is the same talk', aliases: ['--markdown'] },
    { flags: '--text', description: 'plain text with a rule between slides', aliases: ['--txt'] },
    { flags: '--png', description: 'a picture of every slide', aliases: ['--images', '--image'] },
    { flags: '--jpeg', description: 'the same as JPEG' },
    { flags: '--webp', description: 'the same as WebP' },
    { flags: '--format <names>', description: 'formats by name, as pdf,png; otherwise by the output\'s name' },
    { flags: '--range <slides>', description: 'only these slides, as 3-7,12', aliases: ['--slides <slides>'] },
    { flags: '--steps', description: 'a page or picture for every step', aliases: ['--with-clicks', '--fragments'] },
    { flags: '--notes', description: 'PDF: the speaker\'s notes under each slide', aliases: ['--with-notes'] },
    { flags: '--pdf-notes', description: 'PDF: the speaker\'s notes as annotations' },
    { flags: '--handout <n>', description: 'PDF: 1, 2, 3, 4, 6 or 9 slides on a sheet of paper; 1 and 3 have lines to write on' },
    { flags: '--scale <n>', description: 'pictures: how large, 1 for 1280×720' },
    { flags: '--contact-sheet', description: 'pictures: one more with all slides' },
    { flags: '--light', description: 'the theme\'s light face, for paper' },
    { flags: '--size <size>', description: 'shape of the slides or size of a page, as 4:3, A4, letter or 1920x1080' },
    { flags: '--max-size <size>', description: 'write nothing that is larger, as 10MB' },
    { flags: '--resample <dpi>', description: 'PDF: pictures with no more dots an inch, as 150' },
    { flags: '--source', description: 'PDF: the talk\'s text inside even if it has notes; see "deck recover"' },
    { flags: '--no-source', description: 'PDF: the talk\'s text not inside' },
    ...deckOptions,
    { flags: '-w, --watch', description: 'write again whenever a talk is saved' },
    { flags: '--json', description: 'tell what happens as JSON, one event a line' },
    ...browserOptions,
  ],
  examples: ['deck export talk.txt', 'deck export talk.md -o out/talk.pdf', 'deck export - -o - < talk.txt > talk.pdf', 'deck export talks/*.txt -o pdfs --light'],
  async run(files, options, io) {
    const [{ readWanted }, exporters, { chooseExporters, checkTargets }, { exportTalks }] = await Promise.all([
      import('../export/wanted.ts'), import('../export/formats/index.ts'), import('../export/target.ts'), import('../export/talks.ts')])
    const chosen = chooseExporters(Object.values(exporters), options)
    const output = options.output as string | undefined
    checkTargets(files, files.map((file) => basename(file, extname(file))), chosen, output)
    const wanted = readWanted(options, io.env)
    const job: Job<Io> = {
      files, exporters: chosen, wanted, output, json: options.json === true, timeout: readTimeout(options.timeout), io,
      start: (io, signal, pages) => findAndStart(options, io, signal, pages),
      open: (file, io) => openAndReport(file, { ...options, size: wanted.shape ?? undefined }, io, { draw: true }),
    }
    if (options.watch !== true) return (await exportTalks(job)).code
    const { watchTalks } = await import('../export/watch.ts')
    return watchTalks(job)
  },
}
