// Options that several commands take, and what every command does with a deck first.
import type { OpenedDeck } from '../project/open.ts'
import type { CommandOption, Io } from './command.ts'

export const deckOptions: CommandOption[] = [
  { flags: '-t, --theme <name>', description: 'theme, instead of the deck\'s own' },
  { flags: '--from <format>', description: 'format of the text: text, markdown; otherwise by file name' },
]

/** Opens a deck with the options every command shares, and prints what is wrong with it on stderr. */
export async function openAndReport(file: string, options: Readonly<Record<string, unknown>>, io: Io): Promise<OpenedDeck> {
  const [{ openDeck }, { formatReport }] = await Promise.all([import('../project/open.ts'), import('../report/report.ts')])
  const opened = await openDeck(file, {
    cwd: io.cwd,
    theme: options.theme as string | undefined,
    from: options.from as string | undefined,
    readStdin: io.readStdin,
  })
  io.err(formatReport(opened.diagnostics, opened.source, { color: io.color }))
  return opened
}
