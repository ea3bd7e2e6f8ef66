// Finds headings that count over the whole talk: "1: Keep it short" … "2: Keep it warm", with slides between them.
import type { TextLine } from './splitter.ts'

/** "3: ", "3. ", "#3 ", "Part 3 - ", "Tip 3: "; what follows begins like a heading. */
const heading = /^(\p{L}* ?#?)(\d{1,3})([.:)]| [-–—:|])?\s+[\p{Lu}\p{Lo}¿¡"“«„(]/u

/** fewer may be a list */
const fewest = 4
/** lines from one to the next, on average: a list's items follow at once */
const apart = 2.5
/** of all lines of this form, so many have to be in the chain */
const most = 0.6

/** The indices of all lines that belong to such a count. */
export function countedHeadings(lines: readonly TextLine[]): ReadonlySet<number> {
  const chains = new Map<string, { at: number[]; last: number; of: number }>()
  lines.forEach(({ kind, marker, text, given }, index) => {
    if (kind === 'bullet' || kind === 'code' || given?.starts === false) return
    const found = heading.exec(kind === 'numbered' ? `${marker} ${text}` : text)
    if (!found) return
    const [, before, number, after = ''] = found
    const form = `${before!.toLowerCase()}0${after}`
    const chain = chains.get(form) ?? { at: [], last: 0, of: 0 }
    chains.set(form, chain)
    chain.of++
    // one may have lost its number
    if (Number(number) <= chain.last || Number(number) > chain.last + 2) return
    chain.at.push(index)
    chain.last = Number(number)
  })
  return new Set([...chains.values()].flatMap(({ at, of }) =>
    at.length >= fewest && at.length >= most * of && at.at(-1)! - at[0]! >= apart * (at.length - 1) ? at : []))
}
