// The command itself: what it prints, and how it ends.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { deck, decks, workFolder } from './deck.ts'

const work = workFolder({
  'talk.txt': 'The Talk\nand its second line\n- one\n- two\nPart Two\n- three\n- four\n',
})
writeFileSync(join(work.folder, 'latin.txt'), Buffer.from('Caf\xe9\n', 'latin1'))
test.afterAll(() => work.remove())
const run = (args: string[], stdin?: string): ReturnType<typeof deck> => deck(args, { cwd: work.folder, ...(stdin === undefined ? {} : { stdin }) })

test('help names every command', async () => {
  const { code, stdout } = await run(['--help'])
  expect(code).toBe(0)
  for (const name of ['present', 'export', 'build', 'embed', 'outline', 'split', 'check', 'fmt', 'new', 'doctor']) expect(stdout).toContain(`  ${name} `)
})

test('the version is the package\'s', async () => {
  const { version } = JSON.parse(readFileSync(join(decks, '..', 'package.json'), 'utf8')) as { version: string }
  expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
})

test('what was compiled is kept for the next time, and nothing depends on it', async () => {
  const folder = join(work.folder, 'cache')
  const outline = (cache: string): ReturnType<typeof deck> => deck(['outline', 'talk.txt'], { cwd: work.folder, env: { XDG_CACHE_HOME: cache } })
  const first = await outline(folder)
  expect(first.code).toBe(0)
  const compiled = join(folder, 'deck/compiled', `${process.version}-${process.arch}`)
  const kept = (): Map<string, number> => new Map(readdirSync(compiled).map((name) => [name, statSync(join(compiled, name)).mtimeMs]))
  const before = kept()
  expect([...before.keys()].some((name) => name.startsWith('main.cjs-'))).toBe(true)
  expect(await outline(folder)).toEqual(first)
  expect(kept()).toEqual(before)

  // cut off in the middle, and where no folder can be
  const [name] = before.keys()
  const bytes = readFileSync(join(compiled, name!))
  writeFileSync(join(compiled, name!), bytes.subarray(0, bytes.length / 2))
  expect(await outline(folder)).toEqual(first)
  expect(readFileSync(join(compiled, name!)).length).toBeGreaterThan(bytes.length / 2)
  expect(await outline(join(work.folder, 'talk.txt'))).toEqual(first)
})

test('what was compiled of another version of the same length and day is not used', async () => {
  const other = join(work.folder, 'other')
  for (const name of ['dist/cli.js', 'dist/chunks', 'dist/command', 'package.json']) cpSync(join(decks, '..', name), join(other, name), { recursive: true, preserveTimestamps: true })
  const main = join(other, 'dist/command/main.cjs')
  const { atime, mtime } = statSync(main)
  const help = (): ReturnType<typeof execFileSync> => execFileSync(process.execPath, [join(other, 'dist/cli.js'), '--help'], { env: { ...process.env, XDG_CACHE_HOME: join(work.folder, 'cache') } })
  const before = String(help())
  expect(String(help())).toBe(before)
  writeFileSync(main, readFileSync(main, 'utf8').replace('Talks written as plain text', 'Walks written as plain text'))
  utimesSync(main, atime, mtime)
  expect(String(help())).toBe(before.replace('Talks', 'Walks'))
})

test.describe('wrong usage ends with 2 and says what is meant', () => {
  const cases: [string, string[], string][] = [
    ['unknown command', ['presnt', 'talk.txt'], 'error: unknown command \'presnt\'\n(Did you mean present?)\n'],
    ['unknown option', ['outline', 'talk.txt', '--jsn'], 'error: unknown option \'--jsn\'\n(Did you mean --json?)\n'],
    ['no file named', ['outline'], 'error: missing required argument \'file\'\n'],
    ['no such file', ['outline', 'tlk.txt'],
      'error  There is no file tlk.txt.\n   Start a talk with "deck new NAME", or write "-" to read standard input.\n'],
    ['a folder', ['outline', '.'], 'error  . is a folder.\n   Name the talk\'s file in it.\n'],
    ['another encoding', ['outline', 'latin.txt'],
      'error  latin.txt is not UTF-8 text.\n   Save it as UTF-8, or export the talk as plain text first.\n'],
    ['an address of another machine', ['present', 'talk.txt', '--host', '203.0.113.1'],
      'error  "203.0.113.1" is no address of this machine.\n   Use --host 0.0.0.0 for every address it has.\n'],
    ['a time that is none', ['export', 'talk.txt', '--timeout', 'soon'],
      'error  --timeout is a whole number of milliseconds, not "soon".\n   For a minute: --timeout 60000.\n'],
    ['unknown format', ['outline', 'talk.txt', '--from', 'docx'], 'error  There is no format "docx".\n   Formats: markdown, text.\n'],
    ['unknown theme', ['outline', 'talk.txt', '--theme', 'papr'],
      'error  There is no theme "papr".\n   Did you mean "paper"? Themes here: ink, mono, paper, summit, swiss.\n'],
  ]
  for (const [name, args, message] of cases) {
    test(name, async () => {
      expect(await run(args)).toEqual({ code: 2, stdout: '', stderr: message })
    })
  }
})

test('outline shows number, line, layout, title and blocks', async () => {
  const { code, stdout, stderr } = await run(['outline', 'talk.txt'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^ {2}1 {2}l\.1 +\S+ +The Talk \/ and its second line +list of 2\n {2}2 {2}l\.5 +\S+ +Part Two +list of 2\n$/)
})

test('outline --why gives a reason and how sure it is', async () => {
  const { stdout } = await run(['outline', 'talk.txt', '--why'])
  expect(stdout).toMatch(/boundary +\d+ %  \S/)
  expect(stdout).toMatch(/title +\d+ %  \S/)
  expect(stdout).toMatch(/layout +100 %  \S/)
})

test('outline --unsure shows what is doubtful, first where slides begin, the most doubtful first; what is marked is not', async () => {
  const { code, stdout } = await deck(['outline', 'conveyor.txt', '--unsure'], { cwd: decks })
  expect(code).toBe(0)
  const lines = stdout.trimEnd().split('\n')
  for (const line of lines) expect(line).toMatch(/^ *\d+ % {2}l\.\d+ +(starts a slide|starts none|title|subtitle|code|text) +\S.*\S {2,}\S/)
  const inOrder = lines.map((line) => ({ line, later: !/ starts (a slide|none) /.test(line), sure: Number(/\d+/.exec(line)![0]) }))
    .sort((a, b) => Number(a.later) - Number(b.later) || a.sure - b.sure)
  expect(lines).toEqual(inOrder.map(({ line }) => line))
  expect(inOrder.every(({ sure }) => sure <= 90)).toBe(true)
  expect((await run(['outline', '-', '--unsure'], '# One\n---\n# Two\n')).stdout).toBe('')
})

test('outline --json is the model, by its published schema', async () => {
  const { stdout } = await run(['outline', 'talk.txt', '--json'])
  const { slides } = JSON.parse(stdout) as { slides: { line: number; title: string; subtitle: string | null; layout: string }[] }
  expect(slides.map(({ line, title, subtitle }) => ({ line, title, subtitle }))).toEqual([
    { line: 1, title: 'The Talk', subtitle: 'and its second line' },
    { line: 5, title: 'Part Two', subtitle: null },
  ])
})

test('outline --json says of a slide that carries on another that it begins where that one does', async () => {
  const long = Array.from({ length: 40 }, (_, index) => `- Point ${index + 1}, which says something that takes a line of its own\n`).join('')
  const { stdout } = await run(['outline', '-', '--json'], `The Talk\n---\n# A long list\n${long}`)
  const { slides } = JSON.parse(stdout) as { slides: { line: number; continued?: boolean; position: { start: { line: number } } }[] }
  const parts = slides.slice(1)
  expect(parts.length).toBeGreaterThan(1)
  expect(parts.map(({ line }) => line)).toEqual(parts.map(() => 3))
  expect(parts.at(-1)!.position.start.line).toBeGreaterThan(4)
})

test('standard input is a deck too', async () => {
  const { code, stdout } = await run(['outline', '-'], 'From a pipe\n- one\n- two\n')
  expect(code).toBe(0)
  expect(stdout).toContain('From a pipe')
})

test('an empty text is an error with a place', async () => {
  const { code, stderr } = await run(['outline', '-'], '\n\n')
  expect(code).toBe(1)
  expect(stderr).toContain('empty-deck')
})

test('new starts a talk that is a deck, and never writes over one', async () => {
  for (const [name, file] of [['my-talk', 'my-talk.txt'], ['other.md', 'other.md']] as const) {
    const { code, stdout } = await run(['new', name])
    expect(code).toBe(0)
    expect(stdout).toContain(`deck present ${file}`)
    const shown = await run(['outline', file])
    expect({ code: shown.code, stderr: shown.stderr }).toEqual({ code: 0, stderr: '' })
    expect(await run(['new', name])).toEqual({ code: 5, stdout: '', stderr: `error  ${file} is there already.\n   Choose another name.\n` })
  }
})

test('new in a folder that is not there, and with a name of two words', async () => {
  expect(await run(['new', 'nowhere/talk'])).toEqual({
    code: 5, stdout: '', stderr: 'error  There is no folder nowhere.\n   Make it first, or start the talk here.\n',
  })
  expect((await run(['new', 'two words'])).stdout).toContain('  deck present "two words.txt"')
})

test.describe('fmt', () => {
  const plain = 'Moving house\n- boxes\n- helpers\nWhat we forgot\n- the key\n- lunch\n'
  const marked = 'Moving house\n- boxes\n- helpers\n---\nWhat we forgot\n- the key\n- lunch\n'
  const file = join(work.folder, 'house.txt')

  test('writes marks into the file, once', async () => {
    writeFileSync(file, plain)
    expect(await run(['fmt', 'house.txt'])).toEqual({ code: 0, stdout: '', stderr: 'house.txt  1 line of marks written\n' })
    expect(readFileSync(file, 'utf8')).toBe(marked)
    expect(await run(['fmt', 'house.txt'])).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(await run(['fmt', '--check', 'house.txt'])).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(readdirSync(work.folder).filter((name) => name.includes('house'))).toEqual(['house.txt'])
  })

  test('prints what comes from standard input', async () => {
    expect(await run(['fmt', '-'], plain)).toEqual({ code: 0, stdout: marked, stderr: '' })
  })

  test('--check changes nothing, and says where a mark is missing', async () => {
    writeFileSync(file, plain)
    const { code, stdout, stderr } = await run(['fmt', '--check', 'house.txt', 'talk.txt'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toBe(`house.txt:4:1  error  unmarked  A slide is not marked here: "---" is missing.
     3 | - helpers
>    4 | What we forgot
       | ^^^^^^^^^^^^^^
   Run "deck fmt" on the file.

1 error
talk.txt:5:1  error  unmarked  A slide is not marked here: "---" is missing.
     4 | - two
>    5 | Part Two
       | ^^^^^^^^
   Run "deck fmt" on the file.

1 error
`)
    expect(readFileSync(file, 'utf8')).toBe(plain)
  })

  test('leaves Markdown alone', async () => {
    expect(await run(['fmt', '--from', 'markdown', '-'], plain)).toEqual({ code: 0, stdout: plain, stderr: '' })
  })
})

test.describe('decks that are wrong on purpose', () => {
  const folder = join(decks, 'errors')
  for (const file of readdirSync(folder).filter((name) => /\.(md|txt)$/.test(name))) {
    test(file, async () => {
      const report = join(folder, `${file}.report`)
      expect(existsSync(report), `${report} is missing`).toBe(true)
      const { stderr } = await deck(['outline', file], { cwd: folder })
      expect(stderr).toBe(readFileSync(report, 'utf8'))
    })
  }
})
