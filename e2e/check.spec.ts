// deck check: one small deck for each thing that can be wrong, with its report beside it; many decks at once.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { deck, decks, root } from './deck.ts'

const folder = join(root, 'e2e', 'check')
const env = { CHROME_NO_SANDBOX: process.getuid?.() === 0 ? '1' : '' }
/** nothing to mend, and what is only worth knowing */
const good = new Set(['good', 'good-formula', 'other-font'])

for (const name of readdirSync(folder)) {
  test(name.replaceAll('-', ' '), async () => {
    const { code, stdout, stderr } = await deck(['check', 'talk.md'], { cwd: join(folder, name), env })
    expect(stdout).toBe(readFileSync(join(folder, name, 'report'), 'utf8'))
    expect(stderr).toBe('talk.md  looking at talk.md\n')
    expect(code).toBe(good.has(name) ? 0 : 1)
  })
}

test('our own talks are good, several at once and in their order', async () => {
  const { code, stdout } = await deck(['check', 'conveyor.txt', 'conveyor.txt', 'conveyor.txt'], { cwd: decks, env })
  expect(stdout).toMatch(/^(conveyor\.txt {2}\d+ slides, all good\n){3}$/)
  expect(code).toBe(0)
})

test('--json is for programs', async () => {
  const { code, stdout } = await deck(['check', 'good/talk.md', 'low-contrast/talk.md', '--json'], { cwd: folder, env })
  const seen = JSON.parse(stdout) as { path: string; slides: number; diagnostics: { code: string; slide: number; position: object }[] }[]
  expect(seen.map(({ path, slides, diagnostics }) => [path, slides, diagnostics.map(({ code, slide }) => `${code} ${slide}`)])).toEqual([
    ['good/talk.md', 1, []], ['low-contrast/talk.md', 1, ['low-contrast 1']],
  ])
  expect(seen[1]!.diagnostics[0]!.position).toMatchObject({ start: { line: 8, column: 1 } })
  expect(code).toBe(1)
})

test('a text without slides, a talk that is not there, too little time, no browser', async () => {
  expect(await deck(['check', 'empty-deck.txt'], { cwd: join(decks, 'errors'), env })).toMatchObject({ code: 1, stdout: expect.stringContaining('empty-deck.txt  0 slides\n') })
  expect(await deck(['check', 'good/talk.md', 'nowhere.md'], { cwd: folder, env })).toMatchObject({ code: 2, stderr: expect.stringContaining('error  There is no file nowhere.md.\n') })
  expect(await deck(['check', 'good/talk.md', '--timeout', '1'], { cwd: folder, env })).toMatchObject({
    code: 4, stderr: expect.stringContaining('error  The browser was not done with good/talk.md after 0.001 s.\n   Give it more time with --timeout, in milliseconds.\n'),
  })
  expect((await deck(['check', 'good/talk.md'], { cwd: folder, env: { ...env, DECK_BROWSER: 'no-such-browser' } })).code).toBe(3)
})
