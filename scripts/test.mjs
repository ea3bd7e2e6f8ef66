// npm test: everything, from a fresh clone: set-up, types, unit tests and goldens, end to end in the real browser.
import { spawnSync } from 'node:child_process'
import { installAstro, root, setUp } from './setup.mjs'

await setUp()
const installing = installAstro()
const steps = [
  ['types', 'npm', ['run', '--silent', 'types']],
  ['unit tests and goldens', 'npm', ['run', '--silent', 'unit']],
  ['end to end', 'npm', ['run', '--silent', 'e2e']],
]
for (const [name, command, args] of steps) {
  if (name === 'end to end') await installing
  console.log(`\n== ${name}`)
  const started = Date.now()
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) {
    console.error(`\n${name}: failed`)
    process.exit(status ?? 1)
  }
  console.log(`== ${name}: passed in ${((Date.now() - started) / 1000).toFixed(1)} s`)
}
