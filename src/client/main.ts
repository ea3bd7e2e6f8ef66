// The player: turns the page, which reads as a document without it, into a talk. Built as player.js, a classic script.
import Reveal from 'reveal.js'
import { asksForPrint, readAddress, writeAddress, type Address } from './address.ts'
import { listenToHost } from './bridge.ts'
import { revealConfig } from './config.ts'
import { keepFit } from './fit.ts'
import { loadLaterFonts } from './fonts.ts'
import { addKeys } from './keys.ts'
import { makePlayer, withoutBackground, type Player } from './player.ts'
import { speakToSpeaker } from './speaking.ts'
import { pageStage } from './stage.ts'
import { lightCode } from './steps.ts'

const page = document.documentElement
const deck = document.querySelector<HTMLElement>('.deck')
if (deck) {
  // every slide, one below the other, without reveal.js
  if (asksForPrint(location.search)) page.dataset.mode = 'print'
  else {
    window.deckPlayer = start(deck)
    if (page.dataset.mode === 'embed') listenToHost(window.deckPlayer)
  }
}

async function start(deck: HTMLElement): Promise<Player> {
  const embedded = page.dataset.mode === 'embed'
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  // a frame is a viewport of its own, though reveal.js would only make the deck one
  if (embedded) {
    page.classList.add('reveal-full-page')
    document.body.classList.add('reveal-viewport')
  }
  deck.classList.add('reveal')
  const reveal = new Reveal(deck)
  const player = makePlayer(reveal)
  const read = (search: string): Address | null =>
    readAddress({ hash: location.hash, search }, [...deck.querySelectorAll<HTMLElement>('.slides section:not(.stack)')])
  const asked = read(location.search)
  // reveal.js counts sections where this counts slides: the address is put in its own words before it reads it
  if (asked && !embedded) rewrite(asked)
  addEventListener('hashchange', () => {
    const address = read('')
    if (address && !embedded) rewrite(address)
  }, { capture: true })

  const config = revealConfig({
    stage: pageStage(),
    embedded,
    controls: embedded ? readControls(location.search) : 'full',
    rtl: page.dir === 'rtl',
    transition: calm ? 'none' : transitionOf(deck),
    calm,
    scale: () => reveal.getScale(),
    scroll: new URLSearchParams(location.search).get('view') === 'scroll',
  })
  deck.querySelectorAll('.slides section').forEach(withoutBackground)
  const ready = reveal.initialize(config)
  // reveal.js lets the query override everything, also what is off for safety; this runs before it starts
  reveal.configure(config)
  await ready

  // a document that one can step through, not an application: screen readers keep their own keys
  deck.removeAttribute('role')
  if (calm) reveal.getSlidesElement()!.classList.add('no-transition')
  if (asked && embedded) {
    const slide = document.getElementById(asked.id)
    if (slide) player.show(slide, (asked.fragment ?? -1) + 1)
  }
  label(player)
  reveal.on('sync', () => label(player))
  lightCode(player)
  keepFit(player)
  loadLaterFonts()
  addKeys(player)
  if (page.dataset.speaker !== undefined) speakToSpeaker(player)
  return player
}

/** "3 / 25", so that a screen reader says where one is. */
function label(player: Player): void {
  const slides = player.slides()
  slides.forEach((slide, index) => {
    slide.setAttribute('role', 'group')
    slide.setAttribute('aria-roledescription', 'slide')
    slide.setAttribute('aria-label', `${index + 1} / ${slides.length}`)
  })
}

/** The only word of a query that changes anything. */
function readControls(search: string): 'full' | 'minimal' | 'none' {
  const asked = new URLSearchParams(search).get('controls')
  return asked === 'minimal' || asked === 'none' ? asked : 'full'
}

/** The deck's way to change slides, otherwise the theme's. */
function transitionOf(deck: HTMLElement): 'none' | 'fade' | 'slide' {
  const named = deck.dataset.transition ?? getComputedStyle(page).getPropertyValue('--transition')
  return named === 'fade' || named === 'slide' ? named : 'none'
}

function rewrite(address: Address): void {
  try {
    history.replaceState(history.state, '', writeAddress(address))
  } catch {
    // a document without an origin may not; reveal.js then reads the address as it is
  }
}

