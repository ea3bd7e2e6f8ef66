// Whether bytes are a whole PDF, and how many pages it has: read the way a viewer opens it, from its end.

/** Pages of a PDF as Chromium writes it (a classic cross-reference table); null where the file is not whole. */
export function countPages(bytes: Uint8Array): number | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1]
  if (!text.startsWith('%PDF-') || start === undefined) return null
  const offsets = readTable(text, Number(start))
  // the trailer names the catalog, the catalog the tree of pages, and its root counts them
  const trailer = text.slice(text.indexOf('trailer', Number(start)))
  const catalog = objectAt(text, offsets, /\/Root (\d+) 0 R/.exec(trailer)?.[1])
  const tree = objectAt(text, offsets, /\/Pages (\d+) 0 R/.exec(catalog)?.[1])
  const count = /\/Count (\d+)/.exec(tree)?.[1]
  return count === undefined ? null : Number(count)
}

/**
 *   xref
 *   0 3                    first number, how many
 *   0000000000 65535 f     20 bytes each: offset, generation, free or in use
 */
function readTable(text: string, start: number): number[] {
  const head = /^xref\s+0 (\d+)\s*?\n/.exec(text.slice(start, start + 40))
  if (!head) return []
  const rows = start + head[0].length
  return Array.from({ length: Number(head[1]) }, (_, number) => Number(text.slice(rows + 20 * number, rows + 20 * number + 10)))
}

/** The text of an object; '' where there is none. */
function objectAt(text: string, offsets: readonly number[], number: string | undefined): string {
  const offset = number === undefined ? undefined : offsets[Number(number)]
  if (offset === undefined || !text.startsWith(`${number} 0 obj`, offset)) return ''
  return text.slice(offset, text.indexOf('endobj', offset))
}
