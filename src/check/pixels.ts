// Takes pictures of slides without their text, to see what the text stands on.
import type { Page } from '../browser/tab.ts'
import type { Finding, TextOnPicture } from '../model/finding.ts'
import type { Stage } from '../model/stage.ts'

const withoutText = '*, ::before, ::after { color: transparent !important; -webkit-text-fill-color: transparent !important; text-decoration-color: transparent !important }'

/** Texts that stand out too little from a picture or a shape under them. The page shows check.js's `deckCheck`. */
export async function lookAtPixels(page: Page, texts: readonly TextOnPicture[]): Promise<Finding[]> {
  if (texts.length === 0) return []
  await page.addStyle(withoutText)
  // each slide in view, not beyond it: of a page from right to left Chromium then takes a picture of what is beside it
  await page.setViewport({ ...await page.evaluate(sizeOfSlides), deviceScaleFactor: 1 })
  const bySlide = new Map<number, TextOnPicture[]>()
  for (const text of texts) bySlide.set(text.slide, [...(bySlide.get(text.slide) ?? []), text])
  const found: Finding[] = []
  for (const [slide, own] of bySlide) found.push(...await lookAtSlide(page, slide, own))
  return found
}

/** Runs in the page. */
function sizeOfSlides(): Stage {
  const { width, height } = document.querySelector('section.slide')!.getBoundingClientRect()
  return { width, height }
}

async function lookAtSlide(page: Page, slide: number, texts: readonly TextOnPicture[]): Promise<Finding[]> {
  const clip = await page.evaluate((index) => {
    const element = document.querySelectorAll('section.slide')[index]!
    element.scrollIntoView({ behavior: 'instant' })
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x: x + scrollX, y: y + scrollY, width, height }
  }, slide - 1)
  const picture = await page.takePicture({ type: 'png', clip, quick: true })
  const contrasts = await page.evaluate((...args) => window.deckCheck.faintTexts(...args), texts, picture, clip.width)
  return texts.flatMap(({ words, line, least }, index): Finding[] => {
    const contrast = contrasts[index] ?? null
    return contrast === null ? [] : [{
      slide,
      line,
      severity: 'error',
      code: 'low-contrast',
      message: `${words} has a contrast of ${contrast.toFixed(1)} with what is under it, less than ${least}.`,
      hint: 'Put it on a plain ground, or choose another picture.',
    }]
  })
}
