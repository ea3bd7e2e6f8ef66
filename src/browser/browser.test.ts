import { readdirSync } from 'node:fs'
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { PassThrough } from 'node:stream'
import { describe, expect, test, vi } from 'vitest'
import type { Failure } from '../model/failure.ts'
import { endedByItself, startBrowser } from './browser.ts'
import type { FoundBrowser } from './discover.ts'
import { connect, ProtocolError } from './pipe.ts'
import { makeProfile, sweepProfiles } from './profile.ts'
import { chooseSandbox } from './sandbox.ts'

const chrome: FoundBrowser = { path: '/usr/bin/chromium', kind: 'chrome', from: 'PATH' }
const said = ({ message, hint, exitCode }: Failure): object => ({ message, hint, exitCode })

describe('why a browser ended', () => {
  test('no sandbox', () => {
    expect(said(endedByItself(chrome, 'SIGTRAP', '[1:1:FATAL:zygote_host_impl_linux.cc(132)] No usable sandbox! If you are …'))).toEqual({
      message: 'The browser cannot use its sandbox here.',
      hint: 'Run deck as a user other than root, allow user namespaces (sysctl kernel.apparmor_restrict_unprivileged_userns=0), '
        + 'or give --no-sandbox for decks that you trust.',
      exitCode: 3,
    })
  })

  test('a library is missing', () => {
    const line = 'chrome: error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory'
    expect(said(endedByItself(chrome, 'code 127', line))).toEqual({
      message: 'The browser /usr/bin/chromium needs the library libnss3.so, which is not here.',
      hint: 'Install your system\'s own browser, such as "apt-get install chromium chromium-headless-shell".',
      exitCode: 3,
    })
  })

  test('something else', () => {
    expect(said(endedByItself(chrome, 'SIGKILL', ''))).toEqual({
      message: 'The browser /usr/bin/chromium (PATH) ended by itself (SIGKILL).',
      hint: 'Try again, name another one with --browser-path, or run "deck doctor".',
      exitCode: 3,
    })
  })
})

describe('programs that are no browser', () => {
  const start = (path: string): Promise<unknown> => {
    const running = startBrowser({ path, kind: 'chrome', from: '--browser-path' }, { sandbox: true, signal: new AbortController().signal })
    return running.version().catch((error) => error).finally(running.end)
  }
  test.skipIf(process.platform === 'win32')('end by themselves', async () => {
    expect(said(await start('/usr/bin/true') as Failure)).toEqual({
      message: 'The browser /usr/bin/true (--browser-path) ended by itself (code 0).',
      hint: 'Try again, name another one with --browser-path, or run "deck doctor".',
      exitCode: 3,
    })
  })
  test('or do not start', async () => {
    const missing = join(tmpdir(), 'no-such-browser')
    expect(said(await start(missing) as Failure)).toEqual({
      message: `The browser ${missing} (--browser-path) cannot be started: spawn ${missing} ENOENT.`,
      hint: 'Name another one with --browser-path, or run "deck doctor".',
      exitCode: 3,
    })
  })
  test('leave no profile', () => {
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('deck-browser-') && name.includes(`-${process.pid}-`))).toEqual([])
  })
})

test('a signal that was given already ends the browser at once, with its reason', async () => {
  const running = startBrowser({ path: process.execPath, kind: 'chrome', from: 'PATH' }, { sandbox: true, signal: AbortSignal.abort('stop') })
  expect(await running.work(async () => 'done').catch((reason) => reason)).toBe('stop')
  await running.end()
})

test('profiles of processes that are no more are swept, those in use are not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deck-sweep-'))
  const own = makeProfile(folder)
  // no process has a number this high
  const dead = own.replace(`-${process.pid}-`, '-99999999-')
  mkdirSync(dead)
  mkdirSync(join(folder, 'deck-browser-elsewhere'))
  sweepProfiles(folder)
  expect(readdirSync(folder).sort()).toEqual([basename(own), 'deck-browser-elsewhere'].sort())
  rmSync(folder, { recursive: true })
})

test('messages come out of the pipe whole, however they were cut, and reach whom they are for', async () => {
  const [toBrowser, fromBrowser] = [new PassThrough(), new PassThrough()]
  const connection = connect(toBrowser, fromBrowser)
  const heard: unknown[] = []
  connection.session('A').on('Inspector.detached', ({ reason }) => heard.push(reason))
  const answers = [connection.send('Browser.getVersion'), connection.session('A').send('Page.navigate', { url: 'about:blank' })]
  expect(String(toBrowser.read())).toBe('{"id":1,"method":"Browser.getVersion"}\0{"id":2,"method":"Page.navigate","params":{"url":"about:blank"},"sessionId":"A"}\0')
  const wire = Buffer.from(['{"id":2,"error":{"message":"no"},"sessionId":"A"}', '{"id":1,"result":{"product":"Überblick — 概要"}}',
    ...['A', 'B', 'A'].map((sessionId, index) => `{"method":"Inspector.detached","params":{"reason":"${index}"},"sessionId":"${sessionId}"}`), ''].join('\0'))
  for (const byte of wire) fromBrowser.write(Buffer.of(byte))
  expect(await Promise.allSettled(answers)).toEqual([
    { status: 'fulfilled', value: { product: 'Überblick — 概要' } }, { status: 'rejected', reason: new ProtocolError('no') }])
  await vi.waitFor(() => expect(heard).toEqual(['0', '2']))
})

test('the sandbox is on, unless the user or the system says otherwise', () => {
  expect(chooseSandbox({}, false, false)).toEqual({ on: true, note: null })
  expect(chooseSandbox({}, true, false)).toEqual({ on: false, note: null })
  expect(chooseSandbox({ CHROME_NO_SANDBOX: '1' }, false, true)).toEqual({ on: false, note: null })
  expect(chooseSandbox({ CHROME_NO_SANDBOX: '0' }, false, false)).toEqual({ on: true, note: null })
  expect(chooseSandbox({}, false, true)).toEqual({
    on: false,
    note: 'As root the browser runs without its sandbox. --no-sandbox or CHROME_NO_SANDBOX=1 makes that your choice and this line go.',
  })
})
