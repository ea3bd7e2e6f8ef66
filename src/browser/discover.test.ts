import { describe, expect, test } from 'vitest'
import type { Failure } from '../model/failure.ts'
import { findBrowser, noBrowser, type Machine } from './discover.ts'

/** A machine with these programs, and browsers in puppeteer's cache. */
function machine(programs: string[], rest: Partial<Machine> & { cached?: Record<string, string> } = {}): Machine {
  const { cached = {}, ...others } = rest
  return {
    env: { PATH: '/usr/local/bin:/usr/bin' },
    platform: 'linux',
    home: '/home/ann',
    isProgram: (path) => programs.includes(path),
    isFolder: (path) => Object.keys(cached).some((browser) => path === `/home/ann/.cache/puppeteer/${browser}`),
    installedIn: async (folder) => folder === '/home/ann/.cache/puppeteer'
      ? Object.entries(cached).map(([browser, path]) => ({ browser, path }))
      : [],
    ...others,
  }
}
const failure = async (promise: Promise<unknown>): Promise<Failure> => promise.then(() => { throw new Error('did not fail') }, (error) => error)

describe('what the user names wins', () => {
  test('the option before the environment', async () => {
    const here = machine(['/opt/a', '/opt/b', '/usr/bin/chromium'], { env: { CHROME_PATH: '/opt/b' } })
    expect((await findBrowser(here, { path: '/opt/a' })).browser).toEqual({ path: '/opt/a', kind: 'chrome', from: '--browser-path' })
  })

  test.each(['DECK_BROWSER', 'BROWSER_PATH', 'CHROME_PATH', 'PUPPETEER_EXECUTABLE_PATH'])('%s', async (name) => {
    const here = machine(['/opt/chrome-headless-shell', '/usr/bin/chromium'], { env: { PATH: '/usr/bin', [name]: '/opt/chrome-headless-shell' } })
    expect((await findBrowser(here)).browser).toEqual({ path: '/opt/chrome-headless-shell', kind: 'headless-shell', from: name })
  })

  test('a name without a folder is looked up in PATH', async () => {
    const here = machine(['/usr/bin/brave'], { env: { PATH: '/usr/bin', CHROME_PATH: 'brave' } })
    expect((await findBrowser(here)).browser?.path).toBe('/usr/bin/brave')
  })

  test('an empty variable is as good as none', async () => {
    const here = machine(['/usr/bin/chromium'], { env: { PATH: '/usr/bin', CHROME_PATH: '' } })
    expect((await findBrowser(here)).browser?.from).toBe('PATH')
  })

  test.each([
    ['--browser-path', { path: '/no/chrome' }, {}],
    ['CHROME_PATH', {}, { CHROME_PATH: '/no/chrome' }],
  ])('%s that names nothing is an error, even where another browser is installed', async (from, options, env) => {
    const { message, hint, exitCode } = await failure(findBrowser(machine(['/usr/bin/chromium'], { env: { PATH: '/usr/bin', ...env } }), options))
    expect({ message, hint, exitCode }).toEqual({
      message: `${from} names /no/chrome, which is no program here.`,
      hint: 'Give the path of the browser\'s program, or leave it out to have a browser found.',
      exitCode: 3,
    })
  })
})

describe('what is installed', () => {
  test('a headless shell before a full browser', async () => {
    const here = machine(['/usr/bin/google-chrome', '/usr/bin/chromium-headless-shell'])
    expect((await findBrowser(here)).browser).toEqual({ path: '/usr/bin/chromium-headless-shell', kind: 'headless-shell', from: 'PATH' })
  })

  test('also the one in puppeteer\'s cache', async () => {
    const here = machine(['/usr/bin/google-chrome'], { cached: { 'chrome-headless-shell': '/c/chrome-headless-shell' } })
    expect((await findBrowser(here)).browser).toEqual({ path: '/c/chrome-headless-shell', kind: 'headless-shell', from: 'puppeteer\'s cache' })
  })

  test('an installed browser before one in the cache', async () => {
    const here = machine(['/opt/google/chrome/chrome'], { cached: { chrome: '/c/chrome' } })
    expect((await findBrowser(here)).browser).toEqual({ path: '/opt/google/chrome/chrome', kind: 'chrome', from: 'its usual place' })
  })

  test('a browser with windows, where one is asked for', async () => {
    const here = machine(['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'])
    expect((await findBrowser(here, { kinds: ['chrome'] })).browser?.path).toBe('/usr/bin/chromium')
  })

  test('on macOS and Windows in their places', async () => {
    const edge = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'
    expect((await findBrowser(machine([edge], { platform: 'darwin' }))).browser?.path).toBe(edge)
    const chrome = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
    const windows = machine([chrome], { platform: 'win32', env: { Path: 'C:\\Windows', PROGRAMFILES: 'C:\\Program Files' } })
    expect((await findBrowser(windows)).browser?.path).toBe(chrome)
  })
})

test('where there is none, the message names every place and the command that helps', async () => {
  const { message, hint, exitCode } = noBrowser(await findBrowser(machine([])))
  expect({ message, hint, exitCode }).toEqual({
    message: `There is no browser to print with. Searched:
     DECK_BROWSER, BROWSER_PATH, CHROME_PATH, PUPPETEER_EXECUTABLE_PATH: not set
     PATH: chrome-headless-shell, chromium-headless-shell
     /usr/lib/chromium/chromium-headless-shell
     /home/ann/.cache/puppeteer/chrome-headless-shell
     PATH: google-chrome, google-chrome-stable, chrome, chromium, chromium-browser, microsoft-edge, microsoft-edge-stable
     /opt/google/chrome/chrome
     /usr/lib/chromium/chromium
     /opt/microsoft/msedge/msedge
     /snap/bin/chromium
     /home/ann/.cache/puppeteer/chrome`,
    hint: 'Run "deck doctor --install" to get one, or name yours with --browser-path.',
    exitCode: 3,
  })
})
