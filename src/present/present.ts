// Presents a talk: serves it at once, live as soon as there is time, and follows the edits of its source.
import { Failure } from '../model/failure.ts'
import { liveEvents } from '../model/events.ts'
import type { OpenedDeck } from '../project/open.ts'
import { packageFolder } from '../project/package.ts'
import { formatReport } from '../report/report.ts'
import { isOwnMachine } from './guard.ts'
import { listen } from './listen.ts'
import { makeMender } from './mend.ts'
import { makeServer } from './server.ts'
import { catchUp, compareLook, editTalk, makeTalk, missTalk, problemsOf, type Edit, type ReadableDeck } from './talk.ts'
import { startVite, type Live } from './vite.ts'
import { watchFiles } from './watch.ts'

export interface PresentOptions {
  host: string
  /** the first port that is tried */
  port: number
  /** reads the deck anew, after an edit of the one given; absent where its text cannot change */
  reopen?: (before: OpenedDeck) => Promise<OpenedDeck>
  /** the file that pages on this machine may mend, absolute, plain text; they may not where the talk is open to the network */
  mend?: string
}

type Reopen = NonNullable<PresentOptions['reopen']>

export interface PresentIo {
  /** a line about an edit, and what is wrong with the deck */
  err: (text: string) => void
  color: boolean
}

export interface Presenting {
  /** address of the talk, with a slash at the end */
  url: string
  port: number
  close: () => Promise<void>
}

/** ms without a request after which what the first slide does not need is started */
const calm = 250
/** ms after an edit in which the next one goes first */
const pause = 150
/** how often an edit is gone through before the first one */
const rehearsals = 4
/** ms that vite may take to let go */
const patience = 2000

/**
 * Serves a deck until it is closed. Answers before it returns; vite is loaded when the first page has its files.
 * @throws Failure when it cannot listen
 */
export async function present(opened: ReadableDeck, { host, port, reopen, mend }: PresentOptions, io: PresentIo): Promise<Presenting> {
  let talk = makeTalk(opened)
  // the one whose style sheet the pages have
  let dressed = talk
  let dressing: NodeJS.Timeout | undefined
  let live: Promise<Live> | undefined
  let timer: NodeJS.Timeout | undefined
  let closed = false

  const start = (): Promise<Live> => {
    clearTimeout(timer)
    return (live ??= startLive())
  }
  const startLive = async (): Promise<Live> => {
    const vite = await startVite(server, `${packageFolder()}/dist/client`, [host])
    vite.on(liveEvents.hello, (answer) => {
      answer(liveEvents.update, catchUp(talk))
      answer(liveEvents.problems, problemsOf(talk))
      if (mender) answer(liveEvents.mend, mender.offer(talk.source))
    })
    if (reopen) void rehearse(reopen)
    return vite
  }
  /** Goes through edits that change nothing while nobody waits: the engine is slow with what it has not run before. */
  const rehearse = async (reopen: Reopen): Promise<void> => {
    for (let round = 0; round < rehearsals && !closed; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, calm).unref())
      await reopen(talk.opened).then((next) => editTalk(talk, next)).catch(() => {})
    }
  }
  // the first slide has right of way: loading vite would hold up its pictures and fonts
  const wait = (): void => {
    if (live) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      start().catch((error: Error) => io.err(`The talk is shown, but edits will not be: ${error.message}\n`))
    }, calm)
  }
  const mender = mend !== undefined && isOwnMachine(host) ? makeMender(mend) : null
  const server = makeServer({ files: () => talk.files(), folder: opened.folder, host, live: start, busy: wait, mend: mender?.answer })
  talk.files()
  const taken = await listen(server, host, port)
  wait()

  const tell = (event: string, data: unknown): void => void live?.then((vite) => vite.send(event, data)).catch(() => {})
  const follow = reopen && followEdits(reopen)
  const watching = follow && watchFiles(opened.watch, follow)

  /** Reads the deck anew at each call, one at a time; the last call is never missed. */
  function followEdits(reopen: Reopen): () => void {
    let running = false
    let again = false
    const follow = async (): Promise<void> => {
      again = true
      if (running) return
      running = true
      while (again) {
        again = false
        await edit(reopen)
      }
      running = false
    }
    return () => void follow()
  }

  async function edit(reopen: Reopen): Promise<void> {
    const started = performance.now()
    const before = talk
    const { talk: next, update, summary } = await readAgain(reopen)
    if (closed) return
    const report = formatReport(next.diagnostics, next.source, { color: io.color })
    const reported = formatReport(before.diagnostics, before.source, { color: io.color })
    talk = next
    if (update) tell(liveEvents.update, update)
    if (mender && next.source !== before.source) tell(liveEvents.mend, mender.offer(next.source))
    if (report !== reported) tell(liveEvents.problems, problemsOf(next))
    const took = Math.round(performance.now() - started)
    if (summary !== null) io.err(`${clock()}  ${summary}  ${took} ms\n`)
    if (report !== reported) io.err(report === '' ? `${clock()}  nothing wrong any more\n` : report)
    watching!.watch(next.opened.watch)
    if (next.opened === before.opened) return
    clearTimeout(dressing)
    dressing = setTimeout(dress, pause)
  }

  /** The style sheet names the fonts that the text needs: almost always the same, so the slides do not wait for it. */
  function dress(): void {
    const { talk: next, css } = compareLook(dressed, talk)
    talk = next
    dressed = next
    if (css === null) return
    tell(liveEvents.update, { ...catchUp(talk), slides: talk.slides().map(({ id, section, line }) => ({ id, section, line })), css })
    io.err(`${clock()}  the look changed\n`)
  }

  /** A file that is missing or empty is most often one that is just being saved: it is given a moment. */
  async function readAgain(reopen: Reopen): Promise<Edit> {
    for (const last of [false, true]) {
      try {
        const next = await reopen(talk.opened)
        if (last || next.source.text !== '') return editTalk(talk, next)
      } catch (error) {
        // a talk that is on the screen goes on, whatever happens to its source
        if (last || !(error instanceof Failure)) return missTalk(talk, error as Error)
      }
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    throw new Error('unreachable')
  }

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}/`,
    port: taken,
    async close() {
      closed = true
      clearTimeout(timer)
      clearTimeout(dressing)
      watching?.close()
      const free = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      const vite = live?.then((vite) => vite.close()).catch(() => {})
      let late: NodeJS.Timeout | undefined
      await Promise.race([Promise.all([free, vite]), new Promise((resolve) => { late = setTimeout(resolve, patience) })])
      clearTimeout(late)
    },
  }
}

/** 14:03:11 */
const clock = (): string => new Date().toTimeString().slice(0, 8)
