// Which font files a deck needs: by family, characters and cut, since the embedded page carries them all inside.
import type { FontFace, Look } from './look.ts'
import { familiesOf } from './style.ts'

/** Where letters are set in one of a list of families: in which cuts, and which letters these are. */
interface Use { families: readonly string[]; cuts: ReadonlyMap<string, readonly number[]> }

/**
 * The faces that a browser will ask for. A cut that is left out by mistake is drawn slanted or emboldened instead.
 * @param html everything that is shown
 */
export function neededFaces(look: Look, html: string): FontFace[] {
  const needed = new Set(usesOf(look, html).flatMap(({ families, cuts }) => [...cuts].flatMap(([cut, characters]) => characters.flatMap((point) => {
    const holders = look.fonts.filter((face) => has(face, point))
    const first = families.find((name) => holders.some(({ family }) => family === name))
    return holders.filter((face) => face.family === first && cutOf(face) === cut)
  }))))
  return look.fonts.filter((face) => needed.has(face))
}

function usesOf(look: Look, html: string): Use[] {
  const own = ownStyles(look)
  const code = /<code\b[^>]*>[^]*?<\/code>/g
  // a caption may be the name of a file, which is set as its lines are
  const coded = [...html.match(code) ?? [], ...html.match(/<figcaption\b[^>]*>[^]*?<\/figcaption>/g) ?? []].join('')
  const text = cutsOfText(html.replace(code, ''), html, look)
  return [
    { families: familiesOf(variable(look, 'font-text')), cuts: text },
    { families: familiesOf(variable(look, 'font-display')), cuts: text },
    { families: familiesOf(variable(look, 'font-code')), cuts: cutsOfCode(coded, html, look) },
    // what a rule names by itself
    ...look.fonts.filter(({ family }) => withoutLists(own).includes(family)).map(({ family }) => ({ families: [family], cuts: cutsOfText(html, html, look) })),
  ]
}

const cutOf = ({ weight, style }: FontFace): string => `${weight >= 600 ? 'strong' : 'plain'} ${style}`

/**
 * The faces of one slide. A letter of another alphabet, or with an accent, that stands in its title or its subtitle only is of one cut:
 * nothing else is set there.
 */
export function facesOfOne(look: Look, html: string): FontFace[] {
  const [titles, subtitles]: [string[], string[]] = [[], []]
  const rest = html.replace(/<(h[1-6] class="title"|p class="subtitle")[^>]*>[^<]*<\/\w+>/g, (whole) => {
    (whole.startsWith('<h') ? titles : subtitles).push(whole)
    return ''
  })
  const slanted = variable(look, 'style-subtitle').includes('italic')
  const [display, body] = ['font-display', 'font-text'].map((name) => familiesOf(variable(look, name)))
  const needed = new Set([
    ...neededFaces(look, rest),
    ...neededFaces(look, titles.join('')).filter(({ family, style }) => style === 'normal' && display!.includes(family)),
    ...neededFaces(look, subtitles.join('')).filter(({ family, weight, style }) => weight < 600 && (style === 'italic') === slanted && body!.includes(family)),
  ])
  return look.fonts.filter((face) => needed.has(face))
}

/** The same faces, as smaller files where what is shown allows it. */
export function smallestFiles(faces: readonly FontFace[], look: Look, html: string): FontFace[] {
  const uses = usesOf(look, html)
  return faces.map((face) => {
    if (!face.basic) return face
    const basic = new Set(charactersOf(face.basic.characters))
    const characters = uses.flatMap(({ families, cuts }) => (families.includes(face.family) ? cuts.get(cutOf(face)) ?? [] : []))
    return characters.every((point) => basic.has(point) || !has(face, point)) ? { ...face, file: face.basic.file } : face
  })
}

/** The faces that drawn maths is set in: those of the rules of its style sheet that say something of what was drawn. */
export function mathFaces(look: Look, html: string): FontFace[] {
  if (!look.math || !html.includes('class="katex"')) return []
  const classes = new Set([...html.matchAll(/class="([^"]*)"/g)].flatMap(([, names]) => names!.split(' ')))
  const rules = [...look.math.css.matchAll(/([^{}]+)\{([^}]*\bKaTeX_(\w+)[^}]*)\}/g)]
  const needed = new Set(rules.flatMap(([, selectors, body, family]) => {
    const used = selectors!.split(',').some((selector) => [...selector.matchAll(/\.([\w-]+)/g)].every(([, name]) => classes.has(name!)))
    return used ? [`KaTeX_${family} ${/weight:700/.test(body!)} ${/style:italic/.test(body!)}`] : []
  }))
  const asked = (name: string): boolean => classes.has(name)
  return look.fonts.filter(({ family, weight, style }) => {
    const [bold, italic] = [weight === 700, style === 'italic']
    return needed.has(`${family} ${bold} ${italic}`)
      // `\textbf` and `\textit` are rules of their own, which go with any family
      || (bold && asked('textbf') && needed.has(`${family} false ${italic}`))
      || (italic && asked('textit') && needed.has(`${family} ${bold} false`))
  })
}

/** Whether a browser finds a character in a file: it is asked for the ranges, but may not have all that is in them. */
const has = ({ ranges, advances }: FontFace, point: number): boolean =>
  ranges.some(([first, last]) => point >= first && point <= last)
  && advances.some(([first, widths]) => point >= first && point < first + widths.length)

/** @param html without code @param whole with it */
function cutsOfText(html: string, whole: string, look: Look): Use['cuts'] {
  const characters = shownCharacters(look, html)
  const cuts = new Map([['plain normal', characters], ['strong normal', characters]])
  const slanted = (name: string, where: RegExp): boolean => variable(look, name).includes('italic') && where.test(html)
  if (/<em\b/.test(html) || withoutVariables(ownStyles(look)).includes('italic')
    || slanted('style-subtitle', /class="[^"]*\bsubtitle\b/) || slanted('style-quote', /<blockquote\b/)) cuts.set('plain italic', characters)
  if (/<(strong|th|h[1-6])\b[^>]*>[^<]*<em\b|<em><strong\b/.test(whole)) cuts.set('strong italic', characters)
  return cuts
}

/** @param code without what is between @param whole with it */
function cutsOfCode(code: string, whole: string, look: Look): Use['cuts'] {
  const cuts = new Map<string, readonly number[]>()
  if (!code.includes('<code')) return cuts
  const characters = shownCharacters(look, code)
  cuts.set('plain normal', characters)
  // base.css slants these
  if (/hljs-(comment|quote|meta|emphasis)|<em\b[^>]*>[^<]*<code/.test(whole)) cuts.set('plain italic', characters)
  if (/hljs-strong|<(strong|th|h[1-6])\b[^>]*>[^<]*<code/.test(whole)) cuts.set('strong normal', characters)
  return cuts
}

const ownStyles = (look: Look): string => withoutComments([look.theme.css, ...[...look.layouts.values()].map(({ css }) => css)].join('\n'))

const withoutComments = (css: string): string => css.replace(/\/\*[^]*?\*\//g, '')

const withoutVariables = (css: string): string => css.replace(/--[\w-]+\s*:[^;}]*/g, '')

/** Of the slides, and of what style sheets write beside them. */
const shownCharacters = (look: Look, html: string): number[] => charactersOf(`${html}${ownStyles(look)}${withoutComments(look.baseCss)}`)

const withoutLists = (css: string): string => css.replace(/--font-[\w-]+\s*:[^;}]*/g, '')

/** A custom property: the theme's, or base.css's. */
function variable(look: Look, name: string): string {
  const found = look.theme.variables[name] ?? new RegExp(`--${name}\\s*:([^;}]*)`).exec(look.baseCss)?.[1]?.trim() ?? ''
  const other = /^var\(--([\w-]+)\)$/.exec(found)
  return other ? variable(look, other[1]!) : found
}

/** Code points, each once. ASCII counts as one letter: a font that has it has them all. */
function charactersOf(text: string): number[] {
  return [...new Set(['a', ...(text.match(/[^\0-\x7f]/gu) ?? [])])].map((character) => character.codePointAt(0)!)
}
