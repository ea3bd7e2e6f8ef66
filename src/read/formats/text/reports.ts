// Notes and reports of conferences: who speaks is no slide, and neither is a caption under the talk.
//
//   Doomed are the dinosaurs!               AIOps: Anomaly Detection — Marcel Hild (Red Hat)
//   David Heijkamp | Naturalis              …
//   session info                            (Slides)
import { onceFor } from './once.ts'
import { classIndex } from './style.ts'
import type { TextLine } from './splitter.ts'

/** What is known of the lines of a report, by index. */
export interface Report {
  /** titles of talks: each begins a section */
  talks: ReadonlySet<number>
  speakers: ReadonlySet<number>
  /** names of links, pictures and recordings: no slide begins there */
  captions: ReadonlySet<number>
}

/** A name, or several: capitalised words with nothing of a sentence between them. */
const name = String.raw`\p{Lu}[\p{L}.'’-]*(?: (?:de|van|von|der|da|di|la|\p{Lu}[\p{L}.'’-]*)){1,3}`
const names = String.raw`${name}(?:(?:,| and| &| und| et| y) ${name})*`
const speaker = new RegExp(String.raw`^${names} \| \S.*$`, 'u')
const onlyNames = new RegExp(`^${names}$`, 'u')
const talk = new RegExp(String.raw` — ${names} \(.+\)$`, 'u')
/** what a page calls its links and pictures by */
const caption = /(?:^[(（]?|\s)(?:video|recording|slides|pdf|logo|screenshot|photo|picture|diagram|session info|project page|code samples on \w+|vidéo|diapositives|folien|aufzeichnung|diapositivas|grabación)[)）]?$/i

/** So many talks with their speakers, or captions that repeat what stands above, make a report. */
const fewest = 3
const longest = 200
/** lines between a talk and its recording */
const near = 4

/** What a report says of its lines; null for a text that is none. */
export const findReport = onceFor((lines: readonly TextLine[]): Report | null => {
  const plain = lines.flatMap((line, index) => (line.kind === 'text' && line.text.length <= longest ? [index] : []))
  const textOf = (index: number): string => lines[index]?.text ?? ''
  const seen = new Map<string, number>()
  const talks = new Set(plain.filter((index) => textOf(index).includes(' — ') && talk.test(textOf(index))))
  const speakers = new Set(plain.filter((index) => textOf(index).includes(' | ') && speaker.test(textOf(index))))
  const captions = new Set<number>()
  // "The Future of Fedora video" under "The Future of Fedora"
  for (const index of plain) {
    const talkAbove = caption.test(textOf(index)) ? seen.get(textOf(index).split(' ').slice(0, -1).join(' ')) : undefined
    seen.set(textOf(index), index)
    if (talkAbove === undefined || textOf(talkAbove).split(' ').length < 2) continue
    captions.add(index)
    talks.add(talkAbove)
  }
  if (talks.size < fewest && speakers.size < fewest && captions.size < fewest) return null
  const times = new Map<string, number>()
  for (const index of plain) times.set(textOf(index), (times.get(textOf(index)) ?? 0) + 1)
  const isLink = (text: string): boolean => times.get(text)! >= fewest && text.split(' ').length >= 3 && text.length <= 40
  // a recording that is called like its talk, right under it
  const isAgain = (index: number): boolean => textOf(index).split(' ').length >= 3 && lines.slice(Math.max(0, index - near), index).some(({ text }) => text === textOf(index))
  for (const index of plain) {
    if (onlyNames.test(textOf(index)) && isLink(textOf(index + 1))) speakers.add(index)
    else if (isLink(textOf(index)) || isAgain(index) || (textOf(index).split(' ').length <= 6 && caption.test(textOf(index)))) captions.add(index)
  }
  for (const index of speakers) if (index > 0) talks.add(talkOf(lines, index))
  for (const index of plain) if (isLink(textOf(index + 1)) && !speakers.has(index) && !speakers.has(index - 1) && !isLink(textOf(index))) talks.add(index)
  for (const index of talks) captions.delete(index)
  return { talks, speakers, captions }
})

/** Where in a talk's title who speaks begins: "AIOps — Marcel Hild (Red Hat)"; null where nobody is named. */
export function speakerIn(title: string): number | null {
  const found = talk.exec(title)
  return found && found.index > 0 ? found.index + ' — '.length : null
}

/** The talk that a speaker stands under: the line above, or the one above that where two lines say what it is about. */
function talkOf(lines: readonly TextLine[], index: number): number {
  const isPlain = (line: TextLine | undefined): boolean =>
    line?.kind === 'text' && line.text.length <= 110 && !/[.…”")]$/.test(line.text)
  const two = isPlain(lines[index - 2]) && !/\b(?:screenshot|video|logo)\b/i.test(lines[index - 2]!.text) && lines[index - 1]!.blanks <= 1 && lines[index - 2]!.text.split(' ').length >= 4
  return two ? index - 2 : index - 1
}

/** Adds what is known of reports; `shift` adds log-odds for a class of a line. */
export function applyReportRules(
  lines: readonly TextLine[], shift: (index: number, name: keyof typeof classIndex, odds: number) => void,
): void {
  lines.forEach((line, index) => {
    if (line.kind !== 'text' || line.text.length > longest) return
    if (talk.test(line.text)) shift(index, 'title', 6)
    if (/^[(（][^()（）]*[)）]$/.test(line.text)) shift(index, 'title', -4)
  })
  const report = findReport(lines)
  if (!report) return
  for (const index of report.captions) {
    shift(index, 'title', -12)
    shift(index, 'code', -8)
    shift(index, 'wrap', -8)
  }
  lines.forEach(({ kind, text }, index) => {
    if (kind === 'text' && /[:：]$/.test(text) && lines[index + 1]?.kind === 'bullet') shift(index, 'title', -4)
  })
  for (const index of report.talks) shift(index, 'title', 5)
  for (const index of report.speakers) {
    shift(index, 'title', -12)
    if (index > 1 && talkOf(lines, index) === index - 2) shift(index - 1, 'title', -6)
  }
}
