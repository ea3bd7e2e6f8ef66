// What can go wrong while a talk is exported, at every moment of it, in every format: the older file stays whole, or the new
// one is; the exit code tells which; no process and no file is left. A part of it runs each time, all with FAULTS=all.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { browsersIn } from './browsers.ts'
import { cli, deck, startDeck, workFolder } from './deck.ts'

const slides = Array.from({ length: 80 }, (_, number) => `## Slide ${number}\n\n- one\n- two\n\nNote: and so on`)
const work = workFolder({ 'talk.md': slides.join('\n\n---\n\n') })
test.afterAll(() => work.remove())
const path = (name: string): string => join(work.folder, name)
const temporary = path('tmp')
mkdirSync(temporary)
const { running: browsers, nothingIsLeft } = browsersIn(temporary)
const env = { TMPDIR: temporary, CHROME_NO_SANDBOX: process.getuid?.() === 0 ? '1' : '' }

const old = 'an older file'
/** with what a finished file begins */
const formats: Record<string, string> = { pdf: '%PDF-', pptx: 'PK\x03\x04', png: '\x89PNG', html: '<!doctype html>', md: '---\n', text: 'Slide 0' }
const withBrowser = ['pdf', 'pptx', 'png']
const targetOf = (format: string): string => path(format === 'text' ? 'out.txt' : `out.${format}`)
/** one picture, so that it is one file */
const argsOf = (format: string): string[] => ['export', 'talk.md', `--${format}`, '-o', targetOf(format), ...(format === 'png' ? ['--range', '80'] : [])]

type Fault = { name: string; run: () => Promise<void> }

async function isWhole(format: string, code: number | null): Promise<void> {
  const now = readFileSync(targetOf(format), 'latin1').slice(0, 40)
  const isNew = now.startsWith(formats[format]!)
  // what is stopped from outside may just have put the new file there; at its very end nothing listens to signals any more
  if (code === 0 || ((code === null || code > 128) && isNew)) expect(isNew).toBe(true)
  else expect(now).toBe(old)
  expect(readdirSync(work.folder).filter((name) => name.startsWith('.'))).toEqual([])
}

// what is done to whom, as soon as a step begins
const blows: [string, (node: number) => void, string[]][] = [
  ['the browser is killed', () => browsers().forEach(({ pid }) => kill(pid, 'SIGKILL')), []],
  ['a page of the browser is killed', () => browsers().filter(({ args }) => args.includes('--type=renderer')).forEach(({ pid }) => kill(pid, 'SIGKILL')), []],
  ['the browser stops answering', () => browsers().forEach(({ pid }) => kill(pid, 'SIGSTOP')), ['--timeout', '4000']],
  ['deck is told to end', (node) => kill(node, 'SIGTERM'), []],
  ['deck is interrupted', (node) => kill(node, 'SIGINT'), []],
  ['deck is killed', (node) => kill(node, 'SIGKILL'), []],
]
const moments = ['"deck"', 'setting', 'starting', 'loading', 'printing|taking|drawing|packing|reading it back', 'checking|writing the', 'writing \\S+out']
const kill = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal)
  } catch {
    // it ended by itself
  }
}

const struck: Fault[] = Object.keys(formats).flatMap((format) => moments.flatMap((moment) => blows
  .filter(([name]) => withBrowser.includes(format) || name.startsWith('deck'))
  .map(([name, strike, more]): Fault => ({
    name: `${format}: ${name} at ${moment}`,
    run: async () => {
      const { child, output, ended } = startDeck([...argsOf(format), '--json', ...more], { cwd: work.folder, env })
      const pattern = new RegExp(`"(doing|event)":"?(${moment})`)
      await expect.poll(() => child.exitCode !== null || pattern.test(output().stdout), { timeout: 30_000, intervals: [2] }).toBe(true)
      strike(child.pid!)
      const { code, stderr } = await ended
      await expect.poll(() => browsers().length).toBe(0)
      if (code !== 0) expect(code === null || [3, 4, 129, 130, 143].includes(code), `exit code ${code}\n${stderr.slice(-1000)}`).toBe(true)
      if (name !== 'deck is killed') return isWhole(format, code)
      // nobody can clean up then; the next run does
      for (const name of readdirSync(work.folder).filter((name) => name.startsWith('.'))) rmSync(path(name))
      rmSync(temporary, { recursive: true })
      mkdirSync(temporary)
      expect([old, formats[format]!].some((start) => readFileSync(targetOf(format), 'latin1').startsWith(start))).toBe(true)
    },
  }))))

const places: Fault[] = Object.keys(formats).flatMap((format): Fault[] => {
  const [, , flag, , , ...more] = argsOf(format)
  const refuses = async (target: string, code: number): Promise<void> => {
    const { code: ended, stderr } = await deck(['export', 'talk.md', flag!, '-o', target, ...more], { cwd: work.folder, env })
    expect(ended, stderr).toBe(code)
    await isWhole(format, 1)
  }
  return [
    { name: `${format}: the target is a folder`, run: async () => { mkdirSync(path('is/folder'), { recursive: true }); await refuses('is/folder', 5) } },
    { name: `${format}: a part of its path is a file`, run: () => refuses('talk.md/out', 5) },
    { name: `${format}: links that lead to each other`, run: async () => {
      for (const [from, to] of [['round', 'about'], ['about', 'round']] as const) if (!existsSync(path(from))) try { symlinkSync(to, path(from)) } catch { /* it is there */ }
      await refuses('round/out', 5)
    } },
    { name: `${format}: there is no such browser`, run: async () => {
      if (!withBrowser.includes(format)) return
      expect((await deck([...argsOf(format), '--browser-path', '/no/such'], { cwd: work.folder, env })).code).toBe(3)
      await isWhole(format, 3)
    } },
    { name: `${format}: the disk is full`, run: async () => {
      test.skip(spawnSync('unshare', ['-m', 'true']).status !== 0, 'needs to be root on Linux')
      mkdirSync(path('full'), { recursive: true })
      const script = `mount -t tmpfs -o size=8k none full && echo -n '${old}' > full/out && ${process.execPath} ${cli} export talk.md ${flag} ${more.join(' ')} -o full/out; code=$?; cat full/out; ls -A full | wc -l; exit $code`
      const { status, stdout, stderr } = spawnSync('unshare', ['-m', 'sh', '-c', script], { cwd: work.folder, env: { ...process.env, ...env }, encoding: 'utf8' })
      // words alone may be short enough
      if (['text', 'md'].includes(format) && status === 0) return
      expect(stderr).toContain('full/out cannot be written: the disk is full.')
      expect({ status, stdout }).toEqual({ status: 5, stdout: `${old}1\n` })
    } },
  ]
})

const all = [...struck, ...places]
/** enough of each kind, in the time that a run may take; a number that shares no factor with theirs */
const chosen = process.env.FAULTS === 'all' ? all : all.filter((_, index) => index % 17 === 0)

test.beforeEach(() => Object.keys(formats).forEach((format) => writeFileSync(targetOf(format), old)))
test.afterEach(nothingIsLeft)
for (const { name, run } of chosen) test(name, run)
