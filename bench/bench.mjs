// npm run bench: deck beside Marp and reveal-md, in one run on one machine. Compare the ratios, not the seconds.
import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launch } from 'puppeteer-core'
import { median, run } from './process.mjs'
import { serve } from './serve.mjs'
import { talk } from './talk.mjs'
import { tools } from './tools.mjs'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '25,100,400' },
    runs: { type: 'string', default: '3' },
    tasks: { type: 'string', default: 'html,pdf,serve' },
    browser: { type: 'string', default: process.env.CHROME_PATH ?? '/usr/bin/chromium' },
  },
})
const sizes = values.sizes.split(',').map(Number)
const runs = Number(values.runs)
const tasks = values.tasks.split(',')

const peers = join(import.meta.dirname, 'peers')
if (!existsSync(join(peers, 'node_modules'))) {
  spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: peers, stdio: 'inherit', env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' } })
}

const folder = mkdtempSync(join(tmpdir(), 'deck-bench-'))
const rows = []
try {
  for (const size of sizes) {
    // a folder of its own: peers serve folders
    mkdirSync(join(folder, String(size)))
    const deck = join(folder, String(size), 'talk.md')
    writeFileSync(deck, talk(size))
    if (tasks.includes('html')) await commands('html', size, deck)
    if (tasks.includes('pdf')) await commands('pdf', size, deck)
    if (tasks.includes('serve')) await serving(size, deck)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
print()

/** Whole commands, the tools in turn, so that a drift of the machine meets all of them. */
async function commands(task, size, deck) {
  const times = new Map()
  const memory = new Map()
  for (let round = 0; round <= runs; round++) {
    for (const tool of tools(values.browser)) {
      const out = join(folder, `${tool.name}-${size}`)
      const [command, args] = tool[task](deck, out)
      // the first round warms caches and is the one whose memory is sampled, which costs time
      const { seconds, megabytes } = await run(command, args, { env: tool.env, memory: round === 0 })
      if (round === 0) memory.set(tool.name, megabytes)
      else times.set(tool.name, [...(times.get(tool.name) ?? []), seconds])
    }
  }
  for (const [name, seconds] of times) {
    rows.push({ task: task === 'html' ? 'text → HTML' : 'text → PDF', size, name, value: median(seconds), unit: 's', memory: memory.get(name) })
  }
}

async function serving(size, deck) {
  for (const tool of tools(values.browser)) {
    const painted = []
    const edits = []
    for (let round = 0; round < runs; round++) {
      const browser = await launch({ executablePath: values.browser, args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'] })
      const [page] = await browser.pages()
      const result = await serve(tool, deck, page, 3).catch((error) => {
        console.error(`${tool.name}, ${size} slides: ${error.message}`)
        return null
      })
      await browser.close()
      if (!result) break
      painted.push(result.painted)
      edits.push(...result.edits)
    }
    if (painted.length === 0) continue
    rows.push({ task: 'present: first slide painted', size, name: tool.name, value: median(painted), unit: 'ms' })
    rows.push({ task: 'present: edit → visible', size, name: tool.name, value: median(edits), unit: 'ms' })
  }
}

/** A table a task and size: the tools' figures, and how many times ours goes into them. */
function print() {
  console.log(`\n${cpus().length} × ${cpus()[0].model}, node ${process.version}; medians of ${runs} runs after a warm-up\n`)
  console.log('| task | slides | tool | | × deck | peak memory |\n|---|---|---|---|---|---|')
  for (const row of rows) {
    const ours = rows.find(({ task, size, name }) => task === row.task && size === row.size && name === 'deck')
    const ratio = ours ? (row.value / ours.value).toFixed(1) : ''
    const value = row.unit === 's' ? `${row.value.toFixed(2)} s` : `${row.value.toFixed(0)} ms`
    console.log(`| ${row.task} | ${row.size} | ${row.name} | ${value} | ${ratio} | ${row.memory ? `${row.memory.toFixed(0)} MB` : ''} |`)
  }
}
