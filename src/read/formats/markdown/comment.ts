// What a comment says: metadata of its slide, or a speaker note.
import { nearest } from '../../../model/nearest.ts'
import { SlideMeta } from '../../../model/meta.ts'
import { isKeyOf } from '../../checkFields.ts'

/** Whether a comment's text is `key: value` lines of a slide (`layout: quote`, Marp's `_class: lead`) and not a note. */
export function isMetadata(text: string): boolean {
  const lines = text.trim().split('\n').filter((line) => line.trim() !== '')
  return lines.length > 0 && lines.every((line) => {
    const key = /^\s*_?([a-z][\w-]*)\s*:(?:\s|$)/.exec(line)?.[1]
    return key !== undefined && (isKeyOf('slide', key) || isMistyped(key, line))
  })
}

/** "layuot: quote" is meant as metadata; "time: 5 minutes" is a note. */
function isMistyped(key: string, line: string): boolean {
  const guess = nearest(key, Object.keys(SlideMeta.shape))
  return guess !== null && key.length >= 5 && guess[0] === key[0] && /:\s*\S+\s*$/.test(line)
}

/** What other tools read and no reader needs: Marp's `<!-- fit -->` in a heading. */
export const saysNothing = (text: string): boolean => /^\s*(?:fit)?\s*$/.test(text)
