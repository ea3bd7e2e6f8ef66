// A deck → its `deck.json`.
import { blockText } from '../model/block.ts'
import type { Deck, Slide } from '../model/deck.ts'
import type { Manifest } from '../model/manifest.ts'
import { usualSize } from '../model/stage.ts'
import { pageFile, type PageName } from './page.ts'

/**
 * What `deck.json` says; addresses are relative to it.
 * @param pages those that the site has
 */
export function manifestOf({ meta, slides }: Deck, pages: readonly PageName[]): Manifest {
  return {
    version: 1,
    title: meta.title,
    subtitle: meta.subtitle,
    speakers: meta.author?.map((name) => ({ name })),
    event: meta.event === undefined && meta.date === undefined ? undefined : { name: meta.event, date: meta.date, location: meta.location },
    description: meta.description,
    keywords: meta.keywords,
    language: meta.lang,
    dir: meta.dir,
    license: meta.license,
    aspect: meta.size ?? usualSize,
    slides: slides.map((slide) => ({
      n: slide.number, id: slide.id, aliases: slide.aliases, title: slide.title, text: wordsOf(slide), notes: (meta.notes === 'public' && blockText(slide.notes)) || undefined, guest: slide.guest,
    })),
    urls: {
      page: pages.includes('index') ? pageFile('index') : undefined,
      embed: pages.includes('embed') ? pageFile('embed') : undefined,
    },
  }
}

function wordsOf(slide: Slide): string {
  const words = [slide.title, slide.subtitle, blockText(Object.values(slide.regions).flat())].filter(Boolean).join('\n')
  // marks as people type them who look for the words
  return words.replace(/[“”„«»]/g, '"').replace(/[‘’‚]/g, '\'').replaceAll('…', '...')
}
