// What moves from one slide to the next where both are auto-animated: reveal.js moves the pairs that are found here.

interface Bounds { x: number; y: number; width: number; height: number }

/** Two elements that say the same, on two slides, and how reveal.js moves the one to the place of the other. */
interface Pair {
  from: HTMLElement
  to: HTMLElement
  options: { scale: boolean; measure: (element: HTMLElement) => Bounds; styles?: readonly string[] }
}

/** What text takes along to its new place besides its size. */
const textStyles = ['opacity', 'color', 'font-size', 'line-height', 'letter-spacing']

/** Whatever can move, outermost first, and what it is recognised by. */
const kinds: { selector: string; keyOf: (element: HTMLElement) => string; scale: boolean; styles?: readonly string[] }[] = [
  { selector: '.title', keyOf: withoutPart, scale: false, styles: textStyles },
  { selector: 'img, video', keyOf: (element) => element.getAttribute('src') ?? '', scale: true },
  { selector: 'pre .line', keyOf: said, scale: false, styles: ['opacity', 'font-size'] },
  { selector: 'h3, h4, h5, h6, p, li, th, td, figcaption, blockquote', keyOf: said, scale: false, styles: textStyles },
]

/**
 * The pairs of two slides: the same words, lines of code and pictures. Of elements in one another only the outermost moves.
 * @param scale how large the slides are drawn
 */
export function animatedPairs(from: HTMLElement, to: HTMLElement, scale: number): Pair[] {
  const taken = new Set<HTMLElement>()
  const isFree = (element: HTMLElement): boolean => ![...taken].some((other) => other.contains(element) || element.contains(other))
  return kinds.flatMap(({ selector, keyOf, ...how }) => {
    const old = [...from.querySelectorAll<HTMLElement>(selector)]
    return [...to.querySelectorAll<HTMLElement>(selector)].flatMap((element): Pair[] => {
      const key = keyOf(element)
      const at = key === '' ? -1 : old.findIndex((other) => keyOf(other) === key && isFree(other))
      if (at < 0 || !isFree(element)) return []
      const [match] = old.splice(at, 1)
      taken.add(match!).add(element)
      // a slide may be on its way in or out: places count from its corner
      return [{ from: match!, to: element, options: { ...how, measure: (one) => boundsIn(one === element ? to : from, one, scale) } }]
    })
  })
}

function boundsIn(slide: HTMLElement, element: HTMLElement, scale: number): Bounds {
  const [origin, box] = [slide.getBoundingClientRect(), element.getBoundingClientRect()]
  // of a slide that is drawn smaller, as in the overview, too
  const ratio = (scale * slide.offsetWidth) / origin.width
  return { x: (box.x - origin.x) * ratio, y: (box.y - origin.y) * ratio, width: box.width * ratio, height: box.height * ratio }
}

function said(element: HTMLElement): string {
  return element.textContent!.trim().replace(/\s+/g, ' ')
}

/** A title without the "2/3" of a slide that goes on. */
function withoutPart(element: HTMLElement): string {
  return [...element.childNodes].filter((node) => !(node instanceof Element && node.matches('.part'))).map((node) => node.textContent).join('').trim()
}
