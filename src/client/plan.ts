// Where the audience is after an update.

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
