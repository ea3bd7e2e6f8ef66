// What the style sheets say about type: the custom properties of base.css, the theme and the layout, as numbers for the fitting.
import type { Deck } from '../model/deck.ts'
import type { Layout, Look, Slot } from './look.ts'

/** How a run of text is set; enough to know its width and the height of its lines. */
export interface TextStyle {
  /** the theme's list of families: a character is set in the first that has it */
  family: string
  weight: number
  italic: boolean
  /** line height, in em */
  leading: number
}

export interface Style {
  /** a number of the style sheets: px, or a multiple of the type size */
  number: (name: string) => number
  text: TextStyle
  strongWeight: number
  leadWeight: number
  code: TextStyle
  italicQuotes: boolean
  /** what a slot's class makes of its text */
  slot: (slot: Slot) => TextStyle
  /** type sizes to try in a slot, largest first, in px: the layout's, scaled by the theme */
  sizes: (slot: Slot) => readonly number[]
}

/**
 * Type as a layout sets it: the layout's own custom properties win over the theme's, the theme's over base.css's.
 * Text from right to left, whose letters reach further up and down, has rules of its own in base.css.
 * @throws TypeError when a property that the fitting needs is nowhere, or is no number
 */
export function readStyle(look: Look, layout: Layout, dir: Deck['meta']['dir'] = 'ltr'): Style {
  const own = `\\[data-layout=['"]?${layout.name.replace(/[^\w-]/g, '\\$&')}['"]?\\]`
  const properties = new Map([
    ...declarations(look.baseCss, ':root'),
    ...Object.entries(look.theme.variables),
    ...declarations(look.baseCss, `html\\[dir='${dir}'\\]`),
    ...declarations(layout.css, own),
    ...declarations(look.baseCss, `\\[dir='${dir}'\\] section\\.slide`),
  ])
  const value = (name: string): string => {
    const found = properties.get(name)
    if (found === undefined) throw new TypeError(`The style sheets say nothing of --${name}.`)
    const other = /^var\(--([\w-]+)\)$/.exec(found)
    return other ? value(other[1]!) : found
  }
  const numbers = new Map<string, number>()
  const number = (name: string): number => {
    let found = numbers.get(name)
    if (found === undefined) {
      found = Number.parseFloat(value(name))
      if (Number.isNaN(found)) throw new TypeError(`--${name} of the style sheets is no number: ${value(name)}`)
      numbers.set(name, found)
    }
    return found
  }
  const style = (use: string, weight: string, leading: string, slant?: string): TextStyle => ({
    family: value(`font-${use}`),
    weight: number(`weight-${weight}`),
    italic: slant !== undefined && value(slant) === 'italic',
    leading: number(`leading-${leading}`),
  })
  const text = style('text', 'text', 'text')
  const roles = new Map([
    ['text', text],
    ['title', style('display', 'title', 'title')],
    ['subtitle', style('text', 'text', 'subtitle', 'style-subtitle')],
    ['display', style('display', 'display', 'display')],
  ])
  const roleOf = (slot: Slot): string => slot.className?.split(' ').find((name) => roles.has(name)) ?? 'text'
  const sizes = new Map<Slot, number[]>()
  const sizesOf = (slot: Slot): number[] => {
    const scale = number(`scale-${roleOf(slot)}`)
    const own = sizes.get(slot) ?? slot.sizes.map((size) => Math.max(Math.min(size, number('smallest')), Math.round(size * scale)))
    sizes.set(slot, own)
    return own
  }
  return {
    number,
    text,
    strongWeight: number('weight-strong'),
    leadWeight: number('weight-lead'),
    code: style('code', 'text', 'code'),
    italicQuotes: value('style-quote') === 'italic',
    slot: (slot) => roles.get(roleOf(slot))!,
    sizes: sizesOf,
  }
}

/** The families of a list as a style sheet writes it. */
export const familiesOf = (list: string): string[] => list.split(',').map((name) => name.trim().replace(/^(['"])(.*)\1$/, '$2'))

/** Custom properties in the rules with a selector, by name without the dashes; the last one wins, as in a browser. */
function declarations(css: string, selector: string): [string, string][] {
  const rules = css.replace(/\/\*[^]*?\*\//g, '').matchAll(new RegExp(`(?:^|[}\\s,])${selector}\\s*(?:,[^{]*)?\\{([^}]*)\\}`, 'g'))
  return [...rules].flatMap(([, body]) =>
    [...body!.matchAll(/--([\w-]+)\s*:\s*([^;]+)/g)].map(([, name, text]): [string, string] => [name!, text!.trim()]))
}
