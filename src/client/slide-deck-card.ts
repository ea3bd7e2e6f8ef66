// What <slide-deck> shows of its own: a title card with one button, the frame's place, and a link under it.

export type State = 'idle' | 'loading' | 'ready' | 'error'

/** what the card says in each state */
const words: Record<State, [hint: string, status: string]> = {
  idle: ['Show slides', ''],
  loading: ['Loading …', 'Loading …'],
  ready: ['', ''],
  error: ['Try again', 'The slides could not be loaded.'],
}

// colours are the host page's own, dark or light; sizes follow the element's width, not the window's
const css = `
:host { display: block; --accent: var(--deck-accent, #d2401f) }
[hidden] { display: none }
.stage { position: relative; aspect-ratio: 16 / 9; container-type: inline-size; overflow: hidden;
  border-radius: var(--deck-radius, 0); background: color-mix(in srgb, currentColor 7%, transparent) }
.stage:focus-within, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
button, iframe, img { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; padding: 0; outline: 0 }
button { font: inherit; color: inherit; background: none; text-align: start; cursor: pointer }
img { object-fit: cover }
.title, .hint { position: absolute; inset-inline: 6.25cqi }
.title { top: 8.9cqi; font-size: clamp(1.25rem, 5.6cqi, 4.5rem); font-weight: 650; line-height: 1.1 }
.title::before { content: ""; display: block; width: 1.4em; margin-bottom: .5em; border-top: .1em solid var(--accent) }
.hint { bottom: 6.25cqi; width: fit-content; font-size: clamp(1rem, 2.2cqi, 1.5rem) }
.hint::before { content: "▶" / ""; margin-inline-end: .5em; color: var(--accent) }
.poster:not([hidden]) ~ .hint { inset: auto 2.5cqi 2.5cqi auto; padding: .4em .8em; color: CanvasText; background: var(--deck-button, Canvas) }
button:hover .hint { text-decoration: underline }
div:not(.ready) > iframe { opacity: 0 }
.ready button { visibility: hidden }
.links, .links span { display: flex; gap: 1em; height: 2rem; font-size: .875rem; line-height: 2rem; white-space: nowrap; overflow: hidden }
a { color: inherit }`

export interface Card {
  stage: HTMLElement
  button: HTMLButtonElement
  link: HTMLAnchorElement
  /** of the slides, as `4:3` */
  shape: (aspect: string | null) => void
  /** title, and the picture that stands for it where the page gave one */
  name: (title: string, poster: string) => void
  /** further links of the page's, such as one to the PDF */
  more: (links: readonly Node[]) => void
  show: (state: State) => void
}

/** The shadow tree of the element: made by DOM calls only, so that Trusted Types and a strict CSP have nothing to say. */
export function makeCard(host: HTMLElement, changed: () => void): Card {
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]

  const image = make('img', 'poster')
  const title = make('span', 'title caption')
  const hint = make('span', 'hint')
  const button = make('button', 'button', image, title, hint)
  const stage = make('div', 'stage', button)
  const link = make('a', 'link', 'Open in a new tab')
  const others = make('span', '')
  const status = make('span', 'status')
  // what the page wrote inside the element is read, not shown; a script without `defer` runs before it is there
  const inside = make('slot', '')
  inside.hidden = true
  inside.addEventListener('slotchange', changed)
  root.append(stage, make('div', 'links', link, others, status), inside)

  link.target = '_blank'
  status.setAttribute('role', 'status')
  return {
    stage,
    button,
    link,
    shape(aspect) {
      stage.style.aspectRatio = aspect && /^\d+:\d+$/.test(aspect) ? aspect.replace(':', '/') : ''
    },
    name(text, poster) {
      title.textContent = text
      image.alt = text
      title.hidden = !!poster
      image.hidden = !poster
      if (poster && image.src !== poster) image.src = poster
    },
    more(links) {
      others.replaceChildren(...links.map((link) => link.cloneNode(true)))
    },
    show(state) {
      stage.className = `stage ${state}`
      hint.textContent = words[state][0]
      status.textContent = words[state][1]
    },
  }
}

function make<T extends keyof HTMLElementTagNameMap>(tag: T, name: string, ...inside: (Node | string)[]): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag)
  if (name) {
    element.className = name
    element.setAttribute('part', name)
  }
  element.append(...inside)
  return element
}
