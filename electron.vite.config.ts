import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const at = (file: string) => path.resolve(import.meta.dirname, file)

// electron-vite would make it './'; app:// and the loopback host both serve from the root.
const absoluteBase: Plugin = { name: 'absolute-base', enforce: 'post', config: () => ({ base: '/' }) }

export default defineConfig({
  main: {
    build: {
      // The browser host and the command line run on plain Node 20, and share chunks with the Electron entry.
      target: 'node20',
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: at('src/main/index.ts'),
          browser: at('src/main/browser.ts'),
          cli: at('src/main/cli.ts'),
          decoder: at('src/main/decoder.ts'),
          // The command line draws as the window does.
          drawing: at('src/renderer/drawing/index.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      // A sandboxed preload cannot be an ES module.
      rolldownOptions: {
        input: { index: at('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [react(), absoluteBase],
    resolve: {
      alias: { 'duckdb-browser-blocking': at('node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser-blocking.mjs') },
    },
    build: {
      // No data: URLs, so that the content security policy needs no exception.
      assetsInlineLimit: 0,
      // The second page prints slides for a host that has no window.
      rolldownOptions: { input: { index: at('src/renderer/index.html'), print: at('src/renderer/print.html') } },
      minify: true,
    },
    worker: { format: 'es' },
  },
})
