// What the speaker view looks like: its parts, its buttons, slides drawn to scale.

export interface SpeakerPage {
  root: HTMLElement
  current: HTMLElement
  next: HTMLElement
  notes: HTMLElement
  number: HTMLElement
  steps: HTMLElement
  clock: HTMLElement
  elapsed: HTMLElement
}

const css = `
  html, body { height: 100%; margin: 0; background: #17181c; color: #eceef2 }
  .deck { display: none }
  .speaker { box-sizing: border-box; height: 100%; padding: 16px; display: grid; gap: 14px;
    grid: auto minmax(0, 1fr) auto / minmax(0, 3fr) minmax(0, 2fr); font: 16px/1.4 system-ui, sans-serif }
  .speaker-bar { grid-column: 1 / -1; display: flex; align-items: baseline; gap: 24px; font-size: 26px; font-variant-numeric: tabular-nums }
  .speaker-steps { font-size: 18px; color: #a5abb8; flex: 1 }
  .speaker-elapsed { font: inherit; color: inherit; background: none; border: 0; padding: 0 6px; cursor: pointer; border-radius: 4px }
  .speaker-elapsed:hover { background: #2a2d35 }
  .speaker-clock { color: #a5abb8 }
  .speaker-slides { display: grid; gap: 14px; grid-template-rows: minmax(0, 3fr) minmax(0, 2fr); min-height: 0 }
  .speaker-frame { position: relative; overflow: hidden; min-height: 0; container-type: size }
  .speaker-stage { position: absolute; inset: 0 auto auto 0; width: 1280px; height: 720px; overflow: hidden; transform-origin: 0 0;
    transform: scale(var(--scale, 0.4)); background: var(--paper, #fff) }
  .speaker-stage.is-end { background: #101114 }
  .speaker-stage .slide { display: block; position: absolute; inset: 0 }
  .speaker-stage .fragment:not(.visible) { opacity: 0.25 }
  .is-paused .speaker-current { opacity: 0.25 }
  .speaker-notes { overflow: auto; padding: 18px 22px; background: #202228; border-radius: 6px; font-size: 24px; line-height: 1.45 }
  .speaker-notes > :first-child { margin-top: 0 }
  .speaker-notes:empty::before { content: '—'; color: #6b7180 }
  .speaker-buttons { grid-column: 1 / -1; display: flex; gap: 10px }
  .speaker-buttons button { font: inherit; font-size: 20px; padding: 10px 26px; color: inherit; background: #2a2d35; border: 1px solid #434855; border-radius: 6px; cursor: pointer }
  .speaker-buttons button:hover { background: #363a45 }
  @media (max-width: 700px) { .speaker { grid: auto auto minmax(0, 1fr) auto / minmax(0, 1fr) } .speaker-slides { height: 46vh } }
`

export interface SpeakerActions {
  go: (to: 'next' | 'previous' | 'pause') => void
  /** the elapsed time was clicked */
  reset: () => void
}

/** Draws the empty view into the page. */
export function makeSpeakerPage({ go, reset }: SpeakerActions): SpeakerPage {
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)

  const [number, steps, clock] = [make('span', 'speaker-number'), make('span', 'speaker-steps'), make('span', 'speaker-clock')]
  const [current, next, notes] = [make('div', 'speaker-stage speaker-current'), make('div', 'speaker-stage speaker-next'), make('div', 'speaker-notes')]
  const time = button('0:00', reset)
  time.className = 'speaker-elapsed'
  time.title = 'Time since the first move; a click starts it again'
  const buttons = make('div', 'speaker-buttons')
  buttons.append(button('Previous', () => go('previous')), button('Next', () => go('next')), button('Black', () => go('pause')))

  const bar = make('header', 'speaker-bar')
  bar.append(number, steps, time, clock)
  const slides = make('div', 'speaker-slides')
  slides.append(frame(current), frame(next))
  notes.setAttribute('aria-label', 'Notes')
  notes.setAttribute('role', 'region')
  const root = make('div', 'speaker')
  root.append(bar, slides, notes, buttons)
  document.body.append(root)
  return { root, current, next, notes, number, steps, clock, elapsed: time }
}

/** Keeps a stage as large as its frame lets it be. */
function frame(stage: HTMLElement): HTMLElement {
  const box = make('div', 'speaker-frame')
  box.append(stage)
  new ResizeObserver(() => {
    stage.style.setProperty('--scale', String(Math.min(box.clientWidth / 1280, box.clientHeight / 720)))
  }).observe(box)
  return box
}

function make(name: string, className: string): HTMLElement {
  const element = document.createElement(name)
  element.className = className
  return element
}

function button(text: string, onClick: () => void): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.textContent = text
  element.onclick = () => {
    onClick()
    // the keys belong to the talk, not to the last button
    element.blur()
  }
  return element
}
