import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { lookFolders, readLook } from './look.ts'

describe('the look of a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deck-look-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, lookFolders.themes), { recursive: true })

  it('is the same one until one of its files is saved, added or taken away', async () => {
    const first = await readLook(folder)
    expect((await readLook(folder, undefined, first)).look).toBe(first.look)

    const layout = join(folder, lookFolders.layouts, 'bullets.html')
    writeFileSync(layout, '<slot name="title"></slot>')
    const { look: added, ...state } = await readLook(folder, undefined, first)
    expect(added.layouts.get('bullets')!.path).toBe(layout)

    writeFileSync(layout, '<slot name="title"></slot><slot></slot>')
    const saved = (await readLook(folder, undefined, { ...state, look: added })).look
    expect(saved.layouts.get('bullets')!.parts).toHaveLength(2)

    rmSync(layout)
    expect((await readLook(folder)).look.layouts.get('bullets')!.path).not.toBe(layout)
  })

  it('is another one in another theme', async () => {
    const paper = await readLook(folder)
    const ink = await readLook(folder, 'ink', paper)
    expect([paper.look.theme.name, ink.look.theme.name]).toEqual(['paper', 'ink'])
    const { look: instead, missingTheme } = await readLook(folder, 'nothing')
    expect([instead.theme.name, missingTheme]).toEqual(['paper', 'nothing'])
  })
})
