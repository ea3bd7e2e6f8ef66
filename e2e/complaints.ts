import type { Page } from '@playwright/test'

/** What the browser complains of from now on, in the page and its frames: errors and warnings; the list grows. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return complaints
}
