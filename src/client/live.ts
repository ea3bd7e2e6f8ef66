// The live end of a talk that is presented from its source: takes edits and problems from the server as they come.
// Built as live.js, an ES module; only the server of `deck present` puts it on a page.
import { liveEvents } from '../model/events.ts'
import type { MendOffer } from '../model/mend.ts'
import type { LiveProblems, LiveUpdate, SpeakerMessage } from '../model/live.ts'
import { applyUpdate } from './apply.ts'
import { mendSlides } from './mend.ts'
import { openOnAltClick } from './editor.ts'
import type { Player } from './player.ts'
import { showProblems } from './problems.ts'
import { openChannel } from './speaking.ts'
import { pageStage, showShape } from './stage.ts'

/** The part of vite's hot context that is used here. */
interface Hot {
  on: (event: string, listener: (data: never) => void) => void
  send: (event: string, data: unknown) => void
}

// the dev server makes this module when the page asks for it: the bundler must not look for it
const client = '/@vite/client'
const { createHotContext } = await import(/* @vite-ignore */ client) as { createHotContext: (module: string) => Hot }
const hot = createHotContext('/_deck/live.js')
const player = await window.deckPlayer
let update: LiveUpdate | undefined

if (player) {
  const speaker = openChannel()
  hot.on(liveEvents.update, (next: LiveUpdate) => {
    update = next
    applyUpdate(next, player)
    if (next.css !== undefined) replaceStyleSheet(next.css, player)
    speaker?.postMessage({ type: 'edited' } satisfies SpeakerMessage)
  })
  hot.on('vite:ws:disconnect', () => void reloadWhenBack())
  hot.on(liveEvents.problems, (problems: LiveProblems) => showProblems(problems, update?.file))
  openOnAltClick(() => ({ file: update?.file, slides: new Map(update?.slides.map(({ id, line }) => [id, line])) }))
  const mending = mendSlides(player, () => update)
  hot.on(liveEvents.mend, (offer: MendOffer) => mending(offer))
  // asks for what was edited between the making of the page and now
  hot.send(liveEvents.hello, {})
}

/** The old sheet goes when the new one is there, so that the page is never without. */
function replaceStyleSheet(href: string, { reveal }: Player): void {
  const old = document.querySelector<HTMLLinkElement>('link[rel="stylesheet"]')
  const fresh = document.createElement('link')
  fresh.rel = 'stylesheet'
  fresh.href = href
  fresh.onload = () => {
    old?.remove()
    const stage = pageStage()
    showShape(stage)
    reveal.configure({ ...stage })
  }
  old?.after(fresh)
}

/** vite's own way of waiting needs a worker from a blob, which the page's policy refuses. */
async function reloadWhenBack(): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    const answer = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).catch(() => null)
    if (answer?.ok) break
  }
  location.reload()
}
