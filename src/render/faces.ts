// Which font files a deck needs: by family, characters and cut, since the embedded page carries them all inside.
import type { FontFace, Look } from './look.ts'

/**
 * The faces that a browser will ask for. A cut that is left out by mistake is drawn slanted or emboldened instead.
 * @param html everything that is shown
 */
export function neededFaces(look: Look, html: string): FontFace[] {
  const own = ownStyles(look)
  const families = new Set(look.fonts.map(({ family }) => family).filter((family) => `${own}${baseWithout(look)}`.includes(family)))
  const codeFamily = look.fonts.find(({ family }) => codeFamilies(look).includes(family))?.family
  const characters = charactersOf(`${html}${own}${look.baseCss}`)
  const text = cutsOfText(html, own)
  const code = cutsOfCode(html)
  return look.fonts.filter(({ family, weight, style, ranges }) => {
    // a family that sets text and code needs the cuts of both
    const cuts = family !== codeFamily ? text : textFamilies(look).includes(family) ? new Set([...text, ...code]) : code
    return families.has(family) && cuts.has(`${weight >= 600 ? 'strong' : 'plain'} ${style}`)
      && ranges.some(([first, last]) => characters.some((point) => point >= first && point <= last))
  })
}

function cutsOfText(html: string, css: string): Set<string> {
  const cuts = new Set(['plain normal', 'strong normal'])
  if (/<em\b/.test(html) || css.includes('italic')) cuts.add('plain italic')
  if (/<(strong|th|h[1-6])\b[^>]*>[^<]*<em\b|<em><strong\b/.test(html)) cuts.add('strong italic')
  return cuts
}

function cutsOfCode(html: string): Set<string> {
  const cuts = new Set<string>()
  if (!html.includes('<code')) return cuts
  cuts.add('plain normal')
  // base.css slants these
  if (/hljs-(comment|quote|meta|emphasis)|<em\b[^>]*>[^<]*<code/.test(html)) cuts.add('plain italic')
  if (/hljs-strong|<(strong|th|h[1-6])\b[^>]*>[^<]*<code/.test(html)) cuts.add('strong normal')
  return cuts
}

const ownStyles = (look: Look): string => [look.theme.css, ...[...look.layouts.values()].map(({ css }) => css)].join('\n')

/** What base.css says and the theme does not say again. */
const baseWithout = (look: Look): string =>
  look.baseCss.replace(/--([\w-]+)\s*:[^;}]*/g, (declaration, name: string) => (name in look.theme.variables ? '' : declaration))

const variable = (look: Look, name: string): string =>
  look.theme.variables[name] ?? new RegExp(`--${name}\\s*:([^;}]*)`).exec(look.baseCss)?.[1] ?? ''
const codeFamilies = (look: Look): string => variable(look, 'font-code')
const textFamilies = (look: Look): string => `${variable(look, 'font-text')} ${variable(look, 'font-display')}`

/** Code points, each once. ASCII counts as one letter: a font that has it has them all. */
function charactersOf(text: string): number[] {
  return [...new Set(['a', ...(text.match(/[^\0-\x7f]/gu) ?? [])])].map((character) => character.codePointAt(0)!)
}
