// The library: what a program can do that the command can.
export type { Deck, Section, Slide } from './model/deck.ts'
export type { Block, Inline } from './model/block.ts'
export type { Diagnostic } from './model/diagnostic.ts'
export { makeSource } from './model/source.ts'
export { read } from './read/read.ts'
export { openDeck, type OpenedDeck, type OpenOptions } from './project/open.ts'
export { renderSite } from './render/site.ts'
