// The tools that are measured, each with its command for each task.
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const peer = (name) => join(root, 'bench', 'peers', 'node_modules', '.bin', name)

/**
 * Each task gives `[command, args]`. `html` and `pdf` write to `out`; `serve` runs until it is stopped and answers at
 * `address(port)`. Peers get the same browser as deck's tests: a full Chromium, as they ask for.
 */
export const tools = (browser) => [
  {
    name: 'deck',
    html: (deck, out) => [process.execPath, [join(root, 'dist', 'cli.js'), 'build', deck, '-o', out]],
    pdf: (deck, out) => [process.execPath, [join(root, 'dist', 'cli.js'), 'export', deck, '-o', `${out}.pdf`]],
    serve: (deck, port) => [process.execPath, [join(root, 'dist', 'cli.js'), 'present', deck, '--port', String(port)]],
    address: (port) => `http://127.0.0.1:${port}/`,
    env: {},
  },
  {
    name: 'Marp',
    html: (deck, out) => [peer('marp'), [deck, '-o', `${out}.html`]],
    pdf: (deck, out) => [peer('marp'), [deck, '--pdf', '-o', `${out}.pdf`]],
    serve: (deck) => [peer('marp'), ['-s', join(deck, '..')]],
    address: (port, file) => `http://127.0.0.1:${port}/${file}`,
    env: { CHROME_PATH: browser, CHROME_NO_SANDBOX: '1' },
  },
  {
    name: 'reveal-md',
    html: (deck, out) => [peer('reveal-md'), [deck, '--static', out]],
    pdf: (deck, out) => [peer('reveal-md'), [deck, '--print', `${out}.pdf`, '--puppeteer-launch-args=--no-sandbox', '--puppeteer-chromium-executable', browser]],
    serve: (deck, port) => [peer('reveal-md'), [deck, '--watch', '--disable-auto-open', '--port', String(port)]],
    address: (port, file) => `http://127.0.0.1:${port}/${file}`,
    env: {},
  },
].filter(({ name }) => name === 'deck' || existsSync(peer(name === 'Marp' ? 'marp' : 'reveal-md')))
