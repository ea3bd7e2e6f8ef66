// Whether the browser runs in its sandbox: always, unless the user says otherwise or the system cannot.

export interface Sandbox {
  on: boolean
  /** what the user should know: it is off, and not by their own choice */
  note: string | null
}

/** @param off the user's `--no-sandbox` @param root whether this is Linux's root, for whom Chromium has no sandbox */
export function chooseSandbox(
  env: Readonly<Record<string, string | undefined>>,
  off: boolean,
  root: boolean = process.platform === 'linux' && process.getuid?.() === 0,
): Sandbox {
  if (off || !['', '0', 'false'].includes(env.CHROME_NO_SANDBOX ?? '')) return { on: false, note: null }
  if (!root) return { on: true, note: null }
  return {
    on: false,
    note: 'As root the browser runs without its sandbox. --no-sandbox or CHROME_NO_SANDBOX=1 makes that your choice and this line go.',
  }
}
