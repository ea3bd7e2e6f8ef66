// The parts of the speaker view's page, and how they are set: slides to scale, notes large, the time.
import { pageStage } from './stage.ts'

export interface SpeakerPage {
  root: HTMLElement
  /** where a slide is drawn, at its own size and then scaled */
  current: HTMLElement
  next: HTMLElement
  notes: HTMLElement
  /** which slide it is */
  place: HTMLElement
  clock: HTMLElement
  elapsed: HTMLElement
  /** each says in `data-go` what it does */
  buttons: HTMLButtonElement[]
}

/** A slide and what to say to it. */
export interface SpokenSlide {
  section: HTMLElement
  notes: Element
}

const css = `
  html, body { height: 100%; margin: 0; background: #17181c }
  .speaker { box-sizing: border-box; height: 100%; padding: 16px; display: grid; gap: 14px; color: #eceef2; font: 16px/1.4 system-ui, sans-serif;
    grid: 'time time' auto 'current notes' minmax(0, 3fr) 'next notes' minmax(0, 2fr) 'controls controls' auto / minmax(0, 3fr) minmax(0, 2fr) }
  .speaker .speaker-time { grid-area: time; display: flex; align-items: baseline; gap: 28px; font-size: 26px; font-variant-numeric: tabular-nums }
  .speaker .speaker-elapsed { cursor: pointer; border-radius: 4px }
  .speaker .speaker-elapsed:hover { background: #2a2d35 }
  .speaker .speaker-clock { color: #a5abb8 }
  .speaker .speaker-place { order: -1; flex: 1 }
  .speaker .speaker-current { grid-area: current }
  .speaker .speaker-next { grid-area: next }
  .speaker :is(.speaker-current, .speaker-next) { position: relative; overflow: hidden; min-height: 0 }
  .speaker .speaker-notes { grid-area: notes; overflow: auto; padding: 18px 22px; background: #202228; border-radius: 6px; font-size: 24px; line-height: 1.45 }
  .speaker .speaker-notes > :first-child { margin-top: 0 }
  .speaker .speaker-notes:empty::before { content: '—'; color: #6b7180 }
  .speaker .speaker-controls { grid-area: controls; display: flex; gap: 10px }
  .speaker button { font: inherit; font-size: 18px; padding: 8px 20px; color: inherit; background: #2a2d35; border: 1px solid #434855; border-radius: 6px; cursor: pointer }
  .speaker button:hover { background: #363a45 }
  .speaker-stage { position: absolute; inset: 0 auto auto 0; width: var(--stage-width); height: var(--stage-height); overflow: hidden; transform-origin: 0 0;
    transform: scale(var(--scale, 0.4)); background: var(--paper, #fff) }
  .speaker-stage:empty { background: #101114 }
  .speaker-stage .slide { display: block; position: absolute; inset: 0 }
  .speaker-stage .fragment:not(.visible) { opacity: 0.25 }
  .is-paused .speaker-current { opacity: 0.25 }
  @media (max-width: 700px) {
    .speaker { grid: 'time' auto 'current' 40vh 'next' 16vh 'notes' minmax(0, 1fr) 'controls' auto / minmax(0, 1fr) }
    .speaker .speaker-controls { flex-wrap: wrap }
  }
`

/** The parts that the page was made with; sets their style. */
export function findSpeakerPage(): SpeakerPage {
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)
  const root = document.querySelector<HTMLElement>('.speaker')!
  const part = (name: string): HTMLElement => root.querySelector<HTMLElement>(`.speaker-${name}`)!
  return {
    root,
    current: makeStage(part('current')),
    next: makeStage(part('next')),
    notes: part('notes'),
    place: part('place'),
    clock: part('clock'),
    elapsed: part('elapsed'),
    buttons: [...root.querySelectorAll<HTMLButtonElement>('button[data-go]')],
  }
}

/** The slides and notes that a speaker page carries for its script. */
export function readSlides(page: Document): SpokenSlide[] {
  const notes = new Map([...page.querySelectorAll<HTMLElement>('.slides-store .speaker-notes')].map((note) => [note.dataset.id, note]))
  return [...page.querySelectorAll<HTMLElement>('.slides-store .speaker-slide > section')].map((section) => ({
    section: document.importNode(section, true),
    notes: document.importNode(notes.get(section.id) ?? document.createElement('div'), true),
  }))
}

/** Keeps a stage as large as its place lets it be. */
function makeStage(place: HTMLElement): HTMLElement {
  const element = document.createElement('div')
  element.className = 'speaker-stage'
  place.append(element)
  const stage = pageStage()
  new ResizeObserver(() => {
    element.style.setProperty('--scale', String(Math.min(place.clientWidth / stage.width, place.clientHeight / stage.height)))
  }).observe(place)
  return element
}
