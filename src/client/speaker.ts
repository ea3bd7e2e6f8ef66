// The speaker view: notes, the slide that is on and the one after it, the time. Built as speaker.js, a classic script.
import { liveEvents } from '../model/events.ts'
import type { SpeakerMessage } from '../model/live.ts'
import { openChannel } from './speaking.ts'
import { makeSpeakerPage, type SpeakerPage } from './speakerPage.ts'
import { elapsed, makeTimer } from './timer.ts'

type State = Extract<SpeakerMessage, { type: 'state' }>
type Order = Extract<SpeakerMessage, { type: 'go' }>['to']

const keys: Record<string, Order> = {
  'ArrowRight': 'next', 'ArrowDown': 'next', 'PageDown': 'next', ' ': 'next', 'n': 'next', 'l': 'next', 'j': 'next',
  'ArrowLeft': 'previous', 'ArrowUp': 'previous', 'PageUp': 'previous', 'p': 'previous', 'h': 'previous', 'k': 'previous',
  'Home': 'first', 'End': 'last', 'b': 'pause', 'v': 'pause', '.': 'pause', '/': 'pause', ';': 'pause',
}

function main(): void {
  const channel = openChannel()
  const timer = makeTimer(`deck-speaker-since ${location.pathname}`)
  const page = makeSpeakerPage({ go, reset: () => { timer.reset(); tick() } })
  let slides = readSlides(document)
  let state: State | null = null

  function go(to: Order): void {
    channel?.postMessage({ type: 'go', to } satisfies SpeakerMessage)
  }

  function show(next: State): void {
    // the time runs from the first move, not from the opening of the window
    if (state && (next.slide !== state.slide || next.fragment !== state.fragment)) timer.start()
    state = next
    draw(page, slides, next)
    tick()
  }

  function tick(): void {
    page.clock.textContent = new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
    page.elapsed.textContent = elapsed(timer.seconds())
  }

  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<SpeakerMessage>) => { if (data.type === 'state') show(data) }
    channel.postMessage({ type: 'ask' } satisfies SpeakerMessage)
  }
  document.addEventListener('keydown', (event) => {
    const to = event.key === ' ' && event.shiftKey ? 'previous' : keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    go(to)
  })
  // an edit: this page's own file has the new notes
  document.addEventListener(liveEvents.update, () => void fetch(location.pathname, { cache: 'no-store' })
    .then((answer) => answer.text())
    .then((html) => {
      slides = readSlides(new DOMParser().parseFromString(html, 'text/html'))
      if (state) draw(page, slides, state)
    }))

  setInterval(tick, 250)
  tick()
  const first = slides[0]
  if (first) draw(page, slides, { type: 'state', slide: first.section.id, fragment: 0, fragments: 0, paused: false })
}

/** A slide and what to say to it. */
interface SpokenSlide {
  section: HTMLElement
  notes: Element | null
}

function readSlides(page: Document): SpokenSlide[] {
  return [...page.querySelectorAll<HTMLElement>('.slides section:not(.stack)')].map((section) => ({
    section: document.importNode(section, true),
    notes: page.querySelector(`[data-notes="${CSS.escape(section.id)}"]`),
  }))
}

function draw(page: SpeakerPage, slides: readonly SpokenSlide[], { slide, fragment, fragments, paused }: State): void {
  const at = slides.findIndex(({ section }) => section.id === slide)
  const now = slides[at]
  if (!now) return
  // the next thing to be seen is the next step, where there is one
  const step = fragment < fragments
  const next = step ? now : slides[at + 1]
  page.current.replaceChildren(withSteps(now.section, fragment))
  page.next.replaceChildren(...(next ? [withSteps(next.section, step ? fragment + 1 : 0)] : []))
  page.next.classList.toggle('is-end', !next)
  page.notes.replaceChildren(...(now.notes ? [...now.notes.cloneNode(true).childNodes] : []))
  page.number.textContent = `${at + 1} / ${slides.length}`
  page.steps.textContent = fragments > 0 ? `step ${fragment} / ${fragments}` : ''
  page.root.classList.toggle('is-paused', paused)
}

/** A copy with its first `shown` steps. */
function withSteps(section: HTMLElement, shown: number): HTMLElement {
  const copy = section.cloneNode(true) as HTMLElement
  copy.removeAttribute('id')
  const steps = [...copy.querySelectorAll<HTMLElement>('.fragment')]
  steps.forEach((step, index) => step.classList.toggle('visible', Number(step.dataset.fragmentIndex ?? index) < shown))
  return copy
}

main()
