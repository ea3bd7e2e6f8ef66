// npm run bench: deck beside Marp, reveal-md, decktape and the browser alone, in one run on one machine. Compare the ratios, not the seconds.
// npm run bench -- --tasks pdf,pictures --sizes 25,100,400,1600 --runs 5 --tools deck,marp,browser; tasks: html, pdf, pictures,
// decks, version, serve; tools are named by a part of what the report calls them.
import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launch } from 'puppeteer-core'
import { bare } from './bare.mjs'
import { talkWithPictures } from './pictures.mjs'
import { median, run } from './process.mjs'
import { serve } from './serve.mjs'
import { talk } from './talk.mjs'
import { tools } from './tools.mjs'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '25,100,400' },
    runs: { type: 'string', default: '3' },
    tasks: { type: 'string', default: 'html,pdf,serve' },
    tools: { type: 'string', default: '' },
    browser: { type: 'string', default: process.env.CHROME_PATH ?? '/usr/bin/chromium' },
    shell: { type: 'string', default: '/usr/bin/chromium-headless-shell' },
  },
})
const sizes = values.sizes.split(',').map(Number)
const runs = Number(values.runs)
const tasks = values.tasks.split(',')
const names = { html: 'text → HTML', pdf: 'text → PDF', pictures: '30 photographs → PDF', version: '--version' }

const peers = join(import.meta.dirname, 'peers')
if (!existsSync(join(peers, 'node_modules'))) {
  spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: peers, stdio: 'inherit', env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' } })
}

const wanted = values.tools.toLowerCase().split(',')
const all = tools({ full: values.browser, shell: existsSync(values.shell) ? values.shell : null })
  .filter(({ name }) => wanted.some((part) => name.toLowerCase().includes(part)))

// where Slidev finds its theme
const folder = mkdtempSync(join(peers, 'talks-'))
const rows = []
try {
  for (const size of sizes) {
    // a folder of its own: peers serve folders
    mkdirSync(join(folder, String(size)))
    const deck = join(folder, String(size), 'talk.md')
    writeFileSync(deck, talk(size))
    writeFileSync(deck.replace(/md$/, 'html'), bare(talk(size)))
    if (tasks.includes('html')) await commands('html', size, deck)
    if (tasks.includes('pdf')) await commands('pdf', size, deck)
    if (tasks.includes('serve')) await serving(size, deck)
  }
  if (tasks.includes('pictures')) {
    mkdirSync(join(folder, 'pictures'))
    const deck = join(folder, 'pictures', 'talk.md')
    for (const [name, content] of talkWithPictures('talk.md')) writeFileSync(join(folder, 'pictures', name), content)
    writeFileSync(deck.replace(/md$/, 'html'), bare(talkWithPictures('talk.md').get('talk.md')))
    await commands('pictures', 100, deck)
  }
  if (tasks.includes('version')) await commands('version', 0, '')
  if (tasks.includes('decks')) await manyDecks()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
print()

/** Whole commands, the tools in turn, so that a drift of the machine meets all of them. */
async function commands(task, size, deck) {
  const times = new Map()
  const memory = new Map()
  /** those that gave up */
  const given = new Set()
  if (task === 'pdf') for (const { prepare } of all) if (prepare) await run(...prepare(deck))
  for (let round = 0; round <= runs; round++) {
    for (const tool of all) {
      const made = tool[task === 'pictures' ? 'pdf' : task]?.(deck, join(folder, `${tool.name.replace(/\W+/g, '-')}-${size}`))
      if (!made || given.has(tool.name)) continue
      // the first round warms caches and is the one whose memory is sampled, which costs time
      const result = await run(...made, { env: tool.env, memory: round === 0 }).catch((error) => error)
      if (result instanceof Error) {
        console.error(`${tool.name}, ${names[task]}, ${size}: ${result.message.slice(0, 300)}`)
        given.add(tool.name)
      } else if (round === 0) memory.set(tool.name, result.megabytes)
      else times.set(tool.name, [...(times.get(tool.name) ?? []), result.seconds])
    }
  }
  for (const [name, seconds] of times) {
    rows.push({ task: names[task], size, name, value: median(seconds), unit: 's', memory: memory.get(name) })
  }
}

/** Ten talks of forty slides in one command, and one after the other. */
async function manyDecks() {
  const decks = Array.from({ length: 10 }, (_, index) => join(folder, `many-${index}.md`))
  for (const deck of decks) writeFileSync(deck, talk(40))
  const [ours] = all
  const together = []
  const apart = []
  for (let round = 0; round <= runs; round++) {
    const once = await run(process.execPath, [ours.pdf('', '')[1][0], 'export', ...decks, '-o', join(folder, 'many')], { env: ours.env })
    let sum = 0
    for (const deck of decks) sum += (await run(...ours.pdf(deck, join(folder, 'one')), { env: ours.env })).seconds
    if (round > 0) {
      together.push(once.seconds)
      apart.push(sum)
    }
  }
  rows.push({ task: 'ten talks of 40 → PDF', size: 400, name: 'deck', value: median(together), unit: 's' })
  rows.push({ task: 'ten talks of 40 → PDF', size: 400, name: 'deck, one by one', value: median(apart), unit: 's' })
}

async function serving(size, deck) {
  // a speaker's browser runs already, and has never seen the talk
  const browser = await launch({ executablePath: values.browser, args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'] })
  for (const tool of all.filter(({ serve }) => serve)) {
    const painted = []
    const edits = []
    for (let round = 0; round <= runs; round++) {
      const context = await browser.createBrowserContext()
      const page = await context.newPage()
      const result = await serve(tool, deck, page, 3).catch((error) => {
        console.error(`${tool.name}, ${size} slides: ${error.message}`)
        return null
      })
      await context.close()
      if (!result) break
      if (round === 0) continue
      painted.push(result.painted)
      edits.push(...result.edits)
    }
    if (painted.length === 0) continue
    rows.push({ task: 'present: first slide painted', size, name: tool.name, value: median(painted), unit: 'ms' })
    rows.push({ task: 'present: edit → visible', size, name: tool.name, value: median(edits), unit: 'ms' })
  }
  await browser.close()
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
