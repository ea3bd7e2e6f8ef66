// Looks whether this machine can present and print: Node, browser, sandbox, fonts.
import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Failure, exitCodes } from '../model/failure.ts'
import { packageFolder } from '../project/package.ts'
import { startBrowser } from '../browser/browser.ts'
import { findBrowser, noBrowser, type FoundBrowser, type Machine } from '../browser/discover.ts'
import { chooseSandbox } from '../browser/sandbox.ts'

export interface Finding {
  name: 'node' | 'browser' | 'sandbox' | 'fonts'
  /** `fair` works, but not for everything */
  state: 'good' | 'fair' | 'missing'
  /** what there is, in words */
  is: string
  /** what to do about it */
  hint?: string
}

export interface Checkup {
  /** whether a deck can be exported here */
  ready: boolean
  node: string
  /** what prints, and a browser with windows; null where there is none */
  browser: (FoundBrowser & { version: string | null }) | null
  fullBrowser: FoundBrowser | null
  findings: Finding[]
}

const oldestNode = [20, 19] as const
const startTimeout = 20_000

export async function checkUp(machine: Machine, signal: AbortSignal): Promise<Checkup> {
  const sandbox = chooseSandbox(machine.env, false)
  const [discovery, full] = await Promise.all([
    findBrowser(machine).catch(asFailure), findBrowser(machine, { kinds: ['chrome'] }).catch(asFailure)])
  const found = discovery instanceof Failure ? null : discovery.browser
  const version = found ? await tryBrowser(found, sandbox.on, signal) : null
  const works = typeof version === 'string'
  const missing = discovery instanceof Failure ? discovery : noBrowser(discovery)
  const fonts = await Promise.all([bundledFonts(), systemFonts()])
  return {
    ready: works,
    node: process.versions.node,
    browser: found && { ...found, version: works ? version : null },
    fullBrowser: full instanceof Failure ? null : full.browser,
    findings: [
      checkNode(process.versions.node),
      !found || version === null ? { name: 'browser', state: 'missing', is: missing.message, ...hintOf(missing) }
        : works ? { name: 'browser', state: 'good', is: `${version} (${kinds[found.kind]}), ${found.path}, from ${found.from}` }
          : { name: 'browser', state: 'missing', is: version.message, ...hintOf(version) },
      sandbox.on
        ? { name: 'sandbox', state: works ? 'good' : 'fair', is: works ? 'on' : 'on, not tried' }
        : { name: 'sandbox', state: 'fair', is: sandbox.note === null ? 'off, because CHROME_NO_SANDBOX is set' : 'off, because this is root',
            hint: 'Export decks of people you do not know as a user other than root.' },
      ...fonts.flat(),
    ],
  }
}

const kinds = { 'headless-shell': 'headless shell', chrome: 'full browser; a headless shell would print twice as fast' } as const

export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const oldest = oldestNode.join('.')
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return { name: 'node', state: 'good', is: version }
  return { name: 'node', state: 'missing', is: `${version}, older than ${oldest}`, hint: `Install Node ${oldest} or later from nodejs.org.` }
}

/** Its version, by starting it: what does not start is of no use. */
async function tryBrowser(found: FoundBrowser, sandbox: boolean, signal: AbortSignal): Promise<string | Failure> {
  const running = startBrowser(found, { sandbox, signal: AbortSignal.any([signal, AbortSignal.timeout(startTimeout)]) })
  try {
    return await running.version()
  } catch (error) {
    signal.throwIfAborted()
    return error instanceof Failure ? error
      : new Failure(`The browser ${found.path} did not start within ${startTimeout / 1000} s.`, exitCodes.noBrowser, 'Name another one in DECK_BROWSER.')
  } finally {
    await running.end()
  }
}

async function bundledFonts(): Promise<Finding> {
  const files = await readdir(join(packageFolder(), 'dist', 'fonts')).catch(() => [])
  const count = files.filter((file) => file.endsWith('.woff2')).length
  if (count > 0) return { name: 'fonts', state: 'good', is: `${count} files bundled` }
  return { name: 'fonts', state: 'missing', is: 'the bundled fonts are not there', hint: 'Install the package again; in a checkout run "npm run build".' }
}

/** Writing that the bundled fonts do not have comes from the system; only fontconfig can be asked cheaply. */
async function systemFonts(): Promise<Finding[]> {
  const ask = async (pattern: string): Promise<string[] | null> =>
    promisify(execFile)('fc-list', [pattern, 'family']).then(({ stdout }) => stdout.split('\n').filter(Boolean).sort(), () => null)
  const wanted = [
    ['Chinese, Japanese, Korean', ':lang=ja', 'fonts-noto-cjk'],
    ['emoji', ':charset=1f600:color=true', 'fonts-noto-color-emoji'],
  ] as const
  return (await Promise.all(wanted.map(async ([writing, pattern, debianPackage]): Promise<Finding[]> => {
    const families = await ask(pattern)
    if (families === null) return []
    if (families.length > 0) return [{ name: 'fonts', state: 'good', is: `${writing}: ${families[0]}` }]
    return [{ name: 'fonts', state: 'fair', is: `${writing}: none on this system`, hint: `Where your talk needs it: apt-get install ${debianPackage}` }]
  }))).flat()
}

const asFailure = (error: unknown): Failure => {
  if (error instanceof Failure) return error
  throw error
}

const hintOf = ({ hint }: Failure): { hint?: string } => (hint === undefined ? {} : { hint })
