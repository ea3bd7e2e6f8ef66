// The names under which the pages of a running talk speak; apart from live.ts, so that no browser script carries zod.

/** names of vite's custom events; `hello` is a page's, asking for what it may have missed */
export const liveEvents = { update: 'deck:update', problems: 'deck:problems', mend: 'deck:mend', hello: 'deck:hello' } as const

/** name of the BroadcastChannel on which the audience's page and the speaker view speak; one per deck's address */
export const speakerChannel = (address: string): string => `deck-speaker ${address}`
