// Tells maths in TeX from prices and variables: "$x^2$" is maths, "$5 and $10" and "$HOME" are words.
//
//   Growth is $O(n \log n)$.        in a line of text
//
//   $$
//   e^{i\pi} + 1 = 0                by itself
//   $$

/** Maths of more lines is a shell script with a "$$" in it. */
const longestBlock = 60

/**
 * Where the maths ends that begins with the dollar sign at `start`, behind its closing sign; -1 where that sign is a
 * dollar. Doubtful is not maths: what is missed can be marked plainer, a price set in italics makes a talk wrong.
 */
export function mathEnd(text: string, start: number): number {
  const sign = text.startsWith('$$', start) ? '$$' : '$'
  const first = start + sign.length
  if (/[\p{L}\p{N}$\\]/u.test(text[start - 1] ?? '') || (sign === '$' && !/\S/.test(text[first] ?? ''))) return -1
  const end = closing(text, first, sign)
  if (end < 0 || !endsThere(text, end + sign.length)) return -1
  const value = text.slice(first, end)
  return (sign === '$$' || /\S$/.test(value)) && looksLikeMath(value) ? end + sign.length : -1
}

/** A text with a letter for each formula in it: for what is asked of words. */
export function withoutMath(text: string): string {
  let plain = ''
  for (let at = 0; at < text.length;) {
    const end = text[at] === '$' ? mathEnd(text, at) : -1
    plain += end < 0 ? text[at] : 'x'
    at = end < 0 ? at + 1 : end
  }
  return plain
}

/** The first dollar sign that no backslash stands before and that is as long as the opening one; -1 for none. */
function closing(text: string, from: number, sign: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '$') return at > from && text.startsWith(sign, at) ? at : -1
  }
  return -1
}

/** Behind maths comes a space, a sign of punctuation, or a script that needs neither. */
const endsThere = (text: string, end: number): boolean => /^(?:$|[\s.,;:!?)\]}'"’”»›…–—-]|[^\0-\x7f])/.test(text.slice(end, end + 1))

const functions = new Set('sin cos tan cot sec csc exp log ln lg det dim min max inf sup lim gcd mod deg ker arg'.split(' '))

function looksLikeMath(value: string): boolean {
  if (value.trim() === '' || !isBalanced(value)) return false
  // a command of TeX is no word of a sentence
  if (/\\(?:[a-zA-Z]{2,}|[{}|,;!:\\])/.test(value)) return true
  const plain = value.replace(/[_^](?:\{[^{}]*\}|\w)/g, '^')
  // "$5 or 10$" is a price
  const words = plain.match(/\p{L}{3,}|(?<=\s)\p{L}{2}(?=\s)/gu) ?? []
  return words.every((word) => functions.has(word))
}

function isBalanced(value: string): boolean {
  let depth = 0
  for (const [sign] of value.matchAll(/\\.|[{}]/gs)) {
    if (sign === '{') depth++
    else if (sign === '}' && --depth < 0) return false
  }
  return depth === 0
}

export interface MathLines {
  value: string
  /** index of its last line */
  end: number
}

/** The block of maths that begins at a line: from its "$$" to the line that ends with one, without a blank line in it. */
export function mathBlock(lineAt: (index: number) => string | undefined, start: number): MathLines | null {
  const first = lineAt(start)!.trim()
  if (!first.startsWith('$$')) return null
  if (first.length > 4 && first.endsWith('$$')) return looksLikeMath(first.slice(2, -2)) ? blockOf(first.slice(2, -2), start) : null
  const lines = [first.slice(2)]
  for (let index = start + 1; index < start + longestBlock; index++) {
    const line = lineAt(index)?.trim()
    if (!line) return null
    if (line.endsWith('$$')) return blockOf([...lines, line.slice(0, -2)].join('\n'), index)
    lines.push(line)
  }
  return null
}

function blockOf(written: string, end: number): MathLines | null {
  const value = written.trim()
  return value === '' || value.includes('$$') ? null : { value, end }
}
