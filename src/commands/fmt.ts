// deck fmt: writes the slides that were found into the text, as marks.
import { count } from '../model/count.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { exitCodes, Failure, type ExitCode } from '../model/failure.ts'
import { lineText, linesAt, makeSource } from '../model/source.ts'
import type { Command, Io } from './command.ts'

export const fmt: Command = {
  name: 'fmt',
  summary: 'write "---" between the slides that were found, and "#" where a title would not be found again',
  arguments: [['<file...>', 'talks; "-" reads standard input and prints the result']],
  options: [
    { flags: '--check', description: 'change nothing; end with 1 where something is to be written' },
    { flags: '--from <format>', description: 'format of the text: text, markdown; otherwise by file name' },
  ],
  examples: ['deck fmt talk.txt', 'deck fmt - <talk.txt >marked.txt', 'deck fmt --check talks/*.txt'],
  async run(files, options, io) {
    let code: ExitCode = exitCodes.good
    for (const file of files) {
      const { text, before, problem } = await mark(file, options.from as string | undefined, options.check === true, io)
      if (problem) {
        const { formatReport } = await import('../report/report.ts')
        io.err(formatReport([problem], makeSource(file, before), { color: io.color }))
        code = exitCodes.deckErrors
      }
      if (options.check) continue
      // what cannot be marked goes on as it came
      if (file === '-') io.out(text)
      else if (text !== before) {
        const { writeWhole } = await import('../project/writeWhole.ts')
        await writeWhole(file, io.cwd, Buffer.from(text), `"deck fmt - <${file}" prints the result instead.`)
        io.err(`${file}  ${count(text.split('\n').length - before.split('\n').length, 'line')} of marks written\n`)
      }
    }
    return code
  },
}

interface Marking {
  before: string
  /** as it shall be */
  text: string
  /** why it is not so, or for --check what would change */
  problem: Diagnostic | null
}

async function mark(file: string, from: string | undefined, check: boolean, io: Io): Promise<Marking> {
  const [{ readText }, { formatNames, formatOf, refuse }, { text: plain }, { writeMarks }] = await Promise.all([
    import('../project/open.ts'), import('../read/read.ts'), import('../read/formats/index.ts'), import('../read/formats/text/marks/write.ts'),
  ])
  if (from !== undefined && !formatNames.includes(from)) {
    throw new Failure(`There is no format "${from}".`, exitCodes.usage, `Formats: ${formatNames.join(', ')}.`)
  }
  const before = await readText(file, io)
  const source = makeSource(file, before)
  const refusal = refuse(source, from)
  if (refusal) return { before, text: before, problem: refusal }
  // Markdown says by itself where its slides begin
  if (formatOf(file, from) !== plain) return { before, text: before, problem: null }
  const { text, unlike } = writeMarks(before)
  if (unlike !== null) return { before, text: before, problem: unmarkable(file, before, unlike) }
  return { before, text, problem: check && text !== before ? unmarked(file, before, text) : null }
}

const unmarkable = (path: string, before: string, line: number): Diagnostic => ({
  severity: 'error', code: 'cannot-mark', message: 'With marks between the slides, this slide would be read as another one.', path,
  position: linesAt(makeSource(path, before), line), hint: 'Write "---" around it, "#" before its title and fences around its code by hand.',
})

/** The first place at which a text lacks a mark. */
function unmarked(path: string, before: string, after: string): Diagnostic {
  const [source, marked] = [makeSource(path, before), makeSource(path, after)]
  let line = 1
  while (lineText(source, line) === lineText(marked, line)) line++
  return {
    severity: 'error', code: 'unmarked', message: `A slide is not marked here: "${lineText(marked, line)}" is missing.`, path,
    position: linesAt(source, line), hint: 'Run "deck fmt" on the file.',
  }
}
