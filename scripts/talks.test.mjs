// The talks that the splitter learns from: each is of the form, and what is written from one is what it says.
import { expect, test } from 'vitest'
import { renderTalk } from './render-talk.mjs'
import { readTalk, readTalks } from './talks.mjs'

test('every talk in scripts/talks is of the form', () => {
  expect(readTalks().length).toBeGreaterThan(100)
})

test('what is not of the form is told by line', () => {
  expect(() => readTalk('wrong', '# A title\n\nSome <b>words</b>\n---\n\nMore\n\n## Below words\n\n# Late\n')).toThrow(`
scripts/talks/wrong.md:1: the first line is <!-- lang: en -->, with the talk's language
scripts/talks/wrong.md:3: there is HTML
scripts/talks/wrong.md:3: a line above --- is taken for a heading: there is a blank line missing
scripts/talks/wrong.md:8: ## stands directly below #
scripts/talks/wrong.md:10: # is the first line of a slide, and there is one`.trim())
})

const talk = readTalk('example', `<!-- lang: en -->

# Counting swifts
## from a kitchen window

An evening's work for one person and one cup of tea, from May
to the end of July

- a window
  - to the west
- a \`pencil\`

---

> They sleep on the wing.

> — A neighbour

\`\`\`sh
for day in *; do

  wc -l $day
done
\`\`\`

---

![A swift](swift.png)
`)

test('a talk is written as a web page\'s text, by hand and as a PDF\'s text, with what is true of each line', () => {
  const { flat, spaced, pdf } = renderTalk(talk, (text) => text.length)
  const told = ({ text, truth }) => text.split('\n').map((line, at) => {
    const { role = '', cont } = truth.lines.find(({ n }) => n === at + 1) ?? {}
    return `${role}${cont ? '+' : ''}|${line}`
  }).join('\n')
  expect(told(flat)).toMatchInlineSnapshot(`
    "title|Counting swifts
    subtitle|from a kitchen window
    paragraph|An evening's work for one person and one cup of tea, from May
    paragraph+|to the end of July
    bullet|- a window
    bullet|- to the west
    bullet|- a pencil
    quote|They sleep on the wing.
    quote|— A neighbour
    code|for day in *; do
    code+|wc -l $day
    code+|done
    |"
  `)
  expect(told(spaced)).toMatchInlineSnapshot(`
    "title|Counting swifts
    subtitle|from a kitchen window
    paragraph|An evening's work for one person and one cup of tea, from May to the end of July
    |
    bullet|• a window
    bullet|  • to the west
    bullet|• a pencil
    |
    quote|They sleep on the wing.
    quote|— A neighbour
    |
    code|    for day in *; do
    |
    code+|      wc -l $day
    code+|    done
    |"
  `)
  expect(told(pdf)).toMatchInlineSnapshot(`
    "title|Counting swifts
    subtitle|from a kitchen window
    paragraph|An evening's work for one person and one cup
    paragraph+|of tea, from May to the end of July
    bullet|• a window
    bullet|– to the west
    bullet|• a pencil
    quote|They sleep on the wing.
    quote|— A neighbour
    code|for day in *; do
    code+|wc -l $day
    code+|done
    |"
  `)
  expect(flat.truth.slides).toEqual([
    { slide: 0, line: 1, title: 'Counting swifts', subtitle: 'from a kitchen window' }, { slide: 1, line: 8, title: null, subtitle: null, unmarked: true },
  ])
})
