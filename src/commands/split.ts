// deck split: the workbench in the terminal, to mend what was guessed wrong.
import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { exitCodes, Failure } from '../model/failure.ts'
import { makeSource } from '../model/source.ts'
import type { Command, Io } from './command.ts'

export const split: Command = {
  name: 'split',
  summary: 'mend the slides that were found, doubtful places first, in the terminal',
  arguments: [['<file>', 'the talk']],
  options: [],
  examples: ['deck split talk.txt'],
  async run([file], _options, io) {
    const [{ readText }, { formatOf, refuse }, { text }, { runWorkbench }] = await Promise.all([
      import('../project/open.ts'), import('../read/read.ts'), import('../read/formats/index.ts'), import('../split/terminal.ts'),
    ])
    const tty = io.tty()
    if (!tty || io.env.TERM === 'dumb') {
      throw new Failure('deck split draws on a terminal, and this is none.', exitCodes.usage,
        `"deck outline ${file} --unsure" lists what is doubtful, "deck fmt ${file}" writes what was found.`)
    }
    if (file === '-') throw new Failure('deck split mends a file.', exitCodes.usage, 'Save the text first.')
    const raw = await readText(file!, io)
    const source = makeSource(file!, raw)
    const problem = refuse(source, undefined)
    if (problem) throw new Failure(problem.message, exitCodes.deckErrors, problem.hint)
    if (formatOf(file!, undefined) !== text) {
      throw new Failure(`${file} says by itself where its slides begin.`, exitCodes.usage, 'deck split is for plain text: nothing is guessed in Markdown.')
    }
    if (source.text.trim() === '') throw new Failure(`There is no slide in ${file}.`, exitCodes.deckErrors, 'Write a title on the first line and a few words below it.')
    await runWorkbench({ name: basename(file!), raw, save: saver(file!, raw, io) }, { ...tty, color: io.env.NO_COLOR === undefined, signal: io.signal })
    return exitCodes.good
  },
}

/** Writes the file as long as it holds what was read or saved last; what another program wrote stays, unless told twice. */
function saver(file: string, raw: string, io: Io): (text: string, anyway: boolean) => Promise<string | null> {
  let known = raw
  return async (text, anyway) => {
    const { writeWhole } = await import('../project/writeWhole.ts')
    try {
      const now = await readFile(resolve(io.cwd, file), 'utf8').catch(() => null)
      if (now !== known && !anyway) return `${file} was changed by another program: w again writes over it.`
      await writeWhole(file, io.cwd, Buffer.from(text))
      known = text
      return null
    } catch (error) {
      if (error instanceof Failure) return error.message
      throw error
    }
  }
}
