// Writes what a deck says as plain text: for reading, for mail, for who translates or interprets the talk.
import { inlineText, type Block } from '../../model/block.ts'
import type { Deck, Slide } from '../../model/deck.ts'

/** Every word on the slides and in the notes, with a rule between slides and no other markup than bullets and underlined titles. */
export const writePlain = ({ slides }: Deck): string => slides.map(writeSlide).join('\n\n---\n\n') + '\n'

function writeSlide({ title, subtitle, regions, notes }: Slide): string {
  const underlined = title === null ? [] : [title, '='.repeat([...title].length)]
  const head = [...underlined, ...(subtitle === null ? [] : [subtitle])].join('\n')
  const said = notes.length > 0 ? `Note: ${writeBlocks(notes)}` : ''
  return [head, ...Object.values(regions).map(writeBlocks), said].filter(Boolean).join('\n\n')
}

export const writeBlocks = (blocks: readonly Block[]): string => blocks.map(writeBlock).filter(Boolean).join('\n\n')

function writeBlock(block: Block): string {
  if (block.type === 'heading' || block.type === 'paragraph') return inlineText(block.children)
  if (block.type === 'code') return indented([block.title, block.value].filter(Boolean).join('\n'), '    ')
  if (block.type === 'math') return indented(block.value, '    ')
  if (block.type === 'image') return block.alt && `[${block.alt}]`
  if (block.type === 'table') return block.children.map(({ children }) => children.map((cell) => inlineText(cell.children)).join(' | ')).join('\n')
  if (block.type === 'thematicBreak') return ''
  if (block.type === 'blockquote') return indented([writeBlocks(block.children), block.cite && `— ${inlineText(block.cite)}`].filter(Boolean).join('\n'), '> ')
  return block.children.map(({ children }, index) => {
    const sign = block.ordered ? `${(block.start ?? 1) + index}. ` : '- '
    return sign + indented(children.map(writeBlock).filter(Boolean).join('\n'), ' '.repeat(sign.length)).trimStart()
  }).join('\n')
}

const indented = (text: string, by: string): string => text.split('\n').map((line) => line && by + line).join('\n')
