// The places on a slide at which it can be mended: its title, its subtitle, and each block that has a line of its own.

export interface MendBlock {
  element: HTMLElement
  /** of the source */
  line: number
  subtitle: boolean
}

/** In the order of the source, one for each line: of a list and its first item, the item. @param first line of the slide */
export function blocksOf(slide: HTMLElement, first: number): MendBlock[] {
  const found = [...slide.querySelectorAll<HTMLElement>('.title, .subtitle, [data-line]')].map((element): MendBlock => ({
    element, line: first + Number(element.dataset.line ?? 0), subtitle: element.classList.contains('subtitle'),
  }))
  const inner = found.filter(({ element, line }) => !found.some((other) => other.line === line && other.element !== element && element.contains(other.element)))
  return inner.sort((a, b) => a.line - b.line)
}

/** Which block a boundary that was dropped at a height of the screen stands above. */
export function dropPlace(blocks: readonly MendBlock[], y: number): number {
  const middle = ({ element }: MendBlock): number => {
    const { top, height } = element.getBoundingClientRect()
    return top + height / 2
  }
  const below = blocks.findIndex((block) => middle(block) > y)
  return below < 0 ? blocks.length - 1 : below
}
