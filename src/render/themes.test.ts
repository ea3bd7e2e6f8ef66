import { describe, expect, test } from 'vitest'
import { readRealLook, readTheme, themeNames } from './fixtures/real-look.ts'
import { familiesOf, readStyle } from './style.ts'

/** WCAG 2 contrast of two colours written as #rrggbb. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

/** One of the two colours of `light-dark(…)`; of any other colour, itself. */
function face(value: string, shown: 'light' | 'dark'): string {
  const [, light, dark] = /^light-dark\((#\w+), (#\w+)\)$/.exec(value) ?? []
  return (shown === 'light' ? light : dark) ?? value
}

describe.each(themeNames)('%s', (name) => {
  test.each(['light', 'dark'] as const)('is legible from the back row: %s', async (shown) => {
    const { variables } = await readTheme(name)
    const color = Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, face(value, shown)]))
    expect(contrast(color.ink!, color.paper!)).toBeGreaterThan(7)
    expect(contrast(color.ink!, color.surface!)).toBeGreaterThan(7)
    for (const ground of [color.paper!, color.surface!]) {
      for (const text of ['quiet', 'accent', 'code-comment', 'code-keyword', 'code-string', 'code-number', 'code-name']) {
        expect(contrast(color[text]!, ground), `${text} ${color[text]} on ${ground}`).toBeGreaterThanOrEqual(4.5)
      }
    }
  })

  test('says all that the fitting asks, with every layout', async () => {
    const look = await readRealLook(name)
    const families = new Set(look.fonts.map(({ family }) => family))
    for (const layout of look.layouts.values()) {
      const style = readStyle(look, layout)
      for (const { family } of [style.text, style.code]) expect(families).toContain(familiesOf(family)[0])
      const titles = [...layout.parts].flatMap((part) => (typeof part !== 'string' && part.name === 'title' ? style.sizes(part) : []))
      if (['bullets', 'default', 'code'].includes(layout.name)) expect(style.number('title-line'), name).toBe(titles[0])
    }
  })
})

test('what stands on summit\'s flat blocks is legible, too', async () => {
  const { variables: { brand, spark } } = await readTheme('summit')
  expect(contrast('#ffffff', brand!)).toBeGreaterThan(7)
  expect(contrast(spark!, brand!)).toBeGreaterThan(3)
})

test('a layout\'s own number wins over the theme\'s, the theme\'s over base.css\'s', async () => {
  const look = await readRealLook()
  const style = (name: string) => readStyle(look, look.layouts.get(name)!)
  expect(style('code').number('scale-code')).toBe(1)
  expect(style('bullets').number('scale-code')).toBe(0.76)
  expect(style('bullets').number('title-ascent')).toBe(0.94)
})

test('what is said nowhere, or is no number, is an error', async () => {
  const look = await readRealLook()
  const style = readStyle(look, look.layouts.get('bullets')!)
  expect(() => style.number('gap-nowhere')).toThrow('The style sheets say nothing of --gap-nowhere.')
  expect(() => style.number('paper')).toThrow('--paper of the style sheets is no number: light-dark(#faf6ee, #1a1613)')
})
