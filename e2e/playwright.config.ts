// End to end: the real command, a real browser.
import { defineConfig } from '@playwright/test'
import { findTestBrowser } from './deck.ts'

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  // two cores: more workers make the timings in a page meaningless
  workers: 2,
  fullyParallel: false,
  // a busy machine is no defect; what hangs is found all the same
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  outputDir: '../test-results',
  snapshotPathTemplate: '{testDir}/looks/{arg}{ext}',
  use: {
    viewport: { width: 1280, height: 720 },
    launchOptions: {
      executablePath: findTestBrowser(),
      // as root Chromium has no sandbox of its own
      chromiumSandbox: process.getuid?.() !== 0,
      args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'],
    },
  },
})
