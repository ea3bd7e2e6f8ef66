// The fonts that a frame's first slide does without come once it is shown.

/** ms that other slides wait for their fonts, as long as browsers wait for one */
const atMost = 3000

export function loadLaterFonts(): void {
  const sheet = document.querySelector<HTMLLinkElement>('link[rel=stylesheet][disabled]')
  if (!sheet) return
  const show = (): void => { delete document.documentElement.dataset.fonts }
  sheet.addEventListener('load', show)
  sheet.addEventListener('error', show)
  const ask = (): void => {
    setTimeout(show, atMost)
    sheet.disabled = false
  }
  // what is asked for before would hold up the frame's own load event, and the page that waits for it
  if (document.readyState === 'complete') ask()
  else addEventListener('load', ask)
}
