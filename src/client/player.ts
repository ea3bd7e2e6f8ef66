// The running talk, as the scripts of one page share it: player.js starts it, live.js and the bridge steer it.
import type { RevealApi } from 'reveal.js'

export interface Player {
  reveal: RevealApi
  /** every slide in order; never a stack */
  slides: () => HTMLElement[]
  /** the slide that is shown */
  current: () => HTMLElement
  /** how many steps of the current slide are shown, and how many it has */
  steps: () => { shown: number; total: number }
  /** shows a slide with its first `shown` steps */
  show: (slide: HTMLElement, shown?: number) => void
  /** the last step of the last slide is shown */
  atEnd: () => boolean
}

declare global {
  interface Window {
    /** set by player.js before any module runs */
    deckPlayer?: Promise<Player>
  }
}

export function makePlayer(reveal: RevealApi): Player {
  const slides = (): HTMLElement[] => reveal.getSlides()
  const current = (): HTMLElement => reveal.getCurrentSlide()
  const steps = (): { shown: number; total: number } => {
    const indices = [...current().querySelectorAll<HTMLElement>('.fragment')].map(({ dataset }) => Number(dataset.fragmentIndex))
    return { shown: (reveal.getIndices().f ?? -1) + 1, total: new Set(indices).size }
  }
  return {
    reveal,
    slides,
    current,
    steps,
    show(slide, shown = 0) {
      const { h, v } = reveal.getIndices(slide)
      reveal.slide(h, v ?? 0, shown - 1)
    },
    atEnd() {
      const { shown, total } = steps()
      return current() === slides().at(-1) && shown === total
    },
  }
}

/**
 * Says to reveal.js that a slide has no background of its own. Where it is not told so, it computes the slide's style, and
 * does so for every slide when it starts.
 */
export function withoutBackground(slide: Element): void {
  slide.setAttribute('data-background-color', 'rgba(0, 0, 0, 0)')
}

/** Calls back whenever another slide or step is shown. */
export function onMove({ reveal }: Player, listener: () => void): void {
  for (const event of ['slidechanged', 'fragmentshown', 'fragmenthidden']) reveal.on(event, listener)
}
