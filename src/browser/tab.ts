// A page of a browser: what the outlets do with it, in the protocol's words.
import type { Stage } from '../model/stage.ts'
import { ProtocolError, type Connection, type Session } from './pipe.ts'

export interface Picture {
  type: 'png' | 'jpeg' | 'webp'
  /** of the whole page, in CSS pixels, within what the window shows; otherwise the window */
  clip?: { x: number; y: number; width: number; height: number }
  /** 0 to 100, of JPEG and WebP */
  quality?: number
  /** pack it fast rather than small */
  quick?: boolean
  /** how much larger than in the window the clip is drawn */
  scale?: number
}

export class Page {
  readonly #browser: Connection
  readonly #targetId: string
  readonly session: Session
  /** settles when the page's own process ends: the browser lives on and would let us wait for ever */
  readonly crashed: Promise<void>

  private constructor(browser: Connection, targetId: string, session: Session) {
    this.#browser = browser
    this.#targetId = targetId
    this.session = session
    this.crashed = new Promise((resolve) => session.on('Inspector.targetCrashed', resolve))
  }

  /** @param first the page that the browser started with, where there is one */
  static async open(browser: Connection, first = false): Promise<Page> {
    const { targetInfos } = first ? await browser.send('Target.getTargets') : { targetInfos: [] }
    const { targetId } = targetInfos.find(({ type }) => type === 'page') ?? await browser.send('Target.createTarget', { url: 'about:blank' })
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true })
    return new Page(browser, targetId, browser.session(sessionId))
  }

  close(): Promise<unknown> {
    return this.#browser.send('Target.closeTarget', { targetId: this.#targetId })
  }

  /**
   * Runs in the page a function that needs nothing from outside itself, or a script. What goes in and out is JSON.
   * @throws Error with what was thrown there
   */
  async evaluate<Args extends unknown[], Result>(job: ((...args: Args) => Result) | string, ...args: Args): Promise<Awaited<Result>> {
    const expression = typeof job === 'string' ? job : `(${String(job)})(${args.map((arg) => JSON.stringify(arg)).join(', ')})`
    const { result, exceptionDetails: thrown } = await this.session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    if (thrown) throw new Error(thrown.exception?.description ?? thrown.text)
    return result.value as Awaited<Result>
  }

  /** Returns when the document at an address is there; what it asks for may still be on its way. */
  async goTo(url: string): Promise<void> {
    // the page's process may be another one after it: an order that the old one has not carried out by then is lost
    await this.session.send('Page.enable')
    const { errorText } = await this.session.send('Page.navigate', { url })
    if (errorText) throw new ProtocolError(errorText)
  }

  /** @param deviceScaleFactor pixels of a picture in a CSS pixel */
  async setViewport({ width, height, deviceScaleFactor }: Stage & { deviceScaleFactor: number }): Promise<void> {
    await this.session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false })
  }

  async addStyle(css: string): Promise<void> {
    await this.evaluate((css) => { document.head.append(Object.assign(document.createElement('style'), { textContent: css })) }, css)
  }

  /** Its bytes in base64. */
  async takePicture({ type, clip, quality, quick = false, scale = 1 }: Picture): Promise<string> {
    const { data } = await this.session.send('Page.captureScreenshot', {
      format: type, optimizeForSpeed: quick,
      ...(quality === undefined ? {} : { quality }), ...(clip ? { clip: { ...onPixels(clip), scale } } : {}),
    })
    return data
  }

  /** The page as a tagged PDF with an outline. @param size of a sheet where the page does not say, in CSS pixels */
  async print({ width, height }: Stage): Promise<Uint8Array> {
    const { data } = await this.session.send('Page.printToPDF', {
      paperWidth: width / pixelsPerInch, paperHeight: height / pixelsPerInch, preferCSSPageSize: true,
      marginTop: 0, marginBottom: 0, marginLeft: 0, marginRight: 0,
      printBackground: true, generateTaggedPDF: true, generateDocumentOutline: true,
    })
    return Buffer.from(data, 'base64')
  }
}

const pixelsPerInch = 96

/** A picture whose edge lies between pixels would have a pale one. */
function onPixels({ x, y, width, height }: NonNullable<Picture['clip']>): NonNullable<Picture['clip']> {
  const [left, top] = [Math.round(x), Math.round(y)]
  return { x: left, y: top, width: Math.round(width + x - left), height: Math.round(height + y - top) }
}
