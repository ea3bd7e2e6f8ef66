// Keys beside reveal.js's own: the speaker view, and the true first and last slide of a deck with sections.
import type { Player } from './player.ts'

export function addKeys(player: Player): void {
  const { reveal } = player
  const first = (): void => player.show(player.slides()[0]!)
  const last = (): void => player.show(player.slides().at(-1)!)
  reveal.addKeyBinding({ keyCode: 36, key: 'Home', description: 'First slide' }, first)
  reveal.addKeyBinding({ keyCode: 35, key: 'End', description: 'Last slide' }, last)
  const speaker = document.documentElement.dataset.speaker
  if (speaker !== undefined) {
    reveal.addKeyBinding({ keyCode: 83, key: 'S', description: 'Speaker view' }, () => openSpeaker(speaker))
  }
  // reveal.js's own Shift + arrow ends at the last section's first slide; in an address that is no "last slide"
  document.addEventListener('keydown', (event) => {
    // reveal.js looks where "?" is on an American keyboard
    if (event.key === '?' && !isTyping() && !reveal.isPaused() && reveal.getConfig().help !== false) {
      event.stopImmediatePropagation()
      reveal.toggleHelp()
      return
    }
    if (!event.shiftKey || event.altKey || event.ctrlKey || event.metaKey || isTyping()) return
    const back = event.key === 'ArrowLeft' || event.key === 'ArrowUp'
    const forth = event.key === 'ArrowRight' || event.key === 'ArrowDown'
    if ((!back && !forth) || reveal.isPaused()) return
    event.stopImmediatePropagation()
    event.preventDefault()
    const rtl = reveal.getConfig().rtl === true && event.key !== 'ArrowUp' && event.key !== 'ArrowDown'
    if (back !== rtl) first()
    else last()
  }, { capture: true })
}

/** One window a talk: a second S brings it to the front. */
function openSpeaker(address: string): void {
  window.open(address, `deck-speaker ${location.pathname}`, 'width=1180,height=760')?.focus()
}

const isTyping = (): boolean => /^(input|textarea|select)$/i.test(document.activeElement?.tagName ?? '')
