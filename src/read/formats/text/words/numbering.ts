// Texts as numbers, which are compared and counted sooner than texts.

/** Gives each different text a number, from 0 on in the order of their first use. */
export function numbering(): (text: string) => number {
  const numbers = new Map<string, number>()
  return (text) => {
    let number = numbers.get(text)
    if (number === undefined) numbers.set(text, number = numbers.size)
    return number
  }
}
