// Takes pictures of slides without their text, to see what the text stands on.
import type { Page } from '../browser/tab.ts'
import type { Finding, TextOnPicture } from '../model/finding.ts'

const withoutText = '*, ::before, ::after { color: transparent !important; -webkit-text-fill-color: transparent !important; text-decoration-color: transparent !important }'

/** Texts that stand out too little from a picture or a shape under them. The page shows check.js's `deckCheck`. */
export async function lookAtPixels(page: Page, texts: readonly TextOnPicture[]): Promise<Finding[]> {
  if (texts.length === 0) return []
  await page.addStyle(withoutText)
  const bySlide = new Map<number, TextOnPicture[]>()
  for (const text of texts) bySlide.set(text.slide, [...(bySlide.get(text.slide) ?? []), text])
  const found: Finding[] = []
  for (const [slide, own] of bySlide) found.push(...await lookAtSlide(page, slide, own))
  return found
}

async function lookAtSlide(page: Page, slide: number, texts: readonly TextOnPicture[]): Promise<Finding[]> {
  const clip = await page.evaluate((index) => {
    const { x, y, width, height } = document.querySelectorAll('section.slide')[index]!.getBoundingClientRect()
    return { x: x + scrollX, y: y + scrollY, width, height }
  }, slide - 1)
  const picture = await page.takePicture({ type: 'png', clip, beyond: true, quick: true })
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
