// Page numbers and "Slide 3 of 40" of a text that was copied out of pages: taken out, and told.
import { linesAt } from '../../../../model/source.ts'
import type { Given } from './claims.ts'
import { isFree } from './claims.ts'
import { pageNumber } from './runningLines.ts'

const labelled = /^(?:slide|page|folie|seite|diapositive|diapositiva|página|スライド|第)\s*#?(\d{1,3})(?:\s*(?:of|von|sur|de|\/|／)\s*\d{1,3})?\s*(?:页|頁)?[:.]?$/i
const bare = /^[-–]?\s*(\d{1,3})(?:\s*\/\s*\d{1,3})?\s*[-–]?$/

/** "Queues in practice | 3": a running foot with the page's number; a title that counts ("Part 3") has nothing between. */
const footed = /^(?:(.{2,80}?)(?:\s*[|·•]\s*|\s{2,}|\t)(\d{1,3})(?:\s*\/\s*\d{1,3})?|(\d{1,3})(?:\s*[|·•]\s*|\s{2,}|\t)(.{2,80}))$/
/** "Queues in practice 3 / 40": a title may count so, too, but no text ends in a title. */
const footedOfAll = /^(.{2,80}?)\s(\d{1,3})\s?\/\s?\d{1,3}$/
const ofAll = /^(\d{1,3})\s?\/\s?\d{1,3}$/

/** At least so many, each one more than the one above: fewer are figures that the author shows. */
export const fewest = 3

/** What slide programs show where nothing was written. */
const placeholder = /^(?:click to add (?:title|subtitle|text|notes)|(?:titel|untertitel|text) durch klicken hinzufügen|cliquez pour ajouter (?:un titre|un sous-titre|du texte)|haga clic para (?:agregar|añadir) (?:título|subtítulo|texto)|クリックして(?:タイトル|サブタイトル|テキスト)を追加|单击此处添加(?:标题|副标题|文本))$/i

/** Comes before everything that looks for titles. */
export function findPlaceholders(given: Given): void {
  const { lines, claims, source } = given
  const found = lines.flatMap(({ full }, index) => (isFree(given, index) && placeholder.test(full) ? [index] : []))
  if (found.length === 0) return
  for (const index of found) claims[index] = { is: 'silent' }
  given.diagnostics.push({
    severity: 'info', code: 'placeholder-left-out', message: `Empty places of slides were left out: ${found.map((index) => lines[index]!.full).join(', ')}`,
    path: source.path, position: linesAt(source, lines[found[0]!]!.number),
  })
}

export function findFurniture(given: Given): void {
  const pages = [
    () => counting(given, (text) => labelled.exec(text)?.[1]),
    () => counting(given, (text) => bare.exec(text)?.[1]),
    () => counting(given, footNumbers(given)),
  ].map((find) => find()).find((run) => run.length >= fewest)
  if (!pages) return
  const { lines, claims, source } = given
  for (const index of pages) claims[index] = { is: 'break', reason: pageNumber }
  given.diagnostics.push({
    severity: 'info',
    code: 'page-numbers-left-out',
    message: `Page numbers were left out: ${pages.map((index) => lines[index]!.full).join(', ')}`,
    path: source.path,
    position: linesAt(source, lines[pages[0]!]!.number),
  })
}

/** The number in a line that is otherwise the same on most pages. */
function footNumbers(given: Given): (text: string) => string | undefined {
  const times = new Map<string, number>()
  const endsInFoot = footedOfAll.test(given.lines.findLast(({ kind }) => kind !== 'blank')?.full ?? '')
  const partsOf = (text: string): { foot: string; page: string } | null => {
    const found = text.length > 120 || !/^\d|\d$/.test(text) ? null : footed.exec(text) ?? (endsInFoot ? footedOfAll.exec(text) : null)
    return found && { foot: (found[1] ?? found[4])!, page: (found[2] ?? found[3])! }
  }
  for (const { full } of given.lines) {
    const foot = partsOf(full)?.foot
    if (foot) times.set(foot, (times.get(foot) ?? 0) + 1)
  }
  const [common, most] = [...times].reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0])
  return (text) => {
    const parts = most >= fewest ? partsOf(text) : null
    // the first page may have the number alone
    return parts?.foot === common ? parts.page : most >= fewest ? ofAll.exec(text)?.[1] : undefined
  }
}

/** The longest run of lines with a page's number that count up by one; one page may be without. */
export function counting(given: Given, pageOf: (text: string) => string | undefined): number[] {
  let run: number[] = []
  let best: number[] = []
  let last = NaN
  let lastIndex = -9
  given.lines.forEach((line, index) => {
    const page = isFree(given, index) && line.kind === 'text' ? pageOf(line.full) : undefined
    if (page === undefined) return
    const own = Number(page)
    // figures in lines right below each other are a list or a program's output
    const next = own === last + 1 || (own === last + 2 && run.length >= fewest)
    if (!next || index === lastIndex + 1) run = []
    run.push(index)
    last = own
    lastIndex = index
    if (run.length > best.length) best = run
  })
  return best
}
