// The terminal's side of the workbench: keys in, screens out, and the terminal as it was before, however it ends.
import { emitKeypressEvents, type Key } from 'node:readline'
import type { ReadStream, WriteStream } from 'node:tty'
import { draw } from './draw.ts'
import { act, openWorkbench, type Action, type Workbench } from '../read/formats/text/workbench.ts'

export interface Terminal {
  input: ReadStream
  output: WriteStream
  color: boolean
  /** ends the workbench without saving */
  signal: AbortSignal
}

export interface Work {
  name: string
  /** the text as it stands in the file */
  raw: string
  /** puts a text into the file; @returns what kept it from that, or null. `anyway` writes over what another program wrote */
  save: (text: string, anyway: boolean) => Promise<string | null>
}

const enter = '\x1b[?1049h\x1b[?25l\x1b[?7l'
const leave = '\x1b[?7h\x1b[?25h\x1b[?1049l'
const page = 10

const actions: Readonly<Record<string, Action>> = {
  'up': { type: 'move', by: -1 }, 'down': { type: 'move', by: 1 },
  'pageup': { type: 'move', by: -page }, 'pagedown': { type: 'move', by: page },
  'home': { type: 'move', by: -Infinity }, 'end': { type: 'move', by: Infinity },
  'left': { type: 'turn', by: -1 }, 'right': { type: 'turn', by: 1 },
  'tab': { type: 'next' }, 'shift-tab': { type: 'previous' }, 'return': { type: 'accept' },
  'j': { type: 'join' }, 's': { type: 'split' }, 'z': { type: 'undo' },
  'd': { type: 'begin', slide: 'this' }, 'e': { type: 'begin', slide: 'next' },
  't': { type: 'role', role: 'title' }, 'u': { type: 'role', role: 'subtitle' }, 'p': { type: 'role', role: 'plain' },
  'b': { type: 'role', role: 'bullet' }, 'c': { type: 'role', role: 'code' }, 'n': { type: 'role', role: 'note' },
}

/** Works on a text until the person leaves or the signal comes. */
export async function runWorkbench(work: Work, { input, output, color, signal }: Terminal): Promise<void> {
  let bench = openWorkbench(work.raw)
  // a second "q" leaves without saving, a second "w" writes over
  let last = ''
  const show = (): void => {
    const { columns = 80, rows = 24 } = output
    const lines = draw(bench, work.name, { columns, rows, color })
    output.write(lines.map((line, row) => `\x1b[${row + 1};1H${line}\x1b[K`).join('') + '\x1b[J')
  }
  const restore = (): void => {
    output.write(leave)
    input.setRawMode(false)
  }
  const key = async (name: string): Promise<boolean> => {
    const again = name === last
    last = name
    if (name === 'q' || name === 'ctrl-c') {
      if (again || bench.text === bench.saved) return false
      bench = act(bench, { type: 'say', message: 'This is not saved: w saves, q again leaves without.' })
    } else if (name === 'w') bench = await save(bench, work, again)
    else if (actions[name]) bench = act(bench, actions[name])
    return true
  }

  // a crash leaves the terminal as it was, too
  process.once('exit', restore)
  output.write(enter)
  input.setRawMode(true)
  emitKeypressEvents(input)
  try {
    await new Promise<void>((resolve, reject) => {
      let before = Promise.resolve()
      input.on('keypress', (_: string | undefined, pressed: Key) => {
        // one after the other: a key may wait for the disk
        before = before.then(async () => {
          if (!(await key(nameOf(pressed)))) return resolve()
          show()
        }).catch(reject)
      })
      input.once('end', resolve)
      output.on('resize', show)
      signal.addEventListener('abort', () => resolve(), { once: true })
      show()
      input.resume()
    })
  } finally {
    input.removeAllListeners('keypress')
    output.removeListener('resize', show)
    process.removeListener('exit', restore)
    restore()
    input.pause()
  }
}

async function save(bench: Workbench, work: Work, anyway: boolean): Promise<Workbench> {
  const problem = await work.save(bench.text, anyway)
  return act(bench, problem === null ? { type: 'saved' } : { type: 'say', message: problem })
}

const nameOf = ({ name, sequence, ctrl, shift }: Key): string =>
  `${ctrl ? 'ctrl-' : ''}${shift && name === 'tab' ? 'shift-' : ''}${name ?? sequence ?? ''}`
