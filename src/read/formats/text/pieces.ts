// A text longer than any talk is split piece by piece: what is worked out of a few thousand lines fits into the processor's
// caches, and what is worked out of all of them at once does not.
import type { Decision, Splitter } from './splitter.ts'

/** Lines of a piece; five times those of a long talk. */
const longest = 4000
/** So many lines below a piece have a say in how it ends. */
const reach = 100

/** The same splitter for texts of any length. A piece begins where the one above has its last slide begin, if it has any. */
export const inPieces = (splitter: Splitter): Splitter => (lines) => {
  if (lines.length <= longest + reach) return splitter(lines)
  const decisions: Decision[] = []
  let begins: Decision | undefined
  for (let from = 0; from < lines.length;) {
    const found = splitter(lines.slice(from, from + longest + reach))
    if (begins) found[0] = begins
    const last = found.findLastIndex(({ starts }, index) => starts && index <= longest)
    const size = from + found.length === lines.length ? found.length : last > 0 ? last : longest
    for (let at = 0; at < size; at++) decisions.push(found[at]!)
    begins = found[size]
    from += size
  }
  return decisions
}
