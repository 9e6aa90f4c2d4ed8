/** The built program in a real Chromium, served by the browser host: `npm run test:app`. */
import { defineConfig } from '@playwright/test'
import { findBrowser } from '../../scripts/ensure-browser.mjs'

const executablePath = findBrowser()
if (!executablePath) throw new Error('There is no Chromium here: run node scripts/ensure-browser.mjs first.')

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  // Steps that take a Chromium a second here can take a loaded machine many.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  workers: 1,
  forbidOnly: true,
  retries: 0,
  outputDir: '../../test-results/app',
  reporter: [['list'], ['../support/skip-reporter.ts']],
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath,
      args: [
        // Root, as in containers, has no sandbox to use.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ],
    },
  },
})
