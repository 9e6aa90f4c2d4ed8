// Prints how other tools count their own fixtures beside how we do: npm run -s compare-peers
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const folder = mkdtempSync(path.join(tmpdir(), 'compare-peers-'))
const file = path.join(folder, 'table.md')
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs')
const env = { ...process.env, COMPARE_PEERS: file }
const run = spawnSync(process.execPath, [vitest, 'run', 'test/shared-data/peers.test.ts'], { cwd: root, env })
if (existsSync(file)) process.stdout.write(readFileSync(file))
else console.error('The fixtures are not there: put them into ../shared/data, or say where they are in SHARED_DATA.')
if (run.status !== 0) process.stderr.write(run.stdout)
process.exitCode = run.status === 0 && existsSync(file) ? 0 : 1
rmSync(folder, { recursive: true, force: true })
