// Fitting without a browser, seen with one: nothing is cut off, nothing is too small, and titles do not jump.
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { decks, workFolder } from './deck.ts'
import { seeDeck } from './overflow.ts'

const many = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index + 1)).join('\n')
const sentence = 'The quick brown fox, which nobody had asked, jumps over a well-known and rather lazy dog. '
const endless = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle'

/** One slide each that is too much for one slide, or hard to measure. */
const trials: Record<string, string> = {
  'a long list': `# Many points\n\n${many(40, (n) => `- Point number ${n}: ${sentence.slice(0, 20 + (n * 17) % 130)}`)}`,
  'a list of long items': `# Long points\n\n${many(6, (n) => `- ${n}: ${sentence.repeat(4)}`)}`,
  'a numbered list': `# Numbers\n\n${many(30, (n) => `${n}. Step ${n}`)}`,
  'a nested list': `# Nested\n\n${many(8, (n) => `- Point ${n}\n  - with *one* ${sentence}\n  - and \`code\` in it\n    - and a third level`)}`,
  'long paragraphs': `# Prose\n\n${sentence.repeat(30)}\n\n${sentence.repeat(10)}`,
  'no title': sentence.repeat(40),
  'no spaces': `# ${endless}\n\n${endless.repeat(20)}\n\n- ${endless}\n- https://example.org/${'path/'.repeat(60)}?query=${'x'.repeat(200)}`,
  'an endless title': `# ${sentence.repeat(12)}\n\nText`,
  'long code': `# Code\n\n\`\`\`js\n${many(70, (n) => `const line${n} = 'a line of code' // ${'-'.repeat(n % 60)}`)}\n\`\`\``,
  'wide code': `# Wide\n\n\`\`\`sh\n${'curl --silent --show-error --location '.repeat(12)}\n\`\`\``,
  'code that is wrapped': `# Wrapped\n\n\`\`\`text\n${many(12, (n) => `> /home/ada/projects/conveyor_belt/stations/${'station/'.repeat(n)}main.py(${n})<module>()-> print("${'belt '.repeat(n)}")`)}\n\`\`\``,
  'a long table': `# Rows\n\n| Name | What it is | Size |\n|---|---|---:|\n${many(30, (n) => `| row ${n} | ${sentence.slice(0, 10 + (n * 13) % 120)} | ${n * 1000} |`)}`,
  'a wide table': `# Columns\n\n|${' column |'.repeat(14)}\n|${'---|'.repeat(14)}\n${many(3, () => `|${' something |'.repeat(14)}`)}`,
  'a table with a tall row': `# Tall\n\n| A | B |\n|---|---|\n| a | ${sentence.repeat(25)} |`,
  'a long quotation': `# Quote\n\n> ${sentence.repeat(12)}\n>\n> — Somebody, somewhere`,
  'a short quotation': '> Short.\n>\n> — Somebody',
  'a picture between text': `# Picture\n\n${sentence.repeat(2)}\n\n![A conveyor](conveyor.svg "A caption")\n\n${sentence.repeat(2)}`,
  'a picture alone': '![A conveyor](conveyor.svg)',
  'text and code': `# Mixed\n\n${sentence}\n\n\`\`\`sh\nnpm install\nnpm test\n\`\`\`\n\n${sentence}\n\n- one\n- two`,
  'other scripts': `# 日本語のタイトルはここにあります\n\n- ${'漢字とかなの混じった長い文章です。'.repeat(6)}\n- Ελληνικά και Кириллица и Việt Nam: ${'Съешь же ещё этих мягких французских булок. '.repeat(4)}\n- 🎉🎉 ${'emoji 🎊 '.repeat(30)}`,
  'columns': `# Columns\n\n::: left\n${many(12, (n) => `- Left ${n}: ${sentence}`)}\n:::\n\n::: right\n${sentence.repeat(3)}\n:::`,
  // at 4:3 all of it would have room under the smaller title that a "1/2" makes, and only there
  'a title that is smaller with its number': `# 13: belts for transportation of BIG and OLD boxes (Viktorie)\n\nbelts provides functionalities to lift, carry and transport BIG and OLD boxes.\n\nFor example,\n\n\`\`\`\nimport belts\n# Read BIG/OLD boxes\nboxfile = belts.TransportFile("transport.box", "rb")\n# Iterate over transports\nfor box in boxfile.fetch():\n# Access transport information\nprint(box.station_name, box.following_name, box.following_start)\n\`\`\``,
  'a title of two lines': '# A title that is long enough to need a second line even at the smaller sizes, we hope\n\n- one',
}

for (const theme of ['paper', 'swiss', 'ink', 'mono', 'summit']) {
  test(`${theme}: everything stands on its slide, whatever an author writes`, async ({ page }) => {
    const work = workFolder({ 'trials.md': `---\nlang: en\n---\n\n${Object.values(trials).join('\n\n---\n\n')}\n` })
    work.copy(join(decks, 'pictures/conveyor.svg'), 'conveyor.svg')
    const { faults, slides, words, titleLines } = await seeDeck(page, 'trials.md', work.folder, theme)
    expect(faults).toEqual([])
    expect(slides).toBeGreaterThan(Object.keys(trials).length * 1.5)
    for (const word of ['Point number 40', 'Step 30', 'const line70', 'row 30', 'Left 12', 'булок', 'and a third level']) expect(words).toContain(word)
    expect(Math.max(...titleLines) - Math.min(...titleLines)).toBeLessThanOrEqual(1)
    work.remove()
  })

  for (const name of ['conveyor.txt', 'tour.md', 'layouts.md']) {
    test(`${theme}: ${name} fits`, async ({ page }) => {
      const work = workFolder()
      work.copy(join(decks, name), name)
      work.copy(join(decks, 'pictures'), 'pictures')
      const { faults, slides } = await seeDeck(page, name, work.folder, theme)
      expect(faults).toEqual([])
      expect(slides).toBeGreaterThan(10)
      work.remove()
    })
  }
}

for (const size of ['4:3', '9:16', '16:10'] as const) {
  test(`${size}: everything stands on its slide, in every layout too`, async ({ page }) => {
    const work = workFolder({ 'trials.md': `---\nlang: en\n---\n\n${Object.values(trials).join('\n\n---\n\n')}\n` })
    work.copy(join(decks, 'layouts.md'), 'layouts.md')
    work.copy(join(decks, 'pictures'), 'pictures')
    work.copy(join(decks, 'pictures/conveyor.svg'), 'conveyor.svg')
    for (const [file, theme] of [['trials.md', 'paper'], ['layouts.md', 'swiss'], ['layouts.md', 'summit']] as const) {
      expect((await seeDeck(page, file, work.folder, theme, size)).faults).toEqual([])
    }
    work.remove()
  })
}

test('a deck that reads from right to left keeps to its slides', async ({ page }) => {
  const work = workFolder({
    'rtl.md': `---\nlang: he\n---\n\n# כותרת השקף\n\n${many(12, (n) => `- נקודה ${n} עם כמה מילים נוספות כדי למלא את השורה`)}\n\n---\n\n# עוד\n\n1. אחת\n2. שתיים\n`,
  })
  const { faults } = await seeDeck(page, 'rtl.md', work.folder, 'paper')
  expect(faults).toEqual([])
  work.remove()
})
