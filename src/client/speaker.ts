// The speaker view: notes, the slide that is on and the one after it, the time. Built as speaker.js, a classic script.
import type { SpeakerMessage } from '../model/live.ts'
import { openChannel } from './speaking.ts'
import { findSpeakerPage, readSlides, type SpeakerPage, type SpokenSlide } from './speakerPage.ts'
import { elapsed, makeTimer } from './timer.ts'

type State = Extract<SpeakerMessage, { type: 'state' }>
type Order = Extract<SpeakerMessage, { type: 'go' }>['to']

const keys: Readonly<Record<string, Order>> = {
  'ArrowRight': 'next', 'ArrowDown': 'next', 'PageDown': 'next', ' ': 'next', 'n': 'next', 'l': 'next', 'j': 'next',
  'ArrowLeft': 'previous', 'ArrowUp': 'previous', 'PageUp': 'previous', 'p': 'previous', 'h': 'previous', 'k': 'previous',
  'Home': 'first', 'End': 'last', 'b': 'pause', 'v': 'pause', '.': 'pause', '/': 'pause', ';': 'pause',
}

function main(): void {
  const channel = openChannel()
  const page = findSpeakerPage()
  const timer = makeTimer(`deck-speaker-since ${location.pathname}`)
  const send = (message: SpeakerMessage): void => channel?.postMessage(message)
  let slides = readSlides(document)
  // what is shown until an audience answers
  let state: State = { type: 'state', slide: slides[0]?.section.id ?? '', fragment: 0, fragments: 0, paused: false }
  let heard = false

  const tick = (): void => {
    page.clock.textContent = new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
    page.elapsed.textContent = elapsed(timer.seconds())
  }
  const show = (next: State): void => {
    // the time runs from the first move, not from the opening of the window
    if (heard && (next.slide !== state.slide || next.fragment !== state.fragment)) timer.start()
    heard = true
    state = next
    draw(page, slides, state)
    tick()
  }
  const reset = (): void => {
    timer.reset()
    tick()
  }
  /** The notes of an edited deck are in this page's own file; the audience's page has none. */
  const readAgain = async (): Promise<void> => {
    const answer = await fetch(location.pathname, { cache: 'no-store' }).catch(() => null)
    if (!answer?.ok) return
    slides = readSlides(new DOMParser().parseFromString(await answer.text(), 'text/html'))
    draw(page, slides, state)
  }

  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<SpeakerMessage>) => {
      if (data.type === 'state') show(data)
      if (data.type === 'edited') void readAgain()
    }
  }
  for (const button of page.buttons) {
    button.onclick = () => {
      if (button.dataset.go === 'reset') reset()
      else send({ type: 'go', to: button.dataset.go as Order })
      // the keys belong to the talk, not to the last button
      button.blur()
    }
  }
  page.elapsed.onclick = reset
  document.addEventListener('keydown', (event) => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const to = key === ' ' && event.shiftKey ? 'previous' : keys[key]
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    send({ type: 'go', to })
  })
  setInterval(tick, 250)
  tick()
  draw(page, slides, state)
  send({ type: 'ask' })
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
  page.notes.replaceChildren(...[...now.notes.cloneNode(true).childNodes])
  page.place.textContent = `${at + 1} / ${slides.length}${fragments > 0 ? `, ${fragment} / ${fragments}` : ''}`
  page.root.classList.toggle('is-paused', paused)
}

/** A copy with its first `shown` steps. */
function withSteps(section: HTMLElement, shown: number): HTMLElement {
  const copy = section.cloneNode(true) as HTMLElement
  copy.removeAttribute('id')
  copy.querySelectorAll('.fragment').forEach((step, index) => step.classList.toggle('visible', index < shown))
  return copy
}

main()
