// What the style sheets say about type: the custom properties of base.css, the theme and the layout, as numbers for the fitting.
import type { Layout, Look, Slot } from './look.ts'

/** How a run of text is set; enough to know its width and the height of its lines. */
export interface TextStyle {
  /** first family of the theme's list */
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
}

/**
 * Type as a layout sets it: the layout's own custom properties win over the theme's, the theme's over base.css's.
 * @throws TypeError when a property that the fitting needs is nowhere, or is no number
 */
export function readStyle(look: Look, layout: Layout): Style {
  const own = `\\[data-layout=['"]?${layout.name.replace(/[^\w-]/g, '\\$&')}['"]?\\]`
  const properties = new Map([
    ...declarations(look.baseCss, ':root'),
    ...Object.entries(look.theme.variables),
    ...declarations(layout.css, own),
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
  const family = (name: string): string => value(name).split(',')[0]!.trim().replace(/^(['"])(.*)\1$/, '$2')
  const style = (use: string, weight: string, leading: string, slant?: string): TextStyle => ({
    family: family(`font-${use}`),
    weight: number(`weight-${weight}`),
    italic: slant !== undefined && value(slant) === 'italic',
    leading: number(`leading-${leading}`),
  })
  const text = style('text', 'text', 'text')
  const roles = new Map([
    ['title', style('display', 'title', 'title')],
    ['subtitle', style('text', 'text', 'subtitle', 'style-subtitle')],
    ['display', style('display', 'display', 'display')],
  ])
  const roleOf = (slot: Slot): TextStyle => {
    const role = slot.className?.split(' ').find((name) => roles.has(name))
    return role === undefined ? text : roles.get(role)!
  }
  return {
    number,
    text,
    strongWeight: number('weight-strong'),
    leadWeight: number('weight-lead'),
    code: style('code', 'text', 'code'),
    italicQuotes: value('style-quote') === 'italic',
    slot: roleOf,
  }
}

/** Custom properties in the rules with a selector, by name without the dashes; the last one wins, as in a browser. */
function declarations(css: string, selector: string): [string, string][] {
  const rules = css.replace(/\/\*[^]*?\*\//g, '').matchAll(new RegExp(`(?:^|[}\\s,])${selector}\\s*(?:,[^{]*)?\\{([^}]*)\\}`, 'g'))
  return [...rules].flatMap(([, body]) =>
    [...body!.matchAll(/--([\w-]+)\s*:\s*([^;]+)/g)].map(([, name, text]): [string, string] => [name!, text!.trim()]))
}
