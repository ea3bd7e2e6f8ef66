// The tools that are measured, each with its command for each task.
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const cli = join(root, 'dist', 'cli.js')
const peer = (name) => join(root, 'bench', 'peers', 'node_modules', '.bin', name)
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic']

/**
 * Each task gives `[command, args]`. `html`, `pdf` and `pictures` write to `out`; `version` says which it is; `serve` runs
 * until it is stopped and answers at `address(port)`; `prepare` is run once, before anything is measured. Tools with a browser of their own choice are measured with it, and
 * with the other one.
 * @param browsers programs: a full Chromium, and a headless shell or null where there is none
 */
export function tools({ full, shell }) {
  const deck = (name, more, env) => ({
    name,
    html: (deck, out) => [process.execPath, [cli, 'export', deck, '--html', '-o', `${out}.html`]],
    pdf: (deck, out) => [process.execPath, [cli, 'export', deck, '-o', `${out}.pdf`, ...more]],
    serve: (deck, port) => [process.execPath, [cli, 'present', deck, '--port', String(port)]],
    version: () => [process.execPath, [cli, '--version']],
    address: (port) => `http://127.0.0.1:${port}/`,
    env: { CHROME_NO_SANDBOX: '1', ...env },
  })
  const marp = (name, browser) => ({
    name,
    html: (deck, out) => [peer('marp'), [deck, '-o', `${out}.html`]],
    pdf: (deck, out) => [peer('marp'), [deck, '--pdf', '--allow-local-files', '-o', `${out}.pdf`]],
    serve: (deck) => [peer('marp'), ['-s', join(deck, '..')]],
    version: () => [peer('marp'), ['--version']],
    address: (port, file) => `http://127.0.0.1:${port}/${file}`,
    env: { CHROME_PATH: browser, CHROME_NO_SANDBOX: '1' },
  })
  const revealMd = (name, browser) => ({
    name,
    html: (deck, out) => [peer('reveal-md'), [deck, '--static', out]],
    pdf: (deck, out) => [peer('reveal-md'), [deck, '--print', `${out}.pdf`, '--puppeteer-launch-args=--no-sandbox', '--puppeteer-chromium-executable', browser]],
    serve: (deck, port) => [peer('reveal-md'), [deck, '--watch', '--disable-auto-open', '--port', String(port)]],
    version: () => [peer('reveal-md'), ['--version']],
    address: (port, file) => `http://127.0.0.1:${port}/${file}`,
    env: {},
  })
  // prints what another tool made; it is not told to wait at every slide, as it does by default
  const decktape = (name, browser) => ({
    name,
    prepare: (deck) => [peer('reveal-md'), [deck, '--static', join(deck, '..', 'reveal')]],
    pdf: (deck, out) => [peer('decktape'), ['reveal', '--chrome-path', browser, '--chrome-arg=--no-sandbox', '--pause', '0', `file://${join(deck, '..', 'reveal', 'talk.html')}`, `${out}.pdf`]],
    version: () => [peer('decktape'), ['version']],
    env: {},
  })
  // its theme has to be found from the talk's folder
  const slidev = (name, browser) => ({
    name,
    html: (deck, out) => [peer('slidev'), ['build', deck, '--out', out]],
    pdf: (deck, out) => [peer('slidev'), ['export', deck, '--format', 'pdf', '--timeout', '300000', '--output', `${out}.pdf`, '--executable-path', browser]],
    version: () => [peer('slidev'), ['--version']],
    env: {},
  })
  // prints `DECK.html`, which bare.mjs makes
  const floor = (name, browser) => ({
    name,
    pdf: (deck, out) => [browser, ['--headless', '--no-sandbox', ...quiet, '--no-pdf-header-footer', '--export-tagged-pdf', '--generate-pdf-document-outline',
      `--user-data-dir=${out}-profile`, `--print-to-pdf=${out}.pdf`, `file://${deck.replace(/md$/, 'html')}`]],
    env: {},
  })
  const pdfOnly = ({ name, pdf, env }) => ({ name, pdf, env })
  return [
    deck('deck', [], {}),
    ...(shell ? [pdfOnly(deck('deck, full browser', ['--browser-path', full], {}))] : []),
    ...(existsSync(peer('marp')) ? [marp('Marp', full), ...(shell ? [pdfOnly(marp('Marp, headless shell', shell))] : [])] : []),
    ...(existsSync(peer('reveal-md')) ? [revealMd('reveal-md', full)] : []),
    ...(existsSync(peer('decktape')) ? [decktape('decktape, of what reveal-md made', full)] : []),
    ...(existsSync(peer('slidev')) ? [slidev('Slidev', full)] : []),
    ...(shell ? [floor('the browser alone, bare pages', shell)] : []),
    floor('the browser alone, full, bare pages', full),
    { name: 'bare node', version: () => [process.execPath, ['-e', '0']], env: {} },
  ]
}
