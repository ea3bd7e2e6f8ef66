// Text that stands out too little from its ground, by WCAG AA. What a ground looks like, styles tell where it is plain.
import type { Finding, TextOnPicture } from '../../model/finding.ts'
import { contrast, over, type Color } from './colors.ts'
import { outlines, type Outline } from './outlines.ts'
import { nameOf, ownTexts, spotOf, type Drawn, type SlideView } from './view.ts'

/** AA's two thresholds. A slide is also read in a frame half as large: what is large there is twice as large on the stage. */
const leastContrast = { text: 4.5, large: 3 }
const large = 48

export interface Contrast {
  findings: Finding[]
  /** those that stand on something else than a plain ground */
  onPictures: TextOnPicture[]
}

export function contrastOf(slide: SlideView, read: (css: string) => Color): Contrast {
  const things = outlines(slide, read)
  const result: Contrast = { findings: [], onPictures: [] }
  for (const text of slide.texts) {
    const color = faded(text, read)
    if (color[3] === 0) continue
    const least = parseFloat(text.style.fontSize) >= large ? leastContrast.large : leastContrast.text
    const ground = things.some((thing) => isUnder(thing, text)) ? null : plainGround(text.element, read)
    if (ground === null) {
      result.onPictures.push({ ...spotOf(slide, text.element), words: nameOf(text.element), rects: rectsOf(text, slide), color, least })
    } else {
      const found = contrast(over(color, ground), ground)
      if (found < least) result.findings.push(tooFaint(slide, text, found, least))
    }
  }
  return { ...result, findings: alike(result.findings) }
}

const tooFaint = (slide: SlideView, text: Drawn, found: number, least: number): Finding => ({
  ...spotOf(slide, text.element),
  severity: 'error',
  code: 'low-contrast',
  message: `${nameOf(text.element)} has a contrast of ${found.toFixed(1)}, less than ${least}.`,
  hint: 'Give the text or its ground another colour.',
})

/** One for each block: the words of a line of code have many colours. */
const alike = (findings: Finding[]): Finding[] =>
  [...new Map(findings.map((finding) => [`${finding.line}`, finding])).values()]

/** The colour of a text with the opacity of all that it stands in. */
function faded({ element, style }: Drawn, read: (css: string) => Color): Color {
  const [red, green, blue, alpha] = read(element instanceof SVGElement ? style.fill : style.color)
  let opacity = alpha
  for (let at: Element | null = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity)
  return [red, green, blue, opacity]
}

/** What the elements around a text paint; null where one of them paints a picture. */
function plainGround(element: Element, read: (css: string) => Color): Color | null {
  const layers: Color[] = []
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { backgroundImage, backgroundColor } = getComputedStyle(at)
    if (backgroundImage !== 'none') return null
    layers.push(read(backgroundColor))
    if (layers.at(-1)![3] === 1) break
  }
  return layers.reverse().reduce((ground, layer) => over(layer, ground), [255, 255, 255, 1] as Color)
}

const isUnder = ({ owner, box }: Outline, { element, box: text }: Drawn): boolean =>
  !(owner?.contains(element) ?? false) && !(owner && element.contains(owner))
  && Math.min(box.right, text.right) > Math.max(box.left, text.left) && Math.min(box.bottom, text.bottom) > Math.max(box.top, text.top)

function rectsOf(text: Drawn, { box: stage }: SlideView): TextOnPicture['rects'] {
  const range = document.createRange()
  return ownTexts(text.element).flatMap((node) => {
    range.selectNodeContents(node)
    return [...range.getClientRects()].map(({ x, y, width, height }) => ({ x: x - stage.x, y: y - stage.y, width, height }))
  })
}
