// Tells how a run goes on: a line that is redrawn on a terminal, plain lines elsewhere, or events as JSON.
import type { Failure } from '../model/failure.ts'
import { showProgress } from '../report/progress.ts'
import type { Step } from './exporter.ts'
import type { Written } from './run.ts'

export interface Streams {
  out: (text: string | Uint8Array) => void
  err: (text: string) => void
  terminal: boolean
}

export interface Reporter {
  counted: (file: string, slides: number) => void
  step: (file: string, ...step: Parameters<Step>) => void
  /** the step of a talk that is under way */
  doing: (file: string) => string
  written: (file: string, written: Written) => void
  warn: (file: string, message: string) => void
  failed: (file: string, failure: Failure) => void
  ended: (file: string) => void
  clear: () => void
  /** where others print meanwhile */
  io: <T extends Streams>(io: T) => T
}

interface Manner {
  json: boolean
  /** whether the file itself goes there, so that words must not */
  toStdout: boolean
  /** the most that the run took so far, in bytes; null where nobody knows */
  memory: () => number | null
}

export function makeReporter(files: readonly string[], io: Streams, { json, toStdout, memory }: Manner): Reporter {
  const started = performance.now()
  const seconds = (): number => Math.round((performance.now() - started) / 100) / 10
  const doing = new Map<string, string>()
  let done = 0
  const line = showProgress(files.length === 1 ? files[0]! : 'deck export', io)
  const event = (event: string, about: object): void => (toStdout ? io.err : io.out)(`${JSON.stringify({ event, ...about })}\n`)
  const left = (part: number): string => (part < 0.05 ? '' : `  about ${Math.max(1, Math.round((seconds() / part) * (1 - part)))} s left`)
  return {
    counted: (file, slides) => json && event('deck', { file, slides }),
    step: (file, what, part) => {
      doing.set(file, what)
      if (json) return event('step', { file, doing: what, ...part })
      // lines are not redrawn: there a hundred pictures are one step, and many decks are told when they are done
      if (!io.terminal) return files.length > 1 || (part && part.done > 0) ? undefined : line.step(what)
      const within = part ? part.done / part.of : 0
      if (files.length === 1) return line.step(part && part.of > 1 ? `${bar(within)} ${part.done + 1}/${part.of}  ${what}${left(within)}` : what)
      const [whole, page] = [(done + within) / files.length, part && part.of > 1 ? ` ${part.done + 1}/${part.of}` : '']
      line.step(`${bar(whole)} ${done}/${files.length}  ${file}  ${what}${page}${left(whole)}`)
    },
    doing: (file) => doing.get(file) ?? 'reading the deck',
    written: (file, { files, format, what }) => {
      const peak = memory()
      if (json) return files.forEach((written) => event('written', { file, ...written, format, seconds: seconds(), ...(peak ? { memory: peak } : {}) }))
      line.clear()
      const names = [...new Set([files[0], files.at(-1)].map((written) => written!.target))].join(' … ')
      ;(toStdout ? io.err : io.out)(`${names}  ${what}  ${seconds().toFixed(1)} s${peak ? `  ${Math.round(peak / 1e6)} MB of memory` : ''}\n`)
    },
    warn: (file, message) => {
      if (json) return event('warning', { file, message })
      line.clear()
      io.err(`warning  ${message}\n`)
    },
    failed: (file, { message, hint, exitCode }) => {
      if (json) return event('failed', { file, message, hint, exitCode })
      line.clear()
      io.err(`error  ${message}\n${hint ? `   ${hint}\n` : ''}`)
    },
    ended: () => { done++ },
    clear: () => line.clear(),
    io: (other) => ({ ...other, err: (text: string) => {
      if (text === '') return
      line.clear()
      other.err(text)
    } }),
  }
}

const bar = (part: number): string => `[${'#'.repeat(Math.round(part * 20)).padEnd(20, '.')}]`
