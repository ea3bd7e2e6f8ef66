// argv → command → exit code. The only file that ends the process.
import { Command as Parser, CommanderError, Option } from 'commander'
import * as commands from './commands/index.ts'
import type { Command, Io } from './commands/command.ts'
import { Failure, exitCodes } from './model/failure.ts'

declare const __VERSION__: string

/** Runs the command that the arguments name. @returns its exit code */
export async function main(argv: string[]): Promise<number> {
  const stop = new AbortController()
  let ended = 0
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }
  for (const [signal, code] of Object.entries(signals)) {
    process.on(signal, () => {
      // the second one does not wait for anything
      if (ended) process.exit(code)
      ended = code
      stop.abort()
    })
  }
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.unwritable)
    throw error
  })
  try {
    const code = await parse(argv, world(stop.signal))
    return ended || code
  } catch (error) {
    if (ended) return ended
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.good : exitCodes.usage
    if (error instanceof Failure) {
      process.stderr.write(`error  ${error.message}\n${error.hint ? `   ${error.hint}\n` : ''}`)
      return error.exitCode
    }
    process.stderr.write(`error  deck met a fault of its own: ${error instanceof Error ? error.stack : String(error)}\n`)
    return exitCodes.deckErrors
  }
}

/** Runs the command that argv names. */
async function parse(argv: string[], io: Io): Promise<number> {
  let code: number = exitCodes.good
  const parser = new Parser('deck')
    .description('Talks written as plain text, shown as slides.')
    .version(__VERSION__, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .showSuggestionAfterError()
    .exitOverride()
  for (const command of Object.values(commands)) {
    addCommand(parser, command, async (args, options) => {
      code = await command.run(args, options, io)
    })
  }
  if (argv.length === 0) parser.outputHelp()
  else await parser.parseAsync(argv, { from: 'user' })
  return code
}

function addCommand(
  parser: Parser,
  command: Command,
  run: (args: string[], options: Record<string, unknown>) => Promise<void>,
): void {
  const sub = parser.command(command.name).description(command.summary).exitOverride()
  for (const [notation, description] of command.arguments) sub.argument(notation, description)
  const canonical = new Map<string, string>()
  for (const { flags, description, aliases = [], many } of command.options) {
    const collect = (value: string, before: string[] = []): string[] => [...before, value]
    const option = new Option(flags, description)
    sub.addOption(many ? option.argParser(collect) : option)
    for (const alias of aliases) {
      const hidden = new Option(alias).hideHelp()
      sub.addOption(many ? hidden.argParser(collect) : hidden)
      canonical.set(hidden.attributeName(), option.attributeName())
    }
  }
  if (command.examples.length > 0) {
    sub.addHelpText('after', `\nExamples:\n${command.examples.map((example) => `  ${example}`).join('\n')}`)
  }
  sub.action(async () => {
    const options: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(sub.opts())) options[canonical.get(name) ?? name] ??= value
    await run(sub.args, options)
  })
}

function world(signal: AbortSignal): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    terminal: process.stderr.isTTY === true,
    color: process.env.NO_COLOR === undefined && process.stderr.isTTY === true,
    readStdin: async () => {
      // a signal must not wait for a pipe that never ends
      signal.addEventListener('abort', () => process.stdin.destroy(), { once: true })
      const chunks: Buffer[] = []
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks).toString('utf8')
    },
    tty: () => (process.stdin.isTTY && process.stdout.isTTY ? { input: process.stdin, output: process.stdout } : null),
    signal,
  }
}
