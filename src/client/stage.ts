// The stage of the page: its style sheet says how large a slide is.
import { shapeOf, type Stage } from '../model/stage.ts'

export function pageStage(): Stage {
  const style = getComputedStyle(document.documentElement)
  const [width, height] = ['width', 'height'].map((side) => parseFloat(style.getPropertyValue(`--stage-${side}`))) as [number, number]
  return { width, height }
}

/** Tells the layouts of the page which shape the stage has now. */
export function showShape(stage: Stage): void {
  document.documentElement.dataset.stage = shapeOf(stage)
}
