// Makes sure of the fit: text was measured with the bundled fonts, so only a wider fallback font can still overflow.
import type { Player } from './player.ts'

/** px on the 1280×720 stage; nothing is ever set smaller */
const smallest = 24
/** the correction is for a few per cent, not for slides that were never fitted */
const furthest = 0.85

export function keepFit(player: Player): void {
  const fit = (): void => {
    const slides = player.slides()
    const at = slides.indexOf(player.current())
    // the next one too, so that it is right before it is seen
    for (const slide of slides.slice(at, at + 2)) fitSlide(slide)
  }
  document.fonts.ready.then(fit)
  document.fonts.addEventListener('loadingdone', fit)
  for (const event of ['slidechanged', 'sync', 'slidesync']) player.reveal.on(event, fit)
}

function fitSlide(slide: HTMLElement): void {
  for (const box of slide.querySelectorAll<HTMLElement>('[data-box]')) {
    const sized = [box, ...box.querySelectorAll<HTMLElement>('*')].filter((element) => element.style.getPropertyValue('--size'))
    const sizes = sized.map((element) => parseFloat(element.dataset.size ??= element.style.getPropertyValue('--size')))
    const set = (scale: number): void => sized.forEach((element, index) => {
      const size = sizes[index]!
      // what was set smaller on purpose stays as it was
      element.style.setProperty('--size', `${Math.min(size, Math.max(smallest, size * scale))}px`)
    })
    let scale = 1
    set(scale)
    while (overflows(box) && scale > furthest) set(scale -= 0.01)
  }
}

/** A pixel more comes from rounding. */
const overflows = (box: HTMLElement): boolean =>
  box.clientHeight > 0 && (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1)
