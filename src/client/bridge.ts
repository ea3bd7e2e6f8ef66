// The frame's side of an embedded deck: four orders come in over a port, the place goes out. Nothing else is answered.
import type { BridgeDeck, BridgeEvent, BridgePlace } from '../model/bridge.ts'
import { slideNamed } from './address.ts'
import { onMove, type Player } from './player.ts'

/** Waits for the host page's hello, which may come before the talk has started, and talks over its port only. The first hello is the only one. */
export function listenToHost(started: Promise<Player>): void {
  const onMessage = ({ data, source, ports }: MessageEvent): void => {
    if (source !== window.parent || !isRecord(data) || data.v !== 1 || data.op !== 'hello' || ports.length !== 1) return
    removeEventListener('message', onMessage)
    void started.then((player) => serve(player, ports[0]!))
  }
  addEventListener('message', onMessage)
}

function serve(player: Player, port: MessagePort): void {
  const send = (event: BridgeEvent): void => port.postMessage(event)
  const titleOf = (slide: Element): string => slide.querySelector('h1, h2, h3')?.textContent?.trim() ?? ''
  const place = (): BridgePlace => {
    const slides = player.slides()
    const slide = player.current()
    return { n: slides.indexOf(slide) + 1, id: slide.id, title: titleOf(slide), total: slides.length }
  }
  const deck = (): BridgeDeck => ({
    title: document.title,
    language: document.documentElement.lang,
    available: document.documentElement.dataset.available,
    files: [...document.querySelectorAll<HTMLLinkElement>('link[rel=alternate]')].map((link) => link.getAttribute('href')!),
    slides: player.slides().map((slide, index) => ({ n: index + 1, id: slide.id, title: titleOf(slide) })),
  })
  const tell = (): void => {
    send({ v: 1, ev: 'slide', ...place() })
    if (player.atEnd()) send({ v: 1, ev: 'end' })
  }
  port.onmessage = ({ data }) => {
    if (!isRecord(data) || data.v !== 1) return
    if (data.op === 'next') player.reveal.next()
    else if (data.op === 'previous') player.reveal.prev()
    else if (data.op === 'state') send({ v: 1, ev: 'slide', ...place() })
    else if (data.op === 'goTo') {
      const { to } = data
      const byNumber = typeof to === 'number' || (typeof to === 'string' && /^\d+$/.test(to))
      const slide = byNumber ? player.slides()[Number(to) - 1] : slideNamed(String(to), player.slides())
      if (slide) player.show(slide)
    }
  }
  onMove(player, tell)
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') send({ v: 1, ev: 'leave' })
  })
  send({ v: 1, ev: 'ready', deck: deck(), ...place() })
}

const isRecord = (data: unknown): data is Record<string, unknown> => typeof data === 'object' && data !== null
