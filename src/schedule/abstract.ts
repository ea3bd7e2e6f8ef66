// The text of a talk's abstract, which frab and FOSDEM write as HTML and pretalx as Markdown.
import { Parser } from 'htmlparser2'

/** elements that end a line */
const blocks = /^(p|div|br|li|ul|ol|h[1-6]|blockquote|pre|tr|table)$/

/** The words of HTML, a line for each paragraph; any other text as it is. */
export function plainText(abstract: string): string {
  if (!/<\/?[a-z][^<>]*>/i.test(abstract)) return abstract
  let words = ''
  const end = (name: string): void => { if (blocks.test(name)) words += '\n' }
  const parser = new Parser({ onopentagname: end, onclosetag: end, ontext: (text) => { words += text.replace(/\s+/g, ' ') } })
  parser.end(abstract)
  return words.replace(/ *\n\s*/g, '\n').trim()
}
