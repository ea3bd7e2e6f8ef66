// An edit is opened faster than the deck was, and never as another deck than it is.
import fc from 'fast-check'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { renderSlides, type Drawn } from '../render/site.ts'
import { openDeck, type OpenedDeck } from './open.ts'
import { packageFolder } from './package.ts'

const folder = mkdtempSync(join(tmpdir(), 'deck-edits-'))
afterAll(() => rmSync(folder, { recursive: true }))

const long = Array.from({ length: 30 }, (_, index) => `- item ${index} of a list that has to go on`).join('\n')
const talks = {
  'sections.md': `# Talk\n\n---\n\n# Problem 1\n\nOne thing is missing.\n\n---\n\n## Much\n\n${long}\n\n---\n\n# Problem 2\n\nSee [the first](#problem-1), [the next](#/4) and [none](#later).\n\n---\n\n## Same\n\n- a\n\n---\n\n## Same\n\n${long}\n\n---\n\n> Words\n>\n> — Somebody\n\nNote: say it\n`,
  'tour.md': readFileSync(join(packageFolder(), 'decks', 'tour.md'), 'utf8'),
  'conveyor.txt': readFileSync(join(packageFolder(), 'decks', 'conveyor.txt'), 'utf8'),
}
mkdirSync(join(folder, 'pictures'))
copyFileSync(join(packageFolder(), 'decks', 'pictures', 'slides.png'), join(folder, 'pictures', 'slides.png'))

/** what people do to a text: words come and go, lines are doubled, slides are moved */
const pieces = ['word', '\n', '\n\n---\n\n', '# Later\n', '\n- item\n', 'layout: quote\n', '<!-- id: later -->', '```', '', '', '']
const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.constantFrom(0, 0, 1, 5, 80), put: fc.constantFrom(...pieces), again: fc.boolean() })

function apply(text: string, { at, length, put, again }: { at: number; length: number; put: string; again: boolean }): string {
  const from = Math.floor(at * text.length)
  const piece = text.slice(from, from + length)
  return text.slice(0, from) + put + (again ? piece + piece : '') + text.slice(from + length)
}

test.each(Object.entries(talks))('%s is the same opened after edits as opened anew', async (name, talk) => {
  const edits = fc.sample(edit, { numRuns: 24, seed: Number(process.env.SEED ?? 1) })
  let text = talk
  // back to the talk now and then, so that it does not wear away
  await openEach(name, edits.map((change, index) => (text = apply(index % 8 === 0 ? talk : text, change))))
})

test.each([
  ['a section is one of more', '# Problem 2', '# Problem 3\n\nNew.\n\n---\n\n# Problem 2'],
  ['a slide takes the id of a continued one', '> Words', '# Much 2\n\n> Words'],
  ['the talk says who holds it', '# Talk', '---\nauthor: Somebody\n---\n\n# Talk'],
  ['a slide stands before the first', '# Talk', '# Before\n\nwords\n\n---\n\n# Talk'],
  ['a link leads to a slide that is there now', '> Words', '# Later\n\n> Words'],
  ['a link leads to another slide by number', '# Talk', '# Talk\n\n---\n\n# One more'],
])('%s', async (_, words, instead) => {
  const talk = talks['sections.md']
  const [before, after] = await openEach('sections.md', [talk, talk.replace(words, instead)])
  expect(after).not.toEqual(before)
})

/** Opens texts one after the other, each as an edit of the one before, and compares with opening it alone. */
async function openEach(name: string, texts: readonly string[]): Promise<string[]> {
  const file = join(folder, name)
  let before: OpenedDeck | undefined
  let drawn: Drawn | undefined
  const pages: string[] = []
  for (const text of texts) {
    writeFileSync(file, text)
    const { known: _, look, ...opened } = before = await openDeck(file, { cwd: folder, before })
    const { known: __, look: ___, ...anew } = await openDeck(file, { cwd: folder })
    expect(opened).toEqual(anew)
    if (opened.deck === null) continue
    const slides = renderSlides(opened.deck, look, opened.assets, { before: drawn })
    expect(slides).toEqual(renderSlides(opened.deck, look, opened.assets))
    drawn = { deck: opened.deck, look, assets: opened.assets, slides }
    pages.push(slides.map(({ html }) => html).join('\n'))
  }
  return pages
}
