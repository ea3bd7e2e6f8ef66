// What <slide-deck> shows of its own: a title card with one button, the frame's place, and a link under it.
import css from './slide-deck.css?inline'

export type State = 'idle' | 'loading' | 'ready' | 'embargoed' | 'error'

/** What is said in a state; where there is a deck, nothing is. */
type Words = { [state in State]?: string } & { link: string }
const words: Readonly<Record<string, Words>> = {
  en: { idle: 'Show slides', loading: 'Loading …', error: 'Not loaded. Try again', link: 'Open in a new tab' },
  de: { idle: 'Folien zeigen', loading: 'Lädt …', error: 'Nicht geladen. Noch einmal', link: 'In neuem Tab öffnen' },
}

export interface Card {
  stage: HTMLElement
  button: HTMLButtonElement
  link: HTMLAnchorElement
  /** as the element's state, attributes and what the page wrote inside it say; a picture is the poster, links after the first stand under it */
  draw: (state: State, title: string) => void
}

/** The shadow tree of the element: made by DOM calls only, so that Trusted Types and a strict CSP have nothing to say. */
export function makeCard(host: HTMLElement, changed: () => void): Card {
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]

  const image = make('img', 'poster')
  const caption = make('span', 'caption')
  const hint = make('span', 'hint')
  const button = make('button', 'button', image, caption, hint)
  const stage = make('div', 'stage', button)
  const link = make('a', 'link')
  const others = make('span', '')
  const status = make('span', 'status')
  // what the page wrote inside the element is read, not shown; a script without `defer` runs before it is there
  const inside = make('slot', '')
  inside.hidden = true
  inside.addEventListener('slotchange', changed)
  root.append(stage, make('div', 'links', link, others, status), inside)

  link.target = '_blank'
  status.role = 'status'
  return {
    stage,
    button,
    link,
    draw(state, title) {
      const said = words[host.closest<HTMLElement>('[lang]')?.lang.slice(0, 2) ?? ''] ?? words.en!
      stage.className = `stage ${state}`
      hint.textContent = said[state] ?? ''
      status.textContent = state === 'idle' ? '' : hint.textContent
      link.textContent = said.link
      stage.style.aspectRatio = (host.getAttribute('aspect') ?? '').replace(':', '/')
      const poster = host.querySelector('img')?.src
      caption.textContent = image.alt = title
      caption.hidden = !!poster
      image.hidden = !poster
      if (poster && image.src !== poster) image.src = poster
      const links = [...host.querySelectorAll('a')].slice(1)
      // a visitor may be on one of them
      if (links.length !== others.childElementCount) others.replaceChildren(...links.map((link) => link.cloneNode(true)))
    },
  }
}

/** A part of the element, by its first name. */
export function make<T extends keyof HTMLElementTagNameMap>(tag: T, name: string, ...inside: (Node | string)[]): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag)
  if (name) {
    element.className = name
    element.setAttribute('part', name)
  }
  element.append(...inside)
  return element
}
