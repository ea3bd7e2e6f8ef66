// Maths, drawn when a talk is built: seen in a browser, without a script and without the network.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test, type Page } from '@playwright/test'
import { makeDrawMath } from '../src/render/katex.ts'
import { deck, workFolder } from './deck.ts'
import { seeDeck } from './overflow.ts'

const formulas = [
  'O(n \\log n)', '\\frac{a}{b+1}', '\\sqrt{x^2 + y^2}', '\\sum_{i=1}^{n} i = \\frac{n(n+1)}{2}', '\\int_{-\\infty}^{\\infty} e^{-x^2}\\,dx = \\sqrt{\\pi}',
  'A = \\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}', '\\hat{f}(\\xi) = \\mathcal{F}\\{f\\} \\in \\mathbb{R}', '\\text{speed} = \\frac{\\text{distance}}{\\text{time}}',
  '\\left\\lfloor \\frac{x}{2} \\right\\rfloor \\le \\mathbf{v} \\cdot \\vec{w}', '\\begin{cases} 1 & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}', '\\underbrace{a + b + c}_{\\text{three}}',
  '\\overline{x} \\xrightarrow{\\ \\text{as } n \\to \\infty\\ } \\mathfrak{g}',
]
const many = Array.from({ length: 24 }, (_, n) => `a_{${n}} x^{${n}}`).join(' + ')
const talk = `---
lang: en
---

## In a line

- Growth is $O(n \\log n)$; it costs $5 or $10
- A fraction $\\frac{a}{b}$ in its line

---

${formulas.map((formula) => `## Of its own\n\n$$\n${formula}\n$$\n\nand text`).join('\n\n---\n\n')}

---

## Too wide for one line

$$f(x) = ${many}$$
`

async function open(page: Page, folder: string, file: string): Promise<string[]> {
  const trouble: string[] = []
  page.on('console', (message) => { if (message.type() === 'error') trouble.push(message.text()) })
  page.on('requestfailed', (request) => trouble.push(request.url()))
  await page.goto(pathToFileURL(join(folder, file)).href)
  await page.evaluate(() => document.fonts.ready)
  return trouble
}

test('formulas keep to their slides, and are as large as the fitting reckons', async ({ page }) => {
  const work = workFolder({ 'talk.md': talk })
  const { faults, words } = await seeDeck(page, 'talk.md', work.folder, 'paper')
  expect(faults).toEqual([])
  expect(words).toContain('it costs $5 or $10')

  const drawMath = makeDrawMath()
  const seen = await page.locator('.math').evaluateAll((blocks) => blocks.map((block) => {
    const size = Number.parseFloat(getComputedStyle(block).fontSize)
    const strips = [...block.querySelectorAll('.base')].map((base) => base.getBoundingClientRect())
    return { pieces: strips.map(({ width, height }) => ({ width: width / size, height: height / size })), room: block.clientWidth, lines: new Set(strips.map(({ top }) => Math.round(top / 20))).size }
  }))
  for (const [index, formula] of formulas.entries()) {
    const drawing = drawMath(formula, true)
    expect('html' in drawing, formula).toBe(true)
    if (!('html' in drawing)) continue
    const reckoned = drawing.pieces.map(({ width, height, depth }) => ({ width, height: Math.max(1.1, height) + Math.max(0.42, depth) }))
    expect(reckoned.length, formula).toBe(seen[index]!.pieces.length)
    for (const [at, piece] of reckoned.entries()) {
      const real = seen[index]!.pieces[at]!
      // rather too wide than too narrow
      const over = piece.width - real.width
      expect(over > 0 ? over / 2 : -over, `width of ${formula}: reckoned ${piece.width}, seen ${real.width}`).toBeLessThan(0.05 + 0.05 * real.width)
      expect(Math.abs(piece.height - real.height), `height of ${formula}: reckoned ${piece.height}, seen ${real.height}`).toBeLessThan(0.12)
    }
  }
  expect(seen.at(-1)!.lines).toBeGreaterThan(1)
  work.remove()
})

test('a page needs no script and no network for maths, and reads it to those who listen', async ({ page }) => {
  const work = workFolder({ 'talk.md': talk })
  const built = await deck(['build', 'talk.md', '-o', 'site'], { cwd: work.folder })
  expect(built.code, built.stderr).toBe(0)
  for (const file of ['index.html', 'embed.html']) {
    expect(await open(page, join(work.folder, 'site'), file)).toEqual([])
    await expect(page.getByRole('math').first()).toBeVisible()
    await expect.poll(() => page.evaluate(() => [...document.fonts].filter(({ family, status }) => family.includes('KaTeX_Math') && status === 'loaded').length)).toBe(1)
  }
  const fonts = readdirSync(join(work.folder, 'site/_deck/fonts')).filter((name) => name.startsWith('KaTeX'))
  expect(fonts).toContain('KaTeX_AMS-Regular.woff2')
  expect(fonts).not.toContain('KaTeX_Script-Regular.woff2')
  expect(readFileSync(join(work.folder, 'site/_deck/player.js'), 'utf8')).not.toContain('katex')
  work.remove()
})

test('a talk without maths carries nothing of it', async () => {
  const work = workFolder({ 'talk.md': '# Prices\n\n- It costs $5 or $10\n' })
  await deck(['build', 'talk.md', '-o', 'site'], { cwd: work.folder })
  expect(readFileSync(join(work.folder, 'site/_deck/deck.css'), 'utf8')).not.toContain('katex')
  expect(readdirSync(join(work.folder, 'site/_deck/fonts')).filter((name) => name.startsWith('KaTeX'))).toEqual([])
  work.remove()
})
