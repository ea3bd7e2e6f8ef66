// Which slide an address means: `#/id`, `#id`, `#/id/2` (with its first steps), and `#/3`, `#3`, `#s=3`, `?slide=3`.

export interface Address {
  id: string
  /** index of the last step that is shown, from 0; absent where the address names none */
  fragment?: number
}

/** A slide by its names; one on a page has its aliases in `data-aliases`. */
export interface NamedSlide {
  id: string
  dataset: { aliases?: string }
}

/** The slide that has an id, or else had it. */
export const slideNamed = <T extends NamedSlide>(id: string, slides: readonly T[]): T | undefined =>
  slides.find((slide) => slide.id === id) ?? slides.find(({ dataset }) => dataset.aliases?.split(' ').includes(id))

/**
 * The slide that an address means; null where it names none, and reveal.js decides.
 * @param slides in order; numbers count from 1, and one beyond the last means the last. Their aliases are ids that they had before.
 */
export function readAddress({ hash, search }: { hash: string; search: string }, slides: readonly NamedSlide[]): Address | null {
  // WordPress adds its own words to the address of a frame
  const name = decode(hash.replace(/#?\?secret=\w*$/, '').replace(/^#?\/?/, '')) || new URLSearchParams(search).get('slide') || ''
  // what follows a number is reveal.js's vertical index, which means nothing where slides are numbered through
  const number = /^(?:s=)?(\d+)(?:\/\d+)*$/.exec(name)
  if (number) {
    const slide = slides[Math.min(Math.max(Number(number[1]), 1), slides.length) - 1]
    return slide ? { id: slide.id } : null
  }
  const [, asked, fragment] = /^(?:s=)?(.*?)(?:\/(-?\d+))?$/s.exec(name)!
  const id = slideNamed(asked!, slides)?.id
  if (id === undefined) return null
  return fragment === undefined ? { id } : { id, fragment: Number(fragment) }
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
