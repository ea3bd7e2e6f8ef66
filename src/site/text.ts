// The words of a talk as plain text: for captioners, for search, for who has no browser at hand.
import type { Manifest } from '../model/manifest.ts'
import { facts } from './talk.ts'

/** `slides.txt` */
export function renderText(manifest: Manifest): string {
  const head = [manifest.title, manifest.subtitle, facts(manifest).join(' · ')].filter(Boolean).join('\n')
  return `${[head, ...manifest.slides.map(({ n, text }) => `[${n}]\n${text}`)].join('\n\n')}\n`
}
