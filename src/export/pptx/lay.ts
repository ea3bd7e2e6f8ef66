// Reads off an open print page where everything stands and how it is set. Runs in the browser's page: nothing here is imported there.
import type { Page } from '../../browser/tab.ts'
import type { Laid } from './boxes.ts'

/** Marks what was read with `data-laid`, so that what is left can be drawn without it. */
export function layOut(page: Page): Promise<Laid[]> {
  return page.evaluate(readSlides)
}

/* The browser gets this function as text: all it needs stands inside. */
function readSlides(): Laid[] {
  const slides = [...document.querySelectorAll('.slides > .slide')]
  type Paragraph = import('./boxes.ts').Paragraph
  type Run = import('./boxes.ts').Run
  let marks = 0
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
  const colors = new Map<string, { hex: string; alpha: number }>()
  const colorOf = (css: string): { hex: string; alpha: number } => {
    const known = colors.get(css)
    if (known) return known
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = css
    canvas.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data
    const color = { hex: [red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join(''), alpha: alpha / 255 }
    colors.set(css, color)
    return color
  }
  const fillOf = (element: Element): string | null => {
    const { hex, alpha } = colorOf(getComputedStyle(element).backgroundColor)
    return alpha > 0.5 ? hex : null
  }
  // those that came with the deck are on no other machine
  const fontOf = (style: CSSStyleDeclaration): string => {
    const families = style.fontFamily.split(',').map((family) => family.trim().replace(/^["']|["']$/g, ''))
    const known = families.find((family) => /^(Georgia|Arial|Helvetica|Verdana|Tahoma|Times New Roman|Courier New|Consolas|Menlo)$/i.test(family))
    return known ?? (families.includes('monospace') ? 'Courier New' : families.includes('serif') ? 'Georgia' : 'Arial')
  }
  const isSeen = (element: Element): boolean => {
    const style = getComputedStyle(element)
    const { width, height } = element.getBoundingClientRect()
    return style.display !== 'none' && style.visibility !== 'hidden' && width > 2 && height > 2 && !element.closest('.sr-only, [aria-hidden="true"]:not([data-box])')
  }
  const isInline = (node: Node): boolean => node.nodeType === Node.TEXT_NODE
    || (node instanceof Element && /^(inline|inline-block|inline-flex|ruby|contents)$/.test(getComputedStyle(node).display) && !node.matches('img, video, svg'))
  const hasWords = (element: Element): boolean => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '')

  const runsOf = (nodes: Iterable<Node>): Run[] => {
    const runs: Run[] = []
    let newLine = false
    const walk = (node: Node): void => {
      if (node instanceof HTMLBRElement) newLine = true
      else if (node instanceof Element && node.matches('.katex')) add(node.querySelector('annotation')?.textContent ?? node.textContent ?? '', node, true)
      else if (node instanceof Element) {
        if (!node.matches('.sr-only')) node.childNodes.forEach(walk)
      } else if (node.nodeType === Node.TEXT_NODE) add(node.textContent ?? '', node.parentElement!, false)
    }
    const add = (words: string, element: Element, italic: boolean): void => {
      const style = getComputedStyle(element)
      const kept = /^pre/.test(style.whiteSpace) && element.closest('pre') !== null
      const lines = kept ? words.split('\n') : [words.replace(/\s+/g, ' ')]
      lines.forEach((line, index) => {
        if (index > 0) newLine = true
        const fresh = newLine || runs.length === 0
        const text = fresh && !kept ? line.trimStart() : line
        if (text === '' && !kept) return
        runs.push({
          text: style.textTransform === 'uppercase' ? text.toUpperCase() : text,
          bold: Number(style.fontWeight) >= 600, italic: italic || style.fontStyle === 'italic', strike: element.closest('del, s') !== null,
          color: colorOf(style.color).hex, size: Number.parseFloat(style.fontSize), font: fontOf(style),
          link: element.closest('a')?.getAttribute('href') ?? null, newLine: newLine && runs.length > 0,
        })
        newLine = false
      })
    }
    for (const node of nodes) walk(node)
    return runs
  }
  const paragraph = (nodes: Iterable<Node>, element: Element, more: Partial<Paragraph> = {}): Paragraph[] => {
    const runs = runsOf(nodes)
    const last = runs.at(-1)
    if (last && !element.closest('pre')) last.text = last.text.trimEnd()
    if (!runs.some(({ text }) => text.trim() !== '')) return []
    const style = getComputedStyle(element)
    // the dash before who said it
    const [, mark] = /^"(.+)"$/.exec(getComputedStyle(element, '::before').content) ?? []
    if (mark && element.matches('blockquote > footer')) runs.unshift({ ...runs[0]!, text: mark, link: null })
    const rightToLeft = style.direction === 'rtl'
    const align = style.textAlign === 'center' ? 'center' : style.textAlign === 'right' || (style.textAlign === 'end') !== rightToLeft ? 'right' : 'left'
    return [{ runs, align, rightToLeft, level: 0, bullet: 'none', leading: Number.parseFloat(style.lineHeight) || Number.parseFloat(style.fontSize) * 1.3, below: 0, ...more }]
  }
  /** The blocks of a list, one after the other: items, what stands in them, lists in lists. */
  const listOf = (list: Element, level: number): Paragraph[] => {
    const start = Number(list.getAttribute('start') ?? 1)
    // a layout may count what is not numbered, or leave the signs out
    const bulletOf = (item: Element, index: number): Paragraph['bullet'] => {
      const { content } = getComputedStyle(item, '::before')
      return content === 'none' ? 'none' : list.matches('ol') || content.includes('counter(') ? start + index : 'sign'
    }
    return [...list.children].flatMap((item, index) => itemOf(item, level, bulletOf(item, index)))
  }
  /** The colour of the signs or numbers of the slide's first list. */
  const signOf = (slide: Element): string | null => {
    const item = slide.querySelector('li')
    if (!item) return null
    const { content, color, backgroundColor } = getComputedStyle(item, '::before')
    const drawn = colorOf(backgroundColor)
    return content === 'none' ? null : content === '""' && drawn.alpha > 0.5 ? drawn.hex : colorOf(color).hex
  }
  const itemOf = (item: Element, level: number, bullet: Paragraph['bullet']): Paragraph[] => {
    const paragraphs: Paragraph[] = []
    let inline: Node[] = []
    const put = (nodes: Iterable<Node>, element: Element): void => {
      const [first] = paragraphs
      const next = paragraph(nodes, element, { level, bullet: first ? 'none' : bullet })
      // a further paragraph stands under the words and not under the sign
      if (first && bullet !== 'none' && paragraphs.length === 1) first.runs.push(...next.flatMap(({ runs }) => runs.map((run, index) => ({ ...run, newLine: run.newLine || index === 0 }))))
      else paragraphs.push(...next)
    }
    const flush = (): void => {
      put(inline, item)
      inline = []
    }
    for (const node of item.childNodes) {
      if (isInline(node)) {
        inline.push(node)
        continue
      }
      flush()
      if (!(node instanceof Element)) continue
      if (node.matches('ul, ol')) paragraphs.push(...listOf(node, level + 1))
      else put([node], node)
    }
    flush()
    return paragraphs
  }
  /** Whether the items stand below each other, as a program sets them by itself. */
  const isPlainList = (list: Element): boolean => [...list.querySelectorAll(':scope > li')].every((item, index, all) => {
    const [now, before] = [item.getBoundingClientRect(), all[index - 1]?.getBoundingClientRect()]
    return !before || (Math.abs(now.left - before.left) < 2 && now.top >= before.bottom - 2)
  })
  /** How far words stand from the list's edge; signs hang outside where that is nothing. */
  const hangIn = (list: Element): number => {
    const range = document.createRange()
    range.selectNodeContents(list.querySelector('li') ?? list)
    const [words, whole] = [range.getBoundingClientRect(), list.getBoundingClientRect()]
    return Math.max(0, getComputedStyle(list).direction === 'rtl' ? whole.right - words.right : words.left - whole.left)
  }
  const gapIn = (list: Element): number => {
    const [first, second] = list.querySelectorAll(':scope > li')
    return first && second ? Math.max(0, second.getBoundingClientRect().top - first.getBoundingClientRect().bottom) : 0
  }

  return slides.map((slide) => {
    const origin = slide.getBoundingClientRect()
    const boxes: Laid['boxes'] = []
    const rectOf = (element: Element): { x: number; y: number; width: number; height: number } => {
      const { left, top, width, height } = element.getBoundingClientRect()
      return { x: left - origin.left, y: top - origin.top, width, height }
    }
    const take = (element: Element): number => {
      element.setAttribute('data-laid', String(++marks))
      return marks
    }
    const text = (element: Element, paragraphs: Paragraph[], fill: string | null = null, hang = 0): void => {
      if (paragraphs.length === 0) return
      boxes.push({ kind: 'text', rect: rectOf(element), paragraphs, fill, hang, air: fill === null ? 0 : Math.min(...['paddingLeft', 'paddingTop'].map((side) => Number.parseFloat(getComputedStyle(element)[side as 'paddingLeft']) || 0)), title: element.matches('.title, .title *') && !boxes.some((box) => box.kind === 'text' && box.title) })
      take(element)
    }
    const visit = (element: Element): void => {
      if (!isSeen(element)) return
      if (element.matches('img')) {
        const picture = element as HTMLImageElement
        const style = getComputedStyle(picture)
        const path = /^(fill|contain|scale-down)$/.test(style.objectFit) && /\.(png|jpe?g|gif)$/i.test(new URL(picture.src).pathname) ? new URL(picture.src).pathname.slice(1) : null
        const rect = rectOf(picture)
        if (/contain|scale-down/.test(style.objectFit) && picture.naturalWidth > 0) {
          const scale = Math.min(rect.width / picture.naturalWidth, rect.height / picture.naturalHeight)
          const [width, height] = [picture.naturalWidth * scale, picture.naturalHeight * scale]
          const [across = 0.5, down = 0.5] = style.objectPosition.split(' ').map((part) => (part.endsWith('%') ? Number.parseFloat(part) / 100 : 0))
          Object.assign(rect, { x: rect.x + (rect.width - width) * across, y: rect.y + (rect.height - height) * down, width, height })
        }
        boxes.push({ kind: 'picture', rect, alt: picture.alt, path: path && decodeURIComponent(path), mark: take(picture) })
      } else if (element.matches('.katex-display')) {
        boxes.push({ kind: 'picture', rect: rectOf(element.querySelector('.katex-html') ?? element), alt: element.querySelector('annotation')?.textContent ?? '', path: null, mark: take(element) })
      } else if (element.matches('table')) {
        const rows = [...element.querySelectorAll('tr')]
        // as they are seen, from the left, whichever way is read
        const cellsOf = (row: HTMLTableRowElement): HTMLTableCellElement[] => (getComputedStyle(element).direction === 'rtl' ? [...row.cells].reverse() : [...row.cells])
        const line = (style: CSSStyleDeclaration, side: 'Top' | 'Bottom'): string[] => (style[`border${side}Style`] === 'none' || style[`border${side}Width`] === '0px' ? [] : [colorOf(style[`border${side}Color`]).hex])
        const ruleOf = (row: HTMLTableRowElement, index: number): string | null => {
          const [above, below] = [row, rows[index + 1]].map((row) => [row?.cells[0], row].flatMap((element) => (element ? getComputedStyle(element) : [])))
          return [...above!.flatMap((style) => line(style, 'Bottom')), ...below!.flatMap((style) => line(style, 'Top'))][0] ?? null
        }
        boxes.push({
          kind: 'table', rect: rectOf(element),
          columns: rows[0] ? cellsOf(rows[0]).map((cell) => cell.getBoundingClientRect().width) : [],
          rows: rows.map((row, index) => ({
            height: row.getBoundingClientRect().height, rule: ruleOf(row, index), cells: cellsOf(row).map((cell) => ({ paragraphs: paragraph(cell.childNodes, cell), fill: fillOf(cell) })),
          })),
        })
        take(element)
      } else if (element.matches('pre')) text(element, paragraph(element.childNodes, element), fillOf(element))
      else if (element.matches('ul, ol')) {
        if (isPlainList(element)) text(element, listOf(element, 0).map((one) => ({ ...one, below: gapIn(element) })), null, hangIn(element))
        else for (const item of element.children) text(item, itemOf(item, 0, 'none'), fillOf(item))
      } else if (hasWords(element) && [...element.childNodes].every(isInline)) text(element, paragraph(element.childNodes, element), fillOf(element))
      else if (hasWords(element)) text(element, itemOf(element, 0, 'none'), fillOf(element))
      else if (element.textContent!.trim() !== '' && [...element.children].every(isInline)) text(element, paragraph(element.childNodes, element), fillOf(element))
      else for (const child of element.children) visit(child)
    }
    for (const child of slide.children) visit(child)
    // a picture that words stand on lies under them, wherever it comes
    const lies = (box: Laid['boxes'][number], index: number): boolean => box.kind === 'picture' && boxes.slice(0, index).some(({ kind, rect }) => kind === 'text'
      && rect.x < box.rect.x + box.rect.width && rect.x + rect.width > box.rect.x && rect.y < box.rect.y + box.rect.height && rect.y + rect.height > box.rect.y)
    const under = boxes.filter(lies)
    return { layout: slide.getAttribute('data-layout') ?? 'default', background: colorOf(getComputedStyle(slide).backgroundColor).hex, sign: signOf(slide), boxes: [...under, ...boxes.filter((box) => !under.includes(box))] }
  })
}
