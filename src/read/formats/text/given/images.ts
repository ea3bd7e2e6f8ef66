// A picture that stands on a line by itself: `![what it shows](picture.png "title")`.
import type { Given } from './claims.ts'
import { isFree } from './claims.ts'

export function findImages(given: Given): void {
  given.lines.forEach((line, index) => {
    const found = isFree(given, index) && line.kind === 'text' && /^!\[([^\]]*)\]\(([^\s()]+)(?:\s+"([^"]*)")?\)$/.exec(line.full)
    if (found) given.claims[index] = { is: 'image', alt: found[1]!, url: found[2]!, title: found[3] }
  })
}
