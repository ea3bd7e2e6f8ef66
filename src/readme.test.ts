// The README's tables come from the schemas, and its examples are real.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { DeckMeta, SlideMeta } from './model/meta.ts'
import * as commands from './commands/index.ts'
import { exitCodes } from './model/failure.ts'

const root = resolve(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** `| key | what it is for |` of every key of a schema. */
function table(schema: typeof DeckMeta | typeof SlideMeta): string {
  const { properties } = z.toJSONSchema(schema, { io: 'input' }) as { properties: Record<string, { description?: string; enum?: string[] }> }
  const rows = Object.entries(properties).map(([key, { description, enum: values }]) =>
    `| \`${key}\` | ${description}${values ? `: ${values.map((value) => `\`${value}\``).join(', ')}` : ''} |`)
  return ['| key | |', '|---|---|', ...rows].join('\n')
}

test.each([['a deck', DeckMeta], ['a slide', SlideMeta]] as const)('the keys of %s', (_, schema) => {
  expect(readme).toContain(table(schema))
})

test('every command', () => {
  expect(Object.values(commands).filter(({ name }) => !readme.includes(`\`deck ${name} `) && !readme.includes(`\`deck ${name}\``)).map(({ name }) => name)).toEqual([])
})

test('every option of deck export', () => {
  const rows = commands.exportCommand.options.map(({ flags, description }) => `| \`${flags}\` | ${description} |`)
  expect(readme).toContain(['| option | |', '|---|---|', ...rows].join('\n'))
})

test('every exit code', () => {
  const missing = Object.values(exitCodes).filter((code) => !new RegExp(`\\b${code}\\b (when|for|without)`).test(readme))
  expect(missing).toEqual([])
})

test('every layout and theme', () => {
  const names = (folder: string, ending: string): string[] =>
    readdirSync(join(root, folder)).filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length))
  const missing = [...names('layouts', '.html'), ...names('layouts/themes', '.css')].filter((name) => !readme.includes(`\`${name}\``))
  expect(missing).toEqual([])
})

test('every file it links to is there', () => {
  const links = [...readme.replace(/`[^`]*`/g, '').matchAll(/\]\(([^)#:]+)\)/g)].map(([, path]) => path!)
  expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([])
})
