// How large text may be set for how much of it there is: few words large, many words calm.
import type { Block } from '../model/block.ts'
import { blockText } from '../model/block.ts'

/** Few enough items, or lines of code, for large type, and many enough for calm type; and the length of text, in characters. */
const few = { items: 3, item: 60, text: 120, code: 4 }
export const many = { items: 7, text: 560 }

/** The largest type size, in px, that suits blocks in text type, whatever would fit. */
export function largestText(blocks: readonly Block[]): number {
  if (blocks.every(({ type }) => type === 'code')) return blocks.every((code) => blockText([code]).split('\n').length <= few.code) ? 36 : 32
  if (!blocks.every(({ type }) => type === 'paragraph' || type === 'list' || type === 'heading')) return 36
  const items = blocks.flatMap((block) => (block.type === 'list' ? block.children : []))
  const length = blockText(blocks).length
  if (items.length >= many.items || length >= many.text) return 32
  if (blocks.length === 1 && items.length === 0) return length <= few.text ? 44 : 36
  const points = items.length > 0 ? items.map(({ children }) => children) : blocks.map((block) => [block])
  const short = points.every((point) => blockText(point).length <= few.item)
  return points.length <= few.items && short && length <= 160 ? 44 : 36
}
