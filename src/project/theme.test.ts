import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, test } from 'vitest'
import { nearestTheme, parseThemeName, readTheme } from './theme.ts'

test.each([
  ['paper', ['paper'], null],
  ['ink light', ['ink'], 'light'],
  ['dark', ['paper'], 'dark'],
  ['summit dark ourconf', ['summit', 'ourconf'], 'dark'],
])('%s', (name, layers, face) => expect(parseThemeName(name)).toEqual({ layers, face }))

test('what was probably meant', () => {
  const themes = ['paper', 'ink']
  expect(nearestTheme('papr', themes)).toBe('paper')
  expect(nearestTheme('paper drak', themes)).toBe('paper dark')
  expect(nearestTheme('something', themes)).toBeNull()
})

describe('a theme with a brand over it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deck-theme-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'themes'))
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  file('secret.svg', '<svg/>')
  file('themes/logo.svg', '<svg/>')
  const files = new Map([
    ['plain', file('themes/plain.css', ':root { --accent: #000; --rule: #999; color-scheme: light }')],
    ['brand', file('themes/brand.css', ':root { --accent: #f00; --logo: url("logo.svg") } .x { background: url(../secret.svg) url(none.svg) }')],
  ])

  it('has the variables of both, the brand\'s last', async () => {
    const { name, variables, css } = await readTheme('plain brand', files)
    expect(name).toBe('plain brand')
    expect(variables).toMatchObject({ accent: '#f00', rule: '#999' })
    expect(css.indexOf('#f00')).toBeGreaterThan(css.indexOf('#000'))
  })

  it('shows the face that was asked for, whatever the files say', async () => {
    expect((await readTheme('plain', files)).css).not.toContain('dark')
    expect((await readTheme('dark plain brand', files)).css).toMatch(/:root \{ color-scheme: dark \}$/)
  })

  it('carries its logo, and nothing from outside its folder', async () => {
    const { css } = await readTheme('brand', files)
    expect(css).toContain('--logo: url(data:image/svg+xml;base64,PHN2Zy8+)')
    expect(css).toContain('url(../secret.svg) url(none.svg)')
  })
})
