/** The program in Electron: `playwright test -c test/electron`. Needs Electron's binary and, on Linux, a display. */
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: 'electron.spec.ts',
  timeout: 60_000,
  workers: 1,
  forbidOnly: true,
  outputDir: '../../test-results/electron',
  reporter: [['list'], ['../support/skip-reporter.ts']],
})
