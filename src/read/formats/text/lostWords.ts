// For the tests: the words of a text that are nowhere in what was made of it.
import { blockText, inlineText, type Block, type Inline } from '../../../model/block.ts'
import type { Source } from '../../../model/source.ts'
import type { Document } from '../../document.ts'

/** Words of `source` that stand more often in it than in the document's blocks, marks, fields and diagnostics. */
export function lostWords(source: Source, document: Document): string[] {
  const kept = new Map<string, number>()
  for (const word of wordsOf(textsOf(document).join('\n'))) kept.set(word, (kept.get(word) ?? 0) + 1)
  // what stood on every page is told once
  for (const { code, message } of document.diagnostics) if (code === 'running-line-left-out') for (const word of wordsOf(message)) kept.set(word, Infinity)
  const lost: string[] = []
  for (const word of wordsOf(source.text)) {
    const left = kept.get(word) ?? 0
    if (left === 0) lost.push(word)
    kept.set(word, left - 1)
  }
  return lost
}

// markup is no word, nor is a letter that another font shows as a bullet; numbers that only count items are in the model as numbers
const markup = /^[ \t\f]*(?:\(?\d{1,3}[.)](?=\s)|[o§Øüvqð](?=\t)|o(?= ))|^\.\. (?:image|figure|code|code-block|sourcecode)::|^\s+:alt:|^[ \t]*(?:speaker )?notes?:/gim
const wordsOf = (text: string): string[] =>
  // wide scripts are written without spaces, so that wraps are undone without one
  text.replace(markup, '').normalize('NFC').replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/gu, ' $& ')
    .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

function textsOf(document: Document): string[] {
  const fields = document.fields.flatMap((field) => [field.key, JSON.stringify(field.value)])
  const nodes = document.nodes.flatMap((node) => {
    if (node.type === 'slideBreak' || node.type === 'region') return []
    if (node.type === 'fields') return node.fields.flatMap((field) => [field.key, JSON.stringify(field.value)])
    if (node.type === 'title' || node.type === 'subtitle') return [inlineText(node.children), ...node.children.flatMap(addressesOf)]
    const blocks: Block[] = node.type === 'notes' ? node.children : [node as Block]
    return [blockText(blocks), ...blocks.flatMap(hiddenOf)]
  })
  return [...fields, ...nodes, ...document.diagnostics.map((diagnostic) => diagnostic.message)]
}

/** What a block holds besides what it shows: addresses, titles of pictures, languages of code. */
function hiddenOf(block: Block): string[] {
  if (block.type === 'image') return [block.url, block.title ?? '']
  if (block.type === 'code') return [block.lang ?? '']
  if (block.type === 'paragraph' || block.type === 'heading') return block.children.flatMap(addressesOf)
  if (block.type === 'list') return block.children.flatMap((item) => item.children.flatMap(hiddenOf))
  if (block.type === 'blockquote') return [...block.children.flatMap(hiddenOf), ...(block.cite ?? []).flatMap(addressesOf)]
  if (block.type === 'table') return block.children.flatMap((row) => row.children.flatMap((cell) => cell.children.flatMap(addressesOf)))
  return []
}

function addressesOf(inline: Inline): string[] {
  if (inline.type === 'image') return [decode(inline.url), inline.title ?? '']
  if (!('children' in inline)) return []
  return [...(inline.type === 'link' ? [decode(inline.url), inline.title ?? ''] : []), ...inline.children.flatMap(addressesOf)]
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
