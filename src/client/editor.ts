// Alt-click on a block opens its line in the author's editor, through the server that presents the talk.

/** What is needed to find a line: the deck's file, and where each slide begins in it. */
export interface Lines {
  file: string | undefined
  /** first line of each slide, by its id */
  slides: ReadonlyMap<string, number>
}

/** Opens lines for every alt-click on the page from now on; `lines` is asked at each, since edits move them. */
export function openOnAltClick(lines: () => Lines): void {
  document.addEventListener('click', (event) => {
    if (!event.altKey || !(event.target instanceof Element)) return
    const { file, slides } = lines()
    const slide = event.target.closest('section[id]')
    const first = slide ? slides.get(slide.id) : undefined
    if (!slide || file === undefined || first === undefined) return
    event.preventDefault()
    event.stopPropagation()
    openInEditor(file, first + offset(event.target, slide), 1)
  }, { capture: true })
}

/** Lines between the slide's first and the block's; blocks say so relative to their slide. */
function offset(target: Element, slide: Element): number {
  const block = target.closest<HTMLElement>('[data-line]')
  return block && slide !== block && slide.contains(block) ? Number(block.dataset.line) : 0
}

/** @param line and column from 1 */
export function openInEditor(file: string, line: number, column: number): void {
  void fetch(`/__open-in-editor?file=${encodeURIComponent(`${file}:${line}:${column}`)}`)
}
