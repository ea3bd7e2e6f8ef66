// The stage that every slide is set on, in CSS pixels: its shorter side is 720, and it is drawn at any size.

/** Shapes of a slide, as an author writes them: width to height. */
export const slideSizes = ['16:9', '16:10', '4:3', '9:16'] as const
export type SlideSize = (typeof slideSizes)[number]
export const usualSize: SlideSize = '16:9'

export interface Stage {
  width: number
  height: number
}

/** The stage of a shape: 1280×720, 1152×720, 960×720, 720×1280. */
export function stageOf(size: SlideSize = usualSize): Stage {
  const [width, height] = size.split(':').map(Number) as [number, number]
  const unit = 720 / Math.min(width, height)
  return { width: width * unit, height: height * unit }
}

/** What a layout arranges itself by: on a tall stage nothing stands side by side. */
export const shapeOf = ({ width, height }: Stage): 'wide' | 'tall' => (width < height ? 'tall' : 'wide')
