// Talks in sites that other tools build: a real build with vite, opened in the browser, and its dev server.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import { build, createServer, type InlineConfig } from 'vite'
import { root, workFolder } from './deck.ts'
import { serve } from './serve.ts'

const { deck } = await import(pathToFileURL(join(root, 'dist/vite.js')).href) as typeof import('../src/vite.ts')

const page = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Talks</title><link rel="icon" href="data:,"><main></main><script type="module" src="./main.ts"></script>'
const main = `import talk from './talks/größe.md?deck'
const script = Object.assign(document.createElement('script'), { src: talk.script })
const shown = Object.assign(document.createElement('slide-deck'), { innerHTML: '<a></a>' })
shown.setAttribute('src', talk.src)
shown.setAttribute('label', talk.title)
shown.querySelector('a').href = talk.urls.page
document.querySelector('main').append(shown, \`\${talk.slides.length} slides by \${talk.speakers.map(({ name }) => name).join(', ')}\`)
document.head.append(script)
`
const talk = '---\nauthor: Ada\n---\n\n# Harbours </script>\n\nNote: nobody hears this\n\n---\n\n# Two\n\n![lines](lines.svg)\n'
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><path d="M0 20h80" stroke="red"/></svg>'
const config = (root: string, base: string): InlineConfig => ({
  root, base, configFile: false, logLevel: 'silent', plugins: [deck({ folder: 'slides' })], build: { assetsInlineLimit: 0 }, server: { port: 0, ws: false },
})

test('vite build: an imported talk is data, and its slides stand in the site', async ({ page: tab }) => {
  const work = workFolder({ 'index.html': page, 'main.ts': main, 'talks/größe.md': talk, 'talks/lines.svg': svg })
  await build(config(work.folder, '/27/'))
  expect(readFileSync(join(work.folder, 'dist/slides/größe/embed.html'), 'utf8')).not.toContain('nobody hears this')
  const served = await serve(join(work.folder, 'dist'), '/27/')
  const complaints: string[] = []
  tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await tab.goto(served.url)
  await expect(tab.getByRole('main')).toContainText('2 slides by Ada')
  await tab.getByRole('button', { name: /Harbours <\/script>/ }).click()
  await expect(tab.frameLocator('iframe').getByRole('heading', { name: 'Harbours </script>' })).toBeVisible()
  await tab.goto(`${served.url}slides/${encodeURIComponent('größe')}/index.html#/2`)
  await expect(tab.getByRole('img', { name: 'lines' })).toBeVisible()
  expect(complaints).toEqual([])
  await served.close()
  work.remove()
})

test('vite build: two talks share their player, style and script', async () => {
  const work = workFolder({
    'index.html': page, 'main.ts': `import a from './a.md?deck'\nimport b from './b.md?deck'\ndocument.title = a.script + b.script\n`, 'a.md': '# One\n', 'b.md': '# Two\n',
  })
  await build(config(work.folder, '/27/'))
  const files = readdirSync(join(work.folder, 'dist/slides'), { recursive: true, encoding: 'utf8' })
  expect(files.filter((path) => /\.(js|css)$/.test(path)).map((path) => path.replace(/-[0-9a-f]{8}/, '')).sort())
    .toEqual(['_deck/shared/deck.css', '_deck/shared/embed.css', '_deck/shared/fonts.css', '_deck/shared/player.js', '_deck/slide-deck.js'])
  expect(readFileSync(join(work.folder, 'dist/slides/b/embed.html'), 'utf8')).toMatch(/src="\.\.\/_deck\/shared\/player-[0-9a-f]{8}\.js"/)
  work.remove()
})

test('vite build: a deck with errors ends it with the place, and so do two decks of one name', async () => {
  const work = workFolder({ 'index.html': page, 'main.ts': main, 'talks/größe.md': '# One\n\n![gone](gone.png)\n' })
  await expect(build(config(work.folder, '/'))).rejects.toThrow(/größe\.md:3:\d+ {2}error {2}/)
  writeFileSync(join(work.folder, 'main.ts'), `import './a.md?deck'\nimport './b/a.md?deck'\n`)
  work.write('a.md', '# One\n')
  work.write('b/a.md', '# One\n')
  await expect(build(config(work.folder, '/'))).rejects.toThrow(/would both stand in slides\/a\/: give one of them another name/)
  work.remove()
})

test('vite dev: slides are served, and an edit is seen', async () => {
  const work = workFolder({ 'index.html': page, 'main.ts': main, 'talks/größe.md': talk, 'talks/lines.svg': svg })
  const server = await createServer(config(work.folder, '/27/'))
  await server.listen()
  const [address] = server.resolvedUrls!.local
  const get = async (path: string): Promise<string> => (await fetch(new URL(path, address))).text()
  const slides = `slides/${encodeURIComponent('größe')}/`
  try {
    expect(await get('talks/gr%C3%B6%C3%9Fe.md?import&deck')).toContain('Harbours')
    expect(await get(`${slides}index.html`)).toContain('Harbours')
    expect(await get(slides)).toContain('Harbours')
    const [, picture] = /src="([^"]*\.svg)"/.exec(await get(slides))!
    expect(await get(`${slides}${picture}`)).toBe(svg)
    writeFileSync(join(work.folder, 'talks/größe.md'), talk.replace('Harbours', 'Rivers'))
    await expect.poll(() => get('talks/gr%C3%B6%C3%9Fe.md?import&deck'), { timeout: 10_000 }).toContain('Rivers')
    expect(await get(`${slides}index.html`)).toContain('Rivers')
  } finally {
    await server.close()
    work.remove()
  }
})
