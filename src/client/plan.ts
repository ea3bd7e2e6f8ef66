// What an update makes of the deck's order: which slides stand in a stack, and where the audience is afterwards.

/** A slide by itself, or the slides of a section that has several. */
export type Group = { section: string | null; ids: string[] }

/** Slides in order; neighbours of the same section, where there are at least two, make one group. */
export function groupSlides(slides: readonly { id: string; section: string | null }[]): Group[] {
  const groups: Group[] = []
  for (const { id, section } of slides) {
    const last = groups.at(-1)
    if (section !== null && last?.section === section) last.ids.push(id)
    else groups.push({ section, ids: [id] })
  }
  return groups
}

/**
 * The slide to show after an update: the same one; where it is gone, what stands between its old neighbours now (its
 * title, and so its id, was edited); otherwise the nearest one that is left.
 */
export function placeAfter(before: readonly string[], current: string, after: readonly string[]): string {
  if (after.includes(current)) return current
  const at = before.indexOf(current)
  const left = before.slice(0, Math.max(at, 0)).findLastIndex((id) => after.includes(id))
  const from = left < 0 ? 0 : after.indexOf(before[left]!) + 1
  const right = before.slice(at + 1).find((id) => after.includes(id))
  const to = right === undefined ? after.length : after.indexOf(right)
  // as far from the left neighbour as before, as long as that is new
  const replaced = after.slice(from, Math.max(from, to))[at - left - 1]
  return replaced ?? right ?? after[from - 1] ?? after.at(-1)!
}
