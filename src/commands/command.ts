// What a command is: data for the argument parser, and a function that returns the exit code.

import type { ReadStream, WriteStream } from 'node:tty'

/** The world a command sees, so that tests can hand it another one. */
export interface Io {
  cwd: string
  env: Readonly<Record<string, string | undefined>>
  /** text, or the bytes of a file */
  out: (text: string | Uint8Array) => void
  err: (text: string) => void
  /** whether stderr is a terminal: progress lines are then redrawn in place */
  terminal: boolean
  color: boolean
  readStdin: () => Promise<string>
  /** the terminal to draw on; null where input or output is none */
  tty: () => { input: ReadStream; output: WriteStream } | null
  /** aborted by the first SIGINT, SIGTERM or SIGHUP */
  signal: AbortSignal
}

export interface CommandOption {
  /** commander's notation: `-o, --output <path>` */
  flags: string
  description: string
  /** other spellings that peers' users type; not shown in the help */
  aliases?: string[]
  /** may be given more than once; the value is then a list */
  many?: true
}

export interface Command {
  name: string
  summary: string
  /** commander's notation: `<file>`, `[file...]`, with what it means */
  arguments: [notation: string, description: string][]
  options: CommandOption[]
  examples: string[]
  /** @returns the exit code; throws only what the caller reports as a missing world (`Failure` of model/failure.ts) */
  run: (args: string[], options: Readonly<Record<string, unknown>>, io: Io) => Promise<number>
}
