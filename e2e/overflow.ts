// Looks at a page of all slides for what a reader would miss: content outside its slide or box, and type too small.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { stageOf, usualSize, type SlideSize, type Stage } from '../src/model/stage.ts'
import { deck } from './deck.ts'

export interface Seen {
  /** what is wrong, a line each */
  faults: string[]
  slides: number
  /** all words on the slides */
  words: string
  /** lines that titles of slides with content stand on, in px from the slide's top */
  titleLines: number[]
}

/** Builds a talk and looks at all of its slides as they are printed. */
export async function seeDeck(page: Page, file: string, folder: string, theme: string, size: SlideSize = usualSize): Promise<Seen> {
  const built = await deck(['build', file, '-o', 'site', '--theme', theme, '--size', size], { cwd: folder })
  expect(built.code, built.stderr).toBe(0)
  expect(readFileSync(join(folder, 'site/index.html'), 'utf8')).toContain('<section')
  await page.goto(`${pathToFileURL(join(folder, 'site/index.html')).href}?view=print`)
  await expect(page.locator('html')).toHaveAttribute('data-mode', 'print')
  await page.evaluate(() => document.fonts.ready)
  return page.evaluate(look, stageOf(size))
}

/** Runs in the page. */
function look(asked: Stage): Seen {
  const faults: string[] = []
  const titleLines: number[] = []
  const slides = [...document.querySelectorAll('section.slide')]
  for (const [index, slide] of slides.entries()) {
    const name = `${index + 1} ${slide.id} (${(slide as HTMLElement).dataset.layout})`
    const stage = slide.getBoundingClientRect()
    if (stage.width !== asked.width || stage.height !== asked.height) faults.push(`${name}: is ${stage.width}×${stage.height}`)
    for (const element of slide.querySelectorAll<HTMLElement>('*')) {
      const box = element.getBoundingClientRect()
      if (element.closest('.sr-only, .katex-mathml, .katex .base *') || box.width === 0 || box.height === 0) continue
      const tag = element.tagName.toLowerCase()
      const out = Math.max(stage.left - box.left, box.right - stage.right, stage.top - box.top, box.bottom - stage.bottom)
      if (out > 1) faults.push(`${name}: <${tag}> leaves the slide by ${Math.round(out)} px`)
      const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '')
      const smallest = element.closest('code') ? 20 : 24
      const size = parseFloat(getComputedStyle(element).fontSize)
      if (own && size < smallest - 0.01) faults.push(`${name}: <${tag}> is set in ${size} px`)
      if (tag === 'img' && box.height < 100) faults.push(`${name}: a picture of ${Math.round(box.height)} px`)
    }
    for (const box of slide.querySelectorAll<HTMLElement>('[data-box]')) {
      const [down, across] = [box.scrollHeight - box.clientHeight, box.scrollWidth - box.clientWidth]
      if (down > 1 || across > 1) faults.push(`${name}: box "${box.dataset.box}" overflows by ${across}×${down} px`)
    }
    const title = slide.querySelector('.title')
    if (title && ['default', 'bullets', 'code', 'image', 'two-columns', 'quote'].includes((slide as HTMLElement).dataset.layout!)) {
      const strut = document.createElement('span')
      strut.style.display = 'inline-block'
      title.prepend(strut)
      titleLines.push(Math.round(strut.getBoundingClientRect().bottom - stage.top))
      strut.remove()
    }
  }
  return { faults, slides: slides.length, words: slides.map((slide) => slide.textContent).join(' '), titleLines }
}
