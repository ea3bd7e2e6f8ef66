// How reveal.js is set up, by the page it runs on.
import type { Stage } from '../model/stage.ts'
import { animatedPairs } from './autoAnimate.ts'
import type { RevealConfig, TransitionStyle } from 'reveal.js'

export interface PageSettings {
  stage: Stage
  /** a frame in somebody else's page */
  embedded: boolean
  /** what the host page wants to be seen besides the slides: arrows and progress, progress alone, neither */
  controls: 'full' | 'minimal' | 'none'
  rtl: boolean
  transition: TransitionStyle
  /** nothing moves: the visitor asked for that */
  calm: boolean
  /** how large slides are drawn, now */
  scale: () => number
  /** reads as one long page, as on phones */
  scroll: boolean
}

/** keys that a deck in somebody else's page may take, and only after the visitor went into it */
const embeddedKeys = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' '])

/** keys that a video takes while it has the focus */
const videoKeys = new Set([' ', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'])

export function revealConfig({ stage, embedded, controls, rtl, transition, calm, scale, scroll }: PageSettings): RevealConfig {
  return {
    ...stage,
    margin: 0,
    minScale: 0.05,
    maxScale: 8,
    center: false,
    disableLayout: false,
    rtl,
    transition,
    backgroundTransition: 'none',
    // numbers are counted through, not by section: #/3, the number in the corner and `G` then agree
    navigationMode: 'linear',
    slideNumber: controls === 'none' ? false : 'c/t',
    hashOneBasedIndex: true,
    jumpToSlide: !embedded,
    hash: !embedded,
    respondToHashChanges: true,
    history: false,
    embedded,
    keyboardCondition: (event) => {
      if (event.target instanceof HTMLVideoElement && videoKeys.has(event.key)) return false
      return !embedded || (embeddedKeys.has(event.key) && !event.altKey)
    },
    overview: !embedded,
    pause: !embedded,
    help: !embedded,
    controls: controls === 'full',
    controlsTutorial: false,
    progress: controls !== 'none',
    touch: true,
    view: scroll && !embedded ? 'scroll' : null,
    // scroll view stores its place, which a sandboxed frame may not
    scrollActivationWidth: embedded ? 0 : 435,
    // slides as high as they are: on an upright phone several stand below each other
    scrollLayout: 'compact',
    scrollSnap: 'proximity',
    // never takes the focus by itself, and takes orders from nobody: see bridge.ts
    focusBodyOnPageVisibilityChange: false,
    postMessage: false,
    postMessageEvents: false,
    autoAnimate: !calm,
    autoAnimateDuration: 0.4,
    autoAnimateMatcher: (from: HTMLElement, to: HTMLElement) => animatedPairs(from, to, scale()),
    showNotes: false,
    plugins: [],
  }
}
