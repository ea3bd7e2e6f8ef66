// Runs the real command for tests, in a folder of their own.
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync, mkdirSync, cpSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')
export const cli = join(root, 'dist', 'cli.js')
/** our own talks */
export const decks = join(root, 'decks')
/** material of the workplace beside the project; tests that need it skip where it is not there */
export const shared = join(root, '..', 'shared')

/** how a line ends that tells of a file which a browser drew, as a pattern: time, and memory where the system tells */
export const figures = String.raw`\d+\.\d s${process.platform === 'linux' ? String.raw`  \d+ MB of memory` : ''}`

/** A full browser for the tests: the one that DECK_TEST_BROWSER names, or an installed one. */
export function findTestBrowser(): string {
  const named = process.env.DECK_TEST_BROWSER
  if (named) return named
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) if (existsSync(join(folder, name))) return join(folder, name)
  }
  throw new Error('No Chromium or Chrome was found in PATH. Name one in DECK_TEST_BROWSER.')
}

/** playwright reads each file once more to list its tests: what is made then, no test removes */
const folders: string[] = []
process.once('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** A folder of its own with files in it, by path; removed by `remove()`. */
export function workFolder(files: Record<string, string> = {}): { folder: string; write: (path: string, text: string) => void; copy: (from: string, path: string) => void; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'deck-test-'))
  folders.push(folder)
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const [path, text] of Object.entries(files)) write(path, text)
  return {
    folder,
    write,
    copy: (from, path) => cpSync(from, join(folder, path), { recursive: true }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export interface Run {
  code: number | null
  stdout: string
  stderr: string
}

export interface RunOptions {
  cwd: string
  env?: Record<string, string>
  stdin?: string
}

/** Runs `deck` to its end. */
export async function deck(args: string[], options: RunOptions): Promise<Run> {
  return startDeck(args, options).ended
}

/** A running `deck`: what it printed so far, a way to wait for a line, its end. */
export interface RunningDeck {
  child: ChildProcess
  output: () => { stdout: string; stderr: string }
  /** the first match in stdout, as soon as it is printed */
  printed: (pattern: RegExp) => Promise<RegExpExecArray>
  ended: Promise<Run>
}

export function startDeck(args: string[], { cwd, env = {}, stdin }: RunOptions): RunningDeck {
  const child = spawn(process.execPath, [cli, ...args], { cwd, env: { ...process.env, NO_COLOR: '1', ...env } })
  let stdout = ''
  let stderr = ''
  const listeners = new Set<() => void>()
  const heard = (): void => listeners.forEach((listener) => listener())
  child.stdout.on('data', (data) => { stdout += data; heard() })
  child.stderr.on('data', (data) => { stderr += data; heard() })
  child.stdin.end(stdin ?? '')
  const ended = new Promise<Run>((resolve) => child.on('close', (code) => {
    resolve({ code, stdout, stderr })
    heard()
  }))
  const printed = (pattern: RegExp): Promise<RegExpExecArray> => new Promise((resolve, reject) => {
    const look = (): void => {
      const match = pattern.exec(stdout)
      if (!match && child.exitCode === null) return
      listeners.delete(look)
      if (match) resolve(match)
      else reject(new Error(`deck ended (${child.exitCode}) before it printed ${pattern}\n${stdout}\n${stderr}`))
    }
    listeners.add(look)
    look()
  })
  return { child, output: () => ({ stdout, stderr }), printed, ended }
}
