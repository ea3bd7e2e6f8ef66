// Tells what is being done: one line that is redrawn on a terminal, a line a step elsewhere.

export interface Progress {
  step: (doing: string) => void
  /** the step that is under way */
  doing: () => string
  /** takes the line away, so that others can print; the next step brings it back */
  clear: () => void
}

/** @param name what it is about, such as the deck's file */
export function showProgress(name: string, { err, terminal }: { err: (text: string) => void; terminal: boolean }): Progress {
  const started = performance.now()
  let now = 'reading the deck'
  let timer: NodeJS.Timeout | undefined
  const draw = (): void => err(`\r\x1b[K${name}  ${now}  ${((performance.now() - started) / 1000).toFixed(1)} s`)
  return {
    step: (doing) => {
      now = doing
      if (!terminal) return err(`${name}  ${doing}\n`)
      timer ??= setInterval(draw, 100).unref()
      draw()
    },
    doing: () => now,
    clear: () => {
      if (timer) err('\r\x1b[K')
      clearInterval(timer)
      timer = undefined
    },
  }
}
