// deck recover: takes the text of a talk out of its PDF.
import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Failure, exitCodes } from '../model/failure.ts'
import type { Command } from './command.ts'

export const recover: Command = {
  name: 'recover',
  summary: 'take the text of a talk out of the PDF that was made of it',
  arguments: [['<pdf>', 'a PDF that "deck export" wrote']],
  options: [{ flags: '-o, --output <file>', description: 'file to write, "-" for standard output; otherwise the name that the talk had, where no such file is' }],
  examples: ['deck recover talk.pdf', 'deck recover talk.pdf -o -'],
  async run([file], options, io) {
    const [{ recoverSource }, { writeWhole }] = await Promise.all([import('../export/pdf/recover.ts'), import('../project/writeWhole.ts')])
    const bytes = await readFile(resolve(io.cwd, file!)).catch((error: NodeJS.ErrnoException) => {
      throw new Failure(error.code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read: ${error.message}.`, exitCodes.usage)
    })
    const found = recoverSource(bytes)
    if (found === 'unreadable') {
      throw new Failure(`${file} is no PDF as "deck export" writes it, or not whole.`, exitCodes.deckErrors,
        'Where another program saved it anew, ask a PDF reader for its attachments.')
    }
    if (found === null) {
      throw new Failure(`There is no talk's text in ${file}.`, exitCodes.deckErrors, 'A talk with notes takes its text along only with "deck export --source".')
    }
    const target = (options.output as string | undefined) ?? found.name
    if (target === '-') {
      io.out(found.text)
      return exitCodes.good
    }
    if (options.output === undefined && await stat(resolve(io.cwd, target)).catch(() => null)) {
      throw new Failure(`There is a file ${target} already.`, exitCodes.usage, 'Say with -o where to write the text.')
    }
    await writeWhole(target, io.cwd, Buffer.from(found.text, 'utf8'))
    io.out(`${target}\n`)
    return exitCodes.good
  },
}
