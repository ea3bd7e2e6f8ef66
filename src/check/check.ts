// Opens a deck in a browser and says what is wrong with how its slides are drawn.
import { readFile } from 'node:fs/promises'
import type { RunningBrowser } from '../browser/browser.ts'
import { openPrintPage } from '../browser/page.ts'
import type { Deck } from '../model/deck.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Finding, Sight } from '../model/finding.ts'
import { linesAt } from '../model/source.ts'
import type { OpenedDeck } from '../project/open.ts'
import { renderSite } from '../render/site.ts'
import { fallenBack } from './characters.ts'
import { lookAtPixels } from './pixels.ts'
import { lostWords } from './words.ts'

/**
 * What is wrong with a deck's slides as they are drawn, in the order of the slides.
 * @throws Failure (noBrowser) where the browser is gone; its signal's reason where the time is over
 */
export async function checkDeck(deck: Deck, opened: OpenedDeck, browser: RunningBrowser): Promise<Diagnostic[]> {
  const { look, assets, known } = opened
  const site = renderSite(deck, look, assets, { pages: ['print'] })
  const script = await readFile(look.scripts['check.js']!, 'utf8')
  return browser.work(async (page) => {
    const refused = await openPrintPage(site, page)
    const sight = await page.evaluate(`${script}\ndeckCheck.look()`) as Sight
    const findings = [
      ...sight.findings,
      ...await lookAtPixels(page, sight.onPictures),
      ...fallenBack(sight.characters, look.fonts),
      ...lostWords(known.composition?.draft ?? deck, deck, sight.words),
    ]
    return [
      ...findings.sort((a, b) => a.slide - b.slide).map((finding) => asDiagnostic(finding, deck, opened)),
      ...[...refused].map((address): Diagnostic => ({
        severity: 'warning', code: 'not-in-deck', path: opened.source.path,
        message: `The slides ask for ${address}, which is not part of the deck; it is left out.`,
        hint: 'Look for it in the theme and in the layouts.',
      })),
    ]
  })
}

function asDiagnostic({ slide: number, line, ...finding }: Finding, { slides }: Deck, { source }: OpenedDeck): Diagnostic {
  const first = slides[number - 1]!.line
  return { ...finding, path: source.path, position: linesAt(source, first + (line ?? 0)), slide: number }
}
