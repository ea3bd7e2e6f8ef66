// Starts a browser of our own, as early as possible, and makes sure that nothing of it stays behind.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { Failure, exitCodes } from '../model/failure.ts'
import { stageOf } from '../model/stage.ts'
import type { FoundBrowser } from './discover.ts'
import { connect, ProtocolError } from './pipe.ts'
import { makeProfile, removeProfile, removeProfileNow, sweepProfiles } from './profile.ts'
import { Page } from './tab.ts'

export interface StartOptions {
  /** more of the browser's own arguments */
  args?: readonly string[]
  sandbox: boolean
  /** how many pages will be worked on side by side from the start: they come up with the browser */
  pages?: number
  /** ends the browser; its reason is what waiting calls then throw */
  signal: AbortSignal
}

export interface RunningBrowser {
  /** such as `HeadlessChrome/148.0.7778.97` */
  version: () => Promise<string>
  /**
   * Works on a page of its own. Ends with the work, or as soon as the browser is gone.
   * @throws Failure (noBrowser) where it does not start or ends by itself; the signal's reason where that was given
   */
  work: <T>(job: (page: Page) => Promise<T>) => Promise<T>
  /** kills it with all its processes and removes its files; once or more often */
  end: () => Promise<void>
}

const usual = stageOf()

/** No connection of its own, no first-run page; a pipe instead of a port; no small shared memory, as containers have it. */
const flags = [
  '--headless', '--remote-debugging-pipe', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--no-first-run', '--no-default-browser-check', '--disable-quic', '--disable-extensions', '--disable-default-apps',
  '--disable-breakpad', '--disable-dev-shm-usage', '--mute-audio', '--hide-scrollbars', `--window-size=${usual.width},${usual.height}`,
  '--password-store=basic', '--use-mock-keychain', '--host-resolver-rules=MAP * ~NOTFOUND',
  // nothing is asked of a network, so it needs no process of its own, which takes a tenth of what a start does
  '--enable-features=NetworkServiceInProcess2',
]

/** Returns at once; the browser comes up while the caller does other things. */
export function startBrowser(found: FoundBrowser, { args = [], sandbox, pages = 1, signal }: StartOptions): RunningBrowser {
  // a snap sees no other hidden or temporary folder than its own
  const profile = makeProfile(found.path.startsWith('/snap/') ? join(homedir(), 'snap', 'chromium', 'common') : undefined)
  const child = spawn(found.path, [...flags, ...(sandbox ? [] : ['--no-sandbox']), `--user-data-dir=${profile}`, ...args, 'about:blank'], {
    // a process group of its own, so that it can be ended as a whole, and the terminal's Ctrl-C reaches only us
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: profile },
  })
  const killed = (): void => {
    killGroup(child)
    removeProfileNow(profile)
  }
  process.once('exit', killed)
  const gone = watch(child, found, signal)
  const connection = connect(child.stdio[3] as Writable, child.stdio[4] as Readable)
  /** pages that nobody works on yet; the first is that which a browser starts with: closing it could end the browser */
  const ready = Array.from({ length: pages }, (_, index) => ({ opened: Page.open(connection, index === 0), stays: index === 0 }))
  for (const { opened } of ready) opened.catch(() => {})
  sweepProfiles()

  let ending: Promise<void> | undefined
  const end = async (): Promise<void> => {
    const ended = child.exitCode !== null || child.signalCode !== null || child.pid === undefined
      ? Promise.resolve()
      : new Promise((resolve) => child.once('exit', resolve))
    killGroup(child)
    await ended
    await removeProfile(profile)
    process.off('exit', killed)
  }
  return {
    version: async () => (await Promise.race([connection.send('Browser.getVersion'), gone])).product,
    work: async (job) => {
      const { opened, stays } = ready.shift() ?? { opened: Page.open(connection), stays: false }
      const page = await Promise.race([opened, gone])
      const crashed = crash(page, found)
      try {
        return await Promise.race([job(page).catch((error) => explain(error, found, () => Promise.race([gone, crashed]))), crashed, gone])
      } finally {
        if (!stays) page.close().catch(() => {})
      }
    },
    end: () => (ending ??= end()),
  }
}

/** Rejects when the browser ends, whatever the reason; never resolves. */
function watch(child: ChildProcess, found: FoundBrowser, signal: AbortSignal): Promise<never> {
  let said = ''
  child.stderr!.on('data', (data: Buffer) => { said = (said + data.toString('utf8')).slice(-4000) })
  const gone = new Promise<never>((_resolve, reject) => {
    const stop = (): void => {
      reject(signal.reason)
      killGroup(child)
    }
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop)
    child.once('error', (error) => reject(new Failure(
      `The browser ${found.path} (${found.from}) cannot be started: ${error.message}.`, exitCodes.noBrowser,
      'Name another one with --browser-path, or run "deck doctor".')))
    // not `exit`: what it said last is still being read then
    child.once('close', (code, killer) => {
      signal.removeEventListener('abort', stop)
      reject(endedByItself(found, killer ?? `code ${code}`, said))
    })
  })
  gone.catch(() => {})
  return gone
}

/** Rejects when the page's own process ends: the browser lives on and would let us wait for ever. */
async function crash(page: Page, found: FoundBrowser): Promise<never> {
  await page.crashed
  throw new Failure(`The page of the browser ${found.path} (${found.from}) crashed.`, exitCodes.noBrowser,
    'It may have run out of memory: try again with fewer or smaller pictures, or name another browser with --browser-path.')
}

/** An order that the browser did not carry out fails a moment before it is known why. @throws what is known in the end */
async function explain(error: Error, { path, from }: FoundBrowser, cause: () => Promise<never>): Promise<never> {
  if (error instanceof Failure) throw error
  await Promise.race([cause(), new Promise((resolve) => setTimeout(resolve, 1000).unref())])
  if (!(error instanceof ProtocolError)) throw error
  throw new Failure(`The browser ${path} (${from}) failed: ${error.message}.`, exitCodes.noBrowser,
    'Try again, name another one with --browser-path, or run "deck doctor".')
}

/** Why a browser ended that nobody told to, as far as it said so. */
export function endedByItself(found: FoundBrowser, how: string, said: string): Failure {
  if (/no usable sandbox|running as root without --no-sandbox/i.test(said)) {
    return new Failure('The browser cannot use its sandbox here.', exitCodes.noBrowser,
      'Run deck as a user other than root, allow user namespaces (sysctl kernel.apparmor_restrict_unprivileged_userns=0), '
      + 'or give --no-sandbox for decks that you trust.')
  }
  const library = /error while loading shared libraries: (\S+?):/.exec(said)?.[1]
  if (library) {
    return new Failure(`The browser ${found.path} needs the library ${library}, which is not here.`, exitCodes.noBrowser,
      'Install your system\'s own browser, such as "apt-get install chromium chromium-headless-shell".')
  }
  const last = said.trim().split('\n').at(-1)
  return new Failure(`The browser ${found.path} (${found.from}) ended by itself (${how})${last ? `. It said: ${last}` : '.'}`, exitCodes.noBrowser,
    'Try again, name another one with --browser-path, or run "deck doctor".')
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    if (process.platform === 'win32') spawnSync('taskkill', ['/PID', String(pid), '/T', '/F'], { windowsHide: true })
    else process.kill(-pid, 'SIGKILL')
  } catch {
    // it is gone already
  }
}
