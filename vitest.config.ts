import path from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // The real engine starts, and the real program is built and run.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    include: ['test/**/*.test.{ts,tsx}'],
    // These drive the built app in a browser, with Playwright.
    exclude: [...configDefaults.exclude, 'test/app/**'],
    // The real module is a downloader; whoever imports it outside of Electron should hear of it at once.
    alias: [
      { find: /^electron(\/.*)?$/, replacement: path.resolve(import.meta.dirname, 'test/support/no-electron.ts') },
    ],
    // So that a stand-in for electron reaches the built program too.
    server: { deps: { inline: [/\/out\/main\//] } },
  },
})
