// How long the talk has run.

/** Seconds as `0:07`, `12:34`, `1:02:03`. */
export function elapsed(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const pad = (number: number): string => String(number).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`
}

export interface Timer {
  /** starts it, where it does not run already */
  start: () => void
  reset: () => void
  seconds: () => number
}

/** A timer that survives a reload of its page, where the page may store anything. */
export function makeTimer(key: string, now: () => number = Date.now): Timer {
  let since = Number(stored(() => sessionStorage.getItem(key))) || null
  const keep = (): void => void stored(() => {
    if (since === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, String(since))
  })
  return {
    start() {
      since ??= now()
      keep()
    },
    reset() {
      since = null
      keep()
    },
    seconds: () => (since === null ? 0 : (now() - since) / 1000),
  }
}

function stored<T>(use: () => T): T | null {
  try {
    return use()
  } catch {
    return null
  }
}
