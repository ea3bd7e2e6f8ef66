// `deck split` in a real terminal: keys in, marks in the file, and the terminal as it was before.
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { cli, deck, workFolder } from './deck.ts'

const talk = 'Moving house\n- boxes\n- helpers\nWhat we forgot\n- the key\n- lunch\nThank you\n'
const work = workFolder({ 'talk.txt': talk, 'talk.md': '# One\n', 'empty.txt': '\n\n' })
test.afterAll(() => work.remove())
const file = join(work.folder, 'talk.txt')

// util-linux's, because BSD's takes other options; a bare container may have it and no terminals to give
const hasTerminal = spawnSync('script', ['-qfc', 'echo here', '/dev/null'], { encoding: 'utf8' }).stdout?.includes('here') === true

/** `deck split talk.txt` in a terminal of 80 by 24; what it prints so far, and its end. */
function terminal(after = ''): { type: (keys: string) => void; shows: (words: string | RegExp) => Promise<void>; output: () => string; ended: Promise<void> } {
  work.write('talk.txt', talk)
  const command = `stty cols 80 rows 24; ${after || `${process.execPath} ${cli} split talk.txt; echo "ended with $?"; stty -a`}`
  const child = spawn('script', ['-qfc', command, '/dev/null'], { cwd: work.folder, env: { ...process.env, NO_COLOR: '1', TERM: 'xterm', SHELL: '/bin/sh' } })
  let output = ''
  child.stdout.on('data', (data) => { output += String(data) })
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  return {
    type: (keys) => void child.stdin.write(keys),
    shows: async (words) => expect.poll(() => output, { timeout: 15_000 }).toMatch(words),
    output: () => output,
    ended,
  }
}

/** The terminal has its own screen, cursor and line editing again. */
function expectRestored(output: string): void {
  expect(output).toContain('\x1b[?1049h')
  expect(output.lastIndexOf('\x1b[?1049l')).toBeGreaterThan(output.lastIndexOf('\x1b[?1049h'))
  expect(output).toContain('\x1b[?25h')
  expect(output).toMatch(/(?<!-)icanon/)
  expect(output).toMatch(/(?<!-)echo\b/)
}

test.describe('in a terminal', () => {
  test.skip(!hasTerminal, 'nothing here makes a terminal ("script" of util-linux)')

  test('joins, undoes, makes a title, saves', async () => {
    const { type, shows, output, ended } = terminal()
    await shows(/3 slides/)
    // to the end: the last slide
    type('\x1b[F')
    await shows(/>[ ?]+title Thank you/)
    type('j')
    await shows(/2 slides/)
    type('z')
    await shows('Undone.')
    type('\x1b[A\x1b[At')
    await shows(/4 slides/)
    type('w')
    await shows('Saved.')
    type('q')
    await ended
    expect(output()).toContain('ended with 0')
    expectRestored(output())
    expect(readFileSync(file, 'utf8')).toBe('Moving house\n- boxes\n- helpers\n---\nWhat we forgot\n---\n# the key\n- lunch\n---\nThank you\n')
  })

  test('asks before it leaves without saving', async () => {
    const { type, shows, output, ended } = terminal()
    await shows(/3 slides/)
    type('\x1b[Fj')
    await shows(/2 slides/)
    type('q')
    await shows('This is not saved')
    type('q')
    await ended
    expectRestored(output())
    expect(readFileSync(file, 'utf8')).toBe(talk)
  })

  test('does not write over what another program wrote, unless told twice', async () => {
    const { type, shows, ended } = terminal()
    await shows(/3 slides/)
    type('\x1b[Fj')
    await shows(/2 slides/)
    work.write('talk.txt', 'Something else\n')
    type('w')
    await shows('was changed by another program')
    expect(readFileSync(file, 'utf8')).toBe('Something else\n')
    type('w')
    await shows('Saved.')
    expect(readFileSync(file, 'utf8')).toContain('Moving house')
    type('q')
    await ended
  })

  test('ended by a signal leaves the terminal and the file as they were', async () => {
    const { shows, output, ended } = terminal(
      `sh -c 'echo "pid $$"; exec ${process.execPath} ${cli} split talk.txt'; echo "ended with $?"; stty -a`)
    await shows(/3 slides/)
    process.kill(Number(/pid (\d+)/.exec(output())![1]), 'SIGTERM')
    await ended
    expect(output()).toContain('ended with 143')
    expectRestored(output())
    expect(readFileSync(file, 'utf8')).toBe(talk)
  })
})

test.describe('refuses, and says what helps', () => {
  test('where there is no terminal', async () => {
    expect(await deck(['split', 'talk.txt'], { cwd: work.folder })).toEqual({
      code: 2, stdout: '',
      stderr: 'error  deck split draws on a terminal, and this is none.\n   "deck outline talk.txt --unsure" lists what is doubtful, "deck fmt talk.txt" writes what was found.\n',
    })
  })

  for (const [name, message] of [
    ['talk.md', 'error  talk.md says by itself where its slides begin.\r\n   deck split is for plain text: nothing is guessed in Markdown.\r\n'],
    ['empty.txt', 'error  There is no slide in empty.txt.\r\n   Write a title on the first line and a few words below it.\r\n'],
    ['-', 'error  deck split mends a file.\r\n   Save the text first.\r\n'],
  ] as const) {
    test(name, async () => {
      test.skip(!hasTerminal, 'nothing here makes a terminal ("script" of util-linux)')
      const { output, ended } = terminal(`${process.execPath} ${cli} split ${name}`)
      await ended
      expect(output()).toBe(message)
    })
  }
})
