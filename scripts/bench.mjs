// Runs a benchmark: npm run bench:load, or node scripts/bench.mjs load [options]. Bundles it first, as the program is.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { build } from 'vite'

const root = path.resolve(import.meta.dirname, '..')
const [name = '', ...options] = process.argv.slice(2)
if (!/^[a-z0-9-]+$/.test(name)) throw new Error('node scripts/bench.mjs NAME, after a file in test/bench')

// The thread that decodes is a program of its own.
const programs = { [name]: `test/bench/${name}.ts`, decoder: 'src/main/decoder.ts' }
for (const [output, entry] of Object.entries(programs)) {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: entry,
      target: 'node20',
      outDir: 'out/bench',
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: `${output}.js` } },
    },
  })
}
const bench = spawn(process.execPath, [path.join(root, 'out/bench', `${name}.js`), ...options], { stdio: 'inherit' })
bench.on('exit', (code) => process.exit(code ?? 1))
