// The deck's sections on one slide: a tick for each, or a list of them.
import type { Deck, Section, Slide } from '../model/deck.ts'
import { element, joined, text, type Html } from './html.ts'

/** @param name of the slot: `ticks` or `agenda` */
export function renderSections(name: string, sections: readonly Section[], slide: Slide, deck: Deck): Html {
  const now = sections.findIndex((section) => section.id === slide.section)
  return name === 'agenda' ? agenda(sections, now) : ticks(sections, now, deck)
}

function ticks(sections: readonly Section[], now: number, deck: Deck): Html {
  const { label, number, total } = sections[now] ?? {}
  return joined([
    ...sections.map((_, index) => element('i', { class: index < now ? 'told' : index === now ? 'now' : null })),
    // only the author's own words: the deck may be in any language
    element('span', { lang: deck.meta.lang },
      ...(label ? [element('span', { class: 'sr-only' }, text(`${label} `))] : []),
      text(number ? `${number}/${total ?? sections.length}` : `${now + 1}/${sections.length}`)),
  ])
}

function agenda(sections: readonly Section[], now: number): Html {
  return element('ol', {}, ...sections.map((section, index) =>
    element('li', { 'aria-current': index === now ? 'true' : null },
      element('a', { href: `#${section.slides[0]}` }, text(section.title)))))
}
