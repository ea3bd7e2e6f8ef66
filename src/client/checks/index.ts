// Every question that `deck check` asks of a slide by itself: one file each, one line here.
export { overflow } from './overflow.ts'
export { clipped } from './clipped.ts'
export { overlap } from './overlap.ts'
export { smallText } from './smallText.ts'
export { missingTitle } from './missingTitle.ts'
export { missingAlt } from './missingAlt.ts'
export { smallPicture } from './smallPicture.ts'
export { brokenWord } from './brokenWord.ts'
