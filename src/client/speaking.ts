// The audience page's side of the speaker view: says where it is, goes where the speaker wants.
import type { SpeakerMessage } from '../model/live.ts'
import { speakerChannel } from '../model/events.ts'
import { onMove, type Player } from './player.ts'

/** The channel of the deck at this address; a page that may not open one has no speaker view. */
export function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(speakerChannel(new URL('.', location.href).href))
  } catch {
    return null
  }
}

export function speakToSpeaker(player: Player): void {
  const channel = openChannel()
  if (!channel) return
  const { reveal } = player
  const tell = (): void => {
    const { shown, total } = player.steps()
    const message: SpeakerMessage = {
      type: 'state', slide: player.current().id, fragment: shown, fragments: total, paused: reveal.isPaused(),
    }
    channel.postMessage(message)
  }
  channel.onmessage = ({ data }: MessageEvent<SpeakerMessage>) => {
    if (data.type === 'ask') tell()
    if (data.type === 'goto') {
      const slide = player.slides().find(({ id }) => id === data.slide)
      if (slide) player.show(slide)
    }
    if (data.type === 'go') {
      if (data.to === 'next') reveal.next()
      if (data.to === 'previous') reveal.prev()
      if (data.to === 'first') player.show(player.slides()[0]!)
      if (data.to === 'last') player.show(player.slides().at(-1)!)
      if (data.to === 'pause') reveal.togglePause()
    }
  }
  onMove(player, tell)
  for (const event of ['paused', 'resumed', 'sync', 'slidesync']) reveal.on(event, tell)
  tell()
}
