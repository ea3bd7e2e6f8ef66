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

/** The steps of a block are empty elements after it, which reveal.js counts; the block begins with step 0. */
function lightBlock(code: HTMLElement): void {
  let step = 0
  for (let next = code.nextElementSibling; next?.matches('.code-step'); next = next.nextElementSibling) {
    if (next.matches('.visible')) step = Number((next as HTMLElement).dataset.step)
  }
  const lit = litLines(code.dataset.steps!, step)
  for (const line of code.querySelectorAll<HTMLElement>('.line')) {
    const here = lit?.has(Number(line.dataset.n))
    line.classList.toggle('lit', here === true)
    line.classList.toggle('dim', here === false)
  }
}

/**
 * The numbers of a step's lines; null where all lines are equal.
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
