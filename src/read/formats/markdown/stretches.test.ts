// Reading a talk in stretches finds what reading it as a whole finds, also after an edit.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeSource } from '../../../model/source.ts'
import { markdown } from './fixtures/arbitrary.ts'
import type { Context } from './blocks.ts'
import { toNodes } from './nodes.ts'
import { parseBlocks } from './parser.ts'
import { readStretches } from './stretches.ts'

fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) })

function readWhole(text: string) {
  const source = makeSource('talk.md', text)
  const { branches, references } = parseBlocks(text)
  const context: Context = { source, firstLine: 1, references, diagnostics: [], comments: [] }
  return { nodes: toNodes(branches, context, true), diagnostics: context.diagnostics }
}

test('a text in stretches is the text as a whole', () => {
  let read = 0
  fc.assert(fc.property(markdown, (text) => {
    const found = readStretches(makeSource('talk.md', text), 0)
    if (!found) return
    read++
    const { stretches: _, ...whole } = found
    expect(whole).toEqual(readWhole(text))
  }), { numRuns: 1500 })
  expect(read).toBeGreaterThan(500)
})

test('so it is after an edit', () => {
  let read = 0
  fc.assert(fc.property(markdown, markdown, fc.nat(), fc.nat(30), (before, other, at, length) => {
    const known = readStretches(makeSource('talk.md', before), 0)
    const start = at % (before.length + 1)
    const text = before.slice(0, start) + other.slice(0, length) + before.slice(start + length)
    const found = known && readStretches(makeSource('talk.md', text), 0, known.stretches)
    if (!found) return
    read++
    const { stretches: _, ...whole } = found
    expect(whole).toEqual(readWhole(text))
  }), { numRuns: 1500 })
  expect(read).toBeGreaterThan(500)
})

const stretchesIn = (text: string, known?: Parameters<typeof readStretches>[2]) => readStretches(makeSource('talk.md', text), 0, known)?.stretches

test('a rule in code divides nothing', () => {
  expect([...stretchesIn('# A\n\n---\n\n```yaml\na: 1\n\n---\nb: 2\n```\n\n---\n\n# B\n')!.keys()]).toEqual([
    '# A\n\n',
    '---\n\n```yaml\na: 1\n\n',
    '---\n\n```yaml\na: 1\n\n---\nb: 2\n```\n\n',
  ])
})

test('what an edit left as it was is not read again', () => {
  const before = stretchesIn('# A\n\n---\n\n# B\n\n---\n\n# C\n')!
  const after = stretchesIn('# A\n\nmore\n\n---\n\n# B\n\n---\n\n# C\n', before)!
  expect(after.get('---\n\n# B\n\n')).toBe(before.get('---\n\n# B\n\n'))
  expect(before.has('# A\n\nmore\n\n')).toBe(false)
})

test.each([
  ['no rule divides it', '# A\n\nwords\n'],
  ['a link is defined in another stretch', '[a]\n\n---\n\n[a]: https://example.org\n'],
  ['code never ends', `# A\n\n---\n\n\`\`\`\n\n${'---\n\n'.repeat(20)}`],
])('is read as a whole: %s', (_, text) => {
  expect(stretchesIn(text)).toBeUndefined()
})
