// What <slide-deck> shows of its own: a title card with one button, the frame's place, and a link under it.
import css from './slide-deck.css?inline'

export type State = 'idle' | 'loading' | 'ready' | 'embargoed' | 'error'

/** What is said before the click, while it loads, after an error, and in the link, as the page may say it in `words`. */
const words: Readonly<Record<string, string>> = {
  en: 'Show slides|Loading …|Not loaded. Try again|Open in a new tab',
  de: 'Folien zeigen|Lädt …|Nicht geladen. Noch einmal|In neuem Tab öffnen',
}

/** What may lie beside the deck, by the link's name. */
const files = { PDF: 'slides.pdf', Text: 'slides.txt' }

export interface Card {
  stage: HTMLElement
  button: HTMLButtonElement
  link: HTMLAnchorElement
  /**
   * As the element's state, attributes and what the page wrote inside it say: a picture is the poster, links after the first stand under it.
   * @param told names of the files that the deck has, as it says; where the page has no links, these are linked
   */
  draw: (state: State, title: string, folder: URL | null, told: unknown) => void
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
  const others = make('span', 'files')
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
    draw(state, title, folder, told) {
      const [idle, loading, error, open] = (host.getAttribute('words') ?? words[host.closest<HTMLElement>('[lang]')?.lang.slice(0, 2) ?? ''] ?? words.en!).split('|')
      stage.className = `stage ${state}`
      hint.textContent = { idle, loading, error }[state as string] ?? ''
      status.textContent = state === 'idle' ? '' : hint.textContent
      link.textContent = open!
      stage.style.aspectRatio = (host.getAttribute('aspect') ?? '').replace(':', '/')
      const poster = host.querySelector('img')?.src
      caption.textContent = image.alt = title
      caption.hidden = !!poster
      image.hidden = !poster
      if (poster && image.src !== poster) image.src = poster
      const links = [...host.querySelectorAll('a')].slice(1)
      if (!links[0]) {
        for (const [name, file] of Object.entries(files)) {
          if (`${told}`.includes(file)) links.push(Object.assign(make('a', '', name), { href: `${folder!}${file}` }))
        }
      }
      // a visitor may be on one of them; as text, links are their addresses
      if (String(links) !== String([...others.children])) others.replaceChildren(...links.map((link) => link.cloneNode(true)))
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
