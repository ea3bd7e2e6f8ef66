// Mending on the slides: M shows where this slide and the next begin; keys, buttons and a drag say otherwise, and the
// server writes that into the talk's file. What comes back is an edit like any other.
import type { LiveUpdate } from '../model/live.ts'
import type { MendAnswer, MendOffer, MendOrder } from '../model/mend.ts'
import { blocksOf, dropPlace, type MendBlock } from './mendPlaces.ts'
import { makePanel, type Panel } from './mendPanel.ts'
import type { Player } from './player.ts'

type Order = Omit<MendOrder, 'version'>

/** ms that an edit may take to come back */
const patience = 2000

/** Lets M mend as soon as the server offers it; call the result with each offer. @param update what the page shows */
export function mendSlides(player: Player, update: () => LiveUpdate | undefined): (offer: MendOffer) => void {
  const { reveal } = player
  let offer: MendOffer | undefined
  let panel: Panel | undefined
  // of the blocks of the current slide
  let at = 0
  // orders go one after the other, each about the slides that the one before left
  let last: Promise<void> = Promise.resolve()
  let arrived = (): void => {}

  const lines = (): Map<string, number> => new Map(update()?.slides.map(({ id, line }) => [id, line]))
  const blocks = (): MendBlock[] => blocksOf(player.current(), lines().get(player.current().id) ?? 1)
  /** The slide that begins where the current one ends, parts of the same slide left out. */
  const following = (): number | undefined => {
    const slides = player.slides()
    const next = slides.slice(slides.indexOf(player.current()) + 1).find(({ dataset }) => (dataset.part ?? '1/').startsWith('1/'))
    return next && lines().get(next.id)
  }

  const show = (): void => {
    if (!panel) return
    const found = blocks()
    at = Math.max(0, Math.min(at, found.length - 1))
    const slides = player.slides()
    panel.place(player.current(), found, at, {
      above: slides.indexOf(player.current()) > 0,
      below: following() !== undefined,
    })
  }

  /** Shows the slide that a line of the source stands on, with the line chosen. */
  const goTo = (line: number): void => {
    const starts = lines()
    const slide = player.slides().findLast(({ id }) => (starts.get(id) ?? Infinity) <= line)
    if (!slide) return
    // of a slide that goes on, the part that shows the line
    const parts = player.slides().filter(({ id }) => starts.get(id) === starts.get(slide.id))
    const part = parts.findLast((one) => blocksOf(one, starts.get(one.id)!).some((block) => block.line === line)) ?? parts[0]!
    player.show(part, part.querySelectorAll('.fragment').length)
    at = Math.max(0, blocks().findLastIndex((block) => block.line <= line))
    show()
  }

  const ask = async (order: Order): Promise<void> => {
    if (!offer) return
    const next = new Promise<void>((resolve) => { arrived = resolve })
    const answer = await send({ ...order, version: offer.version }, offer.token)
    panel?.say(answer.message)
    if (answer.done) await Promise.race([next, new Promise((resolve) => setTimeout(resolve, patience))])
    if (answer.line !== undefined) goTo(answer.line)
  }

  const orders: Record<string, () => Order | string> = {
    j: () => ({ do: 'join', line: lines().get(player.current().id) ?? 1 }),
    s: () => (at === 0 ? 'A slide begins here already.' : { do: 'split', ...place() }),
    d: () => (at === 0 ? 'This slide begins here already.' : { do: 'move', line: lines().get(player.current().id) ?? 1, to: place().line ?? 1 }),
    e: () => {
      const next = following()
      return next === undefined ? 'This is the last slide.' : at === 0 ? 'A slide keeps its first line.' : { do: 'move', line: next, to: place().line ?? 1 }
    },
    t: () => ({ do: 'title', ...place() }),
    u: () => ({ do: 'subtitle', ...place() }),
    p: () => ({ do: 'plain', ...place() }),
    b: () => ({ do: 'bullet', ...place() }),
    c: () => ({ do: 'code', ...place() }),
    n: () => ({ do: 'note', ...place() }),
    z: () => ({ do: 'undo' }),
    Enter: () => ({ do: 'doubt' }),
  }
  const place = (): Pick<Order, 'line' | 'subtitle'> => {
    const block = blocks()[at]
    return { line: block?.line ?? 1, subtitle: block?.subtitle ?? false }
  }

  const press = (key: string): boolean => {
    if (key === 'm' || key === 'Escape') close()
    else if (key === 'ArrowUp' || key === 'ArrowDown') {
      at += key === 'ArrowUp' ? -1 : 1
      show()
      panel?.say(blocks()[at]?.element.textContent?.trim().slice(0, 80) ?? '')
    } else if (orders[key]) {
      last = last.then(async () => {
        const order = orders[key]!()
        if (typeof order === 'string') panel?.say(order)
        else await ask(order)
      })
    } else return false
    return true
  }
  const onKey = (event: KeyboardEvent): void => {
    // Enter on a button presses it
    if (event.key === 'Enter' && document.activeElement?.tagName === 'DECK-MEND') return
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || /^(input|textarea|select)$/i.test(document.activeElement?.tagName ?? '')) return
    if (!press(event.key.length === 1 ? event.key.toLowerCase() : event.key)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const first = (): void => {
    at = 0
    show()
  }

  /** The whole slide is seen above the panel. */
  const leaveRoom = (): void => {
    const stage = reveal.getRevealElement()
    if (stage) stage.style.height = panel ? `calc(100% - ${panel.height()}px)` : ''
    reveal.layout()
  }
  const resized = (): void => {
    leaveRoom()
    show()
  }

  const open = (): void => {
    if (!offer || panel || reveal.isOverview()) return
    panel = makePanel({
      press: (key) => void press(key),
      drop(boundary, y) {
        at = dropPlace(blocks(), y)
        press(boundary === 'above' ? 'd' : 'e')
        show()
      },
    })
    addEventListener('keydown', onKey, { capture: true })
    addEventListener('resize', resized)
    reveal.on('slidechanged', first)
    for (const event of ['sync', 'slidesync', 'overviewhidden']) reveal.on(event, show)
    leaveRoom()
    at = 0
    show()
    panel.say('Mending: arrows choose a line, keys say what it is. Enter shows the next doubtful place.')
  }
  const close = (): void => {
    panel?.remove()
    panel = undefined
    leaveRoom()
    removeEventListener('keydown', onKey, { capture: true })
    removeEventListener('resize', resized)
    reveal.off('slidechanged', first)
    for (const event of ['sync', 'slidesync', 'overviewhidden']) reveal.off(event, show)
  }

  return (next) => {
    if (!offer) reveal.addKeyBinding({ keyCode: 77, key: 'M', description: 'Mend the slides' }, open)
    offer = next
    arrived()
    // the edit is on the page now
    requestAnimationFrame(show)
  }
}

async function send(order: MendOrder, token: string): Promise<MendAnswer> {
  try {
    const response = await fetch('/__mend', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Deck-Token': token },
      body: JSON.stringify(order),
    })
    return await response.json() as MendAnswer
  } catch {
    return { done: false, message: 'The server of this talk does not answer.' }
  }
}
