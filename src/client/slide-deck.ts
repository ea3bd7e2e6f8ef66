// <slide-deck src="…/talk/">: a deck in somebody's page. A title card until it is clicked, then a sandboxed frame.
import type { BridgeDeck, BridgeEvent, BridgeHello, BridgePlace, BridgeRequest } from '../model/bridge.ts'
import { make, makeCard, type State } from './slide-deck-card.ts'

/** ms until a frame must have loaded, and from there until its deck must have answered */
const untilLoaded = 30_000
const untilAnswered = 5_000

class SlideDeck extends HTMLElement {
  static observedAttributes = ['src', 'slide', 'label', 'aspect', 'lang']

  declare src: string | null
  declare slide: string | null
  declare label: string | null
  declare aspect: string | null
  declare loading: string | null
  declare controls: string | null

  /** `idle` before the click; `embargoed` where there is a card until the slides are to be seen; after `error` a click tries again */
  state: State = 'idle'
  /** where the deck stands, once it is ready */
  current: BridgePlace | null = null
  /** title, language and slides of the deck, once it is ready */
  manifest: BridgeDeck | null = null

  #card = makeCard(this, () => this.#draw())
  #ready: Promise<void> | null = null
  #settle: [resolve: () => void, reject: (why: Error) => void] | null = null
  #frame: HTMLIFrameElement | null = null
  #port: MessagePort | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #sight: IntersectionObserver | null = null

  constructor() {
    super()
    const { button } = this.#card
    button.addEventListener('click', () => {
      // not every browser does it by itself; from here the keyboard goes on to the deck
      button.focus()
      this.load().catch(ignore)
    })
  }

  connectedCallback(): void {
    this.#show('idle')
    if (this.loading !== 'visible') return
    this.#sight = new IntersectionObserver((entries) => {
      if (entries.at(-1)!.isIntersecting) this.load().catch(ignore)
    })
    this.#sight.observe(this)
  }

  disconnectedCallback(): void {
    this.#close('idle', 'removed')
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.isConnected || before === now) return
    if (name === 'src') this.#close('idle', 'src changed')
    if (name === 'slide' && now && this.state === 'ready') this.goTo(now)
    this.#draw()
  }

  /** Makes the frame. Resolves when the deck is ready; rejects, after `deck-error`, where it cannot be shown. */
  load(): Promise<void> {
    const folder = this.#folder()
    if (!folder) {
      const message = `src="${this.src ?? ''}" is no deck`
      this.#fail('bad-src', message)
      return Promise.reject(new Error(message))
    }
    if (this.#ready) return this.#ready
    this.#ready = new Promise((...settle) => {
      this.#settle = settle
    })
    this.#sight?.disconnect()
    this.#show('loading')
    this.#frame = this.#makeFrame(folder)
    this.#wait(untilLoaded)
    this.#card.stage.append(this.#frame)
    return this.#ready
  }

  /** Goes to a slide by its number, from 1, or its id; before the deck is ready it is where it will start. */
  goTo(to: number | string): void {
    const slide = String(to)
    if (this.state === 'ready') this.#ask({ v: 1, op: 'goTo', to: slide })
    else this.slide = slide
  }

  next(): void {
    this.#ask({ v: 1, op: 'next' })
  }

  previous(): void {
    this.#ask({ v: 1, op: 'previous' })
  }

  /** Gives the deck the keyboard, or its card where there is no deck yet. */
  focusDeck(): void {
    (this.#frame ?? this.#card.button).focus()
  }

  #makeFrame(folder: URL): HTMLIFrameElement {
    const { slide, controls } = this
    const frame = Object.assign(make('iframe', 'frame'), {
      title: this.#title(),
      sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
      allow: 'fullscreen',
      referrerPolicy: 'no-referrer',
      src: new URL(`embed.html${controls ? `?controls=${controls}` : ''}${slide ? `#/${slide}` : ''}`, folder).href,
    })
    frame.addEventListener('load', () => this.#greet(frame.contentWindow))
    return frame
  }

  /** Hands the frame its end of a channel. A sandboxed frame has no origin to be checked by; the port is the proof. */
  #greet(deck: Window | null): void {
    this.#port?.close()
    const { port1, port2 } = new MessageChannel()
    this.#port = port1
    port1.onmessage = ({ data }) => this.#hear(data as BridgeEvent | null)
    if (this.state === 'loading') this.#wait(untilAnswered)
    const hello: BridgeHello = { v: 1, op: 'hello' }
    deck?.postMessage(hello, '*', [port2])
  }

  #hear(event: BridgeEvent | null): void {
    if (event?.v !== 1) return
    if (event.ev === 'end') this.#tell('deck-end')
    // a deck may give the keyboard back, but not take it from where the visitor is
    if (event.ev === 'leave' && this.#isOn(this.#frame)) this.#card.link.focus()
    if (event.ev !== 'ready' && event.ev !== 'slide') return
    const place = { n: +event.n, id: `${event.id}`, title: `${event.title}`, total: +event.total }
    this.current = place
    if (event.ev === 'ready') {
      this.manifest = event.deck
      if (this.state === 'loading') this.#start(place)
    }
    this.#draw()
    this.#tell(`deck-${event.ev}`, place)
  }

  #start(place: BridgePlace): void {
    clearTimeout(this.#timer)
    // the button goes away: who is on it wanted the deck; who has gone on in the meantime is left alone
    if (this.#isOn(this.#card.button)) this.#frame!.focus()
    this.#show(this.manifest!.available ? 'embargoed' : 'ready')
    // asked for while the frame was loading
    const slide = this.slide
    if (slide && slide !== place.id && slide !== String(place.n)) this.goTo(slide)
    this.#settle?.[0]()
  }

  #ask(request: BridgeRequest): void {
    this.#port?.postMessage(request)
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#fail('no-deck', `no deck answers at ${this.#folder()}`), ms)
  }

  #fail(code: string, message: string): void {
    const focused = this.#isOn(this.#frame)
    this.#close('error', message)
    if (focused) this.#card.button.focus()
    this.#tell('deck-error', { code, message })
  }

  /** Back to the card. */
  #close(state: State, why: string): void {
    clearTimeout(this.#timer)
    this.#sight?.disconnect()
    this.#port?.close()
    this.#frame?.remove()
    this.#ready?.catch(ignore)
    this.#settle?.[1](new Error(why))
    this.#ready = this.#settle = this.#port = this.#frame = this.current = this.manifest = null
    this.#show(state)
  }

  /** Whether the visitor is on a part of the element. */
  #isOn(part: Element | null): boolean {
    return !!part && this.shadowRoot!.activeElement === part
  }

  #show(state: State): void {
    this.state = state
    this.#draw()
  }

  #draw(): void {
    const folder = this.#folder()
    this.#card.draw(this.state, this.#title(), folder, this.manifest?.files)
    if (folder) this.#card.link.href = new URL(`index.html${this.current ? `#/${this.current.id}` : ''}`, folder).href
    else this.#card.link.removeAttribute('href')
    if (this.#frame) this.#frame.title = this.#title()
  }

  #title(): string {
    const written = this.label || this.querySelector('img')?.alt || (this.querySelector('a') ?? this).textContent
    return written?.trim() || 'Slides'
  }

  /** The deck's folder; null where src names none that a frame may open. */
  #folder(): URL | null {
    try {
      const url = new URL(this.src!, this.baseURI)
      url.pathname = url.pathname.replace(/\/((index|embed)\.html|deck\.json)?$/, '') + '/'
      url.search = url.hash = ''
      return this.src && /^(https?|file):$/.test(url.protocol) ? url : null
    } catch {
      return null
    }
  }

  #tell(name: string, detail: unknown = null): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }))
  }
}

// each attribute is a property too; `lang` is one of every element
for (const name of ['src', 'slide', 'label', 'aspect', 'loading', 'controls']) {
  Object.defineProperty(SlideDeck.prototype, name, {
    get(this: SlideDeck) { return this.getAttribute(name) },
    set(this: SlideDeck, value: unknown) {
      if (value == null) this.removeAttribute(name)
      else this.setAttribute(name, value as string)
    },
  })
}

/** for promises whose failure was already told by an event */
function ignore(): void {}

// a page that has the script twice keeps the first
if (!customElements.get('slide-deck')) customElements.define('slide-deck', SlideDeck)
