// A missing world (no such file, no browser, port taken, disk full) is thrown; everything else is a value.

/** Exit codes, the same for every command; a signal is 128 + its number. */
export const exitCodes = {
  good: 0,
  deckErrors: 1,
  usage: 2,
  noBrowser: 3,
  deadline: 4,
  unwritable: 5,
  unsound: 7,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Printed by cli.ts as one error with its hint; the process ends with `exitCode`. */
export class Failure extends Error {
  exitCode: ExitCode
  hint: string | undefined
  constructor(message: string, exitCode: ExitCode, hint?: string) {
    super(message)
    this.name = 'Failure'
    this.exitCode = exitCode
    this.hint = hint
  }
}
