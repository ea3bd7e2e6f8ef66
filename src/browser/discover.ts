// Finds a browser to print with: the one that the user names, or the first that is installed.
import { accessSync, constants, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'
import { Failure, exitCodes } from '../model/failure.ts'

/** The headless shell prints, starts five times and prints twice as fast; the full browser also has windows. */
export type BrowserKind = 'headless-shell' | 'chrome'

export interface FoundBrowser {
  /** the program */
  path: string
  kind: BrowserKind
  /** in words: which option, variable or place named it */
  from: string
}

/** The machine as discovery sees it, so that tests can hand it another one. */
export interface Machine {
  env: Readonly<Record<string, string | undefined>>
  platform: NodeJS.Platform
  home: string
  isProgram: (path: string) => boolean
  isFolder: (path: string) => boolean
  /** browsers that puppeteer's installer put into a folder, newest first */
  installedIn: (folder: string) => Promise<{ browser: string; path: string }[]>
}

export interface Discovery {
  /** null where there is none */
  browser: FoundBrowser | null
  /** every place that was looked at, in words */
  searched: string[]
}

/** environment variables that name a browser, the first one set wins */
const browserVariables = ['DECK_BROWSER', 'BROWSER_PATH', 'CHROME_PATH', 'PUPPETEER_EXECUTABLE_PATH'] as const

/**
 * The browser to use: `path` (the user's option), then the environment, then what is installed, in the order of `kinds`.
 * @throws Failure (noBrowser) where the option or a variable names a program that is not there
 */
export async function findBrowser(
  machine: Machine,
  { path, kinds = ['headless-shell', 'chrome'] }: { path?: string | undefined; kinds?: readonly BrowserKind[] } = {},
): Promise<Discovery> {
  if (path !== undefined) return { browser: named(path, '--browser-path', machine), searched: [] }
  const variable = browserVariables.find((name) => machine.env[name])
  if (variable) return { browser: named(machine.env[variable]!, variable, machine), searched: [] }

  const searched = [`${browserVariables.join(', ')}: not set`]
  for (const kind of kinds) {
    const { names, cached } = programs[kind]
    const onPath = findOnPath(names, machine)
    if (onPath) return { browser: { path: onPath, kind, from: 'PATH' }, searched }
    searched.push(`PATH: ${names.join(', ')}`)

    const usual = usualPlaces(kind, machine)
    const there = usual.find(machine.isProgram)
    if (there) return { browser: { path: there, kind, from: 'its usual place' }, searched }
    searched.push(...usual)

    const cache = browserCache(machine)
    const folder = pathsOf(machine).join(cache, cached)
    // the installer's own code is only loaded where there is something to find
    const inCache = machine.isFolder(folder) && (await machine.installedIn(cache)).find(({ browser }) => browser === cached)
    if (inCache) return { browser: { path: inCache.path, kind, from: 'puppeteer\'s cache' }, searched }
    searched.push(folder)
  }
  return { browser: null, searched }
}

/** What to tell where nothing was found. */
export function noBrowser({ searched }: Discovery): Failure {
  return new Failure(
    `There is no browser to print with. Searched:\n${searched.map((place) => `     ${place}`).join('\n')}`,
    exitCodes.noBrowser,
    'Run "deck doctor --install" to get one, or name yours with --browser-path.',
  )
}

/** Where puppeteer's installer keeps browsers. */
export function browserCache({ env, home, platform }: Pick<Machine, 'env' | 'home' | 'platform'>): string {
  return env.PUPPETEER_CACHE_DIR || pathsOf({ platform }).join(home, '.cache', 'puppeteer')
}

/** This machine. */
export function thisMachine(env: Machine['env']): Machine {
  return {
    env,
    platform: process.platform,
    home: homedir(),
    isFolder: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
    isProgram: (path) => {
      try {
        accessSync(path, constants.X_OK)
        return statSync(path).isFile()
      } catch {
        return false
      }
    },
    installedIn: async (folder) => {
      const { getInstalledBrowsers, getVersionComparator } = await import('@puppeteer/browsers')
      const installed = await getInstalledBrowsers({ cacheDir: folder })
      return installed
        .sort((a, b) => (a.browser === b.browser ? getVersionComparator(a.browser)(b.buildId, a.buildId) : 0))
        .map(({ browser, executablePath }) => ({ browser, path: executablePath }))
    },
  }
}

/** `cached` is the folder's name in puppeteer's cache. */
const programs: Record<BrowserKind, { names: string[]; cached: string }> = {
  'headless-shell': { names: ['chrome-headless-shell', 'chromium-headless-shell'], cached: 'chrome-headless-shell' },
  chrome: {
    names: ['google-chrome', 'google-chrome-stable', 'chrome', 'chromium', 'chromium-browser', 'microsoft-edge', 'microsoft-edge-stable'],
    cached: 'chrome',
  },
}

/** Where installers put browsers, beside PATH. */
function usualPlaces(kind: BrowserKind, { platform, env, home }: Machine): string[] {
  if (kind === 'headless-shell') return platform === 'linux' ? ['/usr/lib/chromium/chromium-headless-shell'] : []
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
      ['', home].map((folder) => `${folder}/Applications/${name}.app/Contents/MacOS/${name}`))
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((folder) => folder !== undefined)
    return ['Google\\Chrome', 'Chromium', 'Microsoft\\Edge'].flatMap((name) =>
      folders.map((folder) => `${folder}\\${name}\\Application\\${name.endsWith('Edge') ? 'msedge' : 'chrome'}.exe`))
  }
  return ['/opt/google/chrome/chrome', '/usr/lib/chromium/chromium', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium']
}

/** The program that the user named by its path, or by a name in PATH. */
function named(value: string, from: string, machine: Machine): FoundBrowser {
  const path = /[\\/]/.test(value) ? value : findOnPath([value], machine)
  if (path === null || !machine.isProgram(path)) {
    throw new Failure(`${from} names ${value}, which is no program here.`, exitCodes.noBrowser,
      'Give the path of the browser\'s program, or leave it out to have a browser found.')
  }
  return { path, kind: /headless[-_]shell/.test(path) ? 'headless-shell' : 'chrome', from }
}

function findOnPath(names: readonly string[], machine: Machine): string | null {
  const folders = (machine.env.PATH ?? machine.env.Path ?? '').split(pathsOf(machine).delimiter).filter(Boolean)
  const ending = machine.platform === 'win32' ? '.exe' : ''
  for (const name of names) {
    for (const folder of folders) {
      const path = pathsOf(machine).join(folder, name.endsWith(ending) ? name : `${name}${ending}`)
      if (machine.isProgram(path)) return path
    }
  }
  return null
}

const pathsOf = ({ platform }: Pick<Machine, 'platform'>): typeof posix => (platform === 'win32' ? win32 : posix)
