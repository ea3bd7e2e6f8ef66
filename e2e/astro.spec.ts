// A site that Astro builds, as the README tells it: a real `astro build`, opened in the browser. Astro is installed by `npm test`.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { complaintsOf } from './complaints.ts'
import { decks, root, workFolder } from './deck.ts'
import { serve } from './serve.ts'

const astro = join(root, 'e2e/astro')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
/** The first block of code in a language below the name of the tool. */
const codeOf = (language: string): string => new RegExp(`\\*\\*Astro\\*\\*[^]*?\`\`\`${language}\n([^]*?)\`\`\``).exec(readme)![1]!

test('astro build: the talks of a folder are a collection, and their slides stand in the site', async ({ page }) => {
  expect(existsSync(join(astro, 'node_modules/astro')), 'run "npm install" in e2e/astro').toBe(true)
  const work = workFolder({
    'src/content.config.ts': codeOf('ts'),
    'src/pages/index.astro': `${codeOf('astro').replace('script is:inline', 'html lang="en"><head><meta charset="utf-8"><title>Talks</title><link rel="icon" href="data:,"><script is:inline').replace('{talks.map', '</head><body><main>{talks.map')}</main></body></html>\n`,
    'talks/zweite.md': '---\ntitle: Zweite </script>\nauthor: Ada\n---\n\n# Zweite </script>\n\nNote: nobody hears this\n\n---\n\n# Ende\n',
  })
  work.copy(join(decks, 'conveyor.txt'), 'talks/conveyor.txt')
  for (const name of ['package.json', 'astro.config.mjs']) work.copy(join(astro, name), name)
  // as `npm link` puts it beside the site's other packages: harder than an install, because vite then runs it itself
  const own = join(astro, 'node_modules/plaindeck')
  rmSync(own, { recursive: true, force: true })
  symlinkSync(root, own)
  symlinkSync(join(astro, 'node_modules'), join(work.folder, 'node_modules'))
  execFileSync(process.execPath, [join(astro, 'node_modules/astro/astro.js'), 'build'], { cwd: work.folder, stdio: 'pipe', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } })
  expect(readFileSync(join(work.folder, 'dist/talks/zweite/index.html'), 'utf8')).not.toContain('nobody hears this')
  const served = await serve(join(work.folder, 'dist'), '/2027/')
  const complaints = complaintsOf(page)
  await page.goto(served.url)
  await expect(page.locator('slide-deck')).toHaveCount(2)
  await expect(page.locator('slide-deck a', { hasText: 'Zweite </script>' })).toHaveAttribute('href', 'https://conf.example/2027/talks/zweite/index.html')
  await page.getByRole('button', { name: /Zweite <\/script>/ }).click()
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'Zweite </script>' })).toBeVisible()
  expect(complaints).toEqual([])
  await served.close()
  // a link to the whole project inside of it sends who walks it round in circles
  rmSync(own)
  work.remove()
})
