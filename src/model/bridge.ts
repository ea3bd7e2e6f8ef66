// What an embedded deck and its host page say to each other, over the port that the host's hello hands to the frame.
// Types only: both sides check by hand what arrives, because the scripts are small and the other side may be hostile.

/** Sent once, by `postMessage` to the frame's window, with a MessagePort; everything after it goes over the port. */
export interface BridgeHello {
  v: 1
  op: 'hello'
}

/** Host to frame. `to` is a slide's number, from 1, also in digits, or its id. */
export type BridgeRequest = { v: 1; op: 'goTo'; to: number | string } | { v: 1; op: 'next' | 'previous' | 'state' }

/** Where the deck stands. */
export interface BridgePlace {
  /** number of the slide, from 1 */
  n: number
  id: string
  title: string
  /** how many slides there are */
  total: number
}

/** What a host page may know of the deck in its frame. */
export interface BridgeDeck {
  title: string
  /** BCP 47 */
  language: string
  /** until then there is only a card: a date, or `after-talk` */
  available?: string | undefined
  slides: { n: number; id: string; title: string }[]
  /** names of the files beside it: `slides.pdf`, `slides.txt` */
  files: string[]
}

/**
 * Frame to host. `ready` answers the hello and tells where the deck starts; `slide` follows each change and answers
 * `state`; `end` says that the last step was shown; `leave` that Escape was pressed, and that the host may take the focus.
 */
export type BridgeEvent = ({ v: 1; ev: 'ready'; deck: BridgeDeck } & BridgePlace) | ({ v: 1; ev: 'slide' } & BridgePlace) | { v: 1; ev: 'end' | 'leave' }
