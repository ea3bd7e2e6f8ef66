// deck doctor: which Node, browser, fonts and sandbox there are, and what to do where one is missing.
import type { Checkup, Finding } from '../export/checkup.ts'
import { exitCodes } from '../model/failure.ts'
import type { Command } from './command.ts'

export const doctor: Command = {
  name: 'doctor',
  summary: 'say which Node, browser, fonts and sandbox are here, and what helps where one is missing',
  arguments: [],
  options: [
    { flags: '--install', description: 'install a browser where there is none' },
    { flags: '--json', description: 'print it for programs' },
  ],
  examples: ['deck doctor', 'deck doctor --install'],
  async run(_args, options, io) {
    const [{ checkUp }, { findBrowser, thisMachine }] = await Promise.all([
      import('../export/checkup.ts'), import('../browser/discover.ts')])
    const machine = thisMachine(io.env)
    if (options.install === true && (await findBrowser(machine)).browser === null) {
      const { installBrowser } = await import('../browser/install.ts')
      await installBrowser(machine, io.err)
    }
    const checkup = await checkUp(machine, io.signal)
    io.out(options.json === true ? `${JSON.stringify(checkup, null, 1)}\n` : print(checkup))
    return checkup.ready ? exitCodes.good : exitCodes.noBrowser
  },
}

function print({ findings }: Checkup): string {
  return findings.map(({ name, state, is, hint }: Finding) =>
    `${marks[state]} ${name.padEnd(8)} ${is}\n${hint ? `${' '.repeat(11)}${hint}\n` : ''}`).join('')
}

const marks: Record<Finding['state'], string> = { good: '✓', fair: '!', missing: '✗' }
