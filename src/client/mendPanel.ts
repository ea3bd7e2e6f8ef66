// What is shown while slides are mended: the chosen line, the two boundaries, a row of buttons, and what was done.
import type { MendBlock } from './mendPlaces.ts'

export interface Panel {
  /** puts the marks where the blocks are; `at` is the chosen one */
  place: (slide: HTMLElement, blocks: readonly MendBlock[], at: number, boundaries: { above: boolean; below: boolean }) => void
  /** shows a message, and has it read out */
  say: (message: string) => void
  /** px that it takes of the page's foot */
  height: () => number
  remove: () => void
}

export interface PanelEvents {
  press: (key: string) => void
  /** a boundary was dragged to a height of the screen */
  drop: (boundary: 'above' | 'below', y: number) => void
}

const buttons = [
  ['Enter', 'Next doubtful place'], ['j', 'Join with the slide before'], ['s', 'Split here'], ['d', 'This slide begins here'], ['e', 'Next slide begins here'], ['t', 'Title'],
  ['u', 'Subtitle'], ['p', 'No title'], ['b', 'Bullet'], ['c', 'Code'], ['n', 'Note'], ['z', 'Undo'], ['m', 'Done'],
] as const

const css = `
  :host { position: fixed; inset: 0; z-index: 900; pointer-events: none; direction: ltr; text-align: left;
    font: 15px/1.4 system-ui, sans-serif; color: #f4f6fb }
  .chosen { position: absolute; border: 3px solid #2f7bff; border-radius: 4px; box-sizing: border-box }
  .boundary { position: absolute; left: 0; right: 0; height: 18px; margin-top: -9px; cursor: ns-resize; pointer-events: auto; touch-action: none }
  .boundary::after { content: ""; position: absolute; inset: 7px 0; background: #e0457b }
  .boundary:hover::after, .boundary.dragged::after { inset: 5px 0 }
  .bar { position: absolute; inset: auto 0 0 0; padding: 8px 12px; background: #182034; pointer-events: auto; display: flex; flex-wrap: wrap;
    gap: 6px; align-items: center }
  button { font: inherit; color: inherit; background: #2b3755; border: 1px solid #6d7ca3; border-radius: 4px; padding: 3px 9px; cursor: pointer }
  button:focus-visible { outline: 3px solid #8fb8ff; outline-offset: 1px }
  kbd { font: inherit; font-weight: 700; text-transform: capitalize; margin-right: 5px }
  [role=status] { flex-basis: 100%; min-height: 1.4em }
`

/** Puts the panel onto the page. */
export function makePanel({ press, drop }: PanelEvents): Panel {
  const host = document.createElement('deck-mend')
  const root = host.attachShadow({ mode: 'open' })
  const style = make('style', css)
  const chosen = make('div')
  chosen.className = 'chosen'
  const [above, below] = (['above', 'below'] as const).map((name) => boundary(name, drop)) as [HTMLElement, HTMLElement]
  const height = (): number => root.querySelector('.bar')!.getBoundingClientRect().height
  const status = make('div')
  status.setAttribute('role', 'status')
  root.append(style, chosen, above, below, toolbar(press, status))
  document.body.append(host)
  return {
    place(slide, blocks, at, { above: hasAbove, below: hasBelow }) {
      const box = blocks[at]?.element.getBoundingClientRect()
      chosen.hidden = !box
      if (box) Object.assign(chosen.style, { left: `${box.left - 8}px`, top: `${box.top - 4}px`, width: `${box.width + 16}px`, height: `${box.height + 8}px` })
      const edge = slide.getBoundingClientRect()
      above.hidden = !hasAbove
      above.style.top = `${Math.max(9, edge.top)}px`
      below.hidden = !hasBelow
      below.style.top = `${Math.min(edge.bottom, innerHeight - height() - 9)}px`
    },
    say(message) {
      status.textContent = message
    },
    height,
    remove: () => host.remove(),
  }
}

function toolbar(press: PanelEvents['press'], status: HTMLElement): HTMLElement {
  const bar = make('div')
  bar.className = 'bar'
  bar.setAttribute('role', 'toolbar')
  bar.setAttribute('aria-label', 'Mend the slides')
  // a key that presses a button does not turn the page
  bar.onkeydown = (event) => {
    if (event.key === 'Enter' || event.key === ' ') event.stopPropagation()
  }
  bar.append(...buttons.map(([key, name]) => {
    const button = make('button')
    button.append(make('kbd', key), name)
    button.setAttribute('aria-keyshortcuts', key.length === 1 ? key.toUpperCase() : key)
    button.onclick = () => press(key)
    return button
  }), status)
  return bar
}

/** A line that is dragged; D and E do the same by keyboard. */
function boundary(name: 'above' | 'below', drop: PanelEvents['drop']): HTMLElement {
  const line = make('div')
  line.className = `boundary ${name}`
  line.setAttribute('aria-hidden', 'true')
  line.onpointerdown = ({ pointerId }) => {
    line.setPointerCapture(pointerId)
    line.classList.add('dragged')
  }
  line.onpointermove = ({ clientY }) => {
    if (line.classList.contains('dragged')) line.style.top = `${clientY}px`
  }
  line.onpointerup = ({ clientY }) => {
    if (!line.classList.contains('dragged')) return
    line.classList.remove('dragged')
    drop(name, clientY)
  }
  line.onpointercancel = () => line.classList.remove('dragged')
  return line
}

function make<Name extends 'div' | 'button' | 'kbd' | 'style'>(name: Name, text = ''): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  element.textContent = text
  return element
}
