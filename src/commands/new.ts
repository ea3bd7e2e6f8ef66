// deck new: starts a talk.
import { writeFile } from 'node:fs/promises'
import { basename, dirname, extname, resolve } from 'node:path'
import { Failure, exitCodes } from '../model/failure.ts'
import type { Command } from './command.ts'

export const newTalk: Command = {
  name: 'new',
  summary: 'start a talk',
  arguments: [['<name>', 'file to write; without an ending it becomes NAME.txt']],
  options: [],
  examples: ['deck new my-talk', 'deck new my-talk.md'],
  async run([name], _options, io) {
    const file = extname(name!) === '' ? `${name}.txt` : name!
    const title = basename(file, extname(file)).replace(/[-_]+/g, ' ').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
    try {
      // never over a file that is there
      await writeFile(resolve(io.cwd, file), extname(file) === '.md' ? markdownTalk(title) : textTalk(title), { flag: 'wx' })
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      if (code === 'EEXIST') throw new Failure(`${file} is there already.`, exitCodes.unwritable, 'Choose another name.')
      if (code === 'ENOENT') throw new Failure(`There is no folder ${dirname(file)}.`, exitCodes.unwritable, 'Make it first, or start the talk here.')
      throw new Failure(`${file} cannot be written: ${message}.`, exitCodes.unwritable)
    }
    const word = /^[\w./-]+$/.test(file) ? file : `"${file}"`
    io.out(`${file}\n\n  deck present ${word}    show it, live while you write\n  deck export ${word}     write a PDF\n`)
    return exitCodes.good
  },
}

const textTalk = (title: string): string => `${title}
and a second line, if you like

What we talk about
- Write as you think: a title line, then paragraphs and bullets
- A blank line between slides helps, but is not needed
- Save, and the slides follow

A problem
Problem Number 1
Slides are drawn, though they are written.
- State the problem in one sentence
- Then what follows from it

Thank you
- Questions?
`

const markdownTalk = (title: string): string => `---
title: ${JSON.stringify(title)}
lang: en
---

# ${title}

---

## What we talk about

- Slides are separated by \`---\`
- Notes for the speaker stand after a line \`Note:\`

Note:
Only you see this, in the speaker view (key S).

---

## Code

\`\`\`js {1|2}
const talk = read('talk.md')
present(talk)
\`\`\`

---

## Thank you

- Questions?
`
