// Pictures and videos of a deck, shown by a browser: every kind, at its size, on the screen and on paper.
import { readFileSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import jsqr from 'jsqr'
import { deck, decks, startDeck, workFolder } from './deck.ts'

const red: Record<string, string> = {
  gif: 'R0lGODlhUAA8APAAAP8AAAAAACH5BAAAAAAALAAAAABQADwAAAJLhI+py+0Po5y02ouz3rz7D4biSJbmiabqyrbuC8fyTNf2jef6zvf+DwwKh8Si8YhMKpfMpvMJjUqn1Kr1is1qt9yu9wsOi8fk8qwAADs=',
  avif: 'AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAAOptZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAEOAAEAAAAAAAAAIwAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEAAGF2MDEAAAAAamlwcnAAAABLaXBjbwAAABNjb2xybmNseAACAAIABoAAAAAMYXYxQ4EADAAAAAAUaXNwZQAAAAAAAABQAAAAPAAAABBwaXhpAAAAAAMICAgAAAAXaXBtYQAAAAAAAAABAAEEgYIDhAAAACttZGF0EgAKBhgZZ/bAhDIXFAAFFFFCALTbeoVuXQASrGhLV1r9HR4=',
}

test('every kind of picture is shown, and its size is known before it is loaded', async ({ page }) => {
  const work = workFolder({ 'red.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60"><rect width="80" height="60" fill="red"/></svg>' })
  for (const kind of ['png', 'jpeg', 'webp']) {
    red[kind] = (await page.evaluate((type) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 80, height: 60 })
      return canvas.toDataURL(type)
    }, `image/${kind}`)).split(',')[1]!
  }
  for (const [kind, base64] of Object.entries(red)) writeFileSync(join(work.folder, `red.${kind}`), Buffer.from(base64, 'base64'))
  const kinds = [...Object.keys(red), 'svg']
  work.write('talk.md', kinds.map((kind) => `## ${kind}\n\n![a red box](red.${kind})`).join('\n\n---\n\n'))
  const built = await deck(['build', 'talk.md', '-o', 'site'], { cwd: work.folder })
  expect(built).toMatchObject({ code: 0, stderr: '' })
  await page.goto(`${pathToFileURL(join(work.folder, 'site/index.html')).href}?view=print`)
  await expect.poll(() => page.locator('img').evaluateAll((images) => images.map((image) => {
    const { alt, complete, naturalWidth } = image as HTMLImageElement
    return `${alt} ${complete} ${naturalWidth} ${image.getAttribute('width')}×${image.getAttribute('height')}`
  }))).toEqual(kinds.map(() => 'a red box true 80 80×60'))
  work.remove()
})

test.describe('a video', () => {
  const work = workFolder({
    'talk.md': '## With a poster\n\n![Boxes on a belt](conveyor.webm)\n\n---\n\n## Without one\n\n![Boxes, again](again.webm)\n',
  })
  test.beforeAll(() => {
    work.copy(join(decks, 'pictures/conveyor.webm'), 'conveyor.webm')
    work.copy(join(decks, 'pictures/conveyor.webm'), 'again.webm')
    work.copy(join(decks, 'pictures/conveyor.svg'), 'conveyor.svg')
  })
  test.afterAll(() => work.remove())

  test('plays when it is asked to, keeps its keys, and stops when the talk goes on', async ({ page }) => {
    const running = startDeck(['present', 'talk.md', '--port', '0'], { cwd: work.folder })
    const [, url] = await running.printed(/(http:\S+)/)
    await page.goto(url!)
    const video = page.locator('video').first()
    await expect(video).toHaveAttribute('aria-label', 'Boxes on a belt')
    await expect(video).toHaveAttribute('poster', /conveyor-\w+\.svg$/)
    await expect(video).toHaveJSProperty('paused', true)
    await expect.poll(() => video.evaluate((element) => (element as HTMLVideoElement).videoWidth)).toBe(640)
    await video.focus()
    await page.keyboard.press('Space')
    await expect(video).toHaveJSProperty('paused', false)
    await expect(page).toHaveURL(/with-a-poster|\/$/)
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await page.keyboard.press('ArrowRight')
    await expect(video).toHaveJSProperty('paused', true)
    running.child.kill('SIGINT')
    await running.ended
  })

  test('is served in ranges, so that it can be wound on', async () => {
    const running = startDeck(['present', 'talk.md', '--port', '0'], { cwd: work.folder })
    const [, url] = await running.printed(/(http:\S+)/)
    const bytes = readFileSync(join(work.folder, 'conveyor.webm'))
    const ask = (range: string, method = 'GET') => new Promise<{ status?: number; range?: string; body: Buffer }>((resolve, reject) => {
      get(new URL(source, url), { method, headers: { range } }, async (response) => {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk as Buffer)
        resolve({ status: response.statusCode!, range: response.headers['content-range']!, body: Buffer.concat(chunks) })
      }).on('error', reject)
    })
    const page = await (await fetch(url!)).text()
    const source = /src="([^"]*webm)"/.exec(page)![1]!
    const size = bytes.length
    expect(await ask('bytes=0-99')).toEqual({ status: 206, range: `bytes 0-99/${size}`, body: bytes.subarray(0, 100) })
    expect(await ask('bytes=100-')).toEqual({ status: 206, range: `bytes 100-${size - 1}/${size}`, body: bytes.subarray(100) })
    expect(await ask('bytes=-10')).toEqual({ status: 206, range: `bytes ${size - 10}-${size - 1}/${size}`, body: bytes.subarray(-10) })
    expect(await ask(`bytes=${size}-`)).toEqual({ status: 416, range: `bytes */${size}`, body: Buffer.alloc(0) })
    expect(await ask('bytes=9-1')).toMatchObject({ status: 416 })
    for (const odd of ['bytes=-', 'bytes=0-1,4-5', 'lines=1-2', 'nonsense']) expect(await ask(odd)).toMatchObject({ status: 200, body: bytes })
    expect(await ask('bytes=0-99', 'HEAD')).toMatchObject({ status: 206, body: Buffer.alloc(0) })
    running.child.kill('SIGINT')
    await running.ended
  })

  test('is its poster on paper, or what it shows in words', async () => {
    const exported = await deck(['export', 'talk.md'], { cwd: work.folder, env: { CHROME_NO_SANDBOX: '1' } })
    expect(exported.code, exported.stderr).toBe(0)
    expect(exported.stderr).not.toContain('warning')
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
    const pdf = await getDocument({ data: new Uint8Array(readFileSync(join(work.folder, 'talk.pdf'))), verbosity: 0 }).promise
    const words = await Promise.all([1, 2].map(async (number) =>
      (await (await pdf.getPage(number)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join('')))
    expect(words[0]).toContain('ship')
    expect(words[1]).toContain('Boxes, again')
  })
})

test('a QR code leads where the slide or the deck says, on the screen and on paper', async ({ page }) => {
  const work = workFolder({
    'talk.md': '---\ntitle: Codes\nurl: https://example.org/talks/codes\n---\n\n# Codes\n\n---\nqr: https://example.org/a?b=c&d=é\n---\n\n## Tell us\n\n- now\n\n---\n\n## Thank you\n\nQuestions?\n',
  })
  expect(await deck(['build', 'talk.md', '-o', 'site'], { cwd: work.folder })).toMatchObject({ code: 0, stderr: '' })
  await page.goto(`${pathToFileURL(join(work.folder, 'site/index.html')).href}?view=print`)
  const codes = page.locator('img.qr')
  await expect(codes).toHaveCount(2)
  const pixels = await codes.evaluateAll((images) => Promise.all(images.map(async (image) => {
    await (image as HTMLImageElement).decode()
    const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 400 })
    const context = canvas.getContext('2d')!
    context.drawImage(image as HTMLImageElement, 0, 0, 400, 400)
    return { alt: (image as HTMLImageElement).alt, data: [...context.getImageData(0, 0, 400, 400).data] }
  })))
  expect(pixels.map(({ alt, data }) => [alt, jsqr(new Uint8ClampedArray(data), 400, 400)?.data])).toEqual([
    ['QR: https://example.org/a?b=c&d=é', 'https://example.org/a?b=c&d=é'],
    ['QR: https://example.org/talks/codes', 'https://example.org/talks/codes'],
  ])
  for (const code of await codes.all()) expect((await code.boundingBox())!.height).toBeGreaterThan(200)
  work.remove()
})
