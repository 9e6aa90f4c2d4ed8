// The command line: npm run -s cli -- pivot FILE… Builds first where that is needed.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { buildIfNeeded } from './build-if-needed.mjs'

try {
  await buildIfNeeded()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
const cli = path.resolve(import.meta.dirname, '../out/main/cli.js')
// npm goes to the package's folder; file names are meant from where it was called.
const cwd = process.env.INIT_CWD ?? process.cwd()
const child = spawn(process.execPath, [cli, ...process.argv.slice(2)], { cwd, stdio: 'inherit' })
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
