// Line steps of code: the lines of the current step are lit, the others dimmed.
import { onMove, type Player } from './player.ts'

export function lightCode(player: Player): void {
  const light = (): void => {
    for (const code of player.current().querySelectorAll<HTMLElement>('[data-steps]')) lightBlock(code)
  }
  onMove(player, light)
  player.reveal.on('sync', light)
  player.reveal.on('slidesync', light)
  light()
}

/** The steps of a block are empty elements in it, which reveal.js counts; the block begins with step 0. */
function lightBlock(code: HTMLElement): void {
  const shown = [...code.querySelectorAll<HTMLElement>('.code-step.visible')].map(({ dataset }) => Number(dataset.step))
  const lit = litLines(code.dataset.steps!, Math.max(0, ...shown))
  code.querySelectorAll('.line').forEach((line, index) => {
    line.classList.toggle('lit', lit?.has(index + 1) === true)
    line.classList.toggle('dim', lit?.has(index + 1) === false)
  })
}

/**
 * The lines of a step, from 1; null where all lines are equal.
 * @param steps such as `1|3-4,8|all`
 * @param step from 0
 */
export function litLines(steps: string, step: number): Set<number> | null {
  const part = steps.split('|')[step]?.trim() ?? ''
  if (part === '' || part === 'all' || part === '*') return null
  return new Set(part.split(',').flatMap((range) => {
    const [from, to = from] = range.split('-').map(Number)
    return Array.from({ length: Math.max(0, to! - from! + 1) }, (_, index) => from! + index)
  }))
}
