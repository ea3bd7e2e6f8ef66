// Notes and reports of conferences: who speaks is no slide, and neither is a caption under the talk.
//
//   Doomed are the dinosaurs!               AIOps: Anomaly Detection — Marcel Hild (Red Hat)
//   David Heijkamp | Naturalis              …
//   session info                            (Slides)
import type { TextLine } from './splitter.ts'
import { classIndex } from './style.ts'

/** A name, or several: capitalised words with nothing of a sentence between them. */
const name = String.raw`\p{Lu}[\p{L}.'’-]*(?: (?:de|van|von|der|da|di|la|\p{Lu}[\p{L}.'’-]*)){1,3}`
const speaker = new RegExp(`^${name}(?:(?:,| and| &| und| et| y) ${name})*(?: \\| \\S.*)$`, 'u')
const talk = new RegExp(` — ${name}(?:(?:,| and| &) ${name})* \\(.+\\)$`, 'u')

/** Adds what is known of reports; `shift` adds log-odds for a class of a line. */
export function applyReportRules(
  lines: readonly TextLine[], shift: (index: number, name: keyof typeof classIndex, odds: number) => void,
): void {
  const seen = new Set<string>()
  lines.forEach((line, index) => {
    if (line.kind !== 'text' || line.text.length > 200) return
    const { text } = line
    if (talk.test(text)) shift(index, 'title', 6)
    if (speaker.test(text)) nameTalk(lines, index, shift)
    if (/^[(（][^()（）]*[)）]$/.test(text)) shift(index, 'title', -4)
    if (isCaption(text, seen)) shift(index, 'title', -4)
    seen.add(text)
  })
}

/** The line above the speaker's is the talk's title, or says more under it; what stands below the speaker is a caption. */
function nameTalk(
  lines: readonly TextLine[], index: number, shift: (index: number, name: keyof typeof classIndex, odds: number) => void,
): void {
  shift(index, 'title', -6)
  if (index === 0) return
  const isPlain = (line: TextLine | undefined): boolean =>
    line?.kind === 'text' && line.text.length <= 110 && !/[.…”"]$/.test(line.text)
  const two = isPlain(lines[index - 2]) && lines[index - 1]!.blanks <= 1 && lines[index - 2]!.text.split(' ').length >= 4
  shift(two ? index - 2 : index - 1, 'title', 3.5)
  if (two) shift(index - 1, 'title', -2)
  if (isPlain(lines[index + 1]) && lines[index + 1]!.text.split(' ').length <= 4) shift(index + 1, 'title', -4)
}

/** "The Future of Fedora video" under "The Future of Fedora". */
function isCaption(text: string, seen: ReadonlySet<string>): boolean {
  const words = text.split(' ')
  return words.length >= 4 && seen.has(words.slice(0, -1).join(' '))
}
