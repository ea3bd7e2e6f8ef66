// "Slide 3: Why we wait": what mails, chats and language models write before every title. The number goes, the title stays.
//
//   **Slide 1: Title Slide**      the first may only say what it is
//   **Title:** Queues
//   **Slide 2: Why we wait**
import { linesAt } from '../../../../model/source.ts'
import type { Given } from './claims.ts'
import { isFree } from './claims.ts'
import { counting, fewest } from './furniture.ts'

const titled = /^(?:#{1,6}\s+)?(\*\*|__)?((?:slide|folie|diapositive|diapositiva|diapo|スライド|幻灯片)\s*#?(\d{1,3})\s*[:.：–—-])\s*(?!\1$)(.*?\p{L}.*?)\1$/iu
const noTitle = /^(?:title(?: slide)?|titelfolie|titre|page de titre|título|portada)$/i
const labelled = /^(?:[-*•]\s+)?(?:\*\*(title|subtitle)(?::\*\*|\*\*:)|(title|subtitle):)\s*(["“]?)(\S.*?)["”]?$/i

/** Comes before the headings: the same is written with `##` before it. */
export function findSlideTitles(given: Given): void {
  const { lines, claims, source } = given
  const found = counting(given, (text) => titled.exec(text)?.[3])
  if (found.length < fewest) return
  const leftOut = found.map((index) => {
    const [whole, bold = '', number, , text] = titled.exec(lines[index]!.full)!
    const start = lines[index]!.fullStart + whole.length - bold.length - text!.length
    const labels = noTitle.test(text!) ? findLabels(given, index) : []
    claims[index] = labels.length > 0 ? { is: 'silent' } : { is: 'heading', depth: 1, text: text!, start, reason: `given by "${number}"` }
    return labels.length > 0 ? `${number} ${text}, ${labels.join(' ')}` : number
  })
  given.diagnostics.push({
    severity: 'info', code: 'slide-numbers-left-out', message: `Numbers of slides were left out: ${leftOut.join(' ')}`,
    path: source.path, position: linesAt(source, lines[found[0]!]!.number),
  })
}

/** "Title: …" and "Subtitle: …" right under a line; @returns the labels, none where no title stands there. */
function findLabels(given: Given, index: number): string[] {
  const { lines, claims } = given
  const labels: string[] = []
  for (let at = index + 1; isFree(given, at) || lines[at]?.kind === 'blank'; at++) {
    const found = labelled.exec(lines[at]!.full)
    if (labels.length === 0 && lines[at]!.kind === 'blank') continue
    const label = found?.[1] ?? found?.[2]
    if (label?.toLowerCase() !== (labels.length === 0 ? 'title' : 'subtitle')) break
    const start = lines[at]!.fullStart + found![0].indexOf(found![4]!, found![0].indexOf(':') + 1)
    claims[at] = { is: 'heading', depth: labels.length + 1, text: found![4]!, start, reason: `given by "${label}:"` }
    labels.push(`${label}:`)
  }
  return labels
}
