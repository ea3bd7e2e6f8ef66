// Words that are wider than their line and were broken where no word may be.
import { ownTexts, spotOf, type Check } from './view.ts'

/** letters; shorter ones are wider than a line only in a table that is too narrow anyway */
const shortest = 8
/** between these a line may break: spaces, after hyphens and dashes, around characters of scripts without spaces */
const breakable = /[\s\u00ad\u200b\u2010-\u2015?-]|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3fffd}]/u

export const brokenWord: Check = (slide) => slide.texts.flatMap(({ element, style }) => {
  if (style.hyphens === 'auto') return []
  const lineWidth = lineWidthOf(element)
  return ownTexts(element).flatMap((node) => longWords(node.data).filter((word) => isBroken(node, word, lineWidth)).map(({ start, end }) => {
    const word = node.data.slice(start, end)
    return {
      ...spotOf(slide, element),
      severity: 'warning' as const,
      code: 'broken-word',
      message: `"${word.length > 60 ? `${word.slice(0, 60)}…` : word}" is wider than its line and is broken inside.`,
      hint: 'Shorten it, or give the slide a layout with longer lines.',
    }
  }))
})

interface Word {
  start: number
  end: number
}

function longWords(text: string): Word[] {
  let start = 0
  const pieces = text.split(new RegExp(breakable, 'gu')).map((piece) => {
    const at = text.indexOf(piece, start)
    start = at + piece.length
    return { start: at, end: start }
  })
  return pieces.filter((piece) => piece.end - piece.start >= shortest)
}

/** Whether a word stands on several lines because one has no room for it; otherwise the browser knew a place to break. */
function isBroken(node: Text, { start, end }: Word, lineWidth: number): boolean {
  const range = document.createRange()
  range.setStart(node, start)
  range.setEnd(node, end)
  const rects = [...range.getClientRects()].filter(({ width }) => width > 0.5)
  return new Set(rects.map(({ top }) => Math.round(top))).size > 1 && rects.reduce((sum, { width }) => sum + width, 0) > lineWidth
}

/** Room for a line in the block that an element belongs to, in px. */
function lineWidthOf(element: Element): number {
  const style = getComputedStyle(element)
  if (style.display === 'inline') return lineWidthOf(element.parentElement!)
  return element.clientWidth - parseFloat(style.paddingInlineStart) - parseFloat(style.paddingInlineEnd)
}
