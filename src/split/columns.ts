// Text in columns of a terminal: wide characters take two, and what would move the cursor is not printed.
import stringWidth from 'string-width'

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Exactly `columns` wide: cut with "…", or filled with spaces. */
export function fit(text: string, columns: number): string {
  const plain = printable(text)
  const width = stringWidth(plain)
  if (width <= columns) return plain + ' '.repeat(columns - width)
  let cut = ''
  let taken = 0
  for (const { segment } of graphemes.segment(plain)) {
    const own = stringWidth(segment)
    if (taken + own > columns - 1) break
    cut += segment
    taken += own
  }
  return columns < 1 ? '' : `${cut}…${' '.repeat(columns - 1 - taken)}`
}

/** Without control characters: a talk cannot steer the terminal. */
const printable = (text: string): string => text.replaceAll('\t', '    ').replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
