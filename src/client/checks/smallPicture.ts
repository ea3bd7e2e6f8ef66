// Pictures that are shown much larger than they are, or so small that nobody sees them.
import type { Finding } from '../../model/finding.ts'
import { nameOf, spotOf, type Check, type SlideView, type Drawn } from './view.ts'

/** how much a picture may be enlarged before it looks soft */
const mostEnlarged = 1.5
/** px; pictures in a line of text are small on purpose */
const leastHeight = 100

export const smallPicture: Check = (slide) => slide.drawn.flatMap((drawn) => {
  const { element } = drawn
  if (!(element instanceof HTMLImageElement) || element.naturalWidth === 0 || element.closest('p, li, td, th')) return []
  return [...soft(slide, drawn, element), ...tiny(slide, drawn, element)]
})

function soft(slide: SlideView, { box, style }: Drawn, image: HTMLImageElement): Finding[] {
  const { naturalWidth: width, naturalHeight: height } = image
  const across = box.width / width
  const down = box.height / height
  const enlarged = style.objectFit === 'contain' || style.objectFit === 'scale-down' ? Math.min(across, down) : Math.max(across, down)
  // drawings are sharp at any size
  if (enlarged <= mostEnlarged || /\.svg$|^data:image\/svg/i.test(image.currentSrc)) return []
  return [{
    ...spotOf(slide, image),
    severity: 'warning',
    code: 'small-picture',
    message: `The picture ${nameOf(image)} has ${width}×${height} px and is shown ${enlarged.toFixed(1)} times as large.`,
    hint: 'Use a larger one: this one looks soft.',
  }]
}

const tiny = (slide: SlideView, { box }: Drawn, image: HTMLImageElement): Finding[] => (box.height >= leastHeight ? [] : [{
  ...spotOf(slide, image),
  severity: 'warning',
  code: 'small-picture',
  message: `The picture ${nameOf(image)} is only ${Math.round(box.height)} px high on the slide.`,
  hint: 'Give it a slide of its own, or say less beside it.',
}])
