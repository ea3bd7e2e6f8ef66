// Makes a checkout ready: dependencies, the build, a browser; each only where it is missing. Plain JavaScript: it runs
// before anything is installed. Finding and installing a browser is `deck doctor`'s work, once it is built.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const oldestNode = [20, 19]

/** Ends the process, with what helps, where something cannot be had. */
export async function setUp() {
  checkNode()
  if (dependenciesAreStale(root)) run('Installing dependencies', 'npm', ['ci', '--no-audit', '--no-fund'])
  if (buildIsStale()) run('Building', 'npm', ['run', '--silent', 'build', '--', '--logLevel', 'warn'])
  const doctor = spawnSync(process.execPath, [join(root, 'dist', 'cli.js'), 'doctor', '--install', '--json'], {
    cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'],
  })
  const checkup = doctor.stdout ? JSON.parse(doctor.stdout) : { findings: [] }
  for (const { name, state, is, hint } of checkup.findings) {
    if (state === 'missing') console.error(`✗ ${name}: ${is}${hint ? `\n   ${hint}` : ''}`)
  }
  if (doctor.status !== 0) process.exit(doctor.status ?? 1)
  // tests look at what a person sees: a browser with windows where there is one
  process.env.DECK_TEST_BROWSER ??= (checkup.fullBrowser ?? checkup.browser).path
}

/** Astro, which one test builds a site with, is as large as all else: it comes while other tests run. That test fails where it is not there. */
export function installAstro() {
  const folder = join(root, 'e2e', 'astro')
  if (!dependenciesAreStale(folder)) return Promise.resolve()
  const npm = spawn('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' })
  return new Promise((resolve) => npm.once('error', resolve).once('exit', resolve))
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  console.error(`✗ Node ${process.versions.node} is older than ${oldestNode.join('.')}. Install a later one from nodejs.org.`)
  process.exit(1)
}

/** npm writes down what it installed; a later lock file means that something else is wanted now. */
function dependenciesAreStale(folder) {
  const installed = join(folder, 'node_modules', '.package-lock.json')
  return !existsSync(installed) || packagesOf(join(folder, 'package-lock.json')) !== packagesOf(installed)
}

/** The packages of a lock file with their versions; those for other systems are not installed and do not count. */
function packagesOf(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'))
  return Object.entries(packages)
    .filter(([path, { optional }]) => path !== '' && !optional)
    .map(([path, { version }]) => `${path}@${version}`)
    .sort()
    .join('\n')
}

function buildIsStale() {
  const built = join(root, 'dist', 'deck.schema.json')
  if (!existsSync(built) || !existsSync(join(root, 'dist', 'cli.js'))) return true
  const since = statSync(built).mtimeMs
  const inputs = ['src', 'scripts', 'package.json', 'package-lock.json', 'vite.config.ts'].map((name) => join(root, name))
  return inputs.some((path) => newest(path) > since)
}

/** When a file, or the youngest in a folder, was changed. */
function newest(path) {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

function run(doing, command, args) {
  console.log(`${doing} (${command} ${args.join(' ')}) …`)
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status === 0) return
  console.error(`✗ ${doing} failed. See above; then run this again.`)
  process.exit(status ?? 1)
}
