// What axe finds wrong for people who cannot see, point or hear.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  id: string
  nodes: { html: string }[]
}

/** Rules that the page breaks, each with one element that does; frames in it are not looked into. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(`window.axe ?? (() => { ${script} })()`)
  const found = await page.evaluate(async () =>
    (await (window as unknown as { axe: { run: (at: object, how: object) => Promise<{ violations: Violation[] }> } }).axe.run(document, { iframes: false })).violations)
  return found.map(({ id, nodes }) => `${id} ${nodes[0]!.html}`)
}
