import path from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

/** Folders whose tests call code directly; the others start programs. */
const LIBRARIES = 'test/{core,engine,renderer,conformance}/**'

export default defineConfig({
  test: {
    // The real engine starts, and the real program is built and run.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // The real module is a downloader; whoever imports it outside of Electron should hear of it at once.
    alias: [
      { find: /^electron(\/.*)?$/, replacement: path.resolve(import.meta.dirname, 'test/support/no-electron.ts') },
    ],
    // So that a stand-in for electron reaches the built program too.
    server: { deps: { inline: [/\/out\/main\//] } },
    projects: [
      {
        extends: true,
        test: {
          name: 'libraries',
          // Nothing in these folders outlives a test, so that the engine need not be compiled anew for every file.
          isolate: false,
          include: [`${LIBRARIES}/*.test.{ts,tsx}`],
        },
      },
      {
        extends: true,
        test: {
          name: 'programs',
          include: ['test/**/*.test.{ts,tsx}'],
          // test/app drives the built app in a browser, with Playwright.
          exclude: [...configDefaults.exclude, LIBRARIES, 'test/app/**'],
        },
      },
    ],
  },
})
