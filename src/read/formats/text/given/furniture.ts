// Page numbers and "Slide 3 of 40" of a text that was copied out of pages: taken out, and told.
import { linesAt } from '../../../../model/source.ts'
import type { Given } from './claims.ts'
import { isFree } from './claims.ts'

const labelled = /^(?:slide|page|folie|seite|diapositive|diapositiva|página|スライド|第)\s*#?(\d{1,3})(?:\s*(?:of|von|sur|de|\/|／)\s*\d{1,3})?\s*(?:页|頁)?[:.]?$/i
const bare = /^[-–]?\s*(\d{1,3})(?:\s*\/\s*\d{1,3})?\s*[-–]?$/

/** At least so many, each one more than the one above: fewer are figures that the author shows. */
const fewest = 3

export function findFurniture(given: Given): void {
  const found = counting(given, labelled)
  const pages = found.length >= fewest ? found : counting(given, bare)
  if (pages.length < fewest) return
  const { lines, claims, source } = given
  for (const index of pages) claims[index] = { is: 'break', reason: 'given by a page number' }
  given.diagnostics.push({
    severity: 'info',
    code: 'page-numbers-left-out',
    message: `Page numbers were left out: ${pages.map((index) => lines[index]!.full).join(', ')}`,
    path: source.path,
    position: linesAt(source, lines[pages[0]!]!.number),
  })
}

/** The longest run of lines that match and count up by one. */
function counting(given: Given, pattern: RegExp): number[] {
  let run: number[] = []
  let best: number[] = []
  let last = NaN
  let lastIndex = -9
  given.lines.forEach((line, index) => {
    const page = isFree(given, index) && line.kind === 'text' ? pattern.exec(line.full) : null
    if (!page) return
    const own = Number(page[1])
    // figures in lines right below each other are a list or a program's output
    if (own !== last + 1 || index === lastIndex + 1) run = []
    run.push(index)
    last = own
    lastIndex = index
    if (run.length > best.length) best = run
  })
  return best
}
