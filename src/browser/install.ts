// Installs a browser where there is none: by the system's packages where that is possible, else from Chrome for Testing.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Failure, exitCodes } from '../model/failure.ts'
import { browserCache, type Machine } from './discover.ts'

const debianPackages = ['chromium', 'chromium-headless-shell']
const hasApt = (): boolean => existsSync('/usr/bin/apt-get')

/**
 * Installs a headless shell for printing and a full browser.
 * @param tell where the progress goes
 * @throws Failure (noBrowser) with what else helps
 */
export async function installBrowser(machine: Machine, tell: (text: string) => void): Promise<void> {
  if (hasApt() && process.getuid?.() === 0) return installPackages(tell)
  return download(machine, tell)
}

async function installPackages(tell: (text: string) => void): Promise<void> {
  for (const args of [['update'], ['install', '-y', ...debianPackages]]) {
    tell(`apt-get ${args.join(' ')}\n`)
    const code = await run('apt-get', ['-q', ...args], tell)
    if (code === 0) continue
    throw new Failure(`apt-get ${args[0]} failed (code ${code}).`, exitCodes.noBrowser,
      `Install a browser yourself, such as "apt-get install ${debianPackages.join(' ')}", or name one in DECK_BROWSER.`)
  }
}

async function download(machine: Machine, tell: (text: string) => void): Promise<void> {
  const cacheDir = browserCache(machine)
  const [{ install, Browser }, { PUPPETEER_REVISIONS: builds }] = await Promise.all([
    import('@puppeteer/browsers'), import('puppeteer-core/internal/revisions.js')])
  for (const browser of [Browser.CHROMEHEADLESSSHELL, Browser.CHROME] as const) {
    const buildId = builds[browser]
    tell(`Downloading ${browser} ${buildId} to ${cacheDir}\n`)
    try {
      await install({ browser, buildId, cacheDir, downloadProgressCallback: 'default' })
    } catch (error) {
      // the last line tells what happened, those before who tried
      const why = (error as Error).message.trim().split('\n').at(-1)!.replace(/^\W*\w+Provider: /, '')
      throw new Failure(`${browser} could not be downloaded: ${why}`, exitCodes.noBrowser, hasApt()
        ? `Run "sudo apt-get install -y ${debianPackages.join(' ')}", or name a browser in DECK_BROWSER.`
        : 'Install Chrome, Chromium or Edge by your system\'s own means, or name one in DECK_BROWSER.')
    }
  }
}

/** @returns the exit code */
function run(command: string, args: readonly string[], tell: (text: string) => void): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    child.stdout.on('data', (data) => tell(String(data)))
    child.stderr.on('data', (data) => tell(String(data)))
    child.on('error', reject)
    child.on('close', resolve)
  })
}
