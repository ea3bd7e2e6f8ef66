// How soon a served talk is on the screen, and how soon an edit is.
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { basename } from 'node:path'

/**
 * @param page a puppeteer page of a browser that is already running
 * @param edits how many edits are made; each changes one word of the first slide
 * @returns {Promise<{ painted: number, edits: number[] }>} milliseconds from spawn to the first slide's text on the
 *   screen, and from each file's save to the new text in the page
 */
export async function serve(tool, deck, page, edits) {
  const port = await freePort()
  const [command, args] = tool.serve(deck, port)
  const text = readFileSync(deck, 'utf8')
  const started = performance.now()
  const child = spawn(command, args, { env: { ...process.env, ...tool.env, PORT: String(port) }, stdio: 'ignore' })
  try {
    const address = tool.address(port, basename(deck))
    await answers(address, started)
    // the page itself notes when it paints: it answers a question from outside only when its scripts let it
    const noted = await page.evaluateOnNewDocument(noteWhenShown, 'A talk of')
    await page.goto(address)
    await shows(page, 'A talk of')
    const painted = await page.evaluate(() => performance.timeOrigin + window.shownAt) - performance.timeOrigin - started
    await page.removeScriptToEvaluateOnNewDocument(noted.identifier)
    // the page's own connection for changes may come after the first paint
    await new Promise((resolve) => setTimeout(resolve, 1500))
    const times = []
    for (let edit = 1; edit <= edits; edit++) {
      const saved = performance.now()
      writeFileSync(deck, text.replace('A talk of', `Edit ${edit} of`))
      await shows(page, `Edit ${edit} of`)
      times.push(performance.now() - saved)
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
    return { painted, edits: times }
  } finally {
    writeFileSync(deck, text)
    child.kill('SIGTERM')
    await new Promise((resolve) => (child.exitCode !== null || child.signalCode ? resolve() : child.on('close', resolve)))
  }
}

/** Sets `shownAt` in the frame in which the element that holds the words is first visible, in ms since the page began. */
function noteWhenShown(words) {
  const look = () => {
    const found = document.body && document.evaluate(`//body//*[contains(text(), "${words}")]`, document, null, 9, null).singleNodeValue
    if (found?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) window.shownAt = performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** Waits for a frame in which the element that holds the text is visible; survives the page loading anew. */
async function shows(page, words) {
  for (;;) {
    try {
      // not innerText: on a long deck it lays out every slide, and so measures itself
      await page.waitForFunction((words) => {
        const found = document.evaluate(`//body//*[contains(text(), "${words}")]`, document, null, 9, null).singleNodeValue
        return found?.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      }, { polling: 'raf', timeout: 30_000 }, words)
      return
    } catch (error) {
      if (!/context|detached|navigat/i.test(String(error))) throw error
    }
  }
}

async function answers(address, started) {
  while (performance.now() - started < 30_000) {
    const ok = await fetch(address).then((response) => response.ok, () => false)
    if (ok) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error(`${address} did not answer within 30 s`)
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
