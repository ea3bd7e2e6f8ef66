// The plan of the house, held: floors, pure rooms, complete registries, goldens that are all there.
import { readFileSync, readdirSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const src = join(root, 'src')

/** A file imports from floors below it and from its own room; rooms of one floor never know each other. */
const floors: Record<string, number> = {
  'model': 1,
  'read': 2, 'render': 2, 'report': 2, 'client': 2, 'schedule': 2,
  'project': 3, 'browser': 3, 'site': 3,
  'present': 4, 'build': 4, 'draw': 4, 'export': 4, 'embed': 4, 'split': 4, 'check': 4,
  'commands': 5,
  'cli.ts': 7, 'main.ts': 6, 'compiled.ts': 6, 'index.ts': 6, 'vite.ts': 6, 'astro.ts': 6,
}
const pure = ['model', 'read', 'render', 'report', 'site', 'schedule']
/** what the pure and the narrow rooms may import from packages */
const packages: Record<string, RegExp> = {
  model: /^zod$/,
  read: /^(zod|yaml|markdown-it(\/.*)?)$/,
  render: /^(katex|uqr|highlight\.js(\/.*)?|htmlparser2)$/,
  report: /^picocolors$/,
  schedule: /^(zod|sax|jsonc-parser|htmlparser2)$/,
  client: /^(reveal\.js|minisearch|\/@vite\/client)$/,
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|\.d\.ts$|(^|\/)fixtures\//.test(file))
  .map((file) => file.replaceAll('\\', '/'))

const roomOf = (file: string): string => file.split('/')[0]!

interface Import {
  file: string
  /** path in src, or a package's name */
  target: string
  local: boolean
  typeOnly: boolean
}
const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join(src, file), 'utf8')
  const found = [...text.matchAll(/^(?:import|export)\s+(type\s+)?[^'"\n]*?from\s+'([^']+)'|^} from '([^']+)'|import\(\s*'([^']+)'\s*\)/gm)]
  return found.map((match) => {
    const target = match[2] ?? match[3] ?? match[4]!
    const local = target.startsWith('.')
    return {
      file,
      local,
      typeOnly: match[1] !== undefined,
      target: local ? relative(src, resolve(src, dirname(file), target)).replaceAll('\\', '/') : target,
    }
  })
})

describe('floors', () => {
  test('every room has a floor', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !(room in floors))).toEqual([])
  })

  test('imports only go down', () => {
    const wrong = imports.filter(({ file, target, local }) => {
      if (!local || target.startsWith('../')) return false
      const [from, to] = [roomOf(file), roomOf(target)]
      return from !== to && floors[to]! >= floors[from]!
    })
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([])
  })

  test('client takes nothing but model and reveal.js', () => {
    const wrong = imports.filter(({ file, target, local }) => roomOf(file) === 'client' && local && !['client', 'model'].includes(roomOf(target)))
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([])
  })
})

describe('pure rooms', () => {
  test('import nothing from node', () => {
    const wrong = imports.filter(({ file, target }) => [...pure, 'client'].includes(roomOf(file)) && target.startsWith('node:'))
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([])
  })

  test.each(Object.entries(packages))('%s imports only its own packages', (room, allowed) => {
    const wrong = imports.filter(({ file, target, local }) => roomOf(file) === room && !local && !allowed.test(target))
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([])
  })
})

describe('registries', () => {
  const barrel = (path: string): string => readFileSync(join(src, path), 'utf8')

  test('every format is registered', () => {
    const formats = readdirSync(join(src, 'read/formats'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(formats.filter(({ name }) => !barrel('read/formats/index.ts').includes(`'./${name}/index.ts'`))).toEqual([])
  })

  test('every check is registered', () => {
    const shared = ['index.ts', 'view.ts', 'colors.ts', 'outlines.ts', 'contrast.ts', 'pixels.ts', 'fonts.ts']
    const checks = files.filter((file) => file.startsWith('client/checks/')).map((file) => basename(file)).filter((file) => !shared.includes(file))
    expect(checks.filter((file) => !barrel('client/checks/index.ts').includes(`'./${file}'`))).toEqual([])
  })
  test('every command is registered', () => {
    const shared = ['index.ts', 'command.ts', 'options.ts']
    const commands = files.filter((file) => roomOf(file) === 'commands').map((file) => basename(file)).filter((file) => !shared.includes(file))
    expect(commands.filter((file) => !barrel('commands/index.ts').includes(`'./${file}'`))).toEqual([])
  })
})

describe('grain', () => {
  test('every file says in its first line what it is for', () => {
    const silent = files.filter((file) => !/^(#!.*\n)?\/\/ \S/.test(readFileSync(join(src, file), 'utf8')))
    expect(silent).toEqual([])
  })

  test('no default export, no enum, no drawer for odds and ends', () => {
    const wrong = files.filter((file) =>
      /(^|\/)(utils?|helpers?|common|misc)(\/|\.ts$)/.test(file) ||
      /^export default |^(export )?(const )?enum /m.test(readFileSync(join(src, file), 'utf8')))
    expect(wrong).toEqual([])
  })
})
