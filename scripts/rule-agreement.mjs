// Prints how the rules agree with sessions labelled by hand, as docs/method.md has it: npm run -s rule-agreement
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const folder = mkdtempSync(path.join(tmpdir(), 'rule-agreement-'))
const file = path.join(folder, 'table.md')
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs')
const env = { ...process.env, RULE_AGREEMENT: file }
const run = spawnSync(process.execPath, [vitest, 'run', 'test/shared-data/rules.test.ts'], { cwd: root, env })
if (existsSync(file)) process.stdout.write(readFileSync(file))
else console.error('The transcripts are not there: put them into ../shared/data, or say where they are in SHARED_DATA.')
if (run.status !== 0) process.stderr.write(run.stdout)
process.exitCode = run.status === 0 && existsSync(file) ? 0 : 1
rmSync(folder, { recursive: true, force: true })
