// The npm package: what is in it is enough to run the command and to type a program.
import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { root, workFolder } from './deck.ts'

const run = promisify(execFile)
const { name, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { name: string; dependencies: Record<string, string> }

/** What a built file imports, and what these import. */
function importsOf(file: string, seen = new Set<string>()): Set<string> {
  for (const [, name] of readFileSync(join(root, 'dist', file), 'utf8').matchAll(/^import .*?from "(.*)";$/gm)) {
    const path = name!.startsWith('.') ? join(dirname(file), name!) : name!
    if (seen.has(path)) continue
    seen.add(path)
    if (name!.startsWith('.')) importsOf(path, seen)
  }
  return seen
}

test('an oEmbed endpoint needs nothing of Node', async () => {
  const needed = [...importsOf('oembed.js')]
  expect(needed.length).toBeGreaterThan(0)
  expect(needed.filter((path) => !path.startsWith('chunks/'))).toEqual([])
})

test('the packed files run the command, and type a program that reads a talk', async () => {
  const work = workFolder({
    'talk.txt': 'A short talk\nabout little\nThe only point\n- it is made\n',
    'program.ts': [
      `/// <reference types="${name}/talk" />`,
      "import talk from './talk.txt?deck'",
      'export const shown: [string, number] = [talk.src, talk.slides.length]',
      `import { deck as plugin } from '${name}/vite'`,
      `import { deckLoader } from '${name}/astro'`,
      "export const loader: string = deckLoader({ base: './talks', paper: true }).name",
      "export const plugins = [plugin({ folder: 'slides' })]",
      `import { makeSource, read, type Slide } from '${name}'`,
      "const deck = read(makeSource('talk.txt', 'A talk')).value",
      'export const slides: Slide[] = deck?.slides ?? []',
      '// @ts-expect-error a slide may have no title',
      'export const title: string = slides[0]!.title',
      `import { oembedHandler } from '${name}/oembed'`,
      "export const answer: Response = oembedHandler({ version: 1, title: 'Talks', talks: [] }, 'https://slides.example/')(new Request('https://slides.example/oembed'))",
    ].join('\n'),
  })
  await run(join(root, 'node_modules/.bin/tsc'), ['-p', 'scripts/types.tsconfig.json'], { cwd: root })
  const packed = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', work.folder], { cwd: root })
  const [{ filename, files }] = JSON.parse(packed.stdout) as [{ filename: string; files: { path: string }[] }]
  expect([...new Set(files.map(({ path }) => path.split('/')[0]))].sort()).toEqual(['README.md', 'decks', 'dist', 'layouts', 'package.json'])

  const home = join(work.folder, 'node_modules', name)
  mkdirSync(home, { recursive: true })
  await run('tar', ['-xzf', filename, '--strip-components', '1', '-C', home], { cwd: work.folder })
  for (const dependency of Object.keys(dependencies)) {
    if (dependency.includes('/')) mkdirSync(join(work.folder, 'node_modules', dependency.split('/')[0]!), { recursive: true })
    symlinkSync(join(root, 'node_modules', dependency), join(work.folder, 'node_modules', dependency))
  }
  const { stdout } = await run(process.execPath, [join(home, 'dist/cli.js'), 'outline', '--json', 'talk.txt'], { cwd: work.folder })
  expect((JSON.parse(stdout) as { slides: { title: string }[] }).slides.map(({ title }) => title)).toEqual(['A short talk', 'The only point'])

  await run(join(root, 'node_modules/.bin/tsc'), ['--noEmit', '--strict', '--module', 'nodenext', '--skipLibCheck', 'program.ts'], { cwd: work.folder })
  work.remove()
})
