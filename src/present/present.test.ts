import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openDeck, type OpenedDeck } from '../project/open.ts'
import { present } from './present.ts'
import type { ReadableDeck } from './talk.ts'

describe('a talk that is closed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deck-present-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const watchers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'FSEventWrap').length

  it('while an edit is being read is not watched any more, so that the command can end', async () => {
    const file = join(folder, 'talk.txt')
    writeFileSync(file, 'One\n\n- two\n')
    const open = (): Promise<OpenedDeck> => openDeck(file, { cwd: folder })
    const reading = deferred()
    const going = deferred()
    const reopen = async (): Promise<OpenedDeck> => {
      reading.resolve()
      await going.promise
      return open()
    }
    const before = watchers()
    const lines: string[] = []
    const io = { err: (text: string) => void lines.push(text), color: false }
    const presenting = await present(await open() as ReadableDeck, { host: '127.0.0.1', port: 0, reopen }, io)
    expect(watchers()).toBeGreaterThan(before)

    writeFileSync(file, 'One\n\n- three\n')
    await reading.promise
    await presenting.close()
    going.resolve()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(watchers()).toBe(before)
    expect(lines).toEqual([])
  })
})

/** Promise.withResolvers, which Node 20 has not */
function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {}
  const promise = new Promise<void>((done) => { resolve = done })
  return { promise, resolve }
}
