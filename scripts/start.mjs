// npm start: from a fresh clone to a talk on the screen. Plain JavaScript: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { root, setUp } from './setup.mjs'

await setUp()
const cli = join(root, 'dist', 'cli.js')
const talk = join('decks', 'conveyor.txt')
mkdirSync(join(root, 'out'), { recursive: true })

console.log(`\nThe sample talk is ${talk}: plain text, no markup.\n`)
const exported = spawnSync(process.execPath, [cli, 'export', talk, '-o', join('out', 'conveyor.pdf')], { cwd: root, stdio: 'inherit' })
if (exported.status !== 0) process.exit(exported.status ?? 1)

// the terminal's Ctrl-C reaches both; the talk ends by itself and this waits for it
const talkOn = spawn(process.execPath, [cli, 'present', talk, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
process.on('SIGINT', () => {})
process.on('SIGTERM', () => talkOn.kill('SIGTERM'))
talkOn.on('close', (code) => {
  // stopping the sample with Ctrl-C is how it ends, no failure of npm start
  process.exitCode = code === 130 ? 0 : (code ?? 1)
})
