// An outline told by tabs alone, as slide programs read and write one: a title, and its points under it.
//
//   What we have on board
//   <TAB>Two racks
//   <TAB><TAB>One for the crew
import { isRule, type Line } from '../lines.ts'
import { codeScore } from '../shape.ts'
import type { Given } from './claims.ts'
import { isFree } from './claims.ts'

/** fewer titles may be labels */
const fewest = 3
/** Of the titles, so many have points; of the points, so few look like code. */
const withPoints = 0.7
const likeCode = 0.1

/** Titles begin slides, and points become bullets; under the talk's own title they are who speaks, and where. */
export function findOutline(given: Given): Given {
  const { lines, claims } = given
  const words = lines.flatMap((line, index) => (line.kind === 'blank' || claims[index]?.is === 'silent' ? [] : [index]))
  const isTitle = (index: number | undefined): boolean => index === undefined || lines[index]!.indent === 0
  const titles = words.filter(isTitle)
  const opening = words.filter((index, at) => isTitle(index) && !isTitle(words[at + 1]))
  const code = words.filter((index) => codeScore(lines[index]!.full) >= 0.8)
  const isOutline = titles.length >= fewest && isTitle(words[0]) && opening.length >= withPoints * titles.length &&
    words.every((index) => isFree(given, index) && lines[index]!.kind === 'text' && isTabbed(given, index) && !isRule(lines[index]!.full)) &&
    titles.every((index) => !/[:;{(]$/.test(lines[index]!.full)) && code.length <= likeCode * words.length
  if (!isOutline) return given
  for (const index of titles) {
    const { full, fullStart } = lines[index]!
    claims[index] = { is: 'heading', depth: 1, text: full, start: fullStart, reason: 'given by what is indented under it' }
  }
  const read = (line: Line, index: number): Line =>
    (line.indent === 0 ? line : index < titles[1]! ? { ...line, indent: 0 } : { ...line, kind: 'bullet', marker: '-' })
  return { ...given, lines: lines.map((line, index) => (line.kind === 'blank' ? line : read(line, index))) }
}

const isTabbed = ({ source, lines }: Given, index: number): boolean =>
  /^\t*$/.test(source.text.slice(lines[index]!.start, lines[index]!.fullStart))
