// The speaker view: notes, this slide, the next one, the time. All slides and notes are on the page, for its script to show.
import type { Deck } from '../model/deck.ts'
import { element, joined, nothing, text, type Html } from './html.ts'
import type { RenderedSlide } from './page.ts'

export function renderSpeaker(deck: Deck, slides: readonly RenderedSlide[]): Html {
  const view = element('main', { class: 'speaker' }, joined([
    nothing,
    element('h1', { class: 'sr-only' }, text(deck.meta.title)),
    area('notes', 'Notes', { tabindex: 0, 'aria-live': 'polite' }),
    area('current', 'This slide'),
    area('next', 'Next slide'),
    element('div', { class: 'speaker-time' },
      element('time', { class: 'speaker-elapsed', 'aria-label': 'Elapsed time' }),
      element('time', { class: 'speaker-clock', 'aria-label': 'Time of day' }),
      element('span', { class: 'speaker-place', 'aria-label': 'Slide' })),
    element('div', { class: 'speaker-controls' }, ...controls.map(([go, label]) =>
      element('button', { type: 'button', 'data-go': go }, text(label)))),
    nothing,
  ], '\n'))
  const store = slides.map(({ id, html, notes }) => joined([
    element('section', { class: 'speaker-slide', 'data-id': id }, html),
    element('div', { class: 'speaker-notes', 'data-id': id }, notes),
  ], '\n'))
  return joined([view, element('div', { class: 'slides-store', hidden: true }, joined([nothing, ...store, nothing], '\n'))], '\n')
}

const controls = [
  ['first', 'First'], ['previous', 'Back'], ['next', 'Next'], ['last', 'Last'], ['pause', 'Pause'], ['reset', 'Reset time'],
] as const

function area(name: string, label: string, attributes: Record<string, string | number> = {}): Html {
  return element('section', { class: `speaker-${name}`, 'aria-label': label, ...attributes })
}
