// Finds the structure that the author gave. The order matters: what stands inside a fence is no heading.
import type { Source } from '../../../../model/source.ts'
import type { Line } from '../lines.ts'
import { findBlankBreaks, findBreaks } from './breaks.ts'
import type { Given } from './claims.ts'
import { findDirectives } from './directives.ts'
import { findFences } from './fences.ts'
import { findFrontMatter } from './frontMatter.ts'
import { findFurniture, findPlaceholders } from './furniture.ts'
import { findHeadings } from './headings.ts'
import { findImages } from './images.ts'
import { findLetterBullets } from './letterBullets.ts'
import { findNotes } from './notes.ts'
import { findOutline } from './outline.ts'
import { findRunningLines } from './runningLines.ts'
import { findSlideTitles } from './slideTitles.ts'
import { findRows, findTables } from './tables.ts'

/** What the author said, by line, and whether that already says where every slide begins. */
export function findGiven(source: Source, lines: readonly Line[]): Given & { complete: boolean } {
  const bare: Given = { source, lines, claims: new Array(lines.length), diagnostics: [], fields: [] }
  findFrontMatter(bare)
  findDirectives(bare)
  findFences(bare)
  findPlaceholders(bare)
  findSlideTitles(bare)
  const given = findLetterBullets(findOutline(bare))
  findTables(given)
  findHeadings(given)
  findBreaks(given)
  findImages(given)
  findNotes(given)
  findRows(given)
  findFurniture(given)
  findRunningLines(given)
  findBlankBreaks(given)
  return { ...given, complete: isComplete(given) }
}

/** more lines than this a slide, and the marks are chapters rather than slides */
const longestSlide = 40

/** An author who marked slides marked them all: then nothing is guessed between the marks. */
function isComplete({ lines, claims }: Given): boolean {
  let words = 0
  let marks = 0
  lines.forEach((line, index) => {
    const claim = claims[index]
    if (claim?.is === 'break' || line.formFeed || (claim?.is === 'heading' && claim.depth <= 2)) marks++
    if (line.kind !== 'blank' && claim?.is !== 'break') words++
  })
  return marks > 0 && words / (marks + 1) <= longestSlide
}
