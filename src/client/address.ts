// Which slide an address means: `#/id`, `#id`, `#/id/2` (with its first steps), and `#/3`, `#3`, `#s=3`, `?slide=3`.

export interface Address {
  id: string
  /** index of the last step that is shown, from 0; absent where the address names none */
  fragment?: number
}

/**
 * The slide that an address means; null where it names none, and reveal.js decides.
 * @param ids the slides in order; numbers count from 1, and one beyond the last means the last
 */
export function readAddress({ hash, search }: { hash: string; search: string }, ids: readonly string[]): Address | null {
  // WordPress adds its own words to the address of a frame
  const name = decode(hash.replace(/#?\?secret=\w*$/, '').replace(/^#?\/?/, '')) || new URLSearchParams(search).get('slide') || ''
  // what follows a number is reveal.js's vertical index, which means nothing where slides are numbered through
  const number = /^(?:s=)?(\d+)(?:\/\d+)*$/.exec(name)
  if (number) {
    const id = ids[Math.min(Math.max(Number(number[1]), 1), ids.length) - 1]
    return id === undefined ? null : { id }
  }
  const [, id, fragment] = /^(?:s=)?(.*?)(?:\/(-?\d+))?$/s.exec(name)!
  if (!ids.includes(id!)) return null
  return fragment === undefined ? { id: id! } : { id: id!, fragment: Number(fragment) }
}

/** `#/id`, with the step where there is one. */
export function writeAddress({ id, fragment }: Address): string {
  return `#/${encodeURIComponent(id)}${fragment === undefined ? '' : `/${fragment}`}`
}

/** Whether the address asks for the print view; both spellings of reveal.js. */
export const asksForPrint = (search: string): boolean => /[?&](print-pdf|view=print)\b/i.test(search)

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
