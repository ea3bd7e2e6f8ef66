// deck build: writes a folder that any static server can show.
import { count } from '../model/count.ts'
import { Failure, exitCodes } from '../model/failure.ts'
import type { Command } from './command.ts'
import { deckOptions, openAndReport, sizeOption } from './options.ts'

export const build: Command = {
  name: 'build',
  summary: 'write a folder for any static server, any sub-path, and file:',
  arguments: [['<file...>', 'talks, or folders of talks; "-" reads standard input']],
  options: [
    { flags: '-o, --output <dir>', description: 'folder to write', aliases: ['--out <dir>'] },
    ...deckOptions,
    sizeOption,
  ],
  examples: ['deck build talk.txt -o site', 'deck build talks/ -o site', 'deck build one.txt two.md -o site'],
  async run(files, options, io) {
    const output = options.output as string | undefined
    if (output === undefined) throw new Failure('Say which folder to write, with -o.', exitCodes.usage, `deck build ${files.join(' ')} -o site`)
    const { buildDecks } = await import('../build/build.ts')
    const clear = io.terminal ? '\r\x1b[K' : ''
    const report = await buildDecks(files, {
      output,
      cwd: io.cwd,
      open: (file) => openAndReport(file, options, { ...io, err: (text) => text && io.err(clear + text) }),
      progress: (file, number, total) => {
        if (total > 1) io.err(io.terminal ? `${clear}${number}/${total}  ${file}` : `${number}/${total}  ${file}\n`)
      },
      failed: ({ message, hint }) => io.err(`${clear}error  ${message}\n${hint ? `   ${hint}\n` : ''}`),
      signal: io.signal,
    })
    io.err(clear)
    if (report.files > 0) io.out(`${summary(output, report)}\n`)
    if (report.broken.length === 0) return exitCodes.good
    const left = report.files > 0 ? 'left out' : `nothing was written to ${output}`
    io.err(`error  ${list(report.broken)} ${report.broken.length === 1 ? 'has' : 'have'} errors: ${left}.\n`)
    return exitCodes.deckErrors
  },
}

/** `site/  3 decks, 84 slides, 31 files, 412 kB` */
function summary(output: string, { decks, slides, files, bytes }: Record<'decks' | 'slides' | 'files' | 'bytes', number>): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1000)).toLocaleString('en')
  const counts = [count(decks, 'deck'), count(slides, 'slide'), count(files, 'file'), `${kilobytes} kB`]
  return `${output.replace(/\/*$/, '/')}  ${counts.join(', ')}`
}

const list = (names: readonly string[]): string => new Intl.ListFormat('en').format(names)
