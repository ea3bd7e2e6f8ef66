// Puts the slides of an open print page on paper: a page for each step, several slides on a page, notes and lines beside them.
// All of it happens in the browser's page, which is complete and static: what is drawn there is what is printed.
import type { Page } from '../browser/tab.ts'
import { litLines } from '../client/steps.ts'
import type { Slide } from '../model/deck.ts'
import type { Stage } from '../model/stage.ts'
import { papers, type Handout, type PageSize, type Wanted } from './wanted.ts'

/**
 * Gives every step of a slide a page of its own, as the room saw it.
 * @returns how many pages each slide has now
 */
export async function spreadSteps(page: Page): Promise<number[]> {
  const codes = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('pre[data-steps]')].map((code) => code.dataset.steps!))
  const lit = Object.fromEntries([...new Set(codes)].map((steps) =>
    [steps, Array.from({ length: steps.split('|').length }, (_, step) => litLines(steps, step)).map((lines) => lines && [...lines])]))
  return page.evaluate((lit) => {
    const show = (slide: Element, taken: number): void => {
      const fragments = [...slide.querySelectorAll<HTMLElement>('.fragment')]
      fragments.forEach((fragment, index) => { fragment.style.visibility = index < taken ? 'visible' : 'hidden' })
      for (const code of slide.querySelectorAll<HTMLElement>('pre[data-steps]')) {
        const own = fragments.filter((fragment, index) => index < taken && fragment.matches('.code-step') && code.contains(fragment))
        const lines = lit[code.dataset.steps!]?.[own.length]
        code.querySelectorAll<HTMLElement>('.line').forEach((line, index) => { line.style.opacity = !lines || lines.includes(index + 1) ? '1' : '0.4' })
      }
    }
    return [...document.querySelectorAll('.slides > .slide')].map((slide) => {
      const steps = slide.querySelectorAll('.fragment').length
      const whole = slide.cloneNode(true) as Element
      show(slide, 0)
      let last = slide
      for (let taken = 1; taken <= steps; taken++) {
        const next = whole.cloneNode(true) as Element
        // links lead to the first page of a slide, and the outline has it once
        for (const named of [next, ...next.querySelectorAll('[id]')]) named.removeAttribute('id')
        for (const heading of next.querySelectorAll('h1, h2, h3, h4, h5, h6')) heading.setAttribute('role', 'presentation')
        show(next, taken)
        last.after(next)
        last = next
      }
      return steps + 1
    })
  }, lit)
}

/** What each slide or step is called: by the slide's number, `7.2` for the second step of slide 7. */
export function nameSteps(slides: readonly Slide[], perSlide: readonly number[] | null): string[] {
  return slides.flatMap(({ number }, index) =>
    Array.from({ length: perSlide?.[index] ?? 1 }, (_, step) => (step === 0 ? String(number) : `${number}.${step}`)))
}

export interface Sheets {
  /** of the paper, in CSS pixels */
  size: PageSize
  /** numbers of slides beside and below each other */
  columns: number
  rows: number
  /** what stands beside a slide */
  beside: 'nothing' | 'lines' | 'notes'
  /** paper is white; a page that is one slide has its colour */
  white: boolean
}

/** How slides of a stage stand on paper; null where a page is a slide. */
export function sheetsOf({ handout, notes, size }: Wanted, stage: Stage): Sheets | null {
  const slides = handout ?? (notes ? 1 : null)
  if (slides === null) return size && (size.width !== stage.width || size.height !== stage.height) ? { size, columns: 1, rows: 1, beside: 'nothing', white: false } : null
  const { columns, rows, lying } = grids[slides]
  const short = Math.min((size ?? papers.a4!).width, (size ?? papers.a4!).height)
  const long = Math.max((size ?? papers.a4!).width, (size ?? papers.a4!).height)
  return {
    size: lying ? { width: long, height: short } : { width: short, height: long },
    columns, rows, white: true,
    beside: notes ? 'notes' : slides === 3 || slides === 1 ? 'lines' : 'nothing',
  }
}

const grids: Record<Handout, { columns: number; rows: number; lying: boolean }> = {
  1: { columns: 1, rows: 1, lying: false },
  2: { columns: 1, rows: 2, lying: false },
  3: { columns: 1, rows: 3, lying: false },
  4: { columns: 2, rows: 2, lying: true },
  6: { columns: 2, rows: 3, lying: false },
  9: { columns: 3, rows: 3, lying: true },
}

/** White around and between slides on paper, in CSS pixels. */
export const edge = { margin: 45, gap: 24 } as const

/**
 * Puts the slides of the page on sheets. Their classes are named so that no layout's are.
 * @param notes of each slide as html, made by render
 */
export async function putOnSheets(page: Page, sheets: Sheets, stage: Stage, notes: readonly string[]): Promise<void> {
  await page.evaluate(({ size, columns, rows, beside, white, stage, notes, edge }) => {
    const { margin, gap } = white ? edge : { margin: 0, gap: 0 }
    const [width, height] = [Math.floor(size.width), Math.floor(size.height)]
    const across = columns === 1 && rows === 3 && beside !== 'nothing'
    const cell = { width: (width - 2 * margin - (columns - 1) * gap) / columns, height: (height - 2 * margin - (rows - 1) * gap) / rows }
    // beside a third of a page there is room for words, under a whole one too
    const most = beside === 'nothing' ? cell : across ? { width: cell.width * 0.5, height: cell.height } : { width: cell.width, height: cell.height * 0.45 }
    const scale = Math.min(most.width / stage.width, most.height / stage.height)
    const style = document.createElement('style')
    style.textContent = `@page { size: ${size.width}px ${size.height}px; margin: 0 }
      [data-mode='print'] .deck, [data-mode='print'] .slides { width: ${width}px }
      .deck-sheet { display: grid; box-sizing: border-box; width: ${width}px; min-height: ${height}px; padding: ${margin}px; gap: ${gap}px;
        grid-template: repeat(${rows}, ${beside === 'notes' && rows === 1 ? 'auto' : `${cell.height}px`}) / repeat(${columns}, ${cell.width}px); break-after: page }
      .deck-sheet:last-child { break-after: auto }
      .deck-cell { display: flex; flex-direction: ${across ? 'row' : 'column'}; gap: 20px; justify-content: ${beside === 'nothing' ? 'center' : 'flex-start'}; align-items: ${beside === 'nothing' ? 'center' : 'stretch'} }
      .deck-frame { position: relative; flex: none; contain: strict; width: ${stage.width * scale}px; height: ${stage.height * scale}px }
      [data-mode='print'] .deck-frame > .slide { position: absolute; top: 0; left: 0; break-after: auto; zoom: ${scale} }
      .deck-white { background: white; color: black }
      .deck-white .deck-frame { outline: 1px solid #999 }
      .deck-beside { position: relative; flex: 1; font: 14px/1.5 var(--font-text); color: black; overflow: ${rows === 1 ? 'visible' : 'hidden'} }
      .deck-beside > :first-child { margin-block-start: 0 }
      .deck-lines { background: repeating-linear-gradient(transparent 0 31px, #999 31px 32px) }`
    document.head.append(style)
    if (white) for (const element of [document.documentElement, document.body]) element.classList.add('deck-white')
    const slides = [...document.querySelectorAll('.slides > .slide')]
    const parent = document.querySelector('.slides')!
    slides.forEach((slide, index) => {
      if (index % (columns * rows) === 0) parent.append(Object.assign(document.createElement('div'), { className: 'deck-sheet' }))
      const [place, frame] = ['deck-cell', 'deck-frame'].map((className) => Object.assign(document.createElement('div'), { className }))
      frame!.append(slide)
      place!.append(frame!)
      if (beside !== 'nothing') {
        const words = Object.assign(document.createElement('div'), { className: beside === 'lines' ? 'deck-beside deck-lines' : 'deck-beside' })
        if (beside === 'notes') words.innerHTML = notes[index] ?? ''
        place!.append(words)
      }
      parent.lastElementChild!.append(place!)
    })
  }, { ...sheets, stage: { ...stage }, notes: [...notes], edge: { ...edge } })
}
